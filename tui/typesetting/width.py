"""How many terminal cells text takes, in agreement with what Rich and Textual count.

Terminals disagree on the characters that Unicode calls ambiguous (“ ” … — · ① → ★ ℃ and the box-drawing lines): one
cell on most, two where the terminal is set so for Chinese. `count_ambiguous_as(2)` makes every layer count two.
"""

from collections.abc import Callable, Sequence
from functools import cache
from itertools import groupby
from typing import Literal
from unicodedata import east_asian_width

import rich.cells
from rich._unicode_data import load as load_cell_table
from rich.cells import CellTable, get_character_cell_size

_AMBIGUOUS_PLANES = range(0xA0, 0x20000)
_NARROW = rich.cells._is_single_cell_widths


class _Widths(dict[str, int]):
    """The cells of each character, found when first asked."""

    def __missing__(self, character: str) -> int:
        width = self[character] = get_character_cell_size(character)
        return width


WIDTHS = _Widths()
"""The cells of a single character: 0 for combining ones, 2 for Chinese, else 1."""


def cells(text: str) -> int:
    """The cells that harmless text takes on the terminal."""
    return sum(map(WIDTHS.__getitem__, text))


def count_ambiguous_as(count: Literal[1, 2]) -> None:
    """Makes Rich, Textual and this package give ambiguous characters one cell or two; to be called before any drawing.

    With two, lines drawn with box characters come out twice as wide as Textual draws them: borders must be ASCII then.
    """
    if count == 1:
        _install(load_cell_table, _NARROW)
    else:
        _install(_wide_cell_table, _is_printable_ascii)
    get_character_cell_size.cache_clear()
    rich.cells.cached_cell_len.cache_clear()
    WIDTHS.clear()


def _install(table: Callable[[str], CellTable], all_narrow: Callable[[str], bool]) -> None:
    # Rich keeps its widths behind these two names and looks both up at every call; Textual counts through Rich.
    vars(rich.cells).update(load_cell_table=table, _is_single_cell_widths=all_narrow)


def _is_printable_ascii(text: str) -> bool:
    return text.isascii() and text.isprintable()


@cache
def _wide_cell_table(unicode_version: str = "auto") -> CellTable:
    table = load_cell_table(unicode_version)
    settled = {code for start, end, _ in table.widths for code in range(start, min(end, _AMBIGUOUS_PLANES.stop) + 1)}
    ambiguous = [code for code in _AMBIGUOUS_PLANES if code not in settled and east_asian_width(chr(code)) == "A"]
    return table._replace(widths=sorted([*table.widths, *((start, end, 2) for start, end in _runs(ambiguous))]))


def _runs(codes: Sequence[int]) -> list[tuple[int, int]]:
    """Ascending numbers as ranges of neighbours, both ends included."""
    grouped = (list(run) for _, run in groupby(enumerate(codes), key=lambda pair: pair[1] - pair[0]))
    return [(run[0][1], run[-1][1]) for run in grouped]
