"""What a search finds as it is taken along."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from store.models import Indicator, Reading, Report, Source
from store.outline import section_paths
from store.taking.citing import citation_of, period_worded, region_worded
from store.taking.from_reports import indicator_cell
from store.taking.taken import Caption, Cell, Part, Quote, Table, Taken
from store.taking.wording import Wording, wording

if TYPE_CHECKING:
    from store.search.results import Hit, IndicatorHit, Results

_NO_SOURCE = Source("", "", "", 0)


def taken_results(results: "Results", readings: Mapping[str, Reading], language: str) -> Taken:
    """The hits as quotes of their snippets, cited where their first match stands, and the indicators as a table; how
    many more there are is told. `readings` are the reports that are found, by id; of one that is not among them, the
    title and the date remain unknown, and of its indicators the headings."""
    words = wording(language)
    paths: dict[str, dict[str, tuple[str, ...]]] = {}
    title = words("search", words=results.query.text)
    parts: list[Part] = []
    if results.hits:
        parts.append(Caption(words("hits", total=results.total, reports=results.reports, shown=len(results.hits))))
        parts.extend(_quote(hit, readings, words) for hit in results.hits)
    if results.indicators:
        columns = tuple(words(key) for key in ("indicator", "of-region", "of-agency", "of-period", "figure"))
        rows = tuple(tuple(_row(hit, readings, paths, words, language)) for hit in results.indicators)
        counted = words("indicator-hits", total=results.indicators_total, shown=len(results.indicators))
        parts.append(Caption(words("found-indicators")))
        parts.append(Table(title, columns, rows, (counted,)))
    return Taken(title, results.query.text, tuple(parts))


def _quote(hit: "Hit", readings: Mapping[str, Reading], words: Wording) -> Quote:
    # A word that a mended joint divides has a span on either side of it; the first one is where it begins.
    note = words("matches", count=len(hit.matches)) if len(hit.matches) > 1 else ""
    cited = citation_of(hit.report, _report(hit, readings), hit.path, hit.start, hit.end)
    return Quote(hit.snippet, cited, note)


def _row(
    hit: "IndicatorHit",
    readings: Mapping[str, Reading],
    paths: dict[str, dict[str, tuple[str, ...]]],
    words: Wording,
    language: str,
) -> Iterator[Cell]:
    sheet = hit.indicator
    reading = readings.get(hit.report)
    if hit.report not in paths:
        paths[hit.report] = section_paths(reading.sections) if reading else {}
    path = paths[hit.report].get(sheet.section, ())
    cell = indicator_cell(_indicator(hit, reading), language)
    cited = citation_of(hit.report, _report(hit, readings), path, sheet.number_start, sheet.number_end)
    yield Cell(sheet.name)
    yield Cell(region_worded(hit.region.path if hit.region else (), words))
    yield Cell(hit.agency or "-")
    yield Cell(period_worded(sheet.period or hit.period, words) or "-")
    yield replace(cell, citation=cited)


def _report(hit: "Hit | IndicatorHit", readings: Mapping[str, Reading]) -> Report:
    reading = readings.get(hit.report)
    if reading is not None:
        return reading.report
    return Report(hit.region, hit.agency, hit.period, None, None, _NO_SOURCE)


def _indicator(hit: "IndicatorHit", reading: Reading | None) -> Indicator:
    """The indicator as its report has it now, or as the search found it."""
    sheet = hit.indicator
    if reading is not None and sheet.index < len(reading.indicators):
        found = reading.indicators[sheet.index]
        if (found.number_start, found.number_end) == (sheet.number_start, sheet.number_end):
            return found
    return sheet.indicator
