"""Bookmarking what the cursor is on, from wherever the reader is; the list of all bookmarks; marks in the margin."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar, runtime_checkable

from textual.app import App

from store import ReportMissing, StoreError
from tui.keys import key
from tui.language import language, phrase
from tui.typesetting.harmless import harmless

if TYPE_CHECKING:
    from store import Reading
    from store.bookmarks.keeping import Bookmarks
    from store.bookmarks.models import Bookmark, Pointed
    from tui.bookmarks_marking import Marking
    from tui.material import Material
    from tui.screens.bookmarks.dialog import Answer
    from tui.widgets.excerpt.pane import ExcerptPane

    _Base = App[None]
else:
    _Base = object

_Outcome = TypeVar("_Outcome")

BOOKMARK_KEYS = (
    key("b", "bookmark", "bookmarks.add", shown="b"),
    key("B", "bookmarks", "bookmarks.list"),
)


@runtime_checkable
class Pointing(Protocol):
    """A screen on which something can be bookmarked."""

    def pointed(self) -> "Pointed | None":
        """What the cursor is on; None where that is nothing of a report."""
        ...


class Bookmarking(_Base):
    """An app with one user's bookmarks, which are theirs whatever library is open."""

    state_folder: Path
    _material: "Material | None"
    _bookmarks: "Bookmarks | None" = None
    _marking: "Marking | None" = None
    removed_bookmarks: "tuple[Bookmark, ...]" = ()
    """The bookmarks that were removed since the app began, the last one last; they can be had back."""

    @property
    def bookmarks(self) -> "Bookmarks":
        """The user's bookmarks."""
        if self._bookmarks is None:
            from store.bookmarks.keeping import Bookmarks

            self._bookmarks = Bookmarks(self.state_folder)
        return self._bookmarks

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is nothing to bookmark where the screen points at nothing."""
        if action == "bookmark":
            return bool(self.screen_stack) and self._material is not None and isinstance(self.screen, Pointing)
        if action == "bookmarks":
            return self._material is not None
        return super().check_action(action, parameters)

    # One bookmark

    def action_bookmark(self) -> None:
        """Bookmarks what the cursor is on, or opens the bookmark that is there already."""
        pointed = self.screen.pointed() if isinstance(self.screen, Pointing) else None
        if pointed is None or self._material is None:
            self.notify(phrase("bookmarks.nothing-here"))
            return
        reading = self._unless_refused(lambda: self.reading_of(pointed.report))
        stored = None if reading is None else self._unless_refused(self.bookmarks.all)
        if reading is None or stored is None:
            return
        from store.bookmarks.keeping import library_name
        from tui.bookmarks_marking import bookmark_there, fresh_bookmark

        library = library_name(self._material.library.folder)
        fresh = fresh_bookmark(pointed, reading, library=library, now=now())
        if fresh is None:
            self.notify(phrase("bookmarks.no-longer-there"))
            return
        before = bookmark_there(fresh, stored, reading)
        if before is not None:
            # It is anchored anew in the text as it is now, which may not be that in which it was made.
            fresh = replace(
                fresh, id=before.id, library=before.library, note=before.note, tags=before.tags, made=before.made,
                query=before.query or fresh.query,
            )  # fmt: skip
        self.edit_bookmark(before, fresh)

    def reading_of(self, report: str) -> "Reading":
        """A report whole; StoreError where it cannot be had."""
        assert self._material is not None
        try:
            return self._material.reading(report)
        except ReportMissing:
            # It may have been loaded since the panes last looked.
            self._material.refresh()
            return self._material.reading(report)

    def edit_bookmark(
        self, before: "Bookmark | None", shown: "Bookmark", then: "Callable[[Bookmark], object] | None" = None
    ) -> None:
        """Asks for note and tags of a bookmark, the one that was there `before` or a new one, and keeps it; `then` is
        told of what was kept or removed."""
        from store.bookmarks.models import tags_used
        from tui.screens.bookmarks.dialog import BookmarkDialog

        def answered(answer: "Answer | None") -> None:
            if answer is None:
                return
            if answer.remove:
                if before is not None and self.remove_bookmark(before):
                    self.notify(phrase("bookmarks.removed-from-dialog"))
                    if then is not None:
                        then(before)
                return
            self._keep(before, replace(shown, note=answer.note, tags=answer.tags, changed=now()), then)

        try:
            used = tags_used(self.bookmarks.all())
        except StoreError:
            # Keeping it will be refused as well, and told.
            used = ()
        self.push_screen(BookmarkDialog(shown, used, existing=before is not None), answered)

    def _keep(self, before: "Bookmark | None", after: "Bookmark", then: "Callable[[Bookmark], object] | None") -> None:
        try:
            kept = self.bookmarks.add(after) if before is None else self.bookmarks.change(before, after)
        except StoreError as error:
            # What was typed is still there to be kept once the cause is mended.
            self.edit_bookmark(before, after, then)
            self.call_after_refresh(self._tell_refusal, error)
            return
        self.notify(phrase("bookmarks.kept" if before is None else "bookmarks.changed"))
        self.bookmarks_changed()
        if then is not None:
            then(kept)

    def remove_bookmark(self, bookmark: "Bookmark") -> bool:
        """Forgets a bookmark, which can be had back; whether that could be done."""
        try:
            gone = self.bookmarks.remove(bookmark.id)
        except StoreError as error:
            self._tell_refusal(error)
            return False
        self.removed_bookmarks = (*self.removed_bookmarks, gone or bookmark)
        self.bookmarks_changed()
        return True

    def restore_bookmark(self) -> "Bookmark | None":
        """Keeps the bookmark again that was removed last; None where there is none, or it cannot be kept."""
        if not self.removed_bookmarks:
            return None
        restored = self._unless_refused(lambda: self.bookmarks.add(self.removed_bookmarks[-1]))
        if restored is not None:
            self.removed_bookmarks = self.removed_bookmarks[:-1]
            self.bookmarks_changed()
        return restored

    def _unless_refused(self, ask: "Callable[[], _Outcome]") -> "_Outcome | None":
        """What comes of asking; None where that is refused, which is told."""
        try:
            return ask()
        except StoreError as error:
            self._tell_refusal(error)
            return None

    def _tell_refusal(self, error: StoreError) -> None:
        self.notify(harmless(error.sentence(language())))

    # All of them

    def action_bookmarks(self) -> None:
        """Opens the list of bookmarks, or goes back to it."""
        from tui.screens.bookmarks.screen import BookmarksScreen

        if self._material is None:
            return
        opened = next((each for each in self.screen_stack if isinstance(each, BookmarksScreen)), None)
        if opened is None:
            self.push_screen(BookmarksScreen(self._material, self))
        while opened is not None and self.screen is not opened:
            self.pop_screen()

    # Marks in the margin

    def on_excerpt_bookmarked_shown(self, event: "ExcerptPane.Shown") -> None:
        """Marks what came to be shown, once it is on the screen, if there are bookmarks at all."""
        from tui.widgets.excerpt.pane import ExcerptPane

        pane = event.pane
        if isinstance(pane, ExcerptPane) and (self.state_folder / "bookmarks.json").exists():
            pane.call_after_refresh(self._mark, pane)

    def bookmarks_changed(self) -> None:
        """Marks what is shown on any screen anew."""
        from tui.widgets.excerpt.pane import ExcerptPane

        for screen in self.screen_stack:
            for pane in screen.query(ExcerptPane):
                self._mark(pane)

    def _mark(self, pane: "ExcerptPane") -> None:
        if self._marking is None:
            from tui.bookmarks_marking import Marking

            self._marking = Marking(self.bookmarks)
        refused = self._marking.mark(pane)
        if refused is not None:
            self._tell_refusal(refused)


def now() -> str:
    """This moment, with the zone of the place."""
    return datetime.now().astimezone().isoformat(timespec="seconds")
