"""Rows under columns: labels that stay at the left, and columns of figures that scroll sideways, with a cursor."""

from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar, Protocol

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
from tui.typesetting.width import cells
from tui.widgets.measures.layout import GAP, Widths
from tui.widgets.measures.pieces import LABEL, Cursor

_ROLES = ("cursor", "current", "head", "dim", "number", "best", "own", "bar", "mark")
_WHEEL_LINES = 3
Pieces = Sequence[tuple[str, str]]


class Layout(Protocol):
    """Where everything stands in a table of some width."""

    head_lines: int
    widths: Widths

    @property
    def line_count(self) -> int:
        """How many lines all rows take."""

    def span(self, row: int) -> range:
        """The lines of a row."""

    def row_at(self, line: int) -> tuple[int, int]:
        """The row of a line, and which of its lines it is."""


class CellTable(Widget, can_focus=True, inherit_bindings=False):
    """Rows with a cursor on a label or on one figure of a cell; only what is in view is drawn.

    A subclass says how many rows and columns there are and how many figures stand in each cell, lays them out and draws
    them.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"measures--{role}" for role in _ROLES}
    DEFAULT_CSS = """
    CellTable {
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

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._layout_made: Layout | None = None
        self.cursor = Cursor()
        self._top = self._left = 0

    # What a subclass shows

    @property
    def row_count(self) -> int:
        """How many rows there are."""
        raise NotImplementedError

    @property
    def column_count(self) -> int:
        """How many columns of figures there are."""
        raise NotImplementedError

    def figure_counts(self, row: int) -> Sequence[int]:
        """How many figures stand in each cell of a row."""
        raise NotImplementedError

    def lay_out(self, width: int) -> Layout:
        """Everything set to a width."""
        raise NotImplementedError

    def head_pieces(self, y: int) -> Pieces:
        """A line above the rows."""
        raise NotImplementedError

    def line_pieces(self, line: int) -> Pieces:
        """A line of the rows."""
        raise NotImplementedError

    def empty_words(self) -> str:
        """What to say where there are no rows."""
        raise NotImplementedError

    def begin(self, row: int, column: int | None) -> None:
        """Shows what the subclass has now, the cursor on a row and, where one is given, on a column."""
        self._layout_made = None
        at = self.cursor.column if column is None else column
        last = self.column_count - 1
        self.cursor = Cursor(max(0, min(row, self.row_count - 1)), max(LABEL, min(at, last)), 0, self.has_focus)
        self._top, self._left = 0, max(0, min(self._left, last))
        self._reveal()
        self.refresh()

    def set_again(self) -> None:
        """Sets everything again where the cursor is."""
        self._layout_made = None
        self._reveal()
        self.refresh()

    # What the keys do

    def action_move(self, by: int) -> None:
        """To another row."""
        self.go_to(self.cursor.row + by)

    def action_end(self, by: int) -> None:
        """To the first row or the last."""
        self.go_to(self.cursor.row + by * self.row_count)

    def action_page(self, by: int) -> None:
        """To the row that is a page away."""
        if self.row_count:
            line = self.laid.span(self.cursor.row).start + by * max(1, self._page - 1)
            self.go_to(self.laid.row_at(max(0, min(line, self.laid.line_count - 1)))[0])

    def go_to(self, row: int) -> None:
        """Moves the cursor to a row, and the row into view."""
        row = max(0, min(row, self.row_count - 1))
        if row != self.cursor.row:
            self._move(replace(self.cursor, row=row, nth=0))

    def action_step(self, by: int) -> None:
        """To the next figure of the cell, or to the next column, or to the label."""
        cursor = self.cursor.stepped(by, self.figure_counts(self.cursor.row)) if self.row_count else None
        if cursor is not None:
            self._move(cursor)

    def action_choose(self) -> None:
        """Asks for what the figure or the label under the cursor leads to."""
        raise NotImplementedError

    def _move(self, cursor: Cursor) -> None:
        before, self.cursor = self.cursor, cursor
        if not self._reveal():
            self._repaint(before.row)
            self._repaint(cursor.row)
            if before.column != cursor.column:
                self.refresh(Region(0, 0, self.size.width, self.laid.head_lines))
        self.post_message(self.Reached())

    def on_click(self, event: Click) -> None:
        """Moves the cursor to where was clicked."""
        if not self.row_count:
            return
        line = event.y - self.laid.head_lines + self._top
        if event.y < self.laid.head_lines or line >= self.laid.line_count:
            return
        widths = self.laid.widths
        nth, _ = divmod(event.x - 1 - widths.label, GAP + widths.column)
        column = LABEL if nth < 0 else min(self.in_view.start + nth, self.column_count - 1)
        self._move(Cursor(self.laid.row_at(line)[0], column, 0, self.has_focus))

    def on_mouse_scroll_down(self, _: MouseScrollDown) -> None:
        """Scrolls, and leaves the cursor where it is."""
        self._stand_at(self._top + _WHEEL_LINES)

    def on_mouse_scroll_up(self, _: MouseScrollUp) -> None:
        """Scrolls, and leaves the cursor where it is."""
        self._stand_at(self._top - _WHEEL_LINES)

    # Drawing

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        if not self.row_count:
            return self._strip([(f" {self.empty_words() if y == 0 else ''}", "dim")])
        if y < self.laid.head_lines:
            return self._strip(self.head_pieces(y))
        return self._strip(self.line_pieces(y - self.laid.head_lines + self._top))

    def _strip(self, pieces: Pieces) -> Strip:
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

    @property
    def laid(self) -> Layout:
        """Everything as it is set now."""
        if self._layout_made is None:
            self._layout_made = self.lay_out(max(1, self.size.width - 1))
        return self._layout_made

    @property
    def in_view(self) -> range:
        """The columns in view."""
        count = self.laid.widths.columns
        first = max(0, min(self._left, self.column_count - count))
        return range(first, min(self.column_count, first + count))

    @property
    def hidden(self) -> tuple[int, int]:
        """How many columns are out of view at the left and at the right."""
        if not (self.row_count and self.size.width):
            return 0, 0
        return self.in_view.start, self.column_count - self.in_view.stop

    @property
    def _page(self) -> int:
        return max(1, self.size.height - self.laid.head_lines)

    def on_resize(self, _: Resize) -> None:
        """Sets everything again to the new width."""
        self.set_again()
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
        if not self.row_count or not self.size.height:
            return False
        count, column = self.laid.widths.columns, self.cursor.column
        aside = column > LABEL and column not in self.in_view
        if aside:
            self._left = column if column < self.in_view.start else column - count + 1
            self.refresh()
        lines = self.laid.span(self.cursor.row)
        if self.cursor.row == 0 or lines.start < self._top:
            return self._stand_at(lines.start) or aside
        return (lines.stop > self._top + self._page and self._stand_at(lines.stop - self._page)) or aside

    def _stand_at(self, line: int) -> bool:
        top = max(0, min(line, self.laid.line_count - self._page)) if self.row_count else 0
        if top == self._top:
            return False
        self._top = top
        self.refresh()
        return True

    def _repaint(self, row: int) -> None:
        lines = self.laid.span(row)
        y = max(lines.start - self._top, 0) + self.laid.head_lines
        bottom = min(lines.stop - self._top + self.laid.head_lines, self.size.height)
        if y < bottom:
            self.refresh(Region(0, y, self.size.width, bottom - y))
