"""Documents on disk: UTF-8 JSON that is replaced whole or not at all."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import orjson

from store.errors import LibraryDamaged, LibraryMissing
from store.replacing import replace_file

Tables = dict[str, dict[str, Any]]


class DocumentStorage:
    """TinyDB's tables in one JSON file, which a reader finds as it was before or after a write, never between.

    TinyDB takes it as a storage; it does not derive from TinyDB's, which a launch would have to import.
    """

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
        replace_file(self.path, tables_bytes(data))

    def close(self) -> None:
        """Nothing is held open."""


def tables_bytes(tables: Mapping[str, Mapping[str, Any]]) -> bytes:
    """The tables as they stand in a file."""
    return orjson.dumps(tables, option=orjson.OPT_NON_STR_KEYS)


def _is_tables(tables: object) -> bool:
    return isinstance(tables, dict) and all(
        isinstance(table, dict) and all(isinstance(document, dict) for document in table.values())
        for table in tables.values()
    )
