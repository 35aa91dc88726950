"""How much room words take in a picture: judged from their characters, because whoever looks at it has other fonts."""

import re
from collections.abc import Iterator
from itertools import pairwise
from unicodedata import category, east_asian_width

_THIN = frozenset("iljtfrI.,:;'|!()[]/ ")
_BROAD = frozenset("MWmw@%—")
_THIN_EM, _BROAD_EM, _CAPITAL_EM, _COMMON_EM = 0.36, 0.95, 0.7, 0.6
_BOLD = 1.06
# Words that do not break within, and single characters of a script without blanks; closing marks stay with what they
# close, opening ones with what they open.
_PIECES = re.compile(r"[“‘（《【「『〈]*(?:[!-~\u00a1-\u024f]+|\s+|.)[”’）》】」』〉，。、；：？！％…]*", re.DOTALL)


def width(text: str, size: float, *, bold: bool = False) -> float:
    """About how broad a line of text is in letters of this size, in the unit of the size; rather too much than too
    little."""
    return sum(map(_em, text)) * size * (_BOLD if bold else 1)


def wrapped(text: str, room: float, size: float, *, bold: bool = False) -> list[str]:
    """The text in lines that fit into the room, at least one; what has no place to break is broken anywhere."""
    lines: list[str] = [""]
    for piece in _pieces(text, room, size, bold=bold):
        if lines[-1] and width((lines[-1] + piece).rstrip(), size, bold=bold) > room:
            lines.append("")
        lines[-1] += piece if lines[-1] else piece.lstrip()
    return [line.rstrip() for line in lines]


def _pieces(text: str, room: float, size: float, *, bold: bool) -> Iterator[str]:
    for piece in _PIECES.findall(text):
        if width(piece, size, bold=bold) <= room:
            yield piece
        else:
            fitting = max(1, int(room // (size * _BOLD)))
            places = [*range(0, len(piece), fitting), len(piece)]
            yield from (piece[start:end] for start, end in pairwise(places))


def _em(character: str) -> float:
    if east_asian_width(character) in "WFA":
        return 1.0
    if category(character) in {"Mn", "Me", "Cf"}:
        return 0.0
    if character in _THIN:
        return _THIN_EM
    if character in _BROAD:
        return _BROAD_EM
    return _CAPITAL_EM if character.isupper() else _COMMON_EM
