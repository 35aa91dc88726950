"""What one report states of a measure, as it stands in a ranking."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from store.growths import growths_beside
from store.measures import Measure, conversion, measure_of
from store.models import Indicator, Reading, Region, Tense
from store.outline import section_paths
from store.regions import recency


@dataclass(frozen=True, slots=True)
class Stated:
    """A value with its report: the report's id, region, agency and period; the indicator and its index in the reading.

    `shown` is the indicator as it is ranked, `converted_from` the unit that the text states it in where that is another
    one, `headings` the titles over it from the top down.
    """

    report: str
    region: Region | None
    agency: str | None
    report_period: str | None
    index: int
    shown: Indicator
    converted_from: str | None = None
    headings: tuple[str, ...] = ()

    @property
    def value(self) -> float:
        """Its value, of a range the lower one, in the measure's unit."""
        return self.shown.value

    @property
    def target(self) -> bool:
        """Whether it is promised."""
        return self.shown.tense is Tense.TARGET

    @property
    def period(self) -> str | None:
        """The period that it is of."""
        return self.shown.period or self.report_period

    @property
    def year(self) -> int | None:
        """The year of its period."""
        period = self.period
        return int(period[:4]) if period and period[:4].isdecimal() else None

    @property
    def path(self) -> tuple[str, ...]:
        """The region's path; empty where it is unknown."""
        return self.region.path if self.region else ()

    @property
    def code(self) -> str:
        """The region's code; empty where it is unknown."""
        return self.region.code if self.region else ""

    def newer_than(self, other: "Stated") -> bool:
        """Whether it is of a later period; of the same one, what a report of that period says counts for later, and
        an exact figure for more than a bound that was passed."""
        return self._recency > other._recency

    @property
    def _recency(self) -> tuple[tuple[str, bool, str], bool, bool]:
        return recency(self.period), self.period == self.report_period, not self.shown.bounded


def stated_in(report: str, reading: Reading) -> Iterator[Stated]:
    """All that a report states of measures, in the order of its text."""
    about, paths = reading.report, section_paths(reading.sections)
    for index, indicator in _statements(reading):
        measure = measure_of(indicator.measure)
        if measure is not None and measure.unit_fits(indicator.unit):
            headings = paths.get(indicator.section, ())
            stated = Stated(report, about.region, about.agency, about.period, index, indicator, headings=headings)
            yield converted(stated, measure, reading.text)


def _statements(reading: Reading) -> Iterator[tuple[int, Indicator]]:
    """The indicators with their indexes, and behind them the growths that stand beside levels."""
    yield from enumerate(reading.indicators)
    yield from growths_beside(reading)


def converted(stated: Stated, measure: Measure, text: str) -> Stated:
    """The same in the measure's unit, where it is stated in another: per year by its unit, or else by the words of its
    report's text."""
    found = conversion(measure, stated.shown, text)
    return stated if found is None else replace(stated, shown=found.indicator, converted_from=found.stated)
