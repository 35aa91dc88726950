"""The user's bookmarks: all of them in a list, what there is to know of the one under the cursor below."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.events import ScreenResume
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Input
from textual.worker import get_current_worker

from store import Library, StoreError
from store.bookmarks.attaching import Attached, Attaching, attached_in
from store.bookmarks.keeping import library_name
from store.bookmarks.models import Bookmark, speaks_of
from store.bookmarks.words import WordsOf
from store.taking.taken import Taken
from tui.bookmarks_order import ORDERS, Row, rows
from tui.glyphs import glyph
from tui.keys import key
from tui.language import language, phrase
from tui.material import Material
from tui.screens.bookmarks.panes import BookmarksPanes, FilterInput
from tui.taken.bookmarks import bookmark_taken, bookmarks_taken
from tui.typesetting.harmless import harmless
from tui.widgets.backdrop import Backdrop
from tui.widgets.bookmarks.list import BookmarkList
from tui.widgets.key_footer import KeyFooter
from tui.words.bookmarks import state_sentence

if TYPE_CHECKING:
    from tui.bookmarking import Bookmarking


class BookmarksScreen(Backdrop, Screen[None], inherit_bindings=False):
    """Every bookmark, whatever library it was made in; where each one stands now is worked out in a thread."""

    AUTO_FOCUS = ""
    DEFAULT_CSS = """
    BookmarksScreen { & BookmarksPanes { height: 1fr; } }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        key("b", "edit", "bookmarks.edit", shown="b"),
        key("d,delete", "remove", "bookmarks.remove", shown="d"),
        key("u", "restore", "bookmarks.restore", shown="u"),
        key("v", "order", "bookmarks.order", shown="v"),
        key("f", "filter", "bookmarks.filter", shown="f"),
        key("c", "clear_filter", "bookmarks.clear-filter", shown="c"),
        key("q,escape,backspace", "leave", "bookmarks.leave", shown="q"),
    ]

    @dataclass
    class Known(Message):
        """Where bookmarks stand came to be known."""

        attached: Sequence[Attached]

    def __init__(self, material: Material, keeper: "Bookmarking") -> None:
        super().__init__()
        self.material, self._keeper = material, keeper
        self.panes = BookmarksPanes()
        self._library = library_name(material.library.folder)
        self._stored: tuple[Bookmark, ...] = ()
        self._attached: dict[str, Attached] = {}
        self._order = ORDERS[0]
        self._trouble = ""

    def compose(self) -> ComposeResult:
        """The panes over the keys."""
        yield self.panes
        yield KeyFooter()

    def on_mount(self) -> None:
        """Begins with the bookmark made last."""
        self.panes.list.focus()

    @on(ScreenResume)
    def _read_again(self) -> None:
        self._read(self._reached_id)

    # What is shown

    @property
    def _reached_id(self) -> str | None:
        row = self.panes.list.row
        return None if row is None else row.bookmark.id

    def _read(self, id: str | None = None) -> None:  # noqa: A002
        """Reads the bookmarks and shows them, the cursor on one of them if it is there."""
        try:
            self._stored, self._trouble = self._keeper.bookmarks.all(), ""
        except StoreError as error:
            self._stored, self._trouble = (), harmless(error.sentence(language()))
        for bookmark in self._stored:
            known = self._attached.get(bookmark.id)
            if known is not None and known.bookmark != bookmark:
                del self._attached[bookmark.id]
        self._show(id)
        shown = dict.fromkeys((*(row.bookmark for row in self.panes.list.rows), *self._stored))
        self._find_places([bookmark for bookmark in shown if bookmark.id not in self._attached])

    def _show(self, id: str | None = None) -> None:  # noqa: A002
        before = self.panes.list.cursor
        words = self.panes.words
        found = [bookmark for bookmark in self._stored if speaks_of(bookmark, words)]
        shown = rows(found, self._order, self._library)
        same = (at for at, row in enumerate(shown) if row.bookmark.id == id)
        empty = self._trouble or phrase("bookmarks.none-found" if self._stored else "bookmarks.none")
        self.panes.list.show(shown, self._attached, at=next(same, before), empty=empty)
        bar, separator = self.panes.bar, f" {glyph('separator')} "
        bar.heading = separator.join((phrase("bookmarks.title"), phrase(f"bookmarks.by.{self._order.value}")))
        total = len(self._stored)
        told = phrase("bookmarks.count", count=total)
        bar.note = told if len(found) == total else phrase("bookmarks.count-of", count=len(found), total=total)
        self.refresh_bindings()

    @work(thread=True, exclusive=True, group="attaching")
    def _find_places(self, bookmarks: Sequence[Bookmark]) -> None:
        worker = get_current_worker()
        try:
            attaching = Attaching(Library.open(self.material.library.folder))
        except StoreError:
            attaching = Attaching(None)
        # A report is read once for all that is marked in it.
        order = {bookmark.report: nth for nth, bookmark in reversed(list(enumerate(bookmarks)))}
        for bookmark in sorted(bookmarks, key=lambda each: order[each.report]):
            if worker.is_cancelled:
                return
            self.post_message(self.Known([attaching.of(bookmark)]))

    @on(Known)
    def _take(self, message: Known) -> None:
        for attached in message.attached:
            self._attached[attached.bookmark.id] = attached
            self.panes.list.became_known(attached)
        if self._reached_id in {attached.bookmark.id for attached in message.attached}:
            self._tell()

    @on(BookmarkList.Reached)
    def _tell(self) -> None:
        row = self.panes.list.row
        self.panes.tell(row, None if row is None else self._attached.get(row.bookmark.id))

    # What the keys do

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether there is anything that a key could act on."""
        if action in {"edit", "remove"}:
            return self.panes.list.row is not None
        if action == "restore":
            return bool(self._keeper.removed_bookmarks)
        if action == "clear_filter":
            return bool(self.panes.words)
        if action in {"order", "filter"}:
            return bool(self._stored)
        return super().check_action(action, parameters)

    @on(BookmarkList.Chosen)
    def _open(self, event: BookmarkList.Chosen) -> None:
        row = event.row
        attached = self._now(row.bookmark)
        if not attached.found or attached.report is None:
            self.app.notify(state_sentence(attached, own=row.own))
            return
        try:
            reading = self._keeper.reading_of(attached.report)
        except StoreError as error:
            self.app.notify(harmless(error.sentence(language())))
            return
        from tui.screens.report import ReportScreen
        from tui.screens.search.landing import Landing

        # The place is one of the text that is shown, which may have been loaded since the list was made.
        there = attached_in(row.bookmark, attached.report, WordsOf(reading))
        if not there.found or there.place is None:
            self.app.notify(state_sentence(there, own=row.own))
            return
        words = there.words.spans if row.bookmark.is_sentence and there.indicator is None else ()
        landing = Landing(attached.report, reading, there.place, (), words, there.indicator, "")
        self.app.push_screen(ReportScreen(attached.report, reading, landing=landing))

    def _now(self, bookmark: Bookmark) -> Attached:
        """Where a bookmark stands, if need be found out at once."""
        if bookmark.id not in self._attached:
            self._attached[bookmark.id] = Attaching(self.material.library).of(bookmark)
        return self._attached[bookmark.id]

    def action_edit(self) -> None:
        """Asks for another note and other tags of the bookmark under the cursor."""
        row = self.panes.list.row
        if row is not None:
            self._keeper.edit_bookmark(row.bookmark, row.bookmark, lambda kept: self._read(kept.id))

    def action_remove(self) -> None:
        """Forgets the bookmark under the cursor."""
        row = self.panes.list.row
        if row is not None and self._keeper.remove_bookmark(row.bookmark):
            self._read()
            self.app.notify(phrase("bookmarks.removed"))

    def action_restore(self) -> None:
        """Keeps the bookmark again that was removed last."""
        restored = self._keeper.restore_bookmark()
        if restored is not None:
            self._read(restored.id)
            self.app.notify(phrase("bookmarks.restored"))

    def action_order(self) -> None:
        """Groups them by the day, by tag or by region."""
        self._order = ORDERS[(ORDERS.index(self._order) + 1) % len(ORDERS)]
        self._show(self._reached_id)

    def action_filter(self) -> None:
        """Opens the line where words are typed that are to stand in the bookmarks."""
        self.panes.edit_filter()

    def action_clear_filter(self) -> None:
        """Shows all of them."""
        self.panes.clear_filter()

    @on(Input.Changed)
    def _narrow(self, event: Input.Changed) -> None:
        event.stop()
        self._show(self._reached_id)

    @on(FilterInput.Left)
    def _to_list(self) -> None:
        self.panes.rest_filter()

    @on(FilterInput.Stepped)
    def _step(self, event: FilterInput.Stepped) -> None:
        self.panes.list.cursor += event.by

    def action_leave(self) -> None:
        """Back to where the reader came from."""
        self.dismiss(None)

    # What is taken along

    @property
    def takable(self) -> bool:
        """Whether there is a bookmark to take along."""
        return bool(self.panes.list.rows)

    def taken(self) -> Taken:
        """All bookmarks that are listed, each once, under their groups."""
        listed: dict[str, Row] = {}
        for row in self.panes.list.rows:
            listed.setdefault(row.bookmark.id, row)
        return bookmarks_taken([(row.group, self._now(row.bookmark)) for row in listed.values()])

    def current(self) -> Taken:
        """The bookmark under the cursor."""
        row = self.panes.list.row
        return self.taken() if row is None else bookmark_taken(self._now(row.bookmark))
