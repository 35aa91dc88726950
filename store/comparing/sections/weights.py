"""What words weigh when texts are compared: the fewer sections of the library they stand in, the more."""

from collections import Counter
from collections.abc import Iterable, Iterator
from math import log
from typing import Protocol

from store.index.folding import fold
from store.models import Kind, Reading
from store.passages import passages_by_section

_COMMONPLACE = 0.0005
"""Words that stand in a smaller share of all sections than this are no longer told apart by how rare they are: in a
library of any size the rarest are names and slips, which say little of what a section is about."""


class Weights(Protocol):
    """A text's words, and how much each of them says."""

    def words(self, text: str) -> list[str]:
        """The words of a text, with the shorter ones in them; no single characters, no numbers."""
        ...

    def rarity(self, word: str) -> float:
        """How much a word says: 0 where it stands everywhere, most where it stands hardly anywhere."""
        ...


class WeightsOfReadings:
    """Words by jieba and the field's dictionary, weighed by the sections of the readings at hand."""

    with_own = False

    def __init__(self, readings: Iterable[Reading]) -> None:
        self._counts: Counter[str] = Counter()
        self.sections = 0
        for reading in readings:
            for text in _texts(reading):
                self.sections += 1
                self._counts.update(set(self.words(text)))

    def words(self, text: str) -> list[str]:
        """By the dictionary alone; the first time takes as long as it takes to load."""
        from store.reading.search_words import search_words

        return telling(search_words(fold(text).text))

    def count(self, word: str) -> int:
        """In how many sections of the readings a word stands."""
        return self._counts[word]

    def rarity(self, word: str) -> float:
        """By the sections of the readings."""
        return rarity(self.count(word), self.sections)


def telling(words: Iterable[str]) -> list[str]:
    """Those of the words that can say what a text is about: several characters, and no figures."""
    return [word for word in words if len(word) > 1 and not word[0].isdigit()]


def rarity(count: int, sections: int) -> float:
    """How much a word says that stands in so many of all sections."""
    floor = sections * _COMMONPLACE + 0.5
    return max(0.0, log((sections + floor) / (count + floor)))


def _texts(reading: Reading) -> Iterator[str]:
    """The text of each section of a report, its heading in it."""
    furniture = {nth for nth, section in enumerate(reading.sections) if section.kind is Kind.FURNITURE}
    for owner, passages in passages_by_section(reading).items():
        own = [passage.text for passage in passages if not passage.furniture]
        if own and owner not in furniture:
            yield "\n".join(own)
