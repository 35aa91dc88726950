"""The contents of a library: its catalog arranged by region, from which a reader takes only what it shows.

The file is derived from the catalog and belongs to one state of it. Its first line is the head: which catalog it is
of, the provinces, and where everything else begins and ends, counted from behind the head. Then come the blocks, one a
line: the catalog's documents of the reports that one region code and path have, newest first; then the regions in each
province, one line for each; the last line has every report's mark. Without this file, or with one of another catalog,
a library is read from its catalog whole.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cached_property, partial
from itertools import groupby
from pathlib import Path
from threading import Lock
from typing import Any, BinaryIO
from weakref import finalize

import orjson

from store.library.catalog import FORMAT, Record, no_catalog, read_catalog, record_from
from store.library.whole import WholeCatalog
from store.regions import CatalogEntry, RegionNode, in_order

CONTENTS = "contents.jsonl"
CONTENTS_FORMAT = (FORMAT, 1)
"""The versions of the documents in it and of its own arrangement; others are not read."""

_BROKEN = (OSError, ValueError, KeyError, TypeError, AttributeError, IndexError)
_AT_ONCE = 1 << 18
"""Bytes by which the head is read: of a whole country, it is read in one go."""

_Place = tuple[int, int]
"""Where something stands behind the head: its first byte, and how many there are."""


class Contents:
    """The catalog as it was when this was opened, whatever is written meanwhile, read as far as it is asked for.

    What of the file cannot be read is taken from the catalog, which is read whole then; that raises LibraryDamaged or
    LibraryMissing where it cannot be.
    """

    def __init__(self, folder: Path, file: BinaryIO, head: dict[str, Any], start: int) -> None:
        self.count: int = head["reports"]
        self._folder = folder
        self._file = file
        self._start = start
        self._codes: list[str] = head["codes"]
        self._blocks: list[int] = head["blocks"]
        self._provinces: list[tuple[str, int, list[int], _Place]] = head["provinces"]
        self._marks: _Place = head["marks"]
        self._read: dict[int, dict[str, Record]] = {}
        self._reading = Lock()
        finalize(self, file.close)

    @classmethod
    def open(cls, folder: Path, stamp: tuple[int, ...]) -> "Contents | None":
        """The contents of the catalog with this stamp; None where there are none that can be read."""
        try:
            file = (folder / CONTENTS).open("rb", buffering=_AT_ONCE)
        except OSError:
            return None
        try:
            line = file.readline()
            head = orjson.loads(line)
            if tuple(head["format"]) == CONTENTS_FORMAT and tuple(head["catalog"]) == stamp:
                return cls(folder, file, head, len(line))
        except _BROKEN:
            pass
        file.close()
        return None

    def record(self, report: str) -> Record | None:
        """What the catalog holds of a report; None where there is none of this id."""
        try:
            code = family(report)
            numbers = range(bisect_left(self._codes, code), bisect_right(self._codes, code))
            return next((block[report] for block in map(self._block, numbers) if report in block), None)
        except _BROKEN:
            return self._whole.record(report)

    def records(self) -> tuple[Record, ...]:
        """All of them, as they came."""
        return self._whole.records()

    def in_order(self) -> Iterator[CatalogEntry]:
        """Every report, by region code, newest first; what is read for it is not kept."""
        for code, numbered in groupby(enumerate(self._codes), lambda numbered: numbered[1]):
            try:
                blocks = [self._fresh(number) for number, _ in numbered]
                entries = in_order(record.entry for block in blocks for record in block.values())
            except _BROKEN:
                yield from (entry for entry in self._whole.in_order() if _code(entry) >= code)
                return
            yield from entries

    def tree(self) -> tuple[RegionNode, ...]:
        """The regions that reports are of; their reports are read when they are first asked for."""
        return tuple(
            RegionNode((name,), count, partial(self._reports, (name,), blocks), partial(self._below, (name,), place))
            for name, count, blocks, place in self._provinces
        )

    def marks(self) -> dict[str, str]:
        """Every report's mark by its id."""
        try:
            marks: dict[str, str] = orjson.loads(self._bytes(*self._marks))
            return dict(marks)
        except _BROKEN:
            return self._whole.marks()

    def _below(self, province: tuple[str, ...], place: _Place) -> tuple[RegionNode, ...]:
        try:
            return self._nodes(province, orjson.loads(self._bytes(*place)))
        except _BROKEN:
            return next((node.children for node in self._whole.tree() if node.path == province), ())

    def _nodes(self, above: tuple[str, ...], written: list[Any]) -> tuple[RegionNode, ...]:
        nodes = []
        for name, count, blocks, below in written:
            path = (*above, name)
            nodes.append(
                RegionNode(path, count, partial(self._reports, path, blocks), partial(self._nodes, path, below))
            )
        return tuple(nodes)

    def _reports(self, path: tuple[str, ...], blocks: list[int]) -> tuple[CatalogEntry, ...]:
        try:
            return tuple(record.entry for number in blocks for record in self._block(number).values())
        except _BROKEN:
            own = (entry for entry in self._whole.in_order() if entry.report.region)
            return tuple(entry for entry in own if entry.report.region and entry.report.region.path == path)

    def _block(self, number: int) -> dict[str, Record]:
        if number not in self._read:
            self._read[number] = self._fresh(number)
        return self._read[number]

    def _fresh(self, number: int) -> dict[str, Record]:
        first, end = self._blocks[number : number + 2]
        records = map(record_from, orjson.loads(self._bytes(first, end - first)))
        return {record.entry.id: record for record in records}

    def _bytes(self, first: int, length: int) -> bytes:
        # A search in its own thread asks for reports too.
        with self._reading:
            self._file.seek(self._start + first)
            return self._file.read(length)

    @cached_property
    def _whole(self) -> WholeCatalog:
        records = read_catalog(self._folder)
        if records is None:
            raise no_catalog(self._folder)
        return WholeCatalog(records)


def family(report: str) -> str:
    """What the ids of a region's reports begin with."""
    return report.partition("-")[0]


def _code(entry: CatalogEntry) -> str:
    return entry.report.region.code if entry.report.region else ""
