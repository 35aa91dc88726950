"""The lines of the table of measures as runs of text, each with the role that it is drawn in."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.fitting import aligned_left, fitted
from tui.glyphs import glyph
from tui.language import phrase
from tui.typesetting.width import cells
from tui.widgets.measures.layout import GAP, MeasureLayout
from tui.words.measure_figures import bar, cell_words

if TYPE_CHECKING:
    from store.comparing.measures.table import MeasuresTable, TableRow

LABEL = -1
"""The column of the cursor that stands for a row's label."""
_Piece = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Heading:
    """A column's name in two parts, region and period, and whether its region is the reader's own."""

    region: str
    period: str
    own: bool = False

    @property
    def names(self) -> tuple[str, str]:
        """Both parts as they are shown, the own region with its sign."""
        return f"{glyph('own')} {self.region}" if self.own else self.region, self.period


@dataclass(frozen=True, slots=True)
class Cursor:
    """Where the reader is: a row, a column (or LABEL), and which of the figures of the cell; and whether the keys go
    there."""

    row: int = 0
    column: int = LABEL
    nth: int = 0
    lit: bool = False

    def stepped(self, by: int, figures: Sequence[int]) -> "Cursor | None":
        """The next figure of the cell, or the next column, or the label; None at the ends. `figures` are their numbers
        in the columns of the row."""
        here = figures[self.column] if self.column > LABEL else 0
        if 0 <= self.nth + by < here:
            return Cursor(self.row, self.column, self.nth + by, self.lit)
        column = self.column + by
        if not LABEL <= column < len(figures):
            return None
        there = figures[column] if column > LABEL else 0
        return Cursor(self.row, column, max(0, there - 1) if by < 0 else 0, self.lit)


@dataclass(frozen=True, slots=True)
class MeasurePieces:
    """A table as it is set, with its headings, the columns in view and the cursor."""

    table: "MeasuresTable"
    layout: MeasureLayout
    headings: Sequence[Heading]
    in_view: range
    cursor: Cursor

    def head(self, y: int) -> list[_Piece]:
        """A line of the columns' names."""
        widths, lines = self.layout.widths, self.layout.head_lines
        label = phrase("table.indicator") if y == lines - 1 else ""
        pieces = [(aligned_left(f" {label}", widths.label + 1), "head")]
        for column in self.in_view:
            head = self.layout.heads[column]
            nth = y - (lines - len(head))
            text = fitted(head[nth], widths.column) if nth >= 0 else ""
            own = "own" if self.headings[column].own else "head"
            role = "current" if self.cursor.lit and column == self.cursor.column else own
            pieces += [(" " * (GAP + widths.column - cells(text)), ""), (text, role)]
        return pieces

    def line(self, line: int) -> list[_Piece]:
        """A line below the head."""
        if line >= self.layout.line_count:
            return []
        row, nth = self.layout.row_at(line)
        if nth < 0:
            rule = glyph("rule") * 2
            return [(f" {rule} {phrase('measures.others')} {rule}", "dim")]
        widths, current = self.layout.widths, row == self.cursor.row
        marker = glyph("cursor") if current else " " * cells(glyph("cursor"))
        on_label = current and self.cursor.lit and self.cursor.column == LABEL
        label = self.layout.label(row, nth)
        role = "current" if on_label else "cursor" if current else ""
        pieces = [(marker, "mark"), (label, role), (" " * (widths.label + 1 - cells(marker) - cells(label)), "")]
        for column in self.in_view if nth == 0 else ():
            pieces += [(" " * GAP, ""), *self._cell(self.table.rows[row], row, column)]
        return pieces

    def _cell(self, shown: "TableRow", row: int, column: int) -> list[_Piece]:
        widths, cell, cursor = self.layout.widths, shown.cells[column], self.cursor
        current = (row, column) == (cursor.row, cursor.column)
        nth = min(cursor.nth, len(cell.figures) - 1) if current else 0
        text = cell_words(cell, self.layout.scales[row], shown, nth)
        stated = "best" if cell.best else "number" if cell.figures else "dim"
        role = "current" if current and cursor.lit else stated
        if cells(text) > widths.figure:
            # The figure before its bar: nothing of it may be missing.
            text = fitted(text, widths.column)
            return [(text, role), (" " * (widths.column - cells(text)), "")]
        compared = cell.figures and sum(bool(each.figures) for each in shown.cells) > 1
        drawn = bar(cell.share, widths.bar) if compared else ""
        blank = " " * (widths.figure - cells(text))
        return [(blank, ""), (text, role), (" ", ""), (aligned_left(drawn, widths.bar), "bar")]
