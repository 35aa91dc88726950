"""A library's reports held against each other: where they meet, who else does something, what sets one apart."""

from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from heapq import nlargest
from itertools import combinations
from typing import TypeVar

from store.comparing.sections.alignment import Alignment, ReportSubjects, aligned
from store.comparing.sections.kindred import Kin, best_of_each
from store.comparing.sections.kindred_index import likely
from store.comparing.sections.peculiar import PeculiarWord, peculiar
from store.comparing.sections.peculiar_index import PeersOfIndex
from store.comparing.sections.subjects import subjects
from store.comparing.sections.weights import Weights, WeightsOfReadings
from store.comparing.sections.weights_of_index import WeightsOfIndex
from store.errors import StoreError
from store.index.opening import IndexDamaged, IndexUnusable, OpenIndex, open_index
from store.index.report_sheet import report_sheet
from store.index.sheets import ReportSheet
from store.library.library import Library
from store.models import Reading
from store.regions import CatalogEntry, recency

KINDRED_SHOWN = 50
_SUBJECTS_KEPT = 24
_LOOKED_THROUGH = 60
"""So many reports that no index covers are looked through, those nearest to the report's own region."""

Wanted = Callable[[], bool]
_Found = TypeVar("_Found")


def _always() -> bool:
    return True


@dataclass(frozen=True, slots=True)
class _Met:
    """How two reports met whose sections deal `of` this: those of the lead first."""

    of: tuple[ReportSubjects, ReportSubjects]
    alignment: Alignment


class Comparing:
    """Reports of one library held against each other, for one thread at a time.

    With the library's index no dictionary has to be loaded. Without one jieba's is, and words weigh what they do in
    the reports that are looked at.
    """

    def __init__(self, library: Library) -> None:
        self._library = library
        self._opened: OpenIndex | None = None
        self._of_index: WeightsOfIndex | None = None
        self._distrusted = False
        self._subjects: OrderedDict[str, tuple[Reading, Weights, ReportSubjects]] = OrderedDict()
        self._met: dict[tuple[str, str], _Met] = {}

    def refresh(self) -> None:
        """Takes up what changed in the library on disk. StoreError where it is gone."""
        self._library.refresh()

    def close(self) -> None:
        """Lets go of the index; what is asked next opens it again."""
        if self._opened is not None:
            self._opened.close()
        self._opened = self._of_index = None
        self._subjects.clear()
        self._met.clear()

    @property
    def has_index(self) -> bool:
        """Whether the library's index can be asked."""
        return self._index() is not None

    def align(self, readings: Mapping[str, Reading]) -> dict[tuple[str, str], Alignment]:
        """Each of the reports, given by their ids, held against each other one, by (lead, other)."""
        return self._undamaged(lambda: self._align(readings))

    def kindred(
        self, report: str, section: str, *, limit: int = KINDRED_SHOWN, wanted: Wanted = _always
    ) -> tuple[Kin, ...]:
        """The sections of other regions' reports that deal with the same matter as one of this report's, one a report,
        the most alike first; none for a section without text of its own. StoreError where the report cannot be read.

        `wanted` is asked now and then; once it says no, what was found so far is given back.
        """
        return self._undamaged(lambda: self._kindred(report, section, limit, wanted))

    def peculiar(self, report: str, domain: str | None = None, *, wanted: Wanted = _always) -> tuple[PeculiarWord, ...]:
        """The words that set a report, or what it says of a domain, apart from the library; raises as `kindred`."""
        return self._undamaged(lambda: self._peculiar(report, domain, wanted))

    def _align(self, readings: Mapping[str, Reading]) -> dict[tuple[str, str], Alignment]:
        weights = self._index() or WeightsOfReadings(readings.values())
        told = {report: self._subjects_of(report, reading, weights) for report, reading in readings.items()}
        found: dict[tuple[str, str], _Met] = {}
        for one, other in combinations(readings, 2):
            of = told[one], told[other]
            kept = self._met.get((one, other))
            if kept is not None and kept.of[0] is of[0] and kept.of[1] is of[1]:
                found[one, other], found[other, one] = kept, self._met[other, one]
            else:
                led_by_one, led_by_other = aligned(*of)
                found[one, other], found[other, one] = _Met(of, led_by_one), _Met(of[::-1], led_by_other)
        self._met = found
        return {pair: met.alignment for pair, met in found.items()}

    def _kindred(self, report: str, section: str, limit: int, wanted: Wanted) -> tuple[Kin, ...]:
        reading = self._library.reading(report)
        index = self._index()
        around = dict(self._readings(self._uncovered(report), wanted))
        weights = index or WeightsOfReadings((reading, *around.values()))
        subject = next((each for each in subjects(reading, weights) if each.section == section), None)
        if subject is None:
            return ()
        found = [(sheet.origin, each) for sheet in map(_sheet, around, around.values()) for each in sheet.sections]
        if index is not None and self._opened is not None:
            code = reading.report.region.code if reading.report.region else ""
            outdated = self._outdated(self._opened)
            found += [each for each in likely(self._opened, subject, [code]) if each[0].report not in outdated]
        return best_of_each(subject, found, weights, limit)

    def _peculiar(self, report: str, domain: str | None, wanted: Wanted) -> tuple[PeculiarWord, ...]:
        reading = self._library.reading(report)
        index = self._index()
        if index is not None and self._opened is not None:
            return peculiar(reading, domain, index, PeersOfIndex(self._opened, index, domain))
        around = self._readings(self._uncovered(report), wanted)
        at_hand = WeightsOfReadings(each for _, each in around)
        return peculiar(reading, domain, at_hand, at_hand)

    # The index, and what it does not cover

    def _index(self) -> WeightsOfIndex | None:
        if self._opened is not None and not self._opened.current():
            self.close()
        if self._opened is None and not self._distrusted:
            with suppress(IndexUnusable):
                self._opened = open_index(self._library.folder)
                self._of_index = WeightsOfIndex(self._opened)
        return self._of_index

    def _undamaged(self, ask: Callable[[], _Found]) -> _Found:
        try:
            return ask()
        except IndexDamaged:
            self.close()
            self._distrusted = True
            return ask()

    def _outdated(self, opened: OpenIndex) -> frozenset[str]:
        """The reports in the index that the library does not hold like that."""
        if opened.catalog_stamp == self._library.stamp[1:]:
            return frozenset()
        marks = self._library.marks()
        return frozenset(report for report, mark in opened.covers.items() if marks.get(report) != mark)

    def _uncovered(self, report: str) -> list[str]:
        """The reports of other regions that the index does not know as they are, those nearest to this one's region."""
        opened = self._opened
        if opened is not None and opened.catalog_stamp == self._library.stamp[1:]:
            return []
        marks, covers = self._library.marks(), {} if opened is None else opened.covers
        lacking = {each for each, mark in marks.items() if covers.get(each) != mark}
        own = self._library.entry(report)
        others = (each for each in self._library.in_order() if each.id in lacking and not _of_same_region(own, each))
        near = nlargest(_LOOKED_THROUGH, others, key=lambda each: (_nearness(own, each), recency(each.report.period)))
        return [entry.id for entry in near]

    def _readings(self, reports: Sequence[str], wanted: Wanted) -> Iterator[tuple[str, Reading]]:
        for report in reports:
            if not wanted():
                return
            with suppress(StoreError):
                yield report, self._library.reading(report)

    def _subjects_of(self, report: str, reading: Reading, weights: Weights) -> ReportSubjects:
        kept = self._subjects.pop(report, None)
        if kept is None or kept[0] is not reading or kept[1] is not weights:
            kept = reading, weights, ReportSubjects(subjects(reading, weights))
        self._subjects[report] = kept
        if len(self._subjects) > _SUBJECTS_KEPT:
            self._subjects.popitem(last=False)
        return kept[2]


def _sheet(report: str, reading: Reading) -> ReportSheet:
    return report_sheet(report, reading, "")


def _of_same_region(one: CatalogEntry, other: CatalogEntry) -> bool:
    return one.report.region == other.report.region


def _nearness(one: CatalogEntry, other: CatalogEntry) -> int:
    """How many levels of administration two reports' regions share."""
    paths = (entry.report.region.path if entry.report.region else () for entry in (one, other))
    return next((depth for depth, pair in enumerate(zip(*paths, strict=False)) if pair[0] != pair[1]), 1)
