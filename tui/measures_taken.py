"""The table of measures and the rankings as they are taken along: figures with what is told of them and where they
stand."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from store.models import Indicator, Qualifier, Reading
from store.taking.citing import citation_of
from store.taking.taken import Cell, Citation, Quote, Table, Taken
from tui.figures import amount, figure
from tui.labels import domain_name, period_name, report_name
from tui.language import language, phrase
from tui.measure_figures import row_words
from tui.typesetting.harmless import harmless

if TYPE_CHECKING:
    from store.comparing.promises_sentences import Sentence
    from store.comparing.ranking import Ranked, Ranking
    from store.comparing.table import Cell as TableCell
    from store.comparing.table import Figure, MeasuresTable, TableRow
    from store.measures import Measure

_NOTHING = Cell("-")
_BETWEEN = "; "
_QUALIFIED = {
    Qualifier.ABOUT: "measures.flag.about",
    Qualifier.AT_LEAST: "measures.flag.at-least",
    Qualifier.AT_MOST: "measures.flag.at-most",
}


class Sayings:
    """The sentences of readings by their indicators, worked out once a reading."""

    def __init__(self, readings: Mapping[str, Reading]) -> None:
        self._readings = readings
        self._said: dict[str, dict[int, Sentence]] = {}

    def of(self, report: str, indicator: int) -> "Sentence | None":
        """The sentence that states an indicator; None where it stands in none that is shown."""
        if report not in self._said:
            from store.comparing.promises_sentences import sentences

            said = sentences(self._readings[report])
            self._said[report] = {index: each for each in said for index, _, _ in each.numbers}
        return self._said[report].get(indicator)

    def reading(self, report: str) -> Reading:
        """A report whole."""
        return self._readings[report]

    def citation(self, report: str, indicator: int) -> Citation:
        """Where the number of an indicator stands."""
        reading, said = self._readings[report], self.of(report, indicator)
        about, number = reading.report, reading.indicators[indicator]
        return citation_of(report, about, said.path if said else (), number.number_start, number.number_end)

    def quote(self, report: str, indicator: int, note: str) -> Quote:
        """The sentence of an indicator; of one that stands in none, its clause."""
        reading, said = self._readings[report], self.of(report, indicator)
        if said is None:
            number = reading.indicators[indicator]
            place = number.start, number.end
            return Quote(harmless(reading.text[slice(*place)]), citation_of(report, reading.report, (), *place), note)
        place = said.start, said.spans[-1].end
        return Quote(harmless(said.text), citation_of(report, reading.report, said.path, *place), note)


def table_taken(table: "MeasuresTable", sayings: Sayings, domain: str | None, own: Sequence[str]) -> Taken:
    """The whole table: a column for the names, one for the units, one a report."""
    title = measures_title(domain)
    names = [report_name(sayings.reading(report).report) for report in table.reports]
    columns = (phrase("table.indicator"), phrase("measures.unit"), *names)
    rows = tuple(tuple(_row(table, row, sayings, own)) for row in table.rows)
    return Taken(title, f"measures-{domain or 'all'}", (Table(title, columns, rows),))


def row_taken(table: "MeasuresTable", row: "TableRow", sayings: Sayings, own: Sequence[str]) -> Taken:
    """One row of the table, and the sentences of its figures."""
    label = row_words(row)
    columns = (phrase("measures.region"), phrase("measures.figure"))
    named = tuple(
        (Cell(report_name(sayings.reading(report).report)), _cell(cell, report, sayings, own))
        for report, cell in zip(table.reports, row.cells, strict=True)
    )
    quotes = (
        sayings.quote(report, each.index, f"{label} {figure(each.shown)}")
        for report, cell in zip(table.reports, row.cells, strict=True)
        for each in cell.figures
    )
    return Taken(label, "measure", (Table(label, columns, named), *quotes))


def figure_taken(report: str, row: "TableRow", shown: "Figure", sayings: Sayings) -> Taken:
    """One figure: its sentence, noted with what it is and what is told of it."""
    told = " ".join((figure(shown.shown), *figure_flags(shown)))
    note = f"{report_name(sayings.reading(report).report)} {row_words(row)} {told}"
    return Taken(note, "figure", (sayings.quote(report, shown.index, note),))


def ranking_taken(ranking: "Ranking", own: Sequence[str], summary: str) -> Taken:
    """The whole ranking: results with their places, then targets; the summary is part of its title."""
    title = f"{measure_name(ranking.measure)} {ranking.measure.unit}"
    names = ("place", "region", "period", "figure")
    rows = tuple(tuple(_ranked(each, own)) for each in (*ranking.results, *ranking.targets))
    columns = tuple(phrase(f"measures.{name}") for name in names)
    return Taken(title, f"ranking-{ranking.measure.key}", (Table(f"{title}: {summary}", columns, rows),))


def measures_title(domain: str | None) -> str:
    """What the table is of."""
    return f"{phrase('measures.title')} {domain_name(domain)}"


def measure_name(measure: "Measure") -> str:
    """A measure in the chosen language."""
    return measure.chinese if language() == "zh" else measure.english


def figure_flags(shown: "Figure") -> tuple[str, ...]:
    """What is told of a figure, in words."""
    return tuple(_flags(shown.stated, shown.conversion.stated if shown.conversion else None))


def _row(table: "MeasuresTable", row: "TableRow", sayings: Sayings, own: Sequence[str]) -> Iterator[Cell]:
    yield Cell(row_words(row))
    yield Cell(harmless(row.unit))
    for report, cell in zip(table.reports, row.cells, strict=True):
        yield _cell(cell, report, sayings, own)


def _cell(cell: "TableCell", report: str, sayings: Sayings, own: Sequence[str]) -> Cell:
    leading = cell.leading
    if leading is None:
        return _NOTHING
    region = sayings.reading(report).report.region
    flags = [*figure_flags(leading)]
    if cell.best:
        flags.append(phrase("measures.flag.best"))
    if own and region is not None and region.path == tuple(own):
        flags.append(phrase("measures.flag.own"))
    text = _BETWEEN.join(harmless(figure(each.shown)) for each in cell.figures)
    unit = harmless(leading.shown.unit)
    return Cell(text, leading.value, unit, tuple(flags), sayings.citation(report, leading.index))


def _ranked(ranked: "Ranked", own: Sequence[str]) -> Iterator[Cell]:
    stated = ranked.stated
    shown = stated.shown
    flags = [*_flags(shown, stated.converted_from)]
    if own and stated.path == tuple(own):
        flags.append(phrase("measures.flag.own"))
    where = Citation(
        report=stated.report,
        region=stated.path,
        agency=stated.agency,
        period=stated.report_period,
        title=None,
        published=None,
        path=(),
        start=shown.number_start,
        end=shown.number_end,
    )
    yield _NOTHING if ranked.place is None else Cell(str(ranked.place), float(ranked.place))
    yield Cell(harmless(" › ".join(stated.path)))
    yield Cell(period_name(stated.period))
    yield Cell(harmless(figure(shown)), shown.value, harmless(shown.unit), tuple(flags), where)


def _flags(stated: Indicator, converted_from: str | None) -> Iterator[str]:
    yield phrase(f"measures.flag.{stated.tense}")
    if stated.qualifier is not None:
        yield phrase(_QUALIFIED[stated.qualifier])
    if stated.value_max is not None:
        yield phrase("measures.flag.range", high=amount(stated.value_max, stated.unit))
    if converted_from is not None:
        yield phrase("table.converted-from", unit=harmless(converted_from))
    if stated.unsure:
        yield phrase("table.unsure")
    if stated.corrected:
        yield phrase("table.corrected")
