"""The table of measures and the rankings as they are taken along: figures with what is told of them and where they
stand."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from store.models import Indicator, Reading, Report, Tense
from store.outline import section_paths
from store.taking.citing import citation_of, citation_of_spans
from store.taking.taken import Cell, Citation, Quote, Table, Taken
from tui.language import language, phrase
from tui.taken.charts import ranking_charts, remarks, row_charts, stated_citation
from tui.typesetting.harmless import harmless
from tui.words.figures import figure
from tui.words.labels import domain_name, period_name, report_name
from tui.words.measure_figures import row_words

if TYPE_CHECKING:
    from store.comparing.measures.table import Cell as TableCell
    from store.comparing.measures.table import Figure, MeasuresTable, TableRow
    from store.comparing.ranking.ranking import Ranked, Ranking
    from store.comparing.sentences import Sentence
    from store.measures import Measure

_NOTHING = Cell("-")


class Sayings:
    """The sentences of readings by their indicators, worked out once a reading."""

    def __init__(self, readings: Mapping[str, Reading]) -> None:
        self._readings = readings
        self._said: dict[str, dict[int, Sentence]] = {}
        self._paths: dict[str, dict[str, tuple[str, ...]]] = {}

    def of(self, report: str, indicator: int) -> "Sentence | None":
        """The sentence that states an indicator; None where it stands in none that is shown."""
        if report not in self._said:
            from store.comparing.sentences import sentences

            said = sentences(self._readings[report])
            self._said[report] = {index: each for each in said for index, _, _ in each.numbers}
        return self._said[report].get(indicator)

    def reading(self, report: str) -> Reading:
        """A report whole."""
        return self._readings[report]

    def citation(self, report: str, indicator: int) -> Citation:
        """Where the number of an indicator stands."""
        number = self._readings[report].indicators[indicator]
        return self._cited(report, number.section, number.number_start, number.number_end)

    def cited(self, report: str, shown: "Figure") -> Citation:
        """Where the number of a figure stands: of a growth beside a level, its own."""
        return self._cited(report, shown.stated.section, shown.stated.number_start, shown.stated.number_end)

    def quote(self, report: str, indicator: int, note: str) -> Quote:
        """The sentence of an indicator; of one that stands in none, its clause."""
        reading, said = self._readings[report], self.of(report, indicator)
        number = reading.indicators[indicator]
        if said is None:
            cited = self._cited(report, number.section, number.start, number.end)
            return Quote(harmless(reading.text[number.start : number.end]), cited, note)
        return Quote(harmless(said.text), citation_of_spans(report, reading.report, said.path, said.spans), note)

    def _cited(self, report: str, section: str, start: int, end: int) -> Citation:
        reading = self._readings[report]
        if report not in self._paths:
            self._paths[report] = section_paths(reading.sections)
        return citation_of(report, reading.report, self._paths[report].get(section, ()), start, end)


def table_taken(table: "MeasuresTable", sayings: Sayings, domain: str | None, own: Sequence[str]) -> Taken:
    """The whole table: a column for the names, one for the units, one a report. Where a report states several figures
    of one quantity, its row goes on in the next one under the same name."""
    title = measures_title(domain)
    names = [report_name(sayings.reading(report).report) for report in table.reports]
    columns = (phrase("table.indicator"), phrase("measures.unit"), *names)
    rows = tuple(line for row in table.rows for line in _lines(table, row, sayings, own))
    return Taken(title, title, (Table(title, columns, rows),))


def row_taken(table: "MeasuresTable", row: "TableRow", sayings: Sayings, own: Sequence[str]) -> Taken:
    """One row of the table, the sentences of its figures, and bars."""
    label = row_words(row)
    columns = (phrase("measures.region"), phrase("measures.figure"))
    named = tuple(
        (Cell(report_name(sayings.reading(report).report)), _cell(cell, depth, report, sayings, own))
        for report, cell in zip(table.reports, row.cells, strict=True)
        for depth in range(max(len(cell.figures), 1))
    )
    quotes = (
        sayings.quote(report, each.index, f"{label} {figure(each.shown)}")
        for report, cell in zip(table.reports, row.cells, strict=True)
        for each in cell.figures
    )
    charts = row_charts(table, row, sayings, own)
    return Taken(label, label, (Table(label, columns, named), *quotes), charts)


def figure_taken(report: str, row: "TableRow", shown: "Figure", sayings: Sayings) -> Taken:
    """One figure: its sentence, noted with what it is and what is told of it."""
    told = " ".join((figure(shown.shown), *figure_flags(shown)))
    note = f"{report_name(sayings.reading(report).report)} {row_words(row)} {told}"
    return Taken(note, note, (sayings.quote(report, shown.index, note),))


def ranking_taken(ranking: "Ranking", own: Sequence[str], summary: str) -> Taken:
    """The whole ranking: results with their places, then targets, as a table and as bars; the summary stands below
    both."""
    name = measure_name(ranking.measure)
    title = f"{name} {ranking.measure.unit}"
    names = ("place", "region", "period", "figure")
    ranked = (*ranking.results, *ranking.targets)
    rows = tuple(tuple(_ranked(each, ranking.reports[each.stated.report], own)) for each in ranked)
    columns = tuple(phrase(f"measures.{name}") for name in names)
    table = Table(title, columns, rows, (summary,))
    named = f"{phrase('measures.ranking-title')} {name}"
    return Taken(title, named, (table,), ranking_charts(ranking, own, name, summary))


def measures_title(domain: str | None) -> str:
    """What the table is of."""
    return f"{phrase('measures.title')} {domain_name(domain)}"


def measure_name(measure: "Measure") -> str:
    """A measure in the chosen language."""
    return measure.chinese if language() == "zh" else measure.english


def figure_flags(shown: "Figure") -> tuple[str, ...]:
    """What is told of a figure in words that its own text does not say."""
    return tuple(_flags(shown.stated, shown.conversion.stated if shown.conversion else None))


def _lines(table: "MeasuresTable", row: "TableRow", sayings: Sayings, own: Sequence[str]) -> Iterator[tuple[Cell, ...]]:
    columns = tuple(zip(row.cells, table.reports, strict=True))
    for depth in range(max(len(cell.figures) for cell in row.cells)):
        figures = (_cell(cell, depth, report, sayings, own) for cell, report in columns)
        yield Cell(row_words(row)), Cell(harmless(row.unit)), *figures


def _cell(cell: "TableCell", depth: int, report: str, sayings: Sayings, own: Sequence[str]) -> Cell:
    """One of a cell's figures, the one that it is compared by first."""
    if depth >= len(cell.figures):
        return _NOTHING
    told = cell.figures[depth]
    region = sayings.reading(report).report.region
    flags = [*figure_flags(told)]
    if cell.best and depth == 0:
        flags.append(phrase("measures.flag.best"))
    if own and region is not None and region.path == tuple(own):
        flags.append(phrase("measures.flag.own"))
    return _figure_cell(told.shown, flags, sayings.cited(report, told))


def _ranked(ranked: "Ranked", about: Report, own: Sequence[str]) -> Iterator[Cell]:
    stated = ranked.stated
    shown = stated.shown
    flags = [*_flags(shown, stated.converted_from)]
    if own and stated.path == tuple(own):
        flags.append(phrase("measures.flag.own"))
    yield _NOTHING if ranked.place is None else Cell(str(ranked.place), float(ranked.place))
    yield Cell(harmless(" › ".join(stated.path)))
    yield Cell(period_name(stated.period))
    yield _figure_cell(shown, flags, stated_citation(stated, about))


def _figure_cell(shown: Indicator, flags: Iterable[str], cited: Citation) -> Cell:
    return Cell(harmless(figure(shown)), shown.value, harmless(shown.unit), tuple(flags), cited, shown.value_max)


def _flags(stated: Indicator, converted_from: str | None) -> Iterator[str]:
    if stated.tense is Tense.TARGET:
        yield phrase("measures.flag.target")
    yield from remarks(stated, converted_from)
