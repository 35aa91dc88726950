"""The tree of regions that the library holds reports of."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property, partial

from store.models import Report


@dataclass(frozen=True, slots=True)
class CatalogEntry:
    """One report as the catalog lists it; trees and lists need nothing more than these.

    `counts` gives the indicators per domain key as (achieved, target); domains without indicators are absent.
    """

    id: str
    report: Report
    sections: int
    indicators: int
    counts: dict[str, tuple[int, int]]
    rules: str


class RegionNode:
    """A region of the tree: its name, its path down to itself, its own reports (newest first), the regions in it.

    Regions that only lead to others have no reports. Siblings stand in the order of their codes. `count` is known from
    the start; the reports and the regions are asked of `read_reports` and `read_children` when they are first wanted,
    which raises what these raise.
    """

    def __init__(
        self,
        path: tuple[str, ...],
        count: int,
        read_reports: Callable[[], tuple[CatalogEntry, ...]],
        read_children: Callable[[], tuple["RegionNode", ...]],
    ) -> None:
        self.path = path
        self.count = count
        self._read_reports = read_reports
        self._read_children = read_children

    @property
    def name(self) -> str:
        """What the region is called."""
        return self.path[-1]

    @cached_property
    def reports(self) -> tuple[CatalogEntry, ...]:
        """The region's own reports."""
        return self._read_reports()

    @cached_property
    def children(self) -> tuple["RegionNode", ...]:
        """The regions in it that have reports or lead to some."""
        return self._read_children()


def region_tree(entries: Iterable[CatalogEntry]) -> tuple[RegionNode, ...]:
    """The provinces, and in them everything that has reports."""
    reports: dict[tuple[str, ...], list[CatalogEntry]] = {}
    below: dict[tuple[str, ...], dict[tuple[str, ...], None]] = {}
    # In order of their codes, every region's first report stands behind those of the regions before it,
    # so regions that only lead to others fall into their places too.
    for entry in in_order(entries):
        path = entry.report.region.path if entry.report.region else ()
        if path not in reports:
            reports[path] = []
            for depth in range(len(path)):
                below.setdefault(path[:depth], {})[path[: depth + 1]] = None
        reports[path].append(entry)

    def own(path: tuple[str, ...]) -> tuple[CatalogEntry, ...]:
        return tuple(reports.get(path, ()))

    def nodes(path: tuple[str, ...]) -> tuple[RegionNode, ...]:
        return tuple(
            RegionNode(child, len(reports.get(child, ())), partial(own, child), partial(nodes, child))
            for child in below.get(path, ())
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
