"""Words of a library search in an excerpt: all of them lit, those of one hit more than the others."""

from collections.abc import Iterator, Sequence

from store.excerpts import Excerpt
from store.models import Span
from tui.widgets.excerpt.blocks import Block
from tui.widgets.excerpt.cursor import ExcerptCursor
from tui.widgets.excerpt.paint import Light, Lit
from tui.widgets.excerpt.places import Spot, Stretch, all_stretches_of, first_from


class ExcerptFound(ExcerptCursor, inherit_bindings=False):
    """An excerpt in which the places of the source text that a search found are lit."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        self._words: tuple[Stretch, ...] = ()
        self._hit_words: tuple[Stretch, ...] = ()

    def show_excerpt(self, excerpt: Excerpt, place: int) -> None:
        """Shows an excerpt, with nothing lit."""
        self._words = self._hit_words = ()
        super().show_excerpt(excerpt, place)

    def show_empty(self, sentence: str) -> None:
        """Shows a sentence instead of an excerpt."""
        self._words = self._hit_words = ()
        super().show_empty(sentence)

    def show_found(self, words: Sequence[Span], hit: Sequence[Span]) -> None:
        """Lights words, those of one hit more than the others, and brings the hit into view."""
        if self.excerpt is None:
            return
        before = (*self._words, *self._hit_words)
        self._words = all_stretches_of(self.excerpt, words)
        self._hit_words = all_stretches_of(self.excerpt, hit)
        for stretch in self._hit_words:
            self.open_around(stretch.key)
        self.repaint([*before, *self._words, *self._hit_words])
        if self._hit_words:
            self.reveal(self._hit_words[0])

    def words_lit(self) -> bool:
        """Whether the words are lit; another search in the text takes their light away."""
        return True

    def lights(self, block: Block) -> Iterator[Lit]:
        """A block's own lights, and the words in it."""
        yield from super().lights(block)
        if self.words_lit():
            yield from _in_block(self._words, block, Light.HIT)
            yield from _in_block(self._hit_words, block, Light.CURRENT_HIT)

    def repaint_words(self) -> None:
        """Draws the words again, lit or not."""
        self.repaint([*self._words, *self._hit_words])


def _in_block(stretches: Sequence[Stretch], block: Block, light: Light) -> Iterator[Lit]:
    for at in range(first_from(stretches, Spot(block.key, 0)), len(stretches)):
        if stretches[at].key != block.key:
            return
        yield Lit(stretches[at].start, stretches[at].end, light)
