"""Paragraphs broken into lines by the rules of Chinese typesetting.

No closing mark starts a line and no opening mark ends one; numbers with their signs, Latin words and the doubled marks
—— and …… stay whole; combining characters stay with what they modify. Where a line can't keep all of this, whole
words go first, then the rules for marks.
"""

from bisect import bisect_right
from collections.abc import Callable
from itertools import accumulate, takewhile
from typing import NamedTuple
from unicodedata import category

from tui.typesetting.width import WIDTHS

_CLOSING = frozenset(
    "，。、；：？！）》】」』〉〕〗］｝”’〞…⋯‥—–─·•‧・％‰‱℃℉°′″～／－．∶×"  # full-width and typographic
    ",.;:!?)]}>%~/ \u3000\u00a0"
)
_OPENING = frozenset("（《【「『〈〔〖［｛“‘〝([{<＜￥¥＄$£€№")
_DOUBLED = frozenset("—…⋯‥─")
_BETWEEN_DIGITS = frozenset("—–～－．：∶／×")
_BEFORE_DIGITS = frozenset("+-±−＋")
_FULL_WIDTH_WORDS = (("０", "９"), ("Ａ", "Ｚ"), ("ａ", "ｚ"))

_NO_START, _NO_END, _RUN, _DIGIT, _ZERO, _SIGN = 1, 2, 4, 8, 16, 32


class Line(NamedTuple):
    """A line of wrapped text: its characters `[start, end)`."""

    start: int
    end: int


class _Traits(dict[str, int]):
    """What matters of each character when lines are broken, as flags; 0 for what may be broken around freely."""

    def __missing__(self, character: str) -> int:
        narrow_letter = category(character)[0] in "LN" and WIDTHS[character] == 1
        in_run = "!" <= character <= "~" or narrow_letter or any(a <= character <= z for a, z in _FULL_WIDTH_WORDS)
        traits = self[character] = (
            _NO_START * (character in _CLOSING)
            | _NO_END * (character in _OPENING)
            | _RUN * in_run
            | _DIGIT * character.isdecimal()
            | _ZERO * (WIDTHS[character] == 0)
            | _SIGN * (character in _BETWEEN_DIGITS or character in _BEFORE_DIGITS)
        )
        return traits


_TRAITS = _Traits()


def wrap(text: str, width: int, indent: int = 0) -> tuple[Line, ...]:
    """The lines of a paragraph, each at most `width` cells, the first shorter by `indent`; together they are the text.

    Only a single character that is itself wider than the width stands beyond it. Empty text is one empty line.
    """
    ends = [0, *accumulate(map(WIDTHS.__getitem__, text))]
    marks = _with_curled_quotes(text)
    lines: list[Line] = []
    start, room = 0, max(width - indent, 1)
    while ends[-1] - ends[start] > room:
        fit = bisect_right(ends, ends[start] + room, start) - 1
        cut = _cut(marks, start, fit)
        lines.append(Line(start, cut))
        start, room = cut, max(width, 1)
    if start < len(text) or not lines:
        lines.append(Line(start, len(text)))
    return tuple(lines)


def _with_curled_quotes(text: str) -> str:
    """Straight quotes as the opening and closing ones that they stand for by turns."""
    if '"' not in text:
        return text
    pieces = text.split('"')
    return "".join(piece + "“”"[turn % 2] for turn, piece in enumerate(pieces[:-1])) + pieces[-1]


def _cut(text: str, start: int, fit: int) -> int:
    """Where the line that starts at `start` ends, when not more than `[start, fit)` has room."""
    for allowed in _RULES:
        for cut in range(fit, start, -1):
            if allowed(text, start, cut):
                return cut
    return next((cut for cut in range(start + 1, len(text)) if not _TRAITS[text[cut]] & _ZERO), len(text))


def _is_allowed(text: str, _start: int, cut: int) -> bool:
    before, after = _TRAITS[text[cut - 1]], _TRAITS[text[cut]]
    if not before | after:
        return True
    if before & after & _RUN or after & _ZERO or before & _NO_END or after & _NO_START:
        return False
    return not (before & _SIGN and after & _DIGIT) or not _is_joined(text, cut)


def _is_joined(text: str, cut: int) -> bool:
    """Whether the sign before the cut belongs to the digit after it."""
    sign = text[cut - 1]
    return sign not in _BETWEEN_DIGITS or (cut > 1 and bool(_TRAITS[text[cut - 2]] & _DIGIT))


def _keeps_marks(text: str, _start: int, cut: int) -> bool:
    return not (_TRAITS[text[cut - 1]] & _NO_END or _TRAITS[text[cut]] & (_NO_START | _ZERO))


def _is_between_characters(text: str, start: int, cut: int) -> bool:
    if _TRAITS[text[cut]] & _ZERO:
        return False
    mark = text[cut]
    if mark not in _DOUBLED or text[cut - 1] != mark:
        return True
    # No line starts amid a pair, so the pairs of a long rule of dashes can be counted from the line's start.
    return sum(1 for _ in takewhile(mark.__eq__, reversed(text[start:cut]))) % 2 == 0


_RULES: tuple[Callable[[str, int, int], bool], ...] = (_is_allowed, _keeps_marks, _is_between_characters)
