"""A sentence with words lit, fitted to a line or two around the first of them."""

from collections.abc import Sequence

from tui.glyphs import glyph
from tui.typesetting.lit import lit_runs
from tui.typesetting.width import WIDTHS, cells
from tui.typesetting.wrap import wrap
from tui.widgets.line_list import Pieces

Range = tuple[int, int]

_CLAUSE_ENDS = frozenset("，。；：、！？,;:!?")
_BEFORE_THE_WORDS = 3
"""Of the room, one part in so many stands before the first lit word."""


def snippet_height(snippet: str, width: int) -> int:
    """How many lines a snippet takes: one where it fits, else two."""
    return 1 if cells(snippet) <= width else 2


def snippet_rows(snippet: str, lit: Sequence[Range], width: int) -> tuple[Pieces, ...]:
    """The lines of a harmless snippet, its first lit words in view; the characters `[start, end)` in `lit` are lit."""
    height = snippet_height(snippet, width)
    sign = glyph("elided")
    begin = _begin(snippet, lit, height * width - cells(sign))
    text = (sign if begin else "") + snippet[begin:]
    shift = begin - (len(sign) if begin else 0)
    shown = [(start - shift, end - shift) for start, end in lit]
    lines = wrap(text, width)
    rows = [tuple(lit_runs(text, line.start, line.end, shown)) for line in lines[:height]]
    if len(lines) > height:
        last = lines[height - 1]
        room = wrap(text[last.start : last.end], width - cells(sign))[0]
        end = last.start + room.end if cells(text[last.start : last.end]) > width - cells(sign) else last.end
        rows[-1] = (*lit_runs(text, last.start, end, shown), (sign, ""))
    return tuple(rows)


def _begin(snippet: str, lit: Sequence[Range], room: int) -> int:
    """From where on a snippet is shown: so that its first lit words are, and the room is filled."""
    if not lit or cells(snippet) <= room:
        return 0
    first = lit[0][0]
    at = _back(snippet, first, room // _BEFORE_THE_WORDS)
    if at <= 0:
        return 0
    # A clause's own beginning reads better than the middle of one.
    at = next((place for place in range(at, first) if snippet[place - 1] in _CLAUSE_ENDS), at)
    return min(at, _back(snippet, len(snippet), room))


def _back(text: str, end: int, room: int) -> int:
    """The furthest place before `end` from which the text up to it takes no more than the room."""
    while end > 0 and room >= WIDTHS[text[end - 1]]:
        end -= 1
        room -= WIDTHS[text[end]]
    return end
