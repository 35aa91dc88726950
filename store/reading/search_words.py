"""The words by which a text is ranked: the dictionary's, with the shorter ones in them."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from math import log

from store.reading.segmentation import dictionary

_BLOCK = re.compile(r"[\u4e00-\u9fd5a-zA-Z0-9+#&._%\-]+|\w")
_WORD = re.compile(r"\w")


def search_words(text: str) -> list[str]:
    """The words of a text and the shorter words in them, overlapping; punctuation is none.

    The same as jieba's words for search by the dictionary alone, in half its time.
    """
    return words_by(_likelihoods(), text)


def words_by(likelihoods: "Likelihoods", text: str) -> list[str]:
    """The words of a text likewise, by the words of any list."""
    return [word for block in _BLOCK.findall(text) for word in _with_shorter(likelihoods, block)]


def _with_shorter(likelihoods: "Likelihoods", block: str) -> Iterator[str]:
    frequencies = likelihoods.frequencies
    for word in _words(likelihoods, block):
        length = len(word)
        for shorter in range(2, min(length, 4)):
            for start in range(length - shorter + 1):
                part = word[start : start + shorter]
                if frequencies.get(part):
                    yield part
        if length > 1 or _WORD.match(word):
            yield word


def _words(likelihoods: "Likelihoods", block: str) -> Iterator[str]:
    """The likeliest words of a block, letters and digits that are no word together."""
    frequencies, unknown, length = likelihoods.frequencies, likelihoods[""], len(block)
    scores, ends = [0.0] * (length + 1), [0] * length
    for start in range(length - 1, -1, -1):
        end = start + 1
        piece, best, best_end = block[start], None, end
        while end <= length and (count := frequencies.get(piece)) is not None:
            if count:
                score = likelihoods[piece] + scores[end]
                if best is None or score >= best:
                    best, best_end = score, end
            end += 1
            piece = block[start:end]
        scores[start] = unknown + scores[start + 1] if best is None else best
        ends[start] = best_end
    start, spelled = 0, 0
    while start < length:
        end = ends[start]
        if end - start > 1 or not (block[start].isascii() and block[start].isalnum()):
            if spelled < start:
                yield block[spelled:start]
            yield block[start:end]
            spelled = end
        start = end
    if spelled < length:
        yield block[spelled:]


class Likelihoods(dict[str, float]):
    """How likely a word is, as its logarithm; "" stands for what is no word.

    `frequencies` say how often each word occurs, 0 for what only begins one; they may come to know more words later.
    `total` is how often all of them do.
    """

    def __init__(self, frequencies: Mapping[str, int], total: int) -> None:
        super().__init__()
        self.frequencies = frequencies
        self._total = log(total)
        self[""] = log(1) - self._total

    def __missing__(self, word: str) -> float:
        likelihood = self[word] = log(self.frequencies[word]) - self._total
        return likelihood


@cache
def _likelihoods() -> Likelihoods:
    return Likelihoods(*dictionary())
