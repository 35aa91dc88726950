"""One writer at a time: a lock that the system lets go of when its holder dies, and a note that says who holds it."""

import os
import platform
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

from store.errors import LibraryBusy, LibraryUnwritable

LOCK = ".lock"
NOTE = ".writer.json"


@contextmanager
def writer_lock(folder: Path, patience: float = 0.0) -> Iterator[None]:
    """Holds the library's writer lock; LibraryBusy if another still holds it after `patience` seconds,
    LibraryUnwritable where the folder may not be written."""
    from filelock import FileLock, Timeout

    lock = FileLock(folder / LOCK, timeout=patience, thread_local=False)
    try:
        lock.acquire()
    except Timeout as error:
        raise _busy(folder) from error
    except OSError as error:
        raise LibraryUnwritable("library-unwritable", folder=folder, why=error.strerror) from error
    try:
        with _noted(folder / NOTE):
            yield
    finally:
        lock.release()


@contextmanager
def _noted(note: Path) -> Iterator[None]:
    try:
        _write_note(note)
        yield
    finally:
        with suppress(OSError):
            note.unlink()


def _write_note(note: Path) -> None:
    import getpass

    import orjson

    from store.replacing import replace_file

    try:
        user = getpass.getuser()
    except (OSError, KeyError):  # an account without a name, as in some containers
        user = str(os.getuid()) if hasattr(os, "getuid") else "?"
    since = datetime.now().astimezone().strftime("%Y-%m-%d %H:%M")
    replace_file(
        note, orjson.dumps({"pid": os.getpid(), "user": user, "host": platform.node() or "localhost", "since": since})
    )


def _busy(folder: Path) -> LibraryBusy:
    import orjson

    try:
        holder = orjson.loads((folder / NOTE).read_bytes())
        facts = {key: holder[key] for key in ("pid", "user", "host", "since")}
    except (OSError, ValueError, KeyError, TypeError):
        return LibraryBusy("library-busy-unknown", folder=folder)
    return LibraryBusy("library-busy", folder=folder, **facts)
