"""Periods as half-years, and which reports follow one another."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from store.library.library import Library
from store.regions import CatalogEntry, RegionNode, recency

Halves = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two reports of one region and agency of which the later one looks back on what the earlier one promised for."""

    earlier: CatalogEntry
    later: CatalogEntry


def halves(period: str) -> Halves:
    """The first and the last half-year of a period, counted from the year 0: 2022 is (4044, 4045)."""
    first, half = 2 * int(period[:4]), period[4:]
    return {"H1": (first, first), "H2": (first + 1, first + 1)}.get(half, (first, first + 1))


def promise_pairs(library: Library, path: Sequence[str]) -> tuple[Pair, ...]:
    """The consecutive reports of the region of this path (from the province down): 2022 and 2023, 2023's first half and
    2023, by the earlier one's period; where a half and its whole year follow, both, the half first. Agencies are told
    apart. Empty where no report follows another."""
    return tuple(_pairs(reports_of(library, path)))


def reports_of(library: Library, path: Sequence[str]) -> Sequence[CatalogEntry]:
    """The own reports of the region of this path; no more of the library is read."""
    node: RegionNode | None = None
    for name in path:
        nodes = library.tree() if node is None else node.children
        node = next((each for each in nodes if each.name == name), None)
        if node is None:
            return ()
    return () if node is None else node.reports


def _pairs(entries: Sequence[CatalogEntry]) -> Iterator[Pair]:
    in_order = sorted(entries, key=lambda entry: (recency(entry.report.period), entry.report.agency or ""))
    for earlier in in_order:
        followers = [entry for entry in in_order if follows(earlier, entry)]
        yield from (Pair(earlier, later) for later in followers)


def follows(earlier: CatalogEntry, later: CatalogEntry) -> bool:
    """Whether a report is the next of the same agency: it looks back on the year, or a half of it, that the earlier
    one's plans are for."""
    one, other = earlier.report, later.report
    if one.agency != other.agency or not one.period or not other.period:
        return False
    (_, last), (first, end) = halves(one.period), halves(other.period)
    planned_first = last + 1
    planned_last = planned_first + 1 if planned_first % 2 == 0 else planned_first
    return end > last and first <= planned_last and end <= planned_last
