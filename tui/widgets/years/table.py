"""The table of years: a row for each quantity, a column for each period, changes and targets below the results."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from textual.message import Message

from tui.fitting import aligned_left, fitted
from tui.glyphs import glyph
from tui.language import phrase
from tui.typesetting.width import cells
from tui.widgets.cell_table import CellTable, Pieces
from tui.widgets.measures.layout import GAP
from tui.widgets.measures.pieces import LABEL, Cursor
from tui.widgets.years.layout import Told, YearsLayout
from tui.words.labels import period_name

if TYPE_CHECKING:
    from store.comparing.years.trend import Statement, Trend, TrendRow, YearCell

_ROLE_OF = {Told.CHANGES: "dim", Told.TARGETS: "bar"}


class YearsTable(CellTable):
    """A trend; the cursor stands on a row's name or on one figure of a period."""

    @dataclass
    class Wanted(Message):
        """The reader wants to be where the figure under the cursor is stated, or where the period's report speaks of
        the domain; on a name, to see what all regions state of it."""

        figure: "Statement | None"
        on_label: bool

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._trend: Trend | None = None
        self.detailed = False

    def show(self, trend: "Trend", *, row: int = 0, column: int | None = None) -> None:
        """Shows a trend, the cursor on a row and, where one is given, on a column."""
        self._trend = trend
        self.begin(row, column)

    def go_to_column(self, column: int) -> None:
        """Moves the cursor to a period, in its row."""
        self.cursor = replace(self.cursor, column=column, nth=0)
        self.set_again()

    def detail(self, detailed: bool) -> None:
        """Gives changes and targets lines of their own, or none."""
        self.detailed = detailed
        self.set_again()

    @property
    def current_row(self) -> "TrendRow | None":
        """The row under the cursor."""
        return self._trend.rows[self.cursor.row] if self._trend is not None and self._trend.rows else None

    @property
    def cell(self) -> "YearCell | None":
        """The cell under the cursor; None on a name."""
        row = self.current_row
        return None if row is None or self.cursor.column == LABEL else row.cells[self.cursor.column]

    @property
    def figure(self) -> "Statement | None":
        """The figure under the cursor; None on a name and where nothing is stated."""
        figures = () if self.cell is None else self.cell.figures
        return figures[min(self.cursor.nth, len(figures) - 1)] if figures else None

    def action_choose(self) -> None:
        """Asks for where the figure is stated, or on a name for its ranking."""
        if self.current_row is not None:
            self.post_message(self.Wanted(self.figure, self.cursor.column == LABEL))

    # How it is drawn

    @property
    def row_count(self) -> int:
        """How many quantities there are."""
        return 0 if self._trend is None else len(self._trend.rows)

    @property
    def column_count(self) -> int:
        """How many periods there are."""
        return 0 if self._trend is None else len(self._trend.periods)

    def figure_counts(self, row: int) -> Sequence[int]:
        """How many figures are stated for each period."""
        return [] if self._trend is None else [len(cell.figures) for cell in self._trend.rows[row].cells]

    def lay_out(self, width: int) -> YearsLayout:
        """The trend set to a width."""
        assert self._trend is not None
        return YearsLayout(self._trend, self._names, width, detailed=self.detailed)

    @property
    def _names(self) -> list[str]:
        return [] if self._trend is None else [period_name(period) for period in self._trend.periods]

    def empty_words(self) -> str:
        """That there are no figures, once that is known."""
        return "" if self._trend is None else phrase("years.empty")

    def head_pieces(self, y: int) -> Pieces:  # noqa: ARG002
        """The periods; those that no report is of stand back."""
        widths = self.laid.widths
        pieces = [(aligned_left(f" {phrase('table.indicator')}", widths.label + 1), "head")]
        for column in self.in_view:
            assert self._trend is not None
            text = fitted(self._names[column], widths.figure)
            stated = self._trend.periods[column] in self._trend.reports
            role = "current" if self._is_lit(column) else "head" if stated else "dim"
            pieces += [(" " * (GAP + widths.figure - cells(text)), ""), (text, role), (" ", "")]
        return pieces

    def line_pieces(self, line: int) -> Pieces:
        """A line of a row."""
        laid = self.laid
        assert isinstance(laid, YearsLayout)
        if line >= laid.line_count:
            return []
        row, nth = laid.row_at(line)
        if nth < 0:
            rule = glyph("rule") * 2
            return [(f" {rule} {phrase('measures.others')} {rule}", "dim")]
        shown, current = laid.line(row, nth), row == self.cursor.row
        marker = glyph("cursor") if current else " " * cells(glyph("cursor"))
        pieces = [(marker, "mark"), *self._label(row, shown.label, shown.told, laid.widths.label + 1 - cells(marker))]
        for column in self.in_view if shown.told is not Told.NAME else ():
            pieces += [(" " * GAP, ""), *self._figure(laid, row, column, shown.told)]
        return pieces

    def _label(self, row: int, text: str, told: Told, width: int) -> Pieces:
        if told in _ROLE_OF:
            return [(aligned_left(f"  {phrase(f'years.{told}')}", width), _ROLE_OF[told])]
        on_label = row == self.cursor.row and self.cursor.lit and self.cursor.column == LABEL
        role = "current" if on_label else "cursor" if row == self.cursor.row else ""
        return [(text, role), (" " * (width - cells(text)), "")]

    def _figure(self, laid: YearsLayout, row: int, column: int, told: Told) -> Pieces:
        cursor, results = self.cursor, laid.results[row][column]
        current = (row, column) == (cursor.row, cursor.column) and cursor.lit
        stated_at_all = bool(self.figure_counts(row)[column])
        nth, here = _nth_of_line(cursor, results, told, stated=stated_at_all) if current else (0, False)
        text = laid.words(row, column, told, nth)
        stated = _ROLE_OF.get(told) or ("dim" if text.strip("- ").startswith("(") or text == "- " else "number")
        text = fitted(text, laid.widths.figure + 1)
        # The blank that digits are aligned by is no part of what the cursor is on.
        bare = text.rstrip()
        blank = " " * (laid.widths.figure + 1 - cells(text))
        return [(blank, ""), (bare, "current" if here else stated), (" " * (cells(text) - cells(bare)), "")]

    def _is_lit(self, column: int) -> bool:
        return self.cursor.lit and column == self.cursor.column


def _nth_of_line(cursor: Cursor, results: int, told: Told, *, stated: bool) -> tuple[int, bool]:
    """Which of its figures a line shows under the cursor, and whether the cursor is on it."""
    if told is Told.RESULTS:
        return (cursor.nth, True) if cursor.nth < results or not stated else (0, False)
    if told is Told.TARGETS:
        return (cursor.nth - results, True) if stated and cursor.nth >= results else (0, False)
    return cursor.nth, told is Told.ALL
