"""Text as it is searched: full and half width, traditional and simplified, large and small are one; blanks are none.

Every character folds by itself, so that what is cut out of a text folds into a cut of the folded text. The one
exception is the comma that separates thousands: `1,234` and `1234` are the same number.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import compress, product
from typing import Any

_SEPARATOR = re.compile("(?<=[0-9]),(?=[0-9]{3}(?![0-9]))")
_SURE = re.compile("(?<=[0-9]),(?=[0-9]{3}[^0-9])")
_UNSURE = re.compile("^,(?=[0-9]{3}[^0-9])|(?:^|(?<=[0-9])),(?=[0-9]{0,3}$)")
_DROPPED = frozenset({"Cc", "Cf", "Cs", "Zs", "Zl", "Zp"})
_VARIATIONS = (range(0x180B, 0x1810), range(0xFE00, 0xFE10), range(0xE0100, 0xE01F0))
"""Signs that only choose between the shapes of the character before them."""


@dataclass(frozen=True)
class Folded:
    """A folded text, and the text that it was folded from."""

    text: str
    given: str

    @cached_property
    def origins(self) -> Sequence[int]:
        """For every folded character the offset in the given text of the one that it comes from; never falling."""
        table = _characters()
        if len(self.text) == len(self.given) and table.uneven.isdisjoint(self.given):
            return range(len(self.given))
        origins = [offset for offset, character in enumerate(self.given) for _ in table[ord(character)]]
        if len(origins) != len(self.text):
            for separator in reversed([match.start() for match in _SEPARATOR.finditer(_by_character(self.given))]):
                del origins[separator]
        return origins


def fold(text: str) -> Folded:
    """The text as it is searched."""
    return Folded(_SEPARATOR.sub("", _by_character(text)), text)


def readings(text: str) -> tuple[str, ...]:
    """Every folded form under which a piece of text may stand in a folded text, that of the piece itself first.

    There are several where its edge cuts a number: whether the comma of "1,23" separates thousands is told by what
    follows. A piece of which nothing remains has the reading "", which stands everywhere; no other piece has it, a
    lone comma stands for itself.
    """
    folded = _by_character(text)
    sure = {comma.start() for comma in _SURE.finditer(folded)}
    unsure = [comma.start() for comma in _UNSURE.finditer(folded)]
    forms = [fold(text).text]
    for separates in product((True, False), repeat=len(unsure)):
        dropped = sure.union(compress(unsure, separates))
        forms.append("".join(character for at, character in enumerate(folded) if at not in dropped))
    return tuple(form for form in dict.fromkeys(forms) if form) or ("",)


def _by_character(text: str) -> str:
    return text.translate(_characters())


@cache
def _characters() -> "_Characters":
    return _Characters()


class _Characters(dict[int, str]):
    """What every character folds into, found out when it first occurs; `uneven` are those that fold into none or
    several."""

    def __init__(self) -> None:
        super().__init__()
        self.uneven: set[str] = set()
        self._converter: Any = None

    def __missing__(self, code: int) -> str:
        kept = _kept(unicodedata.normalize("NFKC", _kept(chr(code))).casefold())
        # Only ideographs have a simplified form; the rest need not wait for the converter.
        simplified = kept if kept.isascii() else self._simplified(kept)
        folded = self[code] = _kept(unicodedata.normalize("NFKC", simplified))
        if len(folded) != 1:
            self.uneven.add(chr(code))
        return folded

    def _simplified(self, text: str) -> str:
        if self._converter is None:
            from opencc import OpenCC

            self._converter = OpenCC("t2s")
        return "".join(map(self._converter.convert, text))


def _kept(text: str) -> str:
    return "".join(
        character
        for character in text
        if unicodedata.category(character) not in _DROPPED
        and not character.isspace()
        and not any(ord(character) in variations for variations in _VARIATIONS)
    )
