"""Which sections of two reports deal with the same matter."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from store.comparing.sections.subjects import Subject, setting, subjects
from store.comparing.sections.weights import Weights
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


class ReportSubjects:
    """What the sections of a report deal with, and in which of them a word stands."""

    def __init__(self, sections: Sequence[Subject]) -> None:
        self.sections = sections
        self._standing: dict[str, list[tuple[int, float]]] = defaultdict(list)
        for nth, subject in enumerate(sections):
            for word, weight in subject.terms.items():
                self._standing[word].append((nth, weight))

    def likenesses(self, subject: Subject) -> list[float]:
        """How alike each of the sections is to one of another report."""
        shared = [0.0] * len(self.sections)
        for word, weight in subject.terms.items():
            if word in self._standing:
                for nth, beside in self._standing[word]:
                    shared[nth] += weight * beside
        return [each and each * setting(subject, section) for each, section in zip(shared, self.sections, strict=True)]

    def touch(self, subject: Subject) -> bool:
        """Whether one of the sections deals with the matter of one of another report beside its own."""
        held = [0.0] * len(self.sections)
        for word, weight in subject.terms.items():
            if word in self._standing:
                square = weight * weight
                for nth, _ in self._standing[word]:
                    held[nth] += square
        return max(held, default=0.0) >= _TOUCHED


def counterparts(lead: Reading, other: Reading, weights: Weights) -> Alignment:
    """The counterparts of each of a report's sections in another report."""
    return aligned(ReportSubjects(subjects(lead, weights)), ReportSubjects(subjects(other, weights)))[0]


def aligned(one: ReportSubjects, other: ReportSubjects) -> tuple[Alignment, Alignment]:
    """Two reports held against each other: led by the one, and by the other."""
    scores = [other.likenesses(subject) for subject in one.sections]
    turned = [[row[nth] for row in scores] for nth in range(len(other.sections))]
    return _led(one, other, scores), _led(other, one, turned)


def _led(lead: ReportSubjects, other: ReportSubjects, scores: Sequence[Sequence[float]]) -> Alignment:
    """What the sections of the lead meet in the other report, to whose sections they are so alike."""
    ranked: dict[str, tuple[Counterpart, ...]] = {}
    lacking: set[str] = set()
    for subject, alike in zip(lead.sections, scores, strict=True):
        met = sorted((-score, other.sections[nth].start, nth) for nth, score in enumerate(alike) if score)
        best = [Counterpart(other.sections[nth].section, start, -score) for score, start, nth in met[:_RANKED]]
        ranked[subject.section] = tuple(best)
        if subject.domains and not (best and best[0].close) and not other.touch(subject):
            lacking.add(subject.section)
    return Alignment(ranked, frozenset(lacking))
