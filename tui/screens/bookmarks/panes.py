"""What the list of bookmarks shows: the list, a line to narrow it, what there is to know of one."""

from collections.abc import Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, Static

from store.bookmarks.attaching import Attached
from tui.bookmarks_order import Row
from tui.keys import key
from tui.language import phrase
from tui.widgets.backdrop import Backdrop
from tui.widgets.bookmarks.details import BookmarkDetails, Paragraph
from tui.widgets.bookmarks.list import BookmarkList
from tui.widgets.pane import Pane
from tui.widgets.title_bar import TitleBar
from tui.widgets.typed_words import TypedWords
from tui.words.bookmarks import citation_line, citation_line_then, heading_words, state_sentence, tags_words


class FilterInput(TypedWords, inherit_bindings=False):
    """The words being typed; keys that go through the list are told on."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("enter", "leave", "bookmarks.filter-leave", shown="enter"),
        key("escape,ctrl+g", "leave", "bookmarks.filter-leave"),
        key("down", "step(1)", "keys.down", shown="up down"),
        key("up", "step(-1)", "keys.up"),
        *Input.BINDINGS,
    ]


class FilterLine(Horizontal):
    """The words behind what they are for."""

    DEFAULT_CSS = """
    FilterLine {
        height: 1; background: $panel; display: none;
        & > Static { width: auto; padding: 0 1; text-style: bold; background: $panel; }
        & > FilterInput { width: 1fr; background: $panel; color: $foreground; }
        & > FilterInput:focus { background-tint: $panel 0%; }
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self.input = FilterInput(id="bookmark-filter", compact=True, select_on_focus=True)
        self.input.cursor_blink = False
        self.input.can_focus = False

    def compose(self) -> ComposeResult:
        """What is asked for, and the answer."""
        yield Static(phrase("bookmarks.filter-sign"), markup=False)
        yield self.input


class BookmarksPanes(Backdrop, Vertical):
    """The list over the line that narrows it, over what there is to know of the bookmark under the cursor."""

    DEFAULT_CSS = """
    BookmarksPanes { & > #bookmarks-pane { height: 3fr; } & > BookmarkDetails { height: 2fr; min-height: 6; } }
    """

    def __init__(self) -> None:
        super().__init__()
        self.list = BookmarkList(id="bookmarks")
        self._pane = Pane(self.list, id="bookmarks-pane")
        self._filter = FilterLine()
        self._details_bar, self._details = TitleBar(), BookmarkDetails()

    def compose(self) -> ComposeResult:
        """One under the other."""
        yield self._pane
        yield self._filter
        yield self._details_bar
        yield self._details

    @property
    def bar(self) -> TitleBar:
        """What is listed."""
        return self._pane.bar

    def tell(self, row: Row | None, attached: Attached | None) -> None:
        """Says what there is to know of a bookmark, as far as it is known what became of it."""
        self._details_bar.heading = "" if row is None else heading_words(row.bookmark)
        self._details_bar.note = (
            "" if row is None else phrase("bookmarks.made", time=row.bookmark.made[:16].replace("T", " "))
        )
        self._details.tell([] if row is None else [each for each in _paragraphs(row, attached) if each.text])

    # Narrowing

    @property
    def words(self) -> str:
        """The words that are to stand in what is listed."""
        return self._filter.input.value

    def edit_filter(self) -> None:
        """Lets words be typed."""
        self._filter.display = True
        self._filter.input.can_focus = True
        # Keys typed right behind the one that opens the line are already words.
        self.screen.set_focus(self._filter.input)

    def rest_filter(self) -> None:
        """Goes back to the list; the line goes away if nothing stands in it."""
        self.screen.set_focus(self.list)
        self._filter.input.can_focus = False
        self._filter.display = bool(self.words)

    def clear_filter(self) -> None:
        """Takes the words away."""
        self._filter.input.value = ""
        self.rest_filter()


def _paragraphs(row: Row, attached: Attached | None) -> Iterator[Paragraph]:
    bookmark = row.bookmark
    if attached is not None:
        yield Paragraph(state_sentence(attached, own=row.own), "strong")
    yield Paragraph(bookmark.note, "", phrase("bookmarks.note-lead"))
    yield Paragraph(tags_words(bookmark), "", phrase("bookmarks.tags-lead"))
    yield Paragraph(bookmark.query, "", phrase("bookmarks.query-lead"))
    line = citation_line_then(bookmark) if attached is None else citation_line(attached)
    yield Paragraph(line, "dim", phrase("bookmarks.citation-lead"))
    words = bookmark.text if attached is None else attached.words.text
    yield Paragraph(words, "", phrase("bookmarks.words-lead"))
