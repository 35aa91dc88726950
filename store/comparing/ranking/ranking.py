"""One measure across all regions of a library: who states how much, in what order."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from statistics import median, quantiles

from store.comparing.ranking.of_index import Latest, latest_of_index
from store.comparing.ranking.stated import Stated, stated_in
from store.errors import ReportMissing, StoreError
from store.index.opening import IndexDamaged, IndexUnusable, OpenIndex, open_index
from store.library.library import Library
from store.measures import Measure, measure_of
from store.models import Region, Report, Source
from store.regions import CatalogEntry

_NO_SOURCE = Source("", "", "", 0)
LOOKED_THROUGH = 300
"""So many reports that no index covers are read for a ranking; the newest of every region first."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """What a region states: its place among the results, the same for equal values (None for a target)."""

    place: int | None
    stated: Stated


@dataclass(frozen=True, slots=True)
class Ranking:
    """A measure's values, the newest that each region states, or those of one `year`.

    `results` have the best first (the largest, where neither is better), `targets` likewise and without places;
    `median`, `lower` and `upper` quartile are of the results, None where there are too few. `years` are those of which
    anything is stated, the newest first. `unread` counts the reports that no index covers and that were not read.
    `reports` are those in which the results and targets stand, by their ids.
    """

    measure: Measure
    year: int | None
    results: tuple[Ranked, ...]
    targets: tuple[Ranked, ...]
    median: float | None
    lower: float | None
    upper: float | None
    years: tuple[int, ...]
    unread: int = 0
    reports: Mapping[str, Report] = field(default_factory=dict)

    def of(self, path: Sequence[str]) -> Ranked | None:
        """The result of the region with this path; None where it states none."""
        own = tuple(path)
        return next((each for each in self.results if each.stated.path == own), None) if own else None


def _anywhere(_: Region | None) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class _Asked:
    measure: Measure
    year: int | None
    within: Callable[[Region | None], bool]
    wanted: Callable[[], bool]


class Rankings:
    """The rankings of one library, for one thread at a time; what it opens it opens with the first one."""

    def __init__(self, library: Library) -> None:
        self._folder = library.folder
        self._library: Library | None = None
        self._opened: OpenIndex | None = None
        self._distrusted = False
        self._read: dict[str, tuple[Stated, ...]] = {}
        self._read_at: tuple[int, ...] = ()

    def ranking(
        self,
        measure: str,
        year: int | None = None,
        *,
        within: Callable[[Region | None], bool] = _anywhere,
        wanted: Callable[[], bool] = lambda: True,
    ) -> Ranking:
        """The ranking of a measure, by its key (KeyError for an unknown one), of the regions that `within` says yes
        to; StoreError where the library is gone.

        `wanted` is asked now and then while reports are read; once it says no, what was found so far is given back.
        """
        known = measure_of(measure)
        if known is None:
            raise KeyError(measure)
        try:
            return self._ranking(_Asked(known, year, within, wanted))
        except IndexDamaged:
            self._leave_index()
            self._distrusted = True
            return self._ranking(_Asked(known, year, within, wanted))

    def close(self) -> None:
        """Lets go of the index; the next ranking opens it again."""
        self._leave_index()
        self._library = None

    def _ranking(self, asked: _Asked) -> Ranking:
        library, opened = self._now()
        latest = Latest()
        uncovered, outdated = _compared(library, opened)
        if opened is not None:
            latest = latest_of_index(opened, asked.measure, asked.year, outdated, library.reading)
        read, unread = self._looked_through(library, uncovered, asked)
        stated = [each for each in _together(latest.stated, read, asked.year) if asked.within(each.region)]
        ranking = _ranked(asked, stated, _years(latest.years, read), unread)
        return replace(ranking, reports=dict(_reports(library, stated)))

    def _looked_through(
        self, library: Library, entries: Sequence[CatalogEntry], asked: _Asked
    ) -> tuple[list[Stated], int]:
        """What the reports say of the measure, and how many of them were not read."""
        if self._read_at != library.stamp:
            self._read, self._read_at = {}, library.stamp
        unread = max(0, len(entries) - LOOKED_THROUGH)
        found: list[Stated] = []
        for nth, entry in enumerate(entries[:LOOKED_THROUGH]):
            if entry.id not in self._read:
                if not asked.wanted():
                    return found, len(entries) - nth
                try:
                    self._read[entry.id] = tuple(stated_in(entry.id, library.reading(entry.id)))
                except StoreError:
                    unread += 1
                    continue
            found += (each for each in self._read[entry.id] if each.shown.measure == asked.measure.key)
        return found, unread

    def _now(self) -> tuple[Library, OpenIndex | None]:
        if self._library is None:
            self._library = Library.open(self._folder)
        self._library.refresh()
        if self._opened is not None and not self._opened.current():
            self._leave_index()
            self._distrusted = False
        if self._opened is None and not self._distrusted:
            with suppress(IndexUnusable):
                self._opened = open_index(self._folder)
        return self._library, self._opened

    def _leave_index(self) -> None:
        if self._opened is not None:
            self._opened.close()
            self._opened = None


def _compared(library: Library, opened: OpenIndex | None) -> tuple[list[CatalogEntry], frozenset[str]]:
    """The reports that the index does not know as they are, the newest of each region first, and those in the index
    that the library does not hold like that."""
    if opened is not None and opened.catalog_stamp == library.stamp[1:]:
        return [], frozenset()
    marks, covers = library.marks(), {} if opened is None else opened.covers
    lacking = {report for report, mark in marks.items() if covers.get(report) != mark}
    outdated = frozenset(report for report, mark in covers.items() if marks.get(report) != mark)
    if not lacking:
        return [], outdated
    counts: dict[object, int] = {}
    numbered: list[tuple[int, CatalogEntry]] = []
    for entry in library.in_order():
        nth = counts.get(entry.report.region, 0)
        counts[entry.report.region] = nth + 1
        if entry.id in lacking:
            numbered.append((nth, entry))
    return [entry for _, entry in sorted(numbered, key=lambda pair: pair[0])], outdated


def _together(indexed: Iterable[Stated], read: Iterable[Stated], year: int | None) -> list[Stated]:
    """The newest result and the newest target of each region, of one year or of any; what is stated first of those
    of one report."""
    newest: dict[tuple[tuple[str, ...], bool], Stated] = {}
    for stated in (*indexed, *read):
        key = stated.path, stated.target
        if year in {None, stated.year} and (key not in newest or stated.newer_than(newest[key])):
            newest[key] = stated
    return list(newest.values())


def _reports(library: Library, stated: Iterable[Stated]) -> Iterator[tuple[str, Report]]:
    """The reports that these values are of, as the catalog has them; of one that was removed meanwhile, what is
    known."""
    for each in stated:
        try:
            yield each.report, library.entry(each.report).report
        except ReportMissing:
            yield each.report, Report(each.region, each.agency, each.report_period, None, None, _NO_SOURCE)


def _years(indexed: Iterable[int], read: Iterable[Stated]) -> tuple[int, ...]:
    return tuple(sorted({*indexed, *(stated.year for stated in read if stated.year)}, reverse=True))


def _ranked(asked: _Asked, stated: Iterable[Stated], years: tuple[int, ...], unread: int) -> Ranking:
    sign = 1 if asked.measure.direction == "down" else -1
    ordered = sorted(stated, key=lambda each: (sign * each.value, each.code))
    results = tuple(_placed([each for each in ordered if not each.target]))
    values = [each.stated.value for each in results]
    quarters = quantiles(values, n=4, method="inclusive") if len(values) > 1 else None
    return Ranking(
        asked.measure,
        asked.year,
        results,
        tuple(Ranked(None, each) for each in ordered if each.target),
        median(values) if values else None,
        quarters[0] if quarters else None,
        quarters[2] if quarters else None,
        years,
        unread,
    )


def _placed(ordered: Sequence[Stated]) -> Iterator[Ranked]:
    """Places as in a competition: equal values share one, and those behind them stand where they would anyway."""
    before: Ranked | None = None
    for nth, stated in enumerate(ordered, 1):
        tied = before is not None and before.stated.value == stated.value
        before = replace(before, stated=stated) if tied and before is not None else Ranked(nth, stated)
        yield before
