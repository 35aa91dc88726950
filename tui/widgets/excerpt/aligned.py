"""An excerpt that can be lined up with those beside it, and tells which of its sections they lack."""

from store.excerpts import Excerpt
from tui.glyphs import glyph
from tui.widgets.excerpt.blocks import Key, Layer
from tui.widgets.excerpt.found import ExcerptFound
from tui.widgets.excerpt.places import Stretch, spot_of
from tui.widgets.excerpt.rows import Row


class ExcerptAligned(ExcerptFound, inherit_bindings=False):
    """An excerpt whose sections can be brought to any row, the last one to the first row too."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        self._spare = 0
        self._alone: frozenset[str] = frozenset()
        self._signed: frozenset[Key] = frozenset()

    def show_excerpt(self, excerpt: Excerpt, place: int) -> None:
        """Shows an excerpt, with no section marked."""
        self._spare, self._alone, self._signed = 0, frozenset(), frozenset()
        super().show_excerpt(excerpt, place)

    def show_empty(self, sentence: str) -> None:
        """Shows a sentence instead of an excerpt."""
        self._spare, self._alone, self._signed = 0, frozenset(), frozenset()
        super().show_empty(sentence)

    def mark_alone(self, sections: frozenset[str]) -> None:
        """Marks the sections, by their ids, that are not to be found elsewhere; no others."""
        if sections == self._alone or self.excerpt is None:
            return
        before = self._signed
        self._alone = sections
        self._signed = frozenset(
            Key(nth, next((at for at, passage in enumerate(entry.passages) if not passage.furniture), 0))
            for nth, entry in enumerate(self.excerpt.sections)
            if entry.section.id in sections
        )
        self.repaint(Stretch(key, 0, 1) for key in before ^ self._signed)

    @property
    def alone(self) -> int:
        """How many of the sections shown are marked."""
        return len(self._signed)

    def sign(self, row: Row) -> str:
        """The mark before the first row of a section that is not to be found elsewhere."""
        return glyph("alone") if row.is_first and row.block.key in self._signed else ""

    def spare_rows(self) -> int:
        """As many as the last section needs to stand where it was brought to."""
        return self._spare

    def section_at(self, *, cursor: bool) -> int | None:
        """Which section of the excerpt the reader is at: that under the `cursor`, if it is in view and asked for, else
        that at the top; None where nothing is shown."""
        if self.excerpt is None or not self.excerpt.sections:
            return None
        number = self.cursor_at if cursor else None
        return (number.key if number is not None and self.is_in_view(number) else self.top.key).section

    def row_of(self, place: int) -> int | None:
        """In which row of the screen what stands at a place of the source text begins; less than 0 above the pane.
        None where nothing is shown."""
        height = self._height_of(place)
        return None if height is None else height - round(self.scroll_y)

    def rows_above(self, place: int) -> int:
        """How many rows of text there are before a place of the source text."""
        return self._height_of(place) or 0

    def lines_over(self, place: int) -> int:
        """How many rows the line over what stands at a place of the source text takes: the path of its headings."""
        spot = None if self.excerpt is None else spot_of(self.excerpt, place)
        shown = None if spot is None else self._shown(spot)
        return 0 if shown is None or shown.key not in self._rows else self.rows_above(place) - self._rows.height(*shown)

    def stand(self, place: int, row: int) -> None:
        """Brings a place of the source text to a row of the screen, as far as there is text above it."""
        height = self._height_of(place)
        if height is not None:
            self._spare = max(0, height - row + self.page - len(self._rows))
            self._lay_out()
            self._scroll_to_row(max(0, height - row))

    def scroll_rows(self, by: int) -> None:
        """Scrolls by some rows, not further beyond the end of the text than it is already."""
        furthest = max(len(self._rows) - self.page, round(self.scroll_y))
        super().scroll_rows(min(by, furthest - round(self.scroll_y)))

    def _height_of(self, place: int) -> int | None:
        spot = None if self.excerpt is None else spot_of(self.excerpt, place)
        if spot is None:
            return None
        # The first character of a passage stands for the line over it too.
        shown = self._shown(spot._replace(key=spot.key._replace(layer=Layer.PASSAGE)))
        return self._rows.height(*shown) if shown.key in self._rows else None
