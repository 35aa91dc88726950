"""An excerpt with a mark in its margin where the reader has a bookmark."""

from collections.abc import Iterable
from dataclasses import dataclass

from textual.message import Message

from store.excerpts import Excerpt
from store.models import Span
from tui.glyphs import glyph
from tui.widgets.excerpt.aligned import ExcerptAligned
from tui.widgets.excerpt.places import Spot, Stretch, all_stretches_of, place_of
from tui.widgets.excerpt.rows import Row


class ExcerptBookmarked(ExcerptAligned, inherit_bindings=False):
    """An excerpt in which places of the source text can be marked; their mark goes before that of a section that is
    not to be found elsewhere."""

    @dataclass(eq=False, repr=False)
    class Shown(Message):
        """The pane shows another excerpt, whose bookmarks are to be marked; the app is told, whoever made it so."""

        pane: "ExcerptBookmarked"

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        self._bookmarked: frozenset[Stretch] = frozenset()
        self._marked_as_of: object = None

    def show_excerpt(self, excerpt: Excerpt, place: int) -> None:
        """Shows an excerpt, with no place marked."""
        self._bookmarked, self._marked_as_of = frozenset(), None
        super().show_excerpt(excerpt, place)
        self.app.post_message(self.Shown(self))

    def is_marked_as_of(self, state: object) -> bool:
        """Whether what is shown was marked by this state of the bookmarks."""
        return self._marked_as_of == state

    def mark_bookmarked(self, places: Iterable[int], state: object) -> None:
        """Marks the rows in which these characters of the source text stand, by a state of the bookmarks; no others."""
        self._marked_as_of = state
        if self.excerpt is None:
            return
        characters = [Span(place, place + 1) for place in set(places)]
        before, self._bookmarked = self._bookmarked, frozenset(all_stretches_of(self.excerpt, characters))
        self.repaint(before ^ self._bookmarked)

    @property
    def bookmarked(self) -> int:
        """How many of the places shown are marked."""
        return len(self._bookmarked)

    def words_reached(self) -> tuple[Stretch, str] | None:
        """The words that led the reader here, if they are in view, and what was searched for."""
        return next(((hit, "") for hit in self._hit_words if self.is_in_view(hit)), None)

    def source_of(self, stretch: Stretch) -> Span:
        """The first character of a stretch in the source text; LookupError where nothing is shown."""
        if self.excerpt is None:
            raise LookupError
        place = place_of(self.excerpt, Spot(stretch.key, stretch.start))
        return Span(place, place + 1)

    def sign(self, row: Row) -> str:
        """The mark before a row with a bookmark, else what else there is to mark."""
        key, line = row.block.key, row.line
        marked = any(each.key == key and line.start <= each.start < line.end for each in self._bookmarked)
        return glyph("bookmark") if marked else super().sign(row)
