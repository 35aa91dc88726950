"""A folder with the bulk export of a library: the two indexes' mappings, and their documents in files of a size that a
server takes in one request."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import orjson

from store.errors import ExportUnwritable
from store.export.bulk import Action, bulk_lines, index_name
from store.export.mappings import Table, opensearch_index, quickwit_index
from store.export.records import Record

PART_SIZE = 8_000_000
"""Bytes that a file may have: OpenSearch advises requests of 5 to 15 MB, Quickwit takes none above 10 MB."""


@dataclass(frozen=True, slots=True)
class Part:
    """A file that was written: its size in bytes, and how many documents are in it, None in a mapping."""

    path: Path
    size: int
    documents: int | None = None


class BulkFolder:
    """Takes records one by one and keeps no more of them than one file's worth a table.

    A file appears under its name when it is whole; `finish` writes the last ones and takes away those that an earlier
    export left over.
    """

    def __init__(self, folder: Path, prefix: str, action: Action = Action.INDEX, part_size: int = PART_SIZE) -> None:
        self._folder = folder
        self._prefix = prefix
        self._action = action
        self._part_size = part_size
        self._pending: dict[Table, list[bytes]] = {table: [] for table in Table}
        self._sizes: dict[Table, int] = dict.fromkeys(Table, 0)
        self._written: dict[Table, int] = dict.fromkeys(Table, 0)
        with _refusing(folder):
            folder.mkdir(parents=True, exist_ok=True)

    def mappings(self) -> Iterator[Part]:
        """Writes what makes the indexes: of each table one file for OpenSearch and one for Quickwit."""
        import yaml

        for table in Table:
            name = index_name(self._prefix, table)
            body = orjson.dumps(opensearch_index(table), option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)
            config = yaml.safe_dump(quickwit_index(table, name), allow_unicode=True, sort_keys=False)
            yield self._write(f"{name}.opensearch.json", body)
            yield self._write(f"{name}.quickwit.yaml", config.encode())

    def add(self, record: Record) -> Iterator[Part]:
        """Takes a record; the file that it filled up, if it did."""
        lines = bulk_lines(record, self._prefix, self._action)
        pending = self._pending[record.table]
        if pending and self._sizes[record.table] + len(lines) > self._part_size:
            yield self._flush(record.table)
        pending.append(lines)
        self._sizes[record.table] += len(lines)

    def finish(self) -> Iterator[Part]:
        """The last files, none where all were full."""
        for table in Table:
            if self._pending[table]:
                yield self._flush(table)
        with _refusing(self._folder):
            for table in Table:
                self._clear(table)

    def _flush(self, table: Table) -> Part:
        pending = self._pending[table]
        self._written[table] += 1
        part = self._write(self._part_name(table, self._written[table]), b"".join(pending), len(pending))
        pending.clear()
        self._sizes[table] = 0
        return part

    def _write(self, name: str, data: bytes, documents: int | None = None) -> Part:
        path = self._folder / name
        beside = path.with_name(f".{name}.{os.getpid()}.tmp")
        with _refusing(path):
            try:
                beside.write_bytes(data)
                beside.replace(path)
            except BaseException:
                with suppress(OSError):
                    beside.unlink(missing_ok=True)
                raise
        return Part(path, len(data), documents)

    def _clear(self, table: Table) -> None:
        number = self._written[table] + 1
        while (path := self._folder / self._part_name(table, number)).exists():
            path.unlink()
            number += 1

    def _part_name(self, table: Table, number: int) -> str:
        return f"{index_name(self._prefix, table)}-{number:05}.ndjson"


@contextmanager
def _refusing(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise ExportUnwritable("export-unwritable", path=path, why=error.strerror or error) from error
