"""Which sections of two reports deal with the same matter."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

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
    standing: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for there, subject in enumerate(other):
        for word, weight in subject.terms.items():
            standing[word].append((there, weight))
    led_by_one, led_by_other = _Leading(one), _Leading(other)
    for here, subject in enumerate(one):
        shared, held_here, held_there = ([0.0] * len(other) for _ in range(3))
        for word, weight in subject.terms.items():
            square = weight * weight
            for there, beside in standing.get(word, ()):
                shared[there] += weight * beside
                held_here[there] += square
                held_there[there] += beside * beside
        for there, likeness in enumerate(shared):
            if likeness:
                score = likeness * setting(subject, other[there])
                led_by_one.meet(here, other[there], score, held_here[there])
                led_by_other.meet(there, subject, score, held_there[there])
    return led_by_one.alignment(), led_by_other.alignment()


class _Leading:
    """What the sections of the lead meet in the other report."""

    def __init__(self, sections: Sequence[Subject]) -> None:
        self._sections = sections
        self._met: list[list[Counterpart]] = [[] for _ in sections]
        self._held = [0.0] * len(sections)

    def meet(self, at: int, other: Subject, score: float, held: float) -> None:
        """A section of the lead shares words with one of the other report, which holds a share of its own."""
        self._met[at].append(Counterpart(other.section, other.start, score))
        self._held[at] = max(self._held[at], held)

    def alignment(self) -> Alignment:
        """All of it."""
        ranked: dict[str, tuple[Counterpart, ...]] = {}
        lacking: set[str] = set()
        for subject, met, held in zip(self._sections, self._met, self._held, strict=True):
            best = sorted(met, key=lambda each: (-each.score, each.start))[:_RANKED]
            ranked[subject.section] = tuple(best)
            if subject.domains and held < _TOUCHED and not (best and best[0].close):
                lacking.add(subject.section)
        return Alignment(ranked, frozenset(lacking))
