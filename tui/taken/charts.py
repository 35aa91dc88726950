"""Rankings and rows of the table of measures as they are drawn when they are taken along."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from store.models import Indicator, Report
from store.taking.citing import citation_of
from store.taking.taken import Chart, ChartKind, Citation, Point, Series
from tui.language import phrase
from tui.typesetting.harmless import harmless
from tui.words.figures import figure
from tui.words.labels import period_name
from tui.words.measure_figures import row_words

if TYPE_CHECKING:
    from store.comparing.measures.table import MeasuresTable, TableRow
    from store.comparing.ranking.ranking import Ranked, Ranking
    from store.comparing.ranking.stated import Stated
    from tui.taken.measures import Sayings

_ORDERS = {"up": "measures.best-first", "down": "measures.lowest-first", None: "measures.most-first"}


def remarks(stated: Indicator, converted_from: str | None) -> Iterator[str]:
    """What is told of a figure that its own words do not say: the unit that it is converted from, doubts about it."""
    if converted_from is not None:
        yield phrase("table.converted-from", unit=harmless(converted_from))
    if stated.unsure:
        yield phrase("table.unsure")
    if stated.corrected:
        yield phrase("table.corrected")


def stated_citation(stated: "Stated", about: Report) -> Citation:
    """Where the number of a ranked value stands, in its report."""
    shown = stated.shown
    return citation_of(stated.report, about, stated.headings, shown.number_start, shown.number_end)


def ranking_charts(ranking: "Ranking", own: Sequence[str], name: str, summary: str) -> tuple[Chart, ...]:
    """A bar a region, in the order of the ranking, under the measure's name; nothing where no region states it."""
    ranked = (*ranking.results, *ranking.targets)
    if not ranked:
        return ()
    names = _names({each.stated.path for each in ranked})
    year = phrase("measures.newest") if ranking.year is None else str(ranking.year)
    points = tuple(_ranked(each, names, own, ranking.reports[each.stated.report]) for each in ranked)
    note = phrase("measures.full-stop").join((summary, phrase(_ORDERS[ranking.measure.direction])))
    return (Chart(ChartKind.BARS, f"{name} · {year}", harmless(ranking.measure.unit), (Series("", points),), (note,)),)


def row_charts(table: "MeasuresTable", row: "TableRow", sayings: "Sayings", own: Sequence[str]) -> tuple[Chart, ...]:
    """A bar a figure, in the order of the reports; the units of a row's figures are all of one size."""
    stated = [(report, each) for report, cell in zip(table.reports, row.cells, strict=True) for each in cell.figures]
    abouts = {report: sayings.reading(report).report for report in table.reports}
    paths = {report: about.region.path if about.region else () for report, about in abouts.items()}
    names = _names(set(paths.values()))
    points = tuple(
        Point(
            at=f"{names[paths[report]]} {period_name(each.stated.period or abouts[report].period)}",
            value=each.value,
            text=harmless(figure(each.shown)),
            target=each.target,
            own=bool(own) and paths[report] == tuple(own),
            flags=tuple(remarks(each.stated, each.conversion.stated if each.conversion else None)),
            citation=sayings.cited(report, each),
        )
        for report, each in stated
    )
    return (Chart(ChartKind.BARS, row_words(row), harmless(row.unit), (Series("", points),)),) if points else ()


def _ranked(ranked: "Ranked", names: Mapping[tuple[str, ...], str], own: Sequence[str], about: Report) -> Point:
    stated = ranked.stated
    return Point(
        at=f"{names[stated.path]} {period_name(stated.period)}",
        value=stated.value,
        text=harmless(figure(stated.shown)),
        target=stated.target,
        own=bool(own) and stated.path == tuple(own),
        flags=tuple(remarks(stated.shown, stated.converted_from)),
        citation=stated_citation(stated, about),
    )


def _names(paths: set[tuple[str, ...]]) -> dict[tuple[str, ...], str]:
    """Regions by their own names, and by those that they lie in where several have the same one."""
    named = Counter(path[-1:] for path in paths)
    unknown = phrase("report.no-region")
    return {path: harmless("".join(path if named[path[-1:]] > 1 else path[-1:])) if path else unknown for path in paths}
