"""Writing what is taken along into files: whole or not at all, and never over another."""

import errno
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path
from secrets import token_hex
from unicodedata import normalize

from store.errors import ExportUnwritable
from store.taking.cleaning import clean_line
from store.taking.formats import Format
from store.taking.taken import Taken

_FORBIDDEN = re.compile(r'[<>:"/\\|?*\s]+')
_RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)", re.IGNORECASE)
_LONGEST_NAME = 120
"""Bytes of a name without its suffix: encrypted folders leave 143 for all of it."""
_NAMELESS = "duibiao"
_NO_LINKS = frozenset({errno.EPERM, errno.EOPNOTSUPP, errno.ENOTSUP, errno.ENOSYS, errno.EACCES, errno.EMLINK})
"""What file systems answer that know no hard links: exFAT, some shares."""


def write_taken(taken: Taken, form: Format, to: Path, language: str) -> Path:
    """Writes it in a format and tells where. `to` is a folder that exists, in which a file is named after it, or else
    the file's own path; its folder is made. Where the name is given already it becomes name-2, name-3 …

    ExportUnwritable where it cannot be written; nothing is left behind then.
    """
    with _refusing(to):
        wanted = to / file_name(taken.name, form.suffix) if to.is_dir() else to
    return write_bytes(form.write(taken, language), wanted)


def write_bytes(data: bytes, wanted: Path) -> Path:
    """Writes a file that appears whole, under the path or one numbered after it where it is given already; the path.
    ExportUnwritable as `write_taken`."""
    beside = wanted.with_name(f".{token_hex(6)}.tmp")
    with _refusing(wanted):
        wanted.parent.mkdir(parents=True, exist_ok=True)
        try:
            with beside.open("xb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            return next(path for path in _numbered(wanted) if _put(beside, path))
        finally:
            with suppress(OSError):
                beside.unlink(missing_ok=True)


def file_name(name: str, suffix: str) -> str:
    """A file's name that every file system takes and that keeps its Chinese: without blanks and marks that some
    forbid, not hidden, no device of Windows, not too long, and never empty."""
    plain = _FORBIDDEN.sub("-", normalize("NFC", clean_line(name)))
    plain = _shortened(plain.strip(".- "), _LONGEST_NAME).strip(".- ")
    try:
        os.fsencode(plain)
    except UnicodeEncodeError:
        plain = plain.encode("ascii", "ignore").decode().strip(".- ")
    if not plain or _RESERVED.match(plain):
        plain = f"{_NAMELESS}-{plain}".rstrip("-")
    return plain + suffix


@contextmanager
def _refusing(path: Path) -> Iterator[None]:
    try:
        yield
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) and error.strerror else error
        raise ExportUnwritable("taken-unwritable", path=path, why=why) from error


def _put(written: Path, path: Path) -> bool:
    """Gives a written file its name; whether it was still to be had."""
    try:
        # Unlike renaming, linking never takes the place of what another program has just put there.
        path.hardlink_to(written)
    except FileExistsError:
        return False
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        return _put_by_renaming(written, path)
    return True


def _put_by_renaming(written: Path, path: Path) -> bool:
    try:
        path.touch(exist_ok=False)
    except FileExistsError:
        return False
    try:
        written.replace(path)
    except OSError:
        path.unlink(missing_ok=True)
        raise
    return True


def _numbered(path: Path) -> Iterator[Path]:
    yield path
    yield from (path.with_name(f"{path.stem}-{number}{path.suffix}") for number in count(2))


def _shortened(text: str, longest: int) -> str:
    return text.encode("utf-8")[:longest].decode("utf-8", "ignore")
