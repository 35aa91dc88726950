"""Matches as spans of the report's text."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from store.index.sheets import SectionSheet, Stretch
from store.models import Span


def pieces(stretch: Stretch, start: int, end: int) -> Iterator[Span]:
    """The spans of the source that the characters `[start, end)` of a stretch are made of; what adjoins is one."""
    pending: Span | None = None
    for span in stretch.spans:
        length = span.end - span.start
        if start < length and end > 0:
            piece = Span(span.start + max(0, start), span.start + min(length, end))
            if pending is not None and pending.end == piece.start:
                piece = Span(pending.start, piece.end)
            elif pending is not None:
                yield pending
            pending = piece
        start, end = start - length, end - length
    if pending is not None:
        yield pending


def in_reading_order(section: SectionSheet, spans: Sequence[Span]) -> tuple[Span, ...]:
    """The spans merged where they overlap, in the order of the section's passages; what lies outside them comes where
    the source has it."""
    merged = _merged(spans)
    order = sorted(
        (span.start, span.end, number, nth)
        for number, stretch in enumerate(section.stretches)
        if stretch.joint is None
        for nth, span in enumerate(stretch.spans)
    )

    def place(span: Span) -> tuple[int, int, int]:
        before = bisect_right(order, (span.start, float("inf"))) - 1
        return (*order[before][2:], span.start) if before >= 0 else (-1, 0, span.start)

    return tuple(sorted(merged, key=place))


def _merged(spans: Sequence[Span]) -> list[Span]:
    merged: list[Span] = []
    for span in sorted(spans, key=lambda span: (span.start, span.end)):
        if merged and span.start < merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged
