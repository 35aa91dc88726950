"""Painting one row of an excerpt: which of its characters are lit, and what that looks like."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import IntFlag, auto
from itertools import groupby
from typing import NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from tui.glyphs import glyph
from tui.typesetting.width import cells
from tui.widgets.excerpt.blocks import Block, Role
from tui.widgets.excerpt.rows import Row

MENDED = "~"
TORN = "?"


class Light(IntFlag):
    """Why a character is lit; where several reasons meet, the later ones are painted over the earlier."""

    STRONG = auto()
    NUMBER = auto()
    SENTENCE = auto()
    CURSOR = auto()
    HIT = auto()
    CURRENT_HIT = auto()


class Lit(NamedTuple):
    """A stretch of a block's characters and why it is lit."""

    start: int
    end: int
    light: Light


LOOKS: Mapping[Role | Light, str] = {
    Role.PATH: "excerpt--path",
    Role.HEADING: "excerpt--heading",
    Role.TEXT: "excerpt--text",
    Role.FURNITURE: "excerpt--furniture",
    Role.FOLD: "excerpt--fold",
    Role.GAP: "excerpt--text",
    Role.NOTE: "excerpt--note",
    Light.STRONG: "excerpt--heading",
    Light.NUMBER: "excerpt--number",
    Light.SENTENCE: "excerpt--sentence",
    Light.CURSOR: "excerpt--cursor",
    Light.HIT: "excerpt--hit",
    Light.CURRENT_HIT: "excerpt--current-hit",
}
"""The component class of each role and light."""


def own_lights(block: Block) -> Iterator[Lit]:
    """What of a block is always lit: its heading and its indicators' numbers."""
    if block.strong[0] < block.strong[1]:
        yield Lit(*block.strong, Light.STRONG)
    if block.passage is not None:
        yield from (Lit(mark.start, mark.end, Light.NUMBER) for mark in block.passage.marks)


def paint(
    row: Row, lights: Iterable[Lit], style_of: Callable[[Role, Light], Style], width: int, sign: str = ""
) -> Strip:
    """A row as it is drawn in `width` cells, its gutter included; a `sign` of one cell is set into it where nothing
    else stands there."""
    start, end = row.line
    reasons = [Light(0)] * (end - start)
    pointed_at = False
    for lit in lights:
        places = range(max(lit.start, start), min(lit.end, end))
        pointed_at |= bool(places and lit.light & (Light.SENTENCE | Light.CURSOR))
        for place in places:
            reasons[place - start] |= lit.light
    plain = style_of(row.block.role, Light(0))
    segments = [*_gutter(row, pointed_at, style_of, sign), Segment(" " * row.indent, plain)]
    for light, run in groupby(zip(reasons, row.block.text[start:end], strict=True), key=lambda pair: pair[0]):
        segments.append(Segment("".join(character for _, character in run), style_of(row.block.role, light)))
    room = width - sum(cells(segment.text) for segment in segments)
    return Strip([*segments, Segment(" " * max(room, 0), plain)], width + max(-room, 0))


def _gutter(row: Row, pointed_at: bool, style_of: Callable[[Role, Light], Style], sign: str) -> Iterator[Segment]:
    if pointed_at:
        yield Segment(glyph("cursor"), style_of(Role.TEXT, Light.NUMBER))
    elif _is_mended_in(row):
        yield Segment(MENDED, style_of(Role.PATH, Light(0)))
    elif _is_torn_in(row):
        yield Segment(TORN, style_of(Role.PATH, Light(0)))
    elif sign:
        yield Segment(sign, style_of(Role.TEXT, Light.NUMBER))
    else:
        yield Segment(" ", style_of(row.block.role, Light(0)))


def _is_torn_in(row: Row) -> bool:
    """Whether the row is the last of a passage that the page breaks off in the middle of a sentence."""
    passage = row.block.passage
    return passage is not None and passage.torn and row.line.end == len(passage.text)


def _is_mended_in(row: Row) -> bool:
    """Whether a joint of a mended paragraph stands in the row."""
    spans = row.block.passage.spans if row.block.passage is not None else ()
    joint = 0
    for span in spans[:-1]:
        joint += span.end - span.start
        if row.line.start <= joint < row.line.end:
            return True
    return False
