"""The table of measures: labels that stay at the left, and columns of figures with bars that scroll sideways."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.binding import BindingType
from textual.events import Click, MouseScrollDown, MouseScrollUp, Resize
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from tui.fitting import fitted
from tui.keys import key
from tui.language import phrase
from tui.typesetting.width import cells
from tui.widgets.measure_layout import GAP, MeasureLayout
from tui.widgets.measure_pieces import LABEL, Cursor, Heading, MeasurePieces

if TYPE_CHECKING:
    from store.comparing.table import Figure, MeasuresTable, TableRow

_ROLES = ("cursor", "current", "head", "dim", "number", "best", "own", "bar", "mark")
_WHEEL_LINES = 3


class MeasureTable(Widget, can_focus=True, inherit_bindings=False):
    """Rows with a cursor on a label or on one figure of a cell; only what is in view is drawn."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"measures--{role}" for role in _ROLES}
    DEFAULT_CSS = """
    MeasureTable {
        height: 1fr;
        & > .measures--cursor { text-style: bold; }
        & > .measures--current { text-style: reverse bold; }
        & > .measures--head { color: $dim; text-style: bold; }
        & > .measures--dim { color: $dim; }
        & > .measures--number { color: $number; }
        & > .measures--best { color: $number; text-style: bold; }
        & > .measures--own { text-style: bold underline; }
        & > .measures--bar { color: $accent; }
        & > .measures--mark { color: $accent; text-style: bold; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        key("up,k", "move(-1)", "keys.up", shown="up down left right"),
        key("down,j", "move(1)", "keys.down"),
        key("right,l", "step(1)", "keys.figure-right"),
        key("left,h", "step(-1)", "keys.figure-left"),
        key("pagedown,ctrl+f", "page(1)", "keys.page-down"),
        key("pageup,ctrl+b", "page(-1)", "keys.page-up"),
        key("home,g", "end(-1)", "keys.first"),
        key("end,G", "end(1)", "keys.last"),
        key("enter", "choose", "measures.sentence", shown="enter"),
    ]

    class Reached(Message):
        """The cursor came elsewhere."""

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
        self._layout_made: MeasureLayout | None = None
        self.cursor = Cursor()
        self._top = self._left = 0

    # What is shown

    def show(
        self, table: "MeasuresTable", headings: Sequence[Heading], *, row: int = 0, column: int | None = None
    ) -> None:
        """Shows a table, the cursor on a row and, where one is given, on a column."""
        self._table, self._headings = table, headings
        self._layout_made = None
        at = self.cursor.column if column is None else column
        self.cursor = Cursor(
            max(0, min(row, len(table.rows) - 1)), max(LABEL, min(at, len(headings) - 1)), 0, self.has_focus
        )
        self._top, self._left = 0, max(0, min(self._left, len(headings) - 1))
        self._reveal()
        self.refresh()

    def head(self, headings: Sequence[Heading]) -> None:
        """Gives the columns other headings."""
        self._headings = headings
        self._layout_made = None
        self._reveal()
        self.refresh()

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

    # What the keys do

    def action_move(self, by: int) -> None:
        """To another row."""
        self.go_to(self.cursor.row + by)

    def action_end(self, by: int) -> None:
        """To the first row or the last."""
        self.go_to(self.cursor.row + by * len(self._rows))

    def action_page(self, by: int) -> None:
        """To the row that is a page away."""
        if self._rows:
            line = self._set.span(self.cursor.row).start + by * max(1, self._page - 1)
            self.go_to(self._set.row_at(max(0, min(line, self._set.line_count - 1)))[0])

    def go_to(self, row: int) -> None:
        """Moves the cursor to a row, and the row into view."""
        row = max(0, min(row, len(self._rows) - 1))
        if row != self.cursor.row:
            self._move(replace(self.cursor, row=row, nth=0))

    def action_step(self, by: int) -> None:
        """To the next figure of the cell, or to the next column, or to the label."""
        row = self.current_row
        cursor = None if row is None else self.cursor.stepped(by, [len(cell.figures) for cell in row.cells])
        if cursor is not None:
            self._move(cursor)

    def _move(self, cursor: Cursor) -> None:
        before, self.cursor = self.cursor, cursor
        if not self._reveal():
            self._repaint(before.row)
            self._repaint(cursor.row)
            if before.column != cursor.column:
                self.refresh(Region(0, 0, self.size.width, self._set.head_lines))
        self.post_message(self.Reached())

    def action_choose(self) -> None:
        """Asks for the figure's sentence, or on a label for its ranking."""
        if self.figure is not None:
            self.post_message(self.FigureWanted(self.cursor.column, self.figure))
        elif self.current_row is not None and self.cursor.column == LABEL:
            self.post_message(self.LabelWanted(self.cursor.row))

    def on_click(self, event: Click) -> None:
        """Moves the cursor to where was clicked."""
        if not self._rows:
            return
        line = event.y - self._set.head_lines + self._top
        if event.y < self._set.head_lines or line >= self._set.line_count:
            return
        widths = self._set.widths
        nth, _ = divmod(event.x - 1 - widths.label, GAP + widths.column)
        column = LABEL if nth < 0 else min(self._in_view.start + nth, len(self._headings) - 1)
        self._move(Cursor(self._set.row_at(line)[0], column, 0, self.has_focus))

    def on_mouse_scroll_down(self, _: MouseScrollDown) -> None:
        """Scrolls, and leaves the cursor where it is."""
        self._stand_at(self._top + _WHEEL_LINES)

    def on_mouse_scroll_up(self, _: MouseScrollUp) -> None:
        """Scrolls, and leaves the cursor where it is."""
        self._stand_at(self._top - _WHEEL_LINES)

    # Drawing

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        if self._table is None or not self._rows:
            text = phrase("measures.empty") if y == 0 and self._table is not None else ""
            return self._strip([(f" {text}", "dim")])
        pieces = MeasurePieces(self._table, self._set, self._headings, self._in_view, self.cursor)
        if y < self._set.head_lines:
            return self._strip(pieces.head(y))
        return self._strip(pieces.line(y - self._set.head_lines + self._top))

    def _strip(self, pieces: Sequence[tuple[str, str]]) -> Strip:
        base, width = self.rich_style, self.size.width
        segments: list[Segment] = []
        room = width
        for text, role in pieces:
            shown = fitted(text, room)
            room -= cells(shown)
            segments.append(Segment(shown, base + self._look(role) if role else base))
        return Strip([*segments, Segment(" " * room, base)], width)

    def _look(self, role: str) -> Style:
        return self.get_component_rich_style(f"measures--{role}", partial=True)

    # Where the reader is

    @property
    def _rows(self) -> "tuple[TableRow, ...]":
        return self._table.rows if self._table is not None else ()

    @property
    def _set(self) -> MeasureLayout:
        if self._layout_made is None:
            assert self._table is not None
            names = [heading.names for heading in self._headings]
            self._layout_made = MeasureLayout(self._table, names, max(1, self.size.width - 1))
        return self._layout_made

    @property
    def _in_view(self) -> range:
        count = self._set.widths.columns
        first = max(0, min(self._left, len(self._headings) - count))
        return range(first, min(len(self._headings), first + count))

    @property
    def hidden(self) -> tuple[int, int]:
        """How many columns are out of view at the left and at the right."""
        if not (self._rows and self.size.width):
            return 0, 0
        return self._in_view.start, len(self._headings) - self._in_view.stop

    @property
    def _page(self) -> int:
        return max(1, self.size.height - self._set.head_lines)

    def on_resize(self, _: Resize) -> None:
        """Sets everything again to the new width."""
        self._layout_made = None
        self._reveal()
        self.refresh()
        self.post_message(self.Reached())

    def on_focus(self) -> None:
        """Lights the cursor."""
        self.cursor = replace(self.cursor, lit=True)
        self.refresh()

    def on_blur(self) -> None:
        """Takes the light off the cursor."""
        self.cursor = replace(self.cursor, lit=False)
        self.refresh()

    def _reveal(self) -> bool:
        """Brings the cursor into view, moving no further than needed; whether that scrolled."""
        if not self._rows or not self.size.height:
            return False
        count, column = self._set.widths.columns, self.cursor.column
        aside = column > LABEL and column not in self._in_view
        if aside:
            self._left = column if column < self._in_view.start else column - count + 1
            self.refresh()
        lines = self._set.span(self.cursor.row)
        if self.cursor.row == 0 or lines.start < self._top:
            return self._stand_at(lines.start) or aside
        return (lines.stop > self._top + self._page and self._stand_at(lines.stop - self._page)) or aside

    def _stand_at(self, line: int) -> bool:
        top = max(0, min(line, self._set.line_count - self._page)) if self._rows else 0
        if top == self._top:
            return False
        self._top = top
        self.refresh()
        return True

    def _repaint(self, row: int) -> None:
        lines = self._set.span(row)
        y = max(lines.start - self._top, 0) + self._set.head_lines
        bottom = min(lines.stop - self._top + self._set.head_lines, self.size.height)
        if y < bottom:
            self.refresh(Region(0, y, self.size.width, bottom - y))
