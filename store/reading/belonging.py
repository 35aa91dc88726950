"""Which domain an indicator belongs to: its own clause first, then the section it stands in."""

import re
from collections.abc import Sequence

from store.models import Section
from store.reading.subjects import Weights, fallback_domain, heaviest, subject_weights

_NAME, _ITEM, _CLAUSE, _SENTENCE = 1.5, 0.8, 0.3, 0.4
_FIRST, _BESIDE, _FALLBACK = 6.0, 3.0, 2.0
_UNTITLED = 0.6
"""What a domain weighs in a section whose heading does not name it, against one whose heading does."""
_THROUGHOUT = 0.5
"""The share of a section's sentences that speak of a domain from which on the whole section does."""


class Belonging:
    """Weighs a name, its clause and its sentence against what its section speaks of."""

    def __init__(self, text: str, sections: Sequence[Section]) -> None:
        self._text = text
        self._titles = {section.id: section.title for section in sections}
        self._priors: dict[str, Weights] = {}

    def domain(self, name: str, around: tuple[str, str, str], section: Section) -> str:
        """The key of the domain that an indicator of this section belongs to; `around` is the member of a list in
        which its number stands, the clause, the sentence."""
        prior = self._prior(section)
        weights = prior.copy()
        *near, sentence = around
        for words, factor in zip((name, *near), (_NAME, _ITEM, _CLAUSE), strict=True):
            for key, weight in subject_weights(words).items():
                weights[key] += factor * weight
        for key, weight in subject_weights(sentence).items():
            # Of a sentence that strings many matters together, one clause says little of the next.
            if weights[key] > prior[key] or prior[key] >= _FALLBACK or _is_about(sentence, key):
                weights[key] += _SENTENCE * weight
        return heaviest(weights)[0][0]

    def _prior(self, section: Section) -> Weights:
        """What a section's domains weigh by themselves: less where only a part of its text speaks of them."""
        if section.id not in self._priors:
            prior = subject_weights("")
            prior[fallback_domain()] = _FALLBACK
            titled = subject_weights(self._titles.get(section.parent or "", "") + "\n" + section.title)
            for n, key in enumerate(section.domains):
                share = min(1.0, self._share(section, key) / _THROUGHOUT)
                prior[key] += (_BESIDE if n else _FIRST) * (1.0 if key in titled else _UNTITLED * share**2)
            self._priors[section.id] = prior
        return self._priors[section.id]

    def _share(self, section: Section, key: str) -> float:
        """The share of a section's sentences that hold a cue of a domain."""
        sentences = [
            words for words in re.split("[。！？\n]", self._text[section.start : section.end]) if len(words) > 4
        ]
        return sum(key in subject_weights(words) for words in sentences) / max(1, len(sentences))


def _is_about(sentence: str, key: str) -> bool:
    """Whether a sentence opens with a domain before it tells any number, or speaks of it in half of its clauses."""
    clauses = re.split("[，,；;]", sentence)
    speaking = [key in subject_weights(clause) for clause in clauses]
    opened = speaking[0] and not re.search(r"\d", clauses[0])
    return opened or 2 * sum(speaking) >= len(clauses)
