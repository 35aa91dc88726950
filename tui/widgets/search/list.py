"""The list of a search: entries of one or a few rows, a cursor that stops at some of them, notes that stay above."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.binding import BindingType
from textual.events import Click, MouseScrollDown, MouseScrollUp, Resize
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from tui.fitting import fitted
from tui.glyphs import glyph
from tui.keys import key
from tui.typesetting.width import cells
from tui.typesetting.wrap import wrap
from tui.widgets.line_list import Pieces
from tui.widgets.search.entries import Entry
from tui.widgets.search.listing import Listing

Notes = Sequence[tuple[str, str]]
"""Sentences, each with the role it is drawn in."""

_ROLES = ("cursor", "dim", "strong", "head", "mark", "lit", "domain", "number", "note")
_MOST_NOTES = 5
_NEAR_THE_END = 10
_WHEEL_ROWS = 3


class SearchList(Widget, can_focus=True, inherit_bindings=False):
    """Entries of which only those in view are set and drawn; other entries are no reason for another layout."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"search--{role}" for role in _ROLES}
    DEFAULT_CSS = """
    SearchList {
        height: 1fr;
        & > .search--cursor { text-style: reverse; }
        & > .search--dim { color: $dim; }
        & > .search--strong { text-style: bold; }
        & > .search--head { text-style: bold; }
        & > .search--mark { color: $accent; text-style: bold; }
        & > .search--lit { color: $number; text-style: bold underline; }
        & > .search--domain { color: $accent; }
        & > .search--number { color: $number; }
        & > .search--note { color: $warning; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        key("down,j,ctrl+n", "move(1)", "search.next", shown="up down"),
        key("up,k", "move(-1)", "search.previous"),
        key("pagedown,ctrl+f", "page(1)", "keys.page-down"),
        key("pageup,ctrl+b", "page(-1)", "keys.page-up"),
        key("home,g", "end(-1)", "keys.first"),
        key("end,G", "end(1)", "keys.last"),
        key("enter", "choose", "search.open", shown="enter"),
    ]

    @dataclass
    class Chosen(Message):
        """The reader wants to go where an entry leads."""

        entry: Entry

    class EndNear(Message):
        """The cursor came near the last entry."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._listing = Listing((), 1)
        self._notes: Notes = ()
        self._note_rows: Sequence[Pieces] = ()
        self._cursor = -1
        self._top = 0
        self._styles: dict[str, Style] = {}

    def show(self, entries: Sequence[Entry], notes: Notes = (), *, cursor: int | None = None) -> None:
        """Shows other entries from the first, under notes (a sentence and its role each); the cursor is on the entry
        of this index, or on the first where it stops."""
        self._listing = Listing(entries, self._room)
        first = self._listing.stops[0] if self._listing.stops else -1
        self._cursor, self._top = first if cursor is None else cursor, 0
        self._set_notes(notes)
        if cursor is not None:
            self._reveal()
        self.refresh()

    def replace(self, entries: Sequence[Entry], cursor: int | None = None) -> None:
        """Shows entries in place of those that are shown, from where the reader is; the cursor stays where it was, or
        goes to another index."""
        self._listing = Listing(entries, self._room)
        self._cursor = min(self._cursor if cursor is None else cursor, len(entries) - 1)
        self._reveal()
        self.refresh()

    def note(self, notes: Notes) -> None:
        """Changes the notes and nothing else."""
        if list(notes) != list(self._notes):
            self._set_notes(notes)
            self._reveal()
            self.refresh()

    @property
    def entries(self) -> tuple[Entry, ...]:
        """What is shown."""
        return self._listing.entries

    @property
    def cursor(self) -> int:
        """The index of the entry under the cursor; -1 where it stops nowhere."""
        return self._cursor

    @property
    def chosen(self) -> Entry | None:
        """The entry under the cursor."""
        return self.entries[self._cursor] if 0 <= self._cursor < len(self.entries) else None

    def go_to(self, at: int) -> None:
        """Moves the cursor to an entry, and the entry into view."""
        if at == self._cursor or not 0 <= at < len(self.entries):
            return
        before, self._cursor = self._cursor, at
        if not self._reveal():
            self._repaint(before)
            self._repaint(at)
        behind = sum(stop > at for stop in self._listing.stops[-_NEAR_THE_END:])
        if behind < _NEAR_THE_END:
            self.post_message(self.EndNear())

    # What the keys do

    def action_move(self, by: int) -> None:
        """To another stop."""
        self.go_to(self._listing.stop_from(self._cursor, by))

    def action_end(self, by: int) -> None:
        """To the first stop or the last."""
        self.go_to(self._listing.stop_from(self._cursor, by * len(self.entries)))

    def action_page(self, by: int) -> None:
        """To the stop that is about a page away."""
        if self._cursor < 0:
            return
        here = self._listing.span(self._cursor).start
        y = max(0, min(here + by * max(self._page - 1, 1), len(self._listing) - 1))
        at = self._listing.at(y)
        self.go_to(at if self.entries[at].stop else self._listing.stop_from(at, by))

    def action_choose(self) -> None:
        """Goes where the entry under the cursor leads."""
        if self.chosen is not None:
            self.post_message(self.Chosen(self.chosen))

    def on_click(self, event: Click) -> None:
        """Moves the cursor to the entry that was clicked; the entry under the cursor is chosen."""
        y = event.y - len(self._note_rows) + self._top
        if event.y < len(self._note_rows) or y >= len(self._listing):
            return
        at = self._listing.at(y)
        if at == self._cursor:
            self.action_choose()
        elif self.entries[at].stop:
            self.go_to(at)

    def on_mouse_scroll_down(self, _: MouseScrollDown) -> None:
        """Scrolls, and leaves the cursor where it is."""
        self._stand_at(self._top + _WHEEL_ROWS)

    def on_mouse_scroll_up(self, _: MouseScrollUp) -> None:
        """Scrolls, and leaves the cursor where it is."""
        self._stand_at(self._top - _WHEEL_ROWS)

    # Drawing

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        width = self.size.width
        if y < len(self._note_rows):
            return self._strip(self._note_rows[y], width, self._style(""))
        row = y - len(self._note_rows) + self._top
        if row >= len(self._listing):
            return Strip.blank(width, self._style(""))
        at = self._listing.at(row)
        current = at == self._cursor
        marker = glyph("cursor") if current else " " * cells(glyph("cursor"))
        if current and self.has_focus and row == self._listing.span(at).start:
            # Reversed, colours would make a row of patches.
            plain = "".join(text for text, _ in self._listing.row(row))
            return self._strip(((marker, "mark"), (plain, "")), width, self._style("cursor"))
        return self._strip(((marker, "mark"), *self._listing.row(row)), width, self._style(""))

    def _strip(self, pieces: Iterable[tuple[str, str]], width: int, base: Style) -> Strip:
        segments: list[Segment] = []
        room = width
        for text, role in pieces:
            shown = fitted(text, room)
            room -= cells(shown)
            segments.append(Segment(shown, base + self._style(role) if role else base))
        segments.append(Segment(" " * room, base))
        return Strip(segments, width)

    def _style(self, role: str) -> Style:
        if role not in self._styles:
            added = self.get_component_rich_style(f"search--{role}", partial=True) if role else Style()
            self._styles[role] = self.rich_style + added if role in {"", "cursor"} else added
        return self._styles[role]

    def notify_style_update(self) -> None:
        """Forgets the colours when the theme changed."""
        super().notify_style_update()
        self._styles.clear()

    def on_resize(self, _: Resize) -> None:
        """Sets everything again to the new width."""
        if self._listing.width != self._room:
            self._listing = Listing(self.entries, self._room)
            self._set_notes(self._notes)
        self._reveal()
        self.refresh()

    def on_focus(self) -> None:
        """Lights the cursor's entry."""
        self._repaint(self._cursor)

    def on_blur(self) -> None:
        """Takes the light off the cursor's entry."""
        self._repaint(self._cursor)

    @property
    def _room(self) -> int:
        return max(self.size.width - cells(glyph("cursor")) - 1, 1)

    @property
    def _page(self) -> int:
        return max(1, self.size.height - len(self._note_rows))

    def _set_notes(self, notes: Notes) -> None:
        self._notes = notes
        width = self._room
        self._note_rows = [
            ((" ", ""), (sentence[slice(*line)], role)) for sentence, role in notes for line in wrap(sentence, width)
        ][:_MOST_NOTES]

    def _reveal(self) -> bool:
        """Brings the cursor's entry into view, with what leads to it where it is the first; whether that scrolled."""
        if self._cursor < 0 or not self.size.height:
            return False
        rows = self._listing.span(self._cursor)
        first, last = rows.start, rows.stop - 1
        if self._listing.stops and self._cursor == self._listing.stops[0] and last < self._page:
            first = 0
        elif self._cursor > 0 and not self.entries[self._cursor - 1].stop:
            # The head of a report is seen with its first hit.
            first = self._listing.span(self._cursor - 1).start
        if first < self._top:
            return self._stand_at(first)
        return last >= self._top + self._page and self._stand_at(last - self._page + 1)

    def _stand_at(self, row: int) -> bool:
        top = max(0, min(row, len(self._listing) - self._page))
        if top == self._top:
            return False
        self._top = top
        self.refresh()
        return True

    def _repaint(self, at: int) -> None:
        if at < 0 or at >= len(self.entries):
            return
        rows = self._listing.span(at)
        y = rows.start - self._top + len(self._note_rows)
        top = max(y, len(self._note_rows))
        bottom = min(y + len(rows), self.size.height)
        if top < bottom:
            self.refresh(Region(0, top, self.size.width, bottom - top))
