"""In what order the table of measures stands: its rows by a column or by name, its columns by a row."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tui.glyphs import glyph
from tui.language import phrase
from tui.typesetting.harmless import harmless

if TYPE_CHECKING:
    from collections.abc import Callable

    from store.comparing.measures.table import MeasuresTable, TableRow

BY_NAME = ""
"""Stands for the labels among the reports by which rows are sorted."""


@dataclass(frozen=True, slots=True)
class Order:
    """`rows` is the report by which the rows are sorted, BY_NAME, or None for the order that they are made in; `turned`
    is the other way round. `columns` is the label and the unit of the row by which the columns are."""

    rows: str | None = None
    turned: bool = False
    columns: tuple[str, str] | None = None

    def by_report(self, report: str) -> "Order":
        """Rows by a report or BY_NAME, then the other way round, then as they were made."""
        if self.rows != report:
            return replace(self, rows=report, turned=False)
        return replace(self, rows=None, turned=False) if self.turned else replace(self, turned=True)

    def by_row(self, row: "TableRow") -> "Order":
        """Columns by a row, then as they were."""
        key = row.label, row.unit
        return replace(self, columns=None if self.columns == key else key)

    def applied(self, table: "MeasuresTable") -> "MeasuresTable":
        """A table in this order."""
        from store.comparing.measures.order import columns_by_row, rows_by_column, rows_by_name

        number = place_of(table, self.columns)
        if number is not None:
            table = columns_by_row(table, number)
        if self.rows == BY_NAME:
            table = rows_by_name(table, backwards=self.turned)
        elif self.rows in table.reports:
            table = rows_by_column(table, table.reports.index(self.rows), trailing=self.turned)
        return table

    def words(self, report_name: "Callable[[str], str]") -> str:
        """The order as it is told; empty where it is as it was made."""
        told = []
        arrow = glyph("up" if self.turned else "down")
        if self.rows == BY_NAME:
            told.append(phrase("measures.by-name", arrow=arrow))
        elif self.rows is not None:
            told.append(phrase("measures.by-column", report=report_name(self.rows), arrow=arrow))
        if self.columns is not None:
            told.append(phrase("measures.by-row", row=harmless(self.columns[0])))
        return "  ".join(told)


def place_of(table: "MeasuresTable", key: tuple[str, str] | None) -> int | None:
    """Where a row stands, by its label and unit; None where it does not."""
    return next((place for place, row in enumerate(table.rows) if (row.label, row.unit) == key), None)
