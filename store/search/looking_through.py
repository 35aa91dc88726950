"""A search without the index: every report looked through."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from store.errors import StoreError
from store.index.order import indicator_order, section_order
from store.index.sheets import ReportSheet
from store.library.catalog import Record
from store.search.filters import meets_indicator, meets_report, meets_section
from store.search.finds import Counts, Finds, IndicatorFind, SectionFind
from store.search.indicators import IndicatorMatcher
from store.search.matching import Matcher
from store.search.question import Question
from store.search.ranking import score
from store.search.scanning import FoldedReport, Scanner


def look_through(
    asked: Question, records: Iterable[Record], scanner: Scanner, wanted: Callable[[], bool]
) -> tuple[Finds, int]:
    """What the reports hold of what is asked for, and how many of them could not be read. Ends early, with what was
    found so far, once it is no longer `wanted`."""
    search = _Search(asked)
    for record in records:
        if not wanted():
            break
        search.take(record, scanner)
    return search.finds(), search.unread


class _Search:
    """One search, report by report."""

    def __init__(self, asked: Question) -> None:
        self.unread = 0
        self._asked = asked
        self._matcher = Matcher(asked.query, asked.sounds)
        self._indicator_matcher = IndicatorMatcher(asked.query, asked.sounds)
        self._sections: list[SectionFind] = []
        self._indicators: list[IndicatorFind] = []

    def take(self, record: Record, scanner: Scanner) -> None:
        """Looks through one report."""
        if not meets_report(self._asked.query.filters, record.entry.report):
            return
        try:
            report = scanner.report(record, self._asked.promised_by)
        except StoreError:
            self.unread += 1
            return
        if report is not None:
            self._sections.extend(self._sections_of(report))
            self._indicators.extend(self._indicators_of(report.sheet))

    def finds(self) -> Finds:
        """What was found so far, in no order."""
        origins = [find.origin for find in self._sections]
        counts = Counts(
            len(origins),
            len({origin.report for origin in origins}),
            Counter(domain for find in self._sections for domain in find.sheet.domains),
            Counter(origin.region.path for origin in origins if origin.region),
        )
        return Finds(tuple(self._sections), tuple(self._indicators), len(self._indicators), lambda: counts)

    def _sections_of(self, report: FoldedReport) -> Iterator[SectionFind]:
        sheet = report.sheet
        for section, folded in zip(sheet.sections, report.sections, strict=True):
            if self._matcher.meets(folded) and meets_section(self._asked.query.filters, sheet, section):
                rated = score(self._asked, section, folded, sheet.period)
                yield SectionFind(sheet.origin, section, rated, section_order(sheet, section))

    def _indicators_of(self, sheet: ReportSheet) -> Iterator[IndicatorFind]:
        for each in sheet.indicators:
            if self._indicator_matcher.finds(each) and meets_indicator(self._asked.query.filters, sheet, each):
                said = each.measure in self._asked.measures
                yield IndicatorFind(sheet.origin, each, said, indicator_order(sheet, each))
