"""Words and what they weigh, by the library's index: no dictionary has to be loaded.

The index holds the words that jieba and the field's dictionary found in every section, with how many sections each
stands in. A text is divided into these again by the likeliest way, and weighed by the same numbers.
"""

from store.comparing.sections.weights import rarity, telling
from store.index.folding import fold
from store.index.opening import OpenIndex, guarded
from store.index.schema import SECTION, Name
from store.reading.search_words import Likelihoods, words_by

_WORDS_A_SECTION = 100


class WeightsOfIndex:
    """The words of one state of the index, learnt as they are met; for one thread at a time.

    What it asks raises IndexDamaged where the index's files were damaged since it was opened.
    """

    def __init__(self, opened: OpenIndex) -> None:
        self._searcher = opened.searcher
        with guarded():
            self.sections: int = max(1, self._searcher.doc_freq(Name.TYPE, SECTION))
        self._counts: dict[str, int] = {}
        self._learnt: set[str] = set()
        self._likelihoods = Likelihoods(self._counts, self.sections * _WORDS_A_SECTION)

    def words(self, text: str) -> list[str]:
        """The likeliest words of a text among those that the library knows, with the shorter ones in them."""
        folded = fold(text).text
        with guarded():
            for character in set(folded) - self._learnt:
                self._learn(character)
        return telling(words_by(self._likelihoods, folded))

    def count(self, word: str) -> int:
        """In how many sections of the library a word stands."""
        if word and word[0] not in self._learnt:
            with guarded():
                self._learn(word[0])
        return self._counts.get(word, 0)

    def rarity(self, word: str) -> float:
        """By the sections of the library."""
        return rarity(self.count(word), self.sections)

    def _learn(self, first: str) -> None:
        """Takes up the words that begin with a character; of figures, which are the most, none."""
        self._learnt.add(first)
        if first.isdigit() or not first.isalnum():
            return
        found = self._searcher.terms_with_prefix(Name.WORDS, first)
        self._counts.update(found)
        self._counts.setdefault(first, 0)
        for word, _ in found:
            for length in range(2, len(word)):
                self._counts.setdefault(word[:length], 0)
