"""Where the bookmarks of a report stand in it, for the margin and for the key that opens the one under the cursor."""

from collections.abc import Iterable, Iterator, Sequence

from store import Reading, StoreError, report_id
from store.bookmarks.attaching import Attached, attached_in
from store.bookmarks.keeping import Bookmarks
from store.bookmarks.making import bookmark_of
from store.bookmarks.models import Bookmark, Pointed
from store.bookmarks.words import WordsOf
from tui.widgets.excerpt.pane import ExcerptPane
from tui.widgets.outline_list import OutlineList

_REPORTS_KEPT = 4
"""As many as stand side by side."""


class Marking:
    """Marks the places of bookmarks in panes. Where they stand is worked out once for a report and a state of the
    bookmarks."""

    def __init__(self, bookmarks: Bookmarks) -> None:
        self._bookmarks = bookmarks
        self._state: tuple[int, ...] = ()
        self._places: list[tuple[Reading, tuple[int, ...]]] = []
        self._refused: tuple[int, ...] | None = None

    def mark(self, pane: ExcerptPane) -> StoreError | None:
        """Marks what a pane shows, and the outline beside it; the refusal where the bookmarks cannot be read, once for
        a state of them."""
        state = self._bookmarks.stamp
        if pane.reading is None or pane.is_marked_as_of(state):
            return None
        try:
            places = self._places_in(pane.reading, state)
        except StoreError as error:
            told, self._refused = self._refused == state, state
            return None if told else error
        pane.mark_bookmarked(places, state)
        for outline in pane.screen.query(OutlineList):
            outline.mark_bookmarked(places)
        return None

    def _places_in(self, reading: Reading, state: tuple[int, ...]) -> tuple[int, ...]:
        if state != self._state:
            self._state, self._places = state, []
        for known, places in self._places:
            if known is reading:
                return places
        stored = self._bookmarks.all()
        found = tuple(place for each in attached_here(stored, reading) for place in _marked(each))
        self._places = [*self._places[1 - _REPORTS_KEPT :], (reading, found)]
        return found


def _marked(attached: Attached) -> Iterator[int]:
    if attached.found:
        yield attached.words.spans[0].start


def attached_here(stored: Iterable[Bookmark], reading: Reading) -> Iterator[Attached]:
    """The bookmarks of a report with their places in it."""
    report = _id_of(reading)
    own = [bookmark for bookmark in stored if bookmark.report == report]
    words_of = WordsOf(reading)
    return (attached_in(bookmark, bookmark.report, words_of) for bookmark in own)


def bookmark_there(fresh: Bookmark, stored: Sequence[Bookmark], reading: Reading) -> Bookmark | None:
    """The bookmark that is already at the place of a fresh one: of the same kind, at the same words."""
    alike = (each for each in stored if each.what is fresh.what and each.report == fresh.report)
    for each in attached_here(alike, reading):
        if each.found and each.place == fresh.anchor.offset:
            return each.bookmark
    return None


def fresh_bookmark(pointed: Pointed, reading: Reading, *, library: str, now: str) -> Bookmark | None:
    """The bookmark of what is pointed at, made in a library at a time; None where the reading does not have it, having
    changed meanwhile."""
    try:
        return bookmark_of(pointed, WordsOf(reading), library=library, now=now)
    except (KeyError, IndexError):
        return None


def _id_of(reading: Reading) -> str | None:
    try:
        return report_id(reading.report)
    except StoreError:
        return None
