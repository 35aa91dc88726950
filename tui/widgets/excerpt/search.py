"""Finding words in what a pane shows, as they are typed: full and half width and case make no difference."""

from collections.abc import Iterator, Sequence
from unicodedata import normalize

from tui.widgets.excerpt.blocks import Block, Role
from tui.widgets.excerpt.places import Stretch

_FOUND_IN = frozenset({Role.PATH, Role.HEADING, Role.TEXT, Role.FURNITURE})


class _Folded(dict[int, str]):
    """Each character's half-width small form, one for one."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        plain = normalize("NFKC", character)
        small = (plain if len(plain) == 1 else character).lower()
        folded = self[code] = small if len(small) == 1 else character
        return folded


_FOLDED = _Folded()


def folded(text: str) -> str:
    """The text with width and case folded away, equal in length."""
    return text.translate(_FOLDED)


class Finder:
    """Finds every occurrence of some words in blocks."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._texts = [(block.key, folded(block.text)) for block in blocks if block.role in _FOUND_IN]

    def find(self, query: str) -> tuple[Stretch, ...]:
        """Where the words stand, literally, in reading order; nowhere for none."""
        return tuple(self._find(folded(query))) if query else ()

    def _find(self, words: str) -> Iterator[Stretch]:
        for key, text in self._texts:
            start = text.find(words)
            while start >= 0:
                yield Stretch(key, start, start + len(words))
                start = text.find(words, start + len(words))
