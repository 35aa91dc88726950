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
    begin = _begin(snippet, lit, height * width - cells(glyph("elided")))
    rows, end = _rows_from(begin, snippet, lit, width)
    # Where lines may not be broken anywhere, they hold less than there is room for.
    while lit and end < lit[0][1] and begin < lit[0][0]:
        begin += 1
        rows, end = _rows_from(begin, snippet, lit, width)
    return rows


def _rows_from(begin: int, snippet: str, lit: Sequence[Range], width: int) -> tuple[tuple[Pieces, ...], int]:
    """The lines of a snippet from a character on, and up to which character they show it."""
    height = snippet_height(snippet, width)
    sign = glyph("elided")
    text = (sign if begin else "") + snippet[begin:]
    shift = begin - (len(sign) if begin else 0)
    shown = [(start - shift, end - shift) for start, end in lit]
    lines = wrap(text, width)
    rows = [tuple(lit_runs(text, line.start, line.end, shown)) for line in lines[:height]]
    end = lines[len(rows) - 1].end if rows else 0
    if len(lines) > height:
        last = lines[height - 1]
        end = last.start + _cut(text[last.start : last.end], width - cells(sign))
        if shown and end < shown[0][1]:
            end = max(end, last.start + _forth(text[last.start : last.end], width - cells(sign)))
        rows[-1] = (*lit_runs(text, last.start, end, shown), (sign, ""))
    return tuple(rows), end + shift


def _cut(line: str, room: int) -> int:
    """How much of a line is shown where there is so much room, without cutting a word or a number."""
    return len(line) if cells(line) <= room else wrap(line, room)[0].end


def _forth(line: str, room: int) -> int:
    """How much of a line has room, wherever that cuts it."""
    at = 0
    while at < len(line) and room >= WIDTHS[line[at]]:
        room -= WIDTHS[line[at]]
        at += 1
    return at


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
