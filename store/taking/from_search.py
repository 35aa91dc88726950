"""What a search finds as it is taken along."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from store.models import Report, Source
from store.taking.citing import citation_of, citation_of_spans, period_worded, region_worded
from store.taking.from_reports import indicator_cell
from store.taking.taken import Caption, Cell, Part, Quote, Table, Taken
from store.taking.wording import Wording, wording

if TYPE_CHECKING:
    from store.search.results import Hit, IndicatorHit, Results

_NO_SOURCE = Source("", "", "", 0)


def taken_results(results: "Results", reports: Mapping[str, Report], language: str) -> Taken:
    """The hits as quotes of their snippets and the indicators as a table; how
    many more there are is told. `reports` are those that anything is found in, by id, as the catalog has them; of one
    that is not among them, the title and the date remain unknown."""
    words = wording(language)
    title = words("search", words=results.query.text)
    parts: list[Part] = []
    if results.hits:
        told = "hits" if len(results.hits) < results.total else "hits-all"
        parts.append(Caption(words(told, total=results.total, reports=results.reports, shown=len(results.hits))))
        parts.extend(_quote(hit, reports, words) for hit in results.hits)
    if results.indicators:
        columns = tuple(words(key) for key in ("indicator", "of-region", "of-agency", "of-period", "figure"))
        rows = tuple(tuple(_row(hit, reports, words, language)) for hit in results.indicators)
        told = "indicator-hits" if len(rows) < results.indicators_total else "indicator-hits-all"
        counted = words(told, total=results.indicators_total, shown=len(rows))
        found = words("found-indicators")
        parts.extend((Caption(found), Table(found, columns, rows, (counted,))))
    return Taken(title, results.query.text, tuple(parts))


def _quote(hit: "Hit", reports: Mapping[str, Report], words: Wording) -> Quote:
    note = words("matches", count=len(hit.matches)) if len(hit.matches) > 1 else ""
    cited = citation_of_spans(hit.report, _report(hit, reports), hit.path, hit.said)
    return Quote(hit.snippet, cited, note)


def _row(hit: "IndicatorHit", reports: Mapping[str, Report], words: Wording, language: str) -> Iterator[Cell]:
    sheet = hit.indicator
    cell = indicator_cell(sheet.indicator, language)
    cited = citation_of(hit.report, _report(hit, reports), sheet.path, sheet.number_start, sheet.number_end)
    yield Cell(sheet.name)
    yield Cell(region_worded(hit.region.path if hit.region else (), words))
    yield Cell(hit.agency or "-")
    yield Cell(period_worded(sheet.period or hit.period, words) or "-")
    yield replace(cell, citation=cited)


def _report(hit: "Hit | IndicatorHit", reports: Mapping[str, Report]) -> Report:
    return reports.get(hit.report) or Report(hit.region, hit.agency, hit.period, None, None, _NO_SOURCE)
