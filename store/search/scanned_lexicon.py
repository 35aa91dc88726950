"""The words of reports that are looked through, by their sounds: what the index would have known of them."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from store.search.folded_section import FoldedSection

AFFORDABLE = 60
"""Of more reports the words are not gathered: it takes a second for every hundred."""


class ScannedLexicon:
    """The words of some sections, gathered once."""

    def __init__(self, sections: Iterable[FoldedSection]) -> None:
        from store.index.spoken import is_chinese, spoken
        from store.reading.search_words import search_words

        self._texts = [section.own for section in sections]
        words = Counter(word for text in self._texts for word in set(search_words(text)))
        self._pairs = Counter(pair for text in self._texts for pair in set(map("".join, pairwise(text))))
        self._by_sound: dict[str, list[tuple[str, int]]] = {}
        self._by_initials: dict[str, list[tuple[str, int]]] = {}
        for word, count in sorted(words.items(), key=lambda each: (-each[1], each[0])):
            if is_chinese(word):
                sound, initials = spoken(word)
                self._by_sound.setdefault(sound, []).append((word, count))
                self._by_initials.setdefault(initials, []).append((word, count))

    def sounding(self, letters: str) -> Sequence[tuple[str, int]]:
        """The words of exactly this sound."""
        return self._by_sound.get(letters, ())

    def initialled(self, letters: str) -> Sequence[tuple[str, int]]:
        """The words of exactly these initials."""
        return self._by_initials.get(letters, ())

    def beginning(self, letters: str) -> Sequence[tuple[str, int]]:
        """The words whose sound begins with these letters."""
        found = [word for sound, words in self._by_sound.items() if sound.startswith(letters) for word in words]
        return sorted(found, key=lambda word: (-word[1], word[0]))

    def side_by_side(self, pair: str) -> int:
        """In how many sections two characters stand side by side."""
        return self._pairs[pair]

    def standing(self, phrase: str) -> int:
        """In how many sections a phrase stands."""
        return sum(phrase in text for text in self._texts)
