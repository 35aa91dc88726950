"""Documents on disk: UTF-8 JSON that is replaced whole or not at all."""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import orjson
from tinydb.storages import Storage

from store.errors import LibraryDamaged, LibraryMissing, LibraryUnwritable

Tables = dict[str, dict[str, Any]]


class DocumentStorage(Storage):
    """TinyDB's tables in one JSON file, which a reader finds as it was before or after a write, never between."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def read(self) -> Tables | None:
        """The tables; None where there is no file. LibraryDamaged where the file is no JSON of tables,
        LibraryMissing where it may not be read."""
        try:
            data = self.path.read_bytes()
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as error:
            raise LibraryMissing("document-unreadable", document=self.path, why=error.strerror) from error
        try:
            tables: Tables = orjson.loads(data)
        except orjson.JSONDecodeError as error:
            raise LibraryDamaged("document-no-json", document=self.path) from error
        if not _is_tables(tables):
            raise LibraryDamaged("document-no-tables", document=self.path)
        return tables

    def write(self, data: Mapping[str, Mapping[str, Any]]) -> None:
        """Puts the tables in the file's place; LibraryUnwritable where disk or permissions refuse."""
        replace_file(self.path, orjson.dumps(data, option=orjson.OPT_NON_STR_KEYS))


def replace_file(path: Path, data: bytes) -> None:
    """Writes beside the file, flushes to disk and renames into place; LibraryUnwritable leaves the old file alone.

    The new file keeps the old one's permissions; a first one gets what the umask allows.
    """
    beside = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    with refusing(path):
        try:
            with beside.open("wb") as file:
                with suppress(FileNotFoundError):
                    beside.chmod(path.stat().st_mode & 0o777)
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            beside.replace(path)
        except BaseException:
            beside.unlink(missing_ok=True)
            raise
        flush_folder(path.parent)


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


def _is_tables(tables: object) -> bool:
    return isinstance(tables, dict) and all(
        isinstance(table, dict) and all(isinstance(document, dict) for document in table.values())
        for table in tables.values()
    )
