"""The outline of a report: its headings, indented by level."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import BindingType
from textual.message import Message

from store.outline import Heading
from tui.glyphs import glyph
from tui.keys import key
from tui.language import phrase
from tui.typesetting.harmless import harmless
from tui.widgets.line_list import LineList, Pieces

_INDENT = 2


class OutlineList(LineList):
    """Headings with a cursor; the reader moves it, or it follows what is read."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"line--strong"}
    BINDINGS: ClassVar[list[BindingType]] = [key("enter,right,l", "choose", "excerpt.read-here", shown="enter")]

    @dataclass
    class HeadingReached(Message):
        """The reader moved to a heading, which begins at a place of the source text."""

        place: int

    class HeadingChosen(Message):
        """The reader wants to read on at the heading."""

    def __init__(self, headings: Iterable[Heading], *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._take(headings)
        self._bookmarked: frozenset[int] = frozenset()

    def _take(self, headings: Iterable[Heading]) -> None:
        self._headings = tuple(_flat(headings))
        self._starts = [heading.start for heading, _ in self._headings]

    def show(self, headings: Iterable[Heading]) -> None:
        """Shows the headings of another report, without a message."""
        self._take(headings)
        self._bookmarked = frozenset()
        with self.prevent(self.HeadingReached):
            self.cursor = 0
            self.lines_changed()

    def follow(self, place: int) -> None:
        """Moves the cursor to the heading under which a place of the source text stands, without a message."""
        with self.prevent(self.HeadingReached):
            self.cursor = bisect_right(self._starts, place) - 1

    def line_count(self) -> int:
        """One line a heading; one for the sentence that there is none."""
        return len(self._headings) or 1

    def line(self, index: int, width: int) -> Pieces:  # noqa: ARG002
        """A heading's title, the top ones bold."""
        if not self._headings:
            return ((phrase("excerpt.no-headings"), "dim"),)
        heading, depth = self._headings[index]
        title = harmless(heading.title) or phrase("excerpt.untitled")
        mark = ((f"{glyph('bookmark')} ", "mark"),) if index in self._bookmarked else ()
        return ((" " * (_INDENT * depth), ""), *mark, (title, "" if depth else "strong"))

    def mark_bookmarked(self, places: Iterable[int]) -> None:
        """Marks the headings under which these characters of the source text stand; no others."""
        marked = frozenset(bisect_right(self._starts, place) - 1 for place in places)
        if marked != self._bookmarked:
            self._bookmarked = marked
            self.refresh()

    @property
    def heading(self) -> Heading | None:
        """The heading under the cursor."""
        return self._headings[self.cursor][0] if self._headings else None

    def cursor_moved(self) -> None:
        """Tells which heading the cursor is on."""
        self.post_message(self.HeadingReached(self._starts[self.cursor]))

    def action_choose(self) -> None:
        """Goes on to the text."""
        self.post_message(self.HeadingChosen())


def _flat(headings: Iterable[Heading], depth: int = 0) -> Iterator[tuple[Heading, int]]:
    for heading in headings:
        yield heading, depth
        yield from _flat(heading.children, depth + 1)
