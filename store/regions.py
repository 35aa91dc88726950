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
    raise NotImplementedError
