"""Catalogs without documents, as large as a test needs them, and what a library says of one."""

import os
from collections.abc import Iterable
from pathlib import Path

from handmade import build

from store import CatalogEntry, Library, RegionNode, report_id
from store.library.arranging import write_contents
from store.library.catalog import Record, write_catalog
from store.models import Region

READING = build("正文")
Drawn = tuple[tuple[str, ...], int, tuple[CatalogEntry, ...], tuple["Drawn", ...]]


def record(region: Region, period: str = "2022", agency: str = "民政局") -> Record:
    report = build("正文", region=region, period=period, agency=agency, name=f"{region.code}{period}{agency}").report
    return Record(CatalogEntry(report_id(report), report, 1, 2, {"eldercare": (1, 1)}, "1"), "")


def cataloged(folder: Path, records: Iterable[Record]) -> Library:
    """A library of these reports, with its contents."""
    listed = tuple(records)
    folder.mkdir(parents=True, exist_ok=True)
    write_catalog(folder, listed)
    write_contents(folder, listed)
    return Library.open(folder)


def drawn(nodes: Iterable[RegionNode]) -> tuple[Drawn, ...]:
    """A tree with everything in it."""
    return tuple((node.path, node.count, node.reports, drawn(node.children)) for node in nodes)


def spoil(path: Path, within: bytes) -> None:
    """Makes a line of a file unreadable; neither its size nor its time tells."""
    stat = path.stat()
    lines = path.read_bytes().split(b"\n")
    assert any(within in line for line in lines)
    path.write_bytes(b"\n".join(b"?" * len(line) if within in line else line for line in lines))
    os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))
