"""Arranging a library's catalog by region, as its contents."""

import time
from collections.abc import Collection, Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

import orjson

from store.errors import LibraryUnwritable
from store.library.catalog import CATALOG, Record, catalog_stamp, mark_of_record, record_document
from store.library.contents import CONTENTS, CONTENTS_FORMAT, Contents, family
from store.regions import CatalogEntry, RegionNode, in_order, region_tree
from store.replacing import replace_file

_REST = 20
"""How many times as long as the last writing took the next one is put off: it must not hold up a load of thousands."""

_Key = tuple[str, tuple[str, ...]]
"""What the reports of a block share: the code and the path of their region."""


class Arranging:
    """Writes the contents of a library after its catalog, which lists `records` now; at the latest when a writer
    ends."""

    def __init__(self, folder: Path, records: Iterable[Record]) -> None:
        self._folder = folder
        self._listed: Collection[Record] = tuple(records)
        self._stamp = catalog_stamp(folder)
        self._rested = 0.0

    def begin(self) -> None:
        """Takes the contents away before the catalog is replaced: none are better than another catalog's."""
        with suppress(OSError):
            (self._folder / CONTENTS).unlink(missing_ok=True)

    def follow(self, records: Collection[Record]) -> None:
        """The catalog was replaced and lists these records now."""
        self._listed, self._stamp = records, catalog_stamp(self._folder)
        if time.monotonic() >= self._rested:
            self.settle()

    def settle(self) -> None:
        """Writes the contents where there are none of this catalog; what refuses them is passed over, for nothing
        depends on them."""
        # A writer that was interrupted may have replaced the catalog without coming to tell.
        if catalog_stamp(self._folder) != self._stamp or Contents.open(self._folder, self._stamp) is not None:
            return
        began = time.monotonic()
        with suppress(LibraryUnwritable, OSError):
            write_contents(self._folder, self._listed)
        ended = time.monotonic()
        self._rested = ended + _REST * (ended - began)


def write_contents(folder: Path, records: Iterable[Record]) -> None:
    """Writes the contents of the catalog as it stands, which has to list these records; LibraryUnwritable where disk or
    permissions refuse."""
    by_id = {record.entry.id: record for record in records}
    entries = in_order(record.entry for record in by_id.values())
    gathered: dict[_Key, list[CatalogEntry]] = {}
    for entry in entries:
        gathered.setdefault(_key(entry), []).append(entry)
    if any(family(entry.id) != code for (code, _), block in gathered.items() for entry in block):
        # A report whose id does not begin with its region's code, as no writer makes them, would not be found.
        return
    numbers: dict[tuple[str, ...], list[int]] = {}
    for number, (_, path) in enumerate(gathered):
        numbers.setdefault(path, []).append(number)
    lines = _Lines()
    blocks = [lines.add([record_document(by_id[entry.id]) for entry in block])[0] for block in gathered.values()]
    blocks.append(lines.length)
    provinces = [
        (province.name, province.count, numbers.get(province.path, ()), lines.add(_below(province, numbers)))
        for province in region_tree(entries)
    ]
    head = {
        "format": CONTENTS_FORMAT,
        "catalog": catalog_stamp(folder),
        "reports": len(entries),
        "codes": [code for code, _ in gathered],
        "blocks": blocks,
        "provinces": provinces,
        "marks": lines.add({entry.id: mark_of_record(by_id[entry.id]) for entry in entries}),
    }
    # Whoever finds this file torn after a power cut reads the catalog instead: no need to wait for the disk.
    data = b"".join((orjson.dumps(head), b"\n", *lines))
    replace_file(folder / CONTENTS, data, lasting=False, like=folder / CATALOG)


class _Lines(list[bytes]):
    """The lines behind the head."""

    length = 0

    def add(self, content: object) -> tuple[int, int]:
        """Adds a line; where it begins and how long it is."""
        line = orjson.dumps(content, option=orjson.OPT_APPEND_NEWLINE)
        first = self.length
        self.append(line)
        self.length += len(line)
        return first, len(line)


def _key(entry: CatalogEntry) -> _Key:
    region = entry.report.region
    return (region.code, region.path) if region else ("", ())


def _below(node: RegionNode, numbers: Mapping[tuple[str, ...], list[int]]) -> list[Any]:
    return [(child.name, child.count, numbers.get(child.path, ()), _below(child, numbers)) for child in node.children]
