"""The reports of one agency over their periods: each figure at the period that it is of."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from store.comparing.measures.table import Figure, figure_in, rows_alike
from store.comparing.sentences import sentences
from store.comparing.years.periods import comparable, year_before
from store.comparing.years.retold import Context, changed_since, earlier_value, of_whole_year, retold
from store.comparing.years.trend import Change, Retold, Statement, Trend, TrendRow, YearCell
from store.comparison import Row
from store.measures import measure_of
from store.models import Indicator, Reading
from store.reading.measuring import speaks_of_several_years
from store.regions import recency

_DECIMALS = 6
_DONE_IN_YEARS = re.compile("(?<![第十])[三五]年(?:以来|内|共|累计|[新改扩建]|完成|实现|发放|投入|实施|办理)")


def trend(readings: Mapping[str, Reading], domain: str | None = None) -> Trend:
    """The reports of one region and agency, given by their ids, over the periods that they state figures of: those of
    one domain or of all (None). Reports without a period state nothing here.

    Rows are what the table of measures would have for these reports. A figure stands at its own period, whichever
    report states it; the period's own report comes first.
    """
    dated = {key: reading for key, reading in readings.items() if reading.report.period}
    made = _Made(dated)
    measured, others = rows_alike(list(dated.values()), domain)
    gathered = [made.row(row) for row in (*measured, *others)]
    named = {period for _, cells in gathered for period in cells}
    named |= set(made.own)
    periods = tuple(sorted(named, key=recency))
    rows = [replace(row, cells=tuple(cells.get(period, _NOTHING) for period in periods)) for row, cells in gathered]
    return Trend(periods, made.own, tuple(sorted(rows, key=_order)))


_NOTHING = YearCell()


def _order(row: TrendRow) -> tuple[bool, int]:
    """Measures come first, in their order but for those that a single period states; of other indicators, those that
    most periods state."""
    periods = sum(any(not each.several for each in cell.figures) for cell in row.cells)
    return row.measure is None, int(periods < 2) if row.measure else -periods


class _Made:
    """Readings, with what is worked out of them once."""

    def __init__(self, readings: Mapping[str, Reading]) -> None:
        self._readings = readings
        self._ids = tuple(readings)
        self.own: dict[str, str] = {reading.report.period or "": key for key, reading in readings.items()}
        self._said = {
            key: {index: said for said in sentences(reading) for index, _, _ in said.numbers}
            for key, reading in readings.items()
        }

    def row(self, row: Row) -> tuple[TrendRow, dict[str, YearCell]]:
        """A row, and its cells by period."""
        stated: dict[str, list[Statement]] = {}
        for column, cell in enumerate(row.cells):
            report = self._ids[column]
            reading = self._readings[report]
            for index in cell:
                figure = figure_in(row, (column, index), reading)
                period = figure.stated.period or reading.report.period or ""
                stated.setdefault(period, []).append(self._statement(report, figure, period))
        indicators = [each.figure.stated for several in stated.values() for each in several]
        measure = measure_of(row.measure)
        names = tuple(dict.fromkeys(indicator.name for indicator in indicators))
        domain = indicators[0].domain if measure is None else measure.domain
        made = TrendRow(row.label, row.unit, domain, row.measure, names, ())
        cells = {period: self._cell(period, several) for period, several in stated.items()}
        self._tell_again(cells)
        sums = measure is None or measure.yearly
        return made, {period: _changed(cells, period, sums, made.percentage) for period in cells}

    def _cell(self, period: str, stated: Sequence[Statement]) -> YearCell:
        def result_order(each: Statement) -> tuple[bool, ...]:
            reading = self._readings[each.report]
            alone = each.since == year_before(period) or of_whole_year(each.figure, reading)
            return each.report != self.own.get(period), each.several, each.figure.stated.unsure, not alone

        results = sorted((each for each in stated if not each.target), key=result_order)
        targets = [each for each in stated if each.target]
        # What was promised last holds; within a report, what it says first.
        targets.sort(key=lambda each: recency(self._readings[each.report].report.period), reverse=True)
        return YearCell(tuple(results), tuple(targets))

    def _statement(self, report: str, figure: Figure, period: str) -> Statement:
        reading = self._readings[report]
        since = changed_since(figure, reading, self._context(report, figure.index, period))
        return Statement(report, figure, self._sums_several_years(report, figure), since)

    def _context(self, report: str, index: int, period: str) -> Context:
        return Context(period, self._said[report].get(index), self._among_several_years(report, index))

    def _sums_several_years(self, report: str, figure: Figure) -> bool:
        """Whether a figure may sum up several years."""
        measure = measure_of(figure.stated.measure)
        level = figure.target or (measure is not None and not measure.yearly)
        if figure.stated.of_several_years:
            return True
        return not level and self._among_several_years(report, figure.index)

    def _among_several_years(self, report: str, index: int) -> bool:
        """Whether the sentence of a figure up to it, or what stands over it, speaks of several years together."""
        said = self._said[report].get(index)
        if said is None:
            return False
        start = next(start for number, start, _ in said.numbers if number == index)
        before = said.text[:start]
        # A sentence that its paragraph begins with is known up to the figure already.
        begins = said.opening.startswith(said.text[: len(said.opening)])
        clause = re.split("[，,；;]", before)[-1]
        over = ("" if begins else said.opening, *reversed(said.path))
        several = speaks_of_several_years(clause, before.removesuffix(clause), *over)
        return several or _DONE_IN_YEARS.search(before) is not None

    def _tell_again(self, cells: dict[str, YearCell]) -> None:
        """Adds to the cells what later reports say of their periods."""
        for base, told in list(self._told(cells)):
            cell = cells.get(base, _NOTHING)
            cells[base] = replace(cell, retold=(*cell.retold, told))

    def _told(self, cells: Mapping[str, YearCell]) -> Iterator[tuple[str, Retold]]:
        for period, cell in cells.items():
            for each in cell.results:
                reading = self._readings[each.report]
                earlier = earlier_value(each.figure, reading, self._context(each.report, each.figure.index, period))
                if each.several or earlier is None:
                    continue
                own = cells[earlier.period].result if earlier.period in cells else None
                if own is not None or not earlier.computed:
                    yield earlier.period, retold(each, earlier, own, self._readings[own.report] if own else None)


def _changed(cells: Mapping[str, YearCell], period: str, sums: bool, percentage: bool) -> YearCell:
    """The cell of a period with its change since the last one that it can be held against."""
    cell = cells[period]
    result = cell.result
    before = [
        (earlier, there.result)
        for earlier, there in cells.items()
        if there.result is not None and not there.result.several and comparable(earlier, period, sums=sums)
    ]
    if result is None or result.several or not before:
        return cell
    since, earlier = max(before, key=lambda each: recency(each[0]))
    now, then = result.figure.shown, earlier.figure.shown
    if now.value_max is not None or then.value_max is not None:
        return cell
    absolute = round(now.value - then.value, _DECIMALS)
    relative = None if percentage or then.value <= 0 else round(100 * (now.value - then.value) / then.value, 4)
    return replace(cell, change=Change(since, absolute, relative, inexact=_inexact(now) or _inexact(then)))


def _inexact(indicator: Indicator) -> bool:
    return indicator.qualifier is not None
