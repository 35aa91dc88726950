"""A list of lines with a cursor: one line of cells an entry, drawn only where it changed."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.binding import BindingType
from textual.events import Click, Resize
from textual.geometry import Region, Size
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui.fitting import fitted
from tui.glyphs import glyph
from tui.keys import key
from tui.typesetting.width import cells

Pieces = Sequence[tuple[str, str]]
"""Runs of text, each with the role it plays: X for the component class line--X, or empty for plain text."""


class LineList(ScrollView, can_focus=True, inherit_bindings=False):
    """Lines that a cursor moves over; a subclass says how many there are and what stands in each.

    It holds tens of thousands of lines: nothing is measured or drawn that is not on the screen.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"line--cursor", "line--mark", "line--dim"}
    DEFAULT_CSS = """
    LineList { overflow-x: hidden; overflow-y: auto; scrollbar-size-vertical: 1; height: 1fr; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        key("up,k", "cursor_up", "keys.up", shown="up down"),
        key("down,j", "cursor_down", "keys.down"),
        key("pageup,ctrl+b", "page_up", "keys.page-up"),
        key("pagedown,ctrl+f", "page_down", "keys.page-down"),
        key("home,g", "first", "keys.first"),
        key("end,G", "last", "keys.last"),
    ]

    cursor: reactive[int] = reactive(0, repaint=False)
    head_lines = 0
    _base = Style.null()

    def line_count(self) -> int:
        """How many lines there are below the head."""
        raise NotImplementedError

    def line(self, index: int, width: int) -> Pieces:
        """What stands in a line of the given width."""
        raise NotImplementedError

    def head(self, width: int) -> Pieces:
        """What stands above the first line and does not scroll, where there is a head."""
        raise NotImplementedError

    def cursor_moved(self) -> None:
        """The cursor came to another line."""

    def lines_changed(self) -> None:
        """Draws everything again after the lines became others; the cursor stays among them."""
        self._measure()
        self.cursor = self.validate_cursor(self.cursor)
        self.scroll_to_cursor()
        self.refresh()

    def scroll_to_cursor(self) -> None:
        """Brings the cursor's line into view, moving no further than needed."""
        page = self._page
        top = round(self.scroll_y)
        if self.cursor < top:
            self._scroll_to_line(self.cursor)
        elif self.cursor >= top + page:
            self._scroll_to_line(self.cursor - page + 1)

    def validate_cursor(self, index: int) -> int:
        """The index moved among the lines."""
        return max(0, min(index, self.line_count() - 1))

    def watch_cursor(self, before: int, now: int) -> None:
        """Draws the two lines that changed."""
        if before != now and self.is_mounted:
            self.refresh_lines(before + self.head_lines)
            self.refresh_lines(now + self.head_lines)
            self.scroll_to_cursor()
            self.cursor_moved()

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines that are to be drawn anew; what they have in common is worked out once."""
        self._base = self.rich_style
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        width = self.size.width
        base = self._base
        if y < self.head_lines:
            return self._strip(self.head(width), width, base)
        index = y - self.head_lines + round(self.scroll_y)
        if index >= self.line_count():
            return Strip.blank(width, base)
        marker = glyph("cursor") if index == self.cursor else " " * cells(glyph("cursor"))
        pieces = ((marker, "mark"), *self.line(index, width - cells(marker)))
        if index == self.cursor and self.has_focus:
            base += self.get_component_rich_style("line--cursor", partial=True)
        return self._strip(pieces, width, base)

    def _strip(self, pieces: Iterable[tuple[str, str]], width: int, base: Style) -> Strip:
        segments: list[Segment] = []
        room = width
        for text, role in pieces:
            shown = fitted(text, room)
            room -= cells(shown)
            style = base + self.get_component_rich_style(f"line--{role}", partial=True) if role else base
            segments.append(Segment(shown, style))
            if shown != text:
                break
        segments.append(Segment(" " * room, base))
        return Strip(segments, width)

    @property
    def _page(self) -> int:
        return max(1, self.size.height - self.head_lines)

    def _measure(self) -> None:
        self.virtual_size = Size(0, self.line_count() + self.head_lines)

    def _scroll_to_line(self, line: int) -> None:
        self.scroll_to(y=line, animate=False, immediate=True)

    def on_mount(self) -> None:
        """Measures the lines for the first time."""
        self._measure()

    def on_resize(self, _: Resize) -> None:
        """Keeps the cursor in view."""
        self.scroll_to_cursor()

    def on_focus(self) -> None:
        """Lights the cursor's line."""
        self.refresh_lines(self.cursor + self.head_lines)

    def on_blur(self) -> None:
        """Takes the light off the cursor's line."""
        self.refresh_lines(self.cursor + self.head_lines)

    def on_click(self, event: Click) -> None:
        """Moves the cursor to the line that was clicked."""
        index = event.y - self.head_lines + round(self.scroll_y)
        if event.y >= self.head_lines and index < self.line_count():
            self.cursor = index

    def action_cursor_up(self) -> None:
        """One line up."""
        self.cursor -= 1

    def action_cursor_down(self) -> None:
        """One line down."""
        self.cursor += 1

    def action_page_up(self) -> None:
        """One page up."""
        self.cursor -= self._page

    def action_page_down(self) -> None:
        """One page down."""
        self.cursor += self._page

    def action_first(self) -> None:
        """To the first line."""
        self.cursor = 0

    def action_last(self) -> None:
        """To the last line."""
        self.cursor = self.line_count() - 1
