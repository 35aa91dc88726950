"""From places in the source text to places in an excerpt, and back."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from store.excerpts import Excerpt, Mark
from store.models import Span
from tui.widgets.excerpt.blocks import Key, Layer, passages_of


class Spot(NamedTuple):
    """A character of a block."""

    key: Key
    offset: int


class Stretch(NamedTuple):
    """Characters `[start, end)` of a block."""

    key: Key
    start: int
    end: int


class Stop(NamedTuple):
    """An indicator's number where the cursor can stand."""

    key: Key
    mark: Mark


def stops_of(excerpt: Excerpt) -> tuple[Stop, ...]:
    """Every number of an indicator, in the order in which they are read."""
    return tuple(
        Stop(key, mark)
        for key, passage in passages_of(excerpt)
        for mark in sorted(passage.marks, key=lambda mark: mark.start)
    )


def stretches_of(excerpt: Excerpt, start: int, end: int) -> tuple[Stretch, ...]:
    """What an excerpt shows of a range of the source text; more than one where it was torn apart or spans passages."""
    return all_stretches_of(excerpt, (Span(start, end),))


def all_stretches_of(excerpt: Excerpt, ranges: Sequence[Span]) -> tuple[Stretch, ...]:
    """What an excerpt shows of ranges of the source text that do not overlap, in the order in which it is read."""
    return tuple(_stretches(excerpt, sorted(ranges, key=lambda span: span.start)))


def _stretches(excerpt: Excerpt, ranges: Sequence[Span]) -> Iterator[Stretch]:
    for key, passage in passages_of(excerpt):
        offset = 0
        for span in passage.spans:
            for at in range(bisect_right(ranges, span.start, key=lambda wanted: wanted.end), len(ranges)):
                if ranges[at].start >= span.end:
                    break
                first, last = max(ranges[at].start, span.start), min(ranges[at].end, span.end)
                if first < last:
                    yield Stretch(key, offset + first - span.start, offset + last - span.start)
            offset += span.end - span.start


def spot_of(excerpt: Excerpt, place: int) -> Spot | None:
    """Where a place of the source text is shown; else what comes next in the source, else the end.

    The first character of a passage stands for the lines over it too. None where nothing is shown at all.
    """
    later = [
        (max(place, span.start), key, passage)
        for key, passage in passages_of(excerpt)
        for span in passage.spans
        if place < span.end
    ]
    if not later:
        return max((Spot(key, len(passage.text)) for key, passage in passages_of(excerpt)), default=None)
    at, key, passage = min(later, key=lambda entry: entry[0])
    offset = passage.offset(at) or 0
    return Spot(key, offset) if offset else Spot(key._replace(layer=Layer.PATH), 0)


def place_of(excerpt: Excerpt, spot: Spot) -> int:
    """The place in the source text of a spot; of a line over a passage, where the passage begins."""
    key, offset = spot
    passage = excerpt.sections[key.section].passages[key.passage]
    return passage.source(offset if key.layer is Layer.PASSAGE else 0)


def first_from(stretches: Sequence[Stretch], spot: Spot) -> int:
    """The index of the first of ordered stretches that begins at a spot or after it; their number where none does."""
    return bisect_left(stretches, (spot.key, spot.offset), key=lambda stretch: (stretch.key, stretch.start))
