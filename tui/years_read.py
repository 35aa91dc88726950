"""The reports of a region as the screen of years reads them: an agency's at a time, with what they say of a domain."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from store.comparing.years.periods import ReportSeries, report_series
from store.excerpts import ExcerptSection, View
from tui.language import phrase
from tui.material import Material
from tui.taken.measures import Sayings
from tui.typesetting.harmless import harmless
from tui.widgets.promises.sentences import Said
from tui.widgets.years.sentences import Spoken
from tui.words.labels import period_name

if TYPE_CHECKING:
    from store.comparing.years.trend import Trend, TrendRow


@dataclass(frozen=True, slots=True)
class RowWanted:
    """The row at which to begin: that of a measure, or else one that reports call by one of these names, in a unit."""

    measure: str | None
    names: tuple[str, ...] = ()
    unit: str = ""

    def place_in(self, trend: "Trend") -> int:
        """Where it stands; the first row where it does not."""
        return next((number for number, row in enumerate(trend.rows) if self._is(row)), 0)

    def _is(self, row: "TrendRow") -> bool:
        if self.measure is not None:
            return row.measure == self.measure
        return row.unit == self.unit and not set(self.names).isdisjoint(row.names)


@dataclass(frozen=True, slots=True)
class SeriesRead:
    """The reports of an agency that can be read, and how many cannot."""

    series: ReportSeries
    reports: tuple[str, ...]
    sayings: Sayings
    unread: int

    def trend(self, domain: str | None) -> "Trend":
        """What they state of a domain, or of all."""
        from store.comparing.years.years import trend

        return trend({report: self.sayings.reading(report) for report in self.reports}, domain)


def series_at(material: Material, report: str) -> tuple[ReportSeries, ...]:
    """The series of a report's region. Reports of no known region belong to none together: each is alone."""
    entry = material.entry(report)
    path = material.path(report)
    if path:
        return report_series(material.library, path)
    return (ReportSeries((), entry.report.agency, (entry,)),) if entry.report.period else ()


def read_series(material: Material, series: ReportSeries) -> SeriesRead:
    """The reports of a series, whole."""
    readable = material.readable([entry.id for entry in series.entries])
    sayings = Sayings({report: material.reading(report) for report in readable})
    return SeriesRead(series, readable, sayings, len(series.entries) - len(readable))


def speaks_of(material: Material, made: "Trend", period: str, domain: str | None, before: str = "") -> Spoken:
    """What the report of a period says of a domain of which it states no figure; `before` introduces it."""
    report = made.reports.get(period)
    said = () if report is None else tuple(_said(material, report, domain))
    if not said:
        missing = "years.no-own-report" if report is None else "years.not-stated"
        return Spoken(period_name(period), (Said("", note=phrase(missing)),))
    return Spoken(period_name(period), (*((Said("", note=before),) if before else ()), *said))


def sections_on(material: Material, report: str, domain: str | None) -> tuple[ExcerptSection, ...]:
    """What a report says of a domain: what it looks back on, or else what it plans."""
    found = (material.excerpt(report, domain, view).sections for view in (View.REVIEW, View.PLAN))
    return next((sections for sections in found if sections), ())


def _said(material: Material, report: str, domain: str | None) -> Iterator[Said]:
    for section in sections_on(material, report, domain):
        for nth, passage in enumerate(each for each in section.passages if not each.furniture):
            title = section.path[-1] if section.path and nth == 0 else ""
            yield Said("", harmless(title), passage.text)
