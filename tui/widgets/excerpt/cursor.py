"""The cursor in an excerpt: it stands on an indicator's number and lights the sentence that says it."""

from collections.abc import Iterator
from dataclasses import dataclass

from textual.events import Click
from textual.message import Message

from store.excerpts import Excerpt
from tui.widgets.excerpt.blocks import Block
from tui.widgets.excerpt.paint import Light, Lit
from tui.widgets.excerpt.places import Stop, Stretch, first_from, stops_of, stretches_of
from tui.widgets.excerpt.text import ExcerptText


class ExcerptCursor(ExcerptText, inherit_bindings=False):
    """An excerpt whose indicators can be stepped through; a range of the source text can be lit in it as well."""

    @dataclass
    class IndicatorReached(Message):
        """The cursor came to an indicator; `indicator` is its index in the reading's indicators."""

        pane: "ExcerptCursor"
        indicator: int

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        self._stops: tuple[Stop, ...] = ()
        self._stop: int | None = None
        self._range: tuple[Stretch, ...] = ()

    def show_excerpt(self, excerpt: Excerpt, place: int) -> None:
        """Shows an excerpt, with the cursor nowhere."""
        self._stops, self._stop, self._range = stops_of(excerpt), None, ()
        super().show_excerpt(excerpt, place)

    def show_empty(self, sentence: str) -> None:
        """Shows a sentence instead of an excerpt."""
        self._stops, self._stop, self._range = (), None, ()
        super().show_empty(sentence)

    @property
    def has_indicators(self) -> bool:
        """Whether there is a number to step to."""
        return bool(self._stops)

    @property
    def indicator(self) -> int | None:
        """The index of the indicator that the cursor is on."""
        return None if self._stop is None else self._stops[self._stop].mark.indicator

    @property
    def cursor_at(self) -> Stretch | None:
        """The number that the cursor is on."""
        return None if self._stop is None else self._number(self._stop)

    def show_indicator(self, index: int | None) -> None:
        """Moves to an indicator of the reading and lights its sentence; nothing where the excerpt does not hold it.
        None takes the cursor and the light away."""
        if index is None:
            self.repaint(self._lit())
            self._stop, self._range = None, ()
            return
        stop = next((at for at, stop in enumerate(self._stops) if stop.mark.indicator == index), None)
        if stop is not None:
            self._move_to(stop)

    def show_range(self, start: int, end: int) -> None:
        """Moves to a range of the source text and lights it."""
        if self.excerpt is None:
            return
        before, self._range = self._lit(), stretches_of(self.excerpt, start, end)
        self._stop = None
        self.repaint([*before, *self._range])
        if self._range:
            self.reveal(self._range[0])

    def step(self, by: int) -> None:
        """Moves to the next indicator (1) or the one before (-1), from the cursor or else in the view."""
        if self._stop is not None and self.is_in_view(self._number(self._stop)):
            stop = self._stop + by
        else:
            numbers = [self._number(at) for at in range(len(self._stops))]
            stop = first_from(numbers, self.spot_at(0)) if by > 0 else first_from(numbers, self.spot_at(self.page)) - 1
        self._reach(stop)

    def lights(self, block: Block) -> Iterator[Lit]:
        """A block's own lights, the sentence and the number under the cursor, the range that was asked for."""
        yield from super().lights(block)
        for key, start, end in self._lit():
            if key == block.key:
                yield Lit(start, end, Light.SENTENCE)
        if self._stop is not None and (stop := self._stops[self._stop]).key == block.key:
            yield Lit(stop.mark.start, stop.mark.end, Light.CURSOR)

    def on_click(self, event: Click) -> None:
        """Moves the cursor to the number that was clicked, or to the first one of the sentence."""
        offset = event.get_content_offset(self)
        spot = None if offset is None else self.spot_under(offset.x, offset.y)
        if spot is None:
            return
        said = [
            (not stop.mark.start <= spot.offset < stop.mark.end, at)
            for at, stop in enumerate(self._stops)
            if stop.key == spot.key and stop.mark.sentence_start <= spot.offset < stop.mark.sentence_end
        ]
        if said:
            self._reach(min(said)[1])

    def _reach(self, stop: int) -> None:
        if 0 <= stop < len(self._stops):
            self._move_to(stop)
            self.post_message(self.IndicatorReached(self, self._stops[stop].mark.indicator))

    def _move_to(self, stop: int) -> None:
        before = self._lit()
        self._stop, self._range = stop, ()
        self.open_around(self._stops[stop].key)
        self.repaint([*before, *self._lit()])
        self.reveal(self._number(stop))

    def _number(self, stop: int) -> Stretch:
        key, mark = self._stops[stop]
        return Stretch(key, mark.start, mark.end)

    def _lit(self) -> tuple[Stretch, ...]:
        if self._stop is None:
            return self._range
        key, mark = self._stops[self._stop]
        # A number is lit with its sentence even where the sentence was not made out.
        return (Stretch(key, min(mark.sentence_start, mark.start), max(mark.sentence_end, mark.end)),)
