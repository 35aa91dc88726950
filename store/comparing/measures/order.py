"""The table of measures in another order: its rows by a column or by name, its columns by a row."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from store.comparing.measures.table import Cell, MeasuresTable, TableRow
from store.measures import measure_of


def rows_by_column(table: MeasuresTable, column: int, *, trailing: bool = False) -> MeasuresTable:
    """The rows in which a report comes nearest to the largest value first, or those in which it trails most.

    What it alone states tells nothing of that and comes behind, what it does not state last. Rows of measures stay
    above the others.
    """

    def order(row: TableRow) -> tuple[int, float]:
        cell = row.cells[column]
        if not cell.figures:
            return 2, 0.0
        alone = sum(bool(each.figures) for each in row.cells) == 1
        return int(alone), cell.share if trailing else -cell.share

    return _ordered(table, order)


def rows_by_name(table: MeasuresTable, *, backwards: bool = False) -> MeasuresTable:
    """The rows by their labels, in the order of Unicode; rows of measures stay above the others."""
    return _ordered(table, lambda row: row.label, reverse=backwards)


def columns_by_row(table: MeasuresTable, number: int) -> MeasuresTable:
    """The columns by what they state in a row: results with the best first (the largest, where neither is better),
    then targets likewise, then those that state nothing."""
    row = table.rows[number]
    measure = measure_of(row.measure)
    sign = 1 if measure is not None and measure.direction == "down" else -1

    def order(column: int) -> tuple[int, float]:
        leading = row.cells[column].leading
        return (2, 0.0) if leading is None else (int(leading.target), sign * leading.value)

    places = sorted(range(len(table.reports)), key=order)

    def moved(cells: tuple[Cell, ...]) -> tuple[Cell, ...]:
        return tuple(cells[place] for place in places)

    rows = tuple(replace(row, cells=moved(row.cells)) for row in table.rows)
    return MeasuresTable(tuple(table.reports[place] for place in places), rows)


def _ordered(table: MeasuresTable, key: Callable[[TableRow], Any], *, reverse: bool = False) -> MeasuresTable:
    measured, others = table.rows[: table.measured], table.rows[table.measured :]
    rows = (*sorted(measured, key=key, reverse=reverse), *sorted(others, key=key, reverse=reverse))
    return replace(table, rows=rows)
