"""Files that are replaced whole or not at all."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from store.errors import LibraryUnwritable

_UNFINISHED = ".tmp"


def replace_file(
    path: Path, data: bytes, *, lasting: bool = True, like: Path | None = None, mode: int | None = None
) -> None:
    """Writes beside the file, flushes to disk and renames into place; LibraryUnwritable leaves the old file alone.

    The new file keeps the old one's permissions, or gets those of the file it is to be `like`; where there is none,
    what the umask allows; a `mode` that is given goes before all of these. Where it need not outlast a power cut (not
    `lasting`), nothing is waited for.
    """
    beside = path.with_name(f".{path.name}.{os.getpid()}{_UNFINISHED}")
    with refusing(path):
        try:
            with beside.open("wb") as file:
                with suppress(FileNotFoundError):
                    beside.chmod((like or path).stat().st_mode & 0o777 if mode is None else mode)
                file.write(data)
                if lasting:
                    file.flush()
                    os.fsync(file.fileno())
            beside.replace(path)
        except BaseException:
            beside.unlink(missing_ok=True)
            raise
        if lasting:
            flush_folder(path.parent)


def is_unfinished(name: str, of: str = "") -> bool:
    """Whether a file of this name is what a killed process left of replacing a file, or of the file `of` alone. Only
    who holds the lock on the replaced file can tell it from one that another process is writing."""
    return name.startswith(f".{of}") and name.endswith(_UNFINISHED)


def flush_folder(folder: Path) -> None:
    """Makes renames and removals in the folder last through a power cut, where the file system can promise it."""
    # Windows cannot open folders and some network file systems refuse to flush them; the rename holds without it.
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


@contextmanager
def refusing(document: Path) -> Iterator[None]:
    """Turns what disk or permissions refuse within into LibraryUnwritable, naming the document."""
    try:
        yield
    except OSError as error:
        raise LibraryUnwritable("document-unwritable", document=document, why=error.strerror or error) from error
