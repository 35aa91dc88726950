"""Which sections of two reports deal with the same matter."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from heapq import nsmallest

from store.comparing.alignment_subjects import Subject, setting, subjects
from store.comparing.weights import Weights
from store.models import Reading

CLOSE = 0.08
"""From this likeness on a section is a counterpart."""
_TOUCHED = 0.2
"""A section of which another one holds this share (of what its words weigh, squared) is dealt with there, if not in a
section of its own."""
_RANKED = 12


@dataclass(frozen=True, slots=True)
class Counterpart:
    """A section of the other report, where it begins in its text, and how alike it is (0 to 1)."""

    section: str
    start: int
    score: float

    @property
    def close(self) -> bool:
        """Whether the two sections deal with the same matter."""
        return self.score >= CLOSE


@dataclass(frozen=True, slots=True)
class Alignment:
    """Two reports held against each other, section by section.

    `ranked` has, for every section of the lead with text of its own, the sections of the other that share words with
    it, the most alike first; `lacking` are the sections of the lead whose matter the other does not deal with, in
    whatever section: of those that are of some domain, as prefaces and closing words are of none.
    """

    ranked: Mapping[str, tuple[Counterpart, ...]]
    lacking: frozenset[str]

    def closest(self, section: str) -> Counterpart | None:
        """The counterpart of a section; None where there is none."""
        best = next(iter(self.ranked.get(section, ())), None)
        return best if best is not None and best.close else None


def counterparts(lead: Reading, other: Reading, weights: Weights) -> Alignment:
    """The counterparts of each of a report's sections in another report."""
    return aligned(subjects(lead, weights), subjects(other, weights))[0]


def aligned(one: Sequence[Subject], other: Sequence[Subject]) -> tuple[Alignment, Alignment]:
    """Two reports' sections, whose subjects are known, held against each other: led by the one, and by the other."""
    scores = _scores(one, other)
    turned = [[row[there] for row in scores] for there in range(len(other))]
    return _led(one, other, scores), _led(other, one, turned)


def _scores(one: Sequence[Subject], other: Sequence[Subject]) -> list[list[float]]:
    """How alike each section of the one report is to each of the other, a list for each of the one."""
    standing: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for there, subject in enumerate(other):
        for word, weight in subject.terms.items():
            standing[word].append((there, weight))
    scores = []
    for subject in one:
        shared = [0.0] * len(other)
        for word, weight in subject.terms.items():
            if word in standing:
                for there, beside in standing[word]:
                    shared[there] += weight * beside
        scores.append([each and each * setting(subject, other[there]) for there, each in enumerate(shared)])
    return scores


def _led(lead: Sequence[Subject], other: Sequence[Subject], scores: Sequence[Sequence[float]]) -> Alignment:
    """What the sections of the lead meet in the other report, to which they are so alike."""
    ranked: dict[str, tuple[Counterpart, ...]] = {}
    lacking: set[str] = set()
    for subject, alike in zip(lead, scores, strict=True):
        met = ((-score, other[there].start, there) for there, score in enumerate(alike) if score)
        best = [Counterpart(other[there].section, start, -score) for score, start, there in nsmallest(_RANKED, met)]
        ranked[subject.section] = tuple(best)
        if subject.domains and not (best and best[0].close) and not _touched(subject, other):
            lacking.add(subject.section)
    return Alignment(ranked, frozenset(lacking))


def _touched(subject: Subject, other: Sequence[Subject]) -> bool:
    """Whether some section of the other report deals with the matter beside its own."""
    squares = {word: weight * weight for word, weight in subject.terms.items()}
    return any(sum(square for word, square in squares.items() if word in each.terms) >= _TOUCHED for each in other)
