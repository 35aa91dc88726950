"""The bookmarks, a line each: their group, their report, what is marked, what was noted, what became of the place."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from textual.binding import BindingType
from textual.events import Resize
from textual.message import Message

from store.bookmarks.attaching import Attached
from tui.bookmarks_order import Row
from tui.fitting import aligned_left
from tui.keys import key
from tui.typesetting.harmless import harmless
from tui.typesetting.width import cells
from tui.typesetting.wrap import wrap
from tui.widgets.line_list import LineList, Pieces
from tui.words.bookmarks import context_words, kind_words, matter_words, report_words, state_words, tags_words

_GAP = "  "
_GROUP_MOST, _REPORT_MOST, _TAGS_MOST, _STATE_MOST = 14, 18, 24, 16
_MATTER_LEAST, _MATTER_MOST, _NOTED_MOST = 16, 60, 200
_WIDE = 100
"""From here on there is room for the tags too."""


@dataclass(frozen=True, slots=True)
class _Told:
    """What stands in a line."""

    group: str
    report: str
    kind: str
    matter: str
    noted: str
    is_note: bool
    tags: str


@dataclass(frozen=True, slots=True)
class _Longest:
    """The most cells that anything in a column needs, or may have."""

    group: int = 0
    report: int = 0
    matter: int = 0
    noted: int = 0
    tags: int = 0
    state: int = 0


class BookmarkList(LineList):
    """Rows with a cursor; it tells when it comes to another one, and when one is to be opened."""

    head_lines = 0
    COMPONENT_CLASSES: ClassVar[set[str]] = {"line--head", "line--strong", "line--number"}
    BINDINGS: ClassVar[list[BindingType]] = [key("enter,l,right", "choose", "bookmarks.open", shown="enter")]

    class Reached(Message):
        """The cursor came to another bookmark."""

    @dataclass
    class Chosen(Message):
        """The reader wants to be where a bookmark is."""

        row: Row

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.rows: Sequence[Row] = ()
        self._told: Sequence[_Told] = ()
        self._attached: Mapping[str, Attached] = {}
        self._empty = ""
        self._longest = _Longest()

    @property
    def row(self) -> Row | None:
        """The row under the cursor."""
        return self.rows[self.cursor] if self.rows else None

    def show(self, rows: Sequence[Row], attached: Mapping[str, Attached], *, at: int, empty: str) -> None:
        """Shows other rows, the cursor on one of them; `attached` tells what became of their places, by their ids, and
        may come to tell more. Without any rows, the sentence `empty`."""
        self.rows, self._attached, self._empty = rows, attached, empty
        self._told = [_told(row) for row in rows]
        self._longest = _Longest(
            group=_most((told.group for told in self._told), _GROUP_MOST),
            report=_most((told.report for told in self._told), _REPORT_MOST),
            matter=_most((f"{told.kind} {told.matter}" for told in self._told), _MATTER_MOST),
            noted=_most((told.noted for told in self._told), _NOTED_MOST),
            tags=_most((told.tags for told in self._told), _TAGS_MOST),
            state=_most((state_words(attached.get(row.bookmark.id), own=row.own) for row in rows), _STATE_MOST),
        )
        with self.prevent(BookmarkList.Reached):
            self.cursor = at
            self.lines_changed()
        self.post_message(BookmarkList.Reached())

    def line_count(self) -> int:
        """A line a bookmark; without any, the lines of the sentence that says so."""
        return len(self.rows) or len(self._empty_lines(self.size.width - 1))

    def _empty_lines(self, width: int) -> list[str]:
        return [self._empty[line.start : line.end] for line in wrap(self._empty, max(width, 2))]

    def on_resize(self, _: Resize) -> None:
        """A sentence takes other lines in another width."""
        if not self.rows:
            self.lines_changed()

    def line(self, index: int, width: int) -> Pieces:
        """A bookmark; its group where it is the first of it."""
        if not self.rows:
            return ((self._empty_lines(width)[index], ""),)
        told, row = self._told[index], self.rows[index]
        group, report, matter, noted, tags, state = self._widths(width)
        is_first = index == 0 or self._told[index - 1].group != told.group
        became = state_words(self._attached.get(row.bookmark.id), own=row.own)
        pieces = [
            (aligned_left(told.group if is_first else "", group) + _GAP, "head"),
            (aligned_left(told.report, report) + _GAP, ""),
            (f"{told.kind} ", "dim"),
            (aligned_left(told.matter, matter - cells(told.kind) - 1) + _GAP, "strong"),
            (aligned_left(told.noted, noted), "" if told.is_note else "dim"),
        ]
        if tags:
            pieces.append((_GAP + aligned_left(told.tags, tags), "dim"))
        if state:
            pieces.append((_GAP + aligned_left(became, state), "strong"))
        return pieces

    def _widths(self, width: int) -> tuple[int, int, int, int, int, int]:
        """The cells of the columns: what is marked and what was noted share what the others leave."""
        longest = self._longest
        tags = longest.tags if width >= _WIDE else 0
        gaps = len(_GAP) * (3 + bool(tags) + bool(longest.state))
        room = width - longest.group - longest.report - longest.state - tags - gaps
        matter = max(min(longest.matter, room - min(longest.noted, room // 2)), _MATTER_LEAST)
        return longest.group, longest.report, matter, max(room - matter, 0), tags, longest.state

    def became_known(self, attached: Attached) -> None:
        """What became of a bookmark's place is known now."""
        words = (state_words(attached, own=own) for own in (True, False))
        state = max(self._longest.state, _most(words, _STATE_MOST))
        self._longest = replace(self._longest, state=state)
        self.refresh()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether there is a bookmark to open."""
        return bool(self.rows) if action == "choose" else super().check_action(action, parameters)

    def cursor_moved(self) -> None:
        """Tells that another bookmark was reached."""
        self.post_message(BookmarkList.Reached())

    def action_choose(self) -> None:
        """Asks to be where the bookmark under the cursor is."""
        if self.row is not None:
            self.post_message(BookmarkList.Chosen(self.row))


def _most(texts: Iterable[str], most: int) -> int:
    return min(max(map(cells, texts), default=0), most)


def _told(row: Row) -> _Told:
    bookmark = row.bookmark
    return _Told(
        group=row.group,
        report=report_words(bookmark),
        kind=kind_words(bookmark),
        matter=matter_words(bookmark),
        noted=harmless(bookmark.note) if bookmark.note else context_words(bookmark),
        is_note=bool(bookmark.note),
        tags=tags_words(bookmark),
    )
