"""A region's figures over its periods as they are taken along: tables with where each figure stands, sentences, and
what can be drawn."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from store.comparing.years.trend import different
from store.taking.taken import Cell, Chart, ChartKind, Point, Quote, Series, Table, Taken
from tui.language import phrase
from tui.taken.charts import remarks
from tui.taken.measures import Sayings, figure_flags
from tui.typesetting.harmless import harmless
from tui.words.figures import figure
from tui.words.labels import domain_name, period_name
from tui.words.years import change_words, retold_words, trend_label

if TYPE_CHECKING:
    from store.comparing.years.trend import Statement, Trend, TrendRow, YearCell

_NOTHING = Cell("-")


def trend_taken(
    trend: "Trend", whose: str, domain: str | None, sayings: Sayings, charted: "TrendRow | None" = None
) -> Taken:
    """All rows of a domain (None for all domains): results, changes and targets, a column a period; the row that is
    plotted can be drawn. `whose` names the region and its agency."""
    about = phrase("years.title"), whose, domain_name(domain)
    title = " · ".join(about)
    charts = () if charted is None else tuple(_charts(trend, charted, f"{whose} {trend_label(charted)}", sayings))
    return Taken(title, "-".join(about), (_table(trend, trend.rows, title, sayings),), charts)


def trend_row_taken(trend: "Trend", row: "TrendRow", whose: str, sayings: Sayings) -> Taken:
    """One row: its table, and the sentences that state its figures."""
    told = f"{whose} {trend_label(row)}"
    name = "-".join((phrase("years.title"), whose, trend_label(row)))
    quotes = tuple(_quotes(trend, row, sayings))
    return Taken(told, name, (_table(trend, (row,), told, sayings), *quotes), tuple(_charts(trend, row, told, sayings)))


def _table(trend: "Trend", rows: "tuple[TrendRow, ...]", title: str, sayings: Sayings) -> Table:
    told = [nth for nth in range(len(trend.periods)) if any(_says(row.cells[nth]) for row in rows)]
    within = slice(min(told, default=0), max(told, default=-1) + 1)
    named = phrase("table.indicator"), phrase("measures.unit"), phrase("years.item")
    columns = (*named, *map(period_name, trend.periods[within]))
    lines = (line for row in rows for line in _lines(replace(row, cells=row.cells[within]), sayings))
    return Table(title, columns, tuple(lines))


def _says(cell: "YearCell") -> bool:
    return bool(cell.figures or cell.told)


def _lines(row: "TrendRow", sayings: Sayings) -> Iterator[tuple[Cell, ...]]:
    """A row's results, changes and targets. Where several figures are stated for one period, they go on in the next
    line under the same name."""
    about = Cell(trend_label(row)), Cell(harmless(row.unit))
    results = [_results(cell, row, sayings) for cell in row.cells]
    targets = [[_figure(each, sayings) for each in different(cell.targets)] for cell in row.cells]
    for depth in range(max(map(len, results))):
        yield *about, Cell(phrase("years.results")), *(_nth(each, depth) for each in results)
    if any(cell.change for cell in row.cells):
        yield *about, Cell(phrase("years.changes")), *(_change(cell, row) for cell in row.cells)
    for depth in range(max(map(len, targets))):
        yield *about, Cell(phrase("years.targets")), *(_nth(each, depth) for each in targets)


def _nth(cells: Sequence[Cell], depth: int) -> Cell:
    return cells[depth] if depth < len(cells) else _NOTHING


def _results(cell: "YearCell", row: "TrendRow", sayings: Sayings) -> list[Cell]:
    """The different results of a period; where no report of it states one, what a later one tells."""
    if cell.told is not None:
        told = cell.told
        report = period_name(sayings.reading(told.statement.report).report.period)
        # It stands beside the number of the later period, in the same sentence.
        where = sayings.quote(told.statement.report, told.statement.figure.index, "").citation
        flags = (phrase("years.of-report", report=report),)
        return [Cell(f"({retold_words(told, row)})", told.value, harmless(row.unit), flags, where)]
    cells = [_figure(each, sayings) for each in different(cell.results)]
    doubts = tuple(phrase("years.otherwise-told", told=retold_words(each, row)) for each in cell.retold if each.differs)
    return [replace(cells[0], flags=(*cells[0].flags, *doubts)), *cells[1:]] if cells else []


def _figure(statement: "Statement", sayings: Sayings) -> Cell:
    shown = statement.figure.shown
    flags = (*figure_flags(statement.figure), *((phrase("years.several"),) if statement.several else ()))
    where = sayings.cited(statement.report, statement.figure)
    return Cell(harmless(figure(shown)), shown.value, harmless(shown.unit), flags, where, shown.value_max)


def _change(cell: "YearCell", row: "TrendRow") -> Cell:
    change = cell.change
    if change is None:
        return _NOTHING
    relative = change.relative is not None
    value = change.relative if change.relative is not None else change.absolute
    return Cell(change_words(change, row), value, "%" if relative else harmless(row.unit))


def _quotes(trend: "Trend", row: "TrendRow", sayings: Sayings) -> Iterator[Quote]:
    label = trend_label(row)
    for period, cell in zip(trend.periods, row.cells, strict=True):
        for each in cell.figures:
            note = f"{period_name(period)} {label} {figure(each.figure.shown)}"
            yield sayings.quote(each.report, each.figure.index, harmless(note))
        for retold in cell.retold:
            if retold.differs or not cell.results:
                note = f"{period_name(period)} {label} {retold_words(retold, row)}"
                yield sayings.quote(retold.statement.report, retold.statement.figure.index, harmless(note))


def _charts(trend: "Trend", row: "TrendRow", title: str, sayings: Sayings) -> Iterator[Chart]:
    """The row as a line of results and one of targets."""
    results = tuple(_points(trend, row, sayings, target=False))
    targets = tuple(_points(trend, row, sayings, target=True))
    named = (phrase("years.results"), results), (phrase("years.targets"), targets)
    series = tuple(Series(name, points) for name, points in named if points)
    if series:
        yield Chart(ChartKind.LINES, title, harmless(row.unit), series)


def _points(trend: "Trend", row: "TrendRow", sayings: Sayings, *, target: bool) -> Iterator[Point]:
    for period, cell in zip(trend.periods, row.cells, strict=True):
        statement = cell.target if target else cell.result
        if statement is not None and not statement.several:
            stated, conversion = statement.figure.stated, statement.figure.conversion
            yield Point(
                at=period_name(period),
                value=statement.value,
                text=harmless(figure(statement.figure.shown)),
                target=target,
                flags=tuple(remarks(stated, conversion.stated if conversion else None)),
                citation=sayings.cited(statement.report, statement.figure),
            )
