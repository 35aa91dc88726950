"""Periods in time: where each has its place, and which can be held against one another."""

from collections.abc import Sequence
from dataclasses import dataclass

from store.comparing.periods import halves, reports_of
from store.library.library import Library
from store.regions import CatalogEntry, recency

_NEXT = 1.0


@dataclass(frozen=True, slots=True)
class ReportSeries:
    """The reports of one agency of a region that state their period, from old to new."""

    path: tuple[str, ...]
    agency: str | None
    entries: tuple[CatalogEntry, ...]


def report_series(library: Library, path: Sequence[str]) -> tuple[ReportSeries, ...]:
    """The series of the region of this path (from the province down), the one with most reports first; agencies are
    told apart. Empty where the region has no report of a known period."""
    agencies: dict[str | None, list[CatalogEntry]] = {}
    for entry in reports_of(library, path):
        if entry.report.period:
            agencies.setdefault(entry.report.agency, []).append(entry)
    series = (ReportSeries(tuple(path), agency, in_time(entries)) for agency, entries in agencies.items())
    return tuple(sorted(series, key=lambda each: (-len(each.entries), each.agency or "")))


def in_time(entries: Sequence[CatalogEntry]) -> tuple[CatalogEntry, ...]:
    """Reports from old to new, a whole year behind its halves."""
    return tuple(sorted(entries, key=lambda entry: recency(entry.report.period)))


def place(period: str) -> float:
    """Where a period stands in time, in years: a year at its end, its first half half a year before that. The second
    half, which ends with the year, stands between the two."""
    kind = period[4:]
    return int(period[:4]) + {"H1": 0.5, "H2": 0.75}.get(kind, 1.0)


def comparable(earlier: str, later: str, *, sums: bool) -> bool:
    """Whether a value of the one period can be held against one of the other: a year against a year, a half against
    the same half. What does not sum up its period (`sums` is False) can be held against any that ended before."""
    if earlier[4:] == later[4:]:
        return place(earlier) < place(later)
    return not sums and halves(earlier)[1] < halves(later)[1]


def follows_on(earlier: str, later: str) -> bool:
    """Whether no period of the kind is missing between two that can be compared."""
    return place(later) - place(earlier) <= _NEXT


def year_before(period: str) -> str:
    """The period that a change is commonly told against: the same one a year earlier."""
    return f"{int(period[:4]) - 1}{period[4:]}"
