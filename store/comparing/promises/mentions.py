"""The sentence of a report that says the most of given words."""

from collections.abc import Sequence

from store.comparing.promises.models import Mention
from store.comparing.promises.words import Vocabulary, Weights, contrasted, sides
from store.comparing.sentences import Sentence
from store.models import Kind

_LEAST_WEIGHT, _LEAST_SHARE, _WEIGHTY = 1.5, 0.34, 3.0
_LEAST_OF_FEW, _NEARLY_ALL = 0.9, 0.85
_LATER_PLAN = 0.85
"""What a report did says more of a promise than what it plans again."""
_FEW_WORDS, _ENOUGH_WORDS, _LEAST_LIKENESS = 2.0, 4.0, 0.22
_NOT_WORTH_ASKING = 0.5


class Mentions:
    """The sentences of a later report with the weights of their words."""

    def __init__(self, said: Sequence[Sentence], vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._said = [
            (sentence, frozenset(vocabulary.words(sentence.text)), sides(sentence.text))
            for sentence in said
            if not sentence.heading and sentence.kind is not Kind.PREFACE
        ]

    def nearest(self, words: Weights, stretch: str = "") -> tuple[Mention | None, float]:
        """The sentence that says the most of the words, None where none says enough to speak of the same; and how much
        of their weight any sentence has at most, from 0 to 1. A sentence with words that exclude some of `stretch` says
        nothing of it."""
        whole, own_sides = sum(words.values()), sides(stretch)
        best: Mention | None = None
        most = 0.0
        for sentence, held, its_sides in self._said if whole else ():
            common = sum(weight for word, weight in words.items() if word in held)
            if common <= most * whole * _NOT_WORTH_ASKING or contrasted(own_sides, its_sides):
                continue
            most = max(most, common / whole)
            if not _speaks_of(common, whole):
                continue
            likeness = common / whole * min(1.0, common / min(max(whole, _FEW_WORDS), _ENOUGH_WORDS)) ** 0.5
            if sentence.kind is Kind.PLAN:
                likeness *= _LATER_PLAN
            if likeness >= _LEAST_LIKENESS and (best is None or likeness > best.likeness):
                best = Mention(sentence, min(1.0, likeness))
        return best, most


def _speaks_of(common: float, whole: float) -> bool:
    """Whether so much weight in common is enough: of many words a good part, of few nearly all."""
    if common >= _LEAST_WEIGHT:
        return common >= min(_LEAST_SHARE * whole, _WEIGHTY)
    return common >= _LEAST_OF_FEW and common >= _NEARLY_ALL * whole
