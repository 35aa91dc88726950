"""The table of measures: labels that stay at the left, and columns of figures with bars that scroll sideways."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

from tui.language import phrase
from tui.widgets.cell_table import CellTable, Pieces
from tui.widgets.measures.layout import MeasureLayout
from tui.widgets.measures.pieces import LABEL, Heading, MeasurePieces

if TYPE_CHECKING:
    from store.comparing.measures.table import Figure, MeasuresTable, TableRow


class MeasureTable(CellTable):
    """Reports side by side: a row for each quantity, a column for each report."""

    @dataclass
    class FigureWanted(Message):
        """The reader wants the sentence of a figure: its column, and the figure."""

        column: int
        figure: "Figure"

    @dataclass
    class LabelWanted(Message):
        """The reader wants to see what all regions state of a row."""

        row: int

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._table: MeasuresTable | None = None
        self._headings: Sequence[Heading] = ()

    # What is shown

    def show(
        self, table: "MeasuresTable", headings: Sequence[Heading], *, row: int = 0, column: int | None = None
    ) -> None:
        """Shows a table, the cursor on a row and, where one is given, on a column."""
        self._table, self._headings = table, headings
        self.begin(row, column)

    def head(self, headings: Sequence[Heading]) -> None:
        """Gives the columns other headings."""
        self._headings = headings
        self.set_again()

    @property
    def current_row(self) -> "TableRow | None":
        """The row under the cursor."""
        return self._rows[self.cursor.row] if self._rows else None

    @property
    def figure(self) -> "Figure | None":
        """The figure under the cursor; None on a label and where nothing is stated."""
        row = self.current_row
        figures = row.cells[self.cursor.column].figures if row is not None and self.cursor.column > LABEL else ()
        return figures[min(self.cursor.nth, len(figures) - 1)] if figures else None

    def action_choose(self) -> None:
        """Asks for the figure's sentence, or on a label for its ranking."""
        if self.figure is not None:
            self.post_message(self.FigureWanted(self.cursor.column, self.figure))
        elif self.current_row is not None and self.cursor.column == LABEL:
            self.post_message(self.LabelWanted(self.cursor.row))

    # How it is drawn

    @property
    def row_count(self) -> int:
        """How many quantities there are."""
        return len(self._rows)

    @property
    def column_count(self) -> int:
        """How many reports there are."""
        return len(self._headings)

    def figure_counts(self, row: int) -> Sequence[int]:
        """How many figures each report states of a row."""
        return [len(cell.figures) for cell in self._rows[row].cells]

    def lay_out(self, width: int) -> MeasureLayout:
        """The table set to a width."""
        assert self._table is not None
        return MeasureLayout(self._table, [heading.names for heading in self._headings], width)

    def head_pieces(self, y: int) -> Pieces:
        """A line of the reports' names."""
        return self._pieces.head(y)

    def line_pieces(self, line: int) -> Pieces:
        """A line of the rows."""
        return self._pieces.line(line)

    def empty_words(self) -> str:
        """That there is nothing to compare, once that is known."""
        return "" if self._table is None else phrase("measures.empty")

    @property
    def _pieces(self) -> MeasurePieces:
        assert self._table is not None
        assert isinstance(self.laid, MeasureLayout)
        return MeasurePieces(self._table, self.laid, self._headings, self.in_view, self.cursor)

    @property
    def _rows(self) -> "Sequence[TableRow]":
        return self._table.rows if self._table is not None else ()
