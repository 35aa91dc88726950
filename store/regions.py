"""The tree of regions that the library holds reports of."""

from collections.abc import Iterable
from dataclasses import dataclass

from store.models import Report


@dataclass(frozen=True, slots=True)
class CatalogEntry:
    """One report as the catalog lists it; opening a library reads nothing more than these.

    `counts` gives the indicators per domain key as (achieved, target); domains without indicators are absent.
    """

    id: str
    report: Report
    sections: int
    indicators: int
    counts: dict[str, tuple[int, int]]
    rules: str


@dataclass(frozen=True, slots=True)
class RegionNode:
    """A region of the tree: its name, its path down to itself, its own reports (newest first), the regions in it.

    Regions that only lead to others have no reports. Siblings stand in the order of their codes.
    """

    name: str
    path: tuple[str, ...]
    reports: tuple[CatalogEntry, ...]
    children: tuple["RegionNode", ...]


def region_tree(entries: Iterable[CatalogEntry]) -> tuple[RegionNode, ...]:
    """The provinces, and in them everything that has reports."""
    reports: dict[tuple[str, ...], list[CatalogEntry]] = {}
    below: dict[tuple[str, ...], dict[tuple[str, ...], None]] = {}
    # In order of their codes, every region's first report stands behind those of the regions before it,
    # so regions that only lead to others fall into their places too.
    for entry in in_order(entries):
        path = entry.report.region.path if entry.report.region else ()
        reports.setdefault(path, []).append(entry)
        for depth in range(len(path)):
            below.setdefault(path[:depth], {})[path[: depth + 1]] = None

    def nodes(path: tuple[str, ...]) -> tuple[RegionNode, ...]:
        return tuple(
            RegionNode(child[-1], child, tuple(reports.get(child, ())), nodes(child)) for child in below.get(path, ())
        )

    return nodes(())


def in_order(entries: Iterable[CatalogEntry]) -> tuple[CatalogEntry, ...]:
    """The entries by region code, newest first; a whole year stands before its half-years."""
    newest_first = sorted(entries, key=lambda entry: (recency(entry.report.period), entry.id), reverse=True)
    return tuple(sorted(newest_first, key=lambda entry: entry.report.region.code if entry.report.region else ""))


def recency(period: str | None) -> tuple[str, bool, str]:
    """A key by which periods sort from old to new: 2022H1, 2022H2, 2022, 2023H1."""
    year, half = (period or "")[:4], (period or "")[4:]
    return year, not half, half
