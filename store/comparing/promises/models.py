"""What became of what a report promised: the records that flow to a pane or a command."""

from collections import Counter
from dataclasses import dataclass

from store.comparing.promises.matching import Ground
from store.comparing.promises.yardsticks import Verdict, Yardstick
from store.comparing.sentences import Sentence
from store.models import Kind, Report


@dataclass(frozen=True, slots=True)
class Mention:
    """A sentence of the later report that says the most of a promise's words; `likeness` is from 0 to 1."""

    sentence: Sentence
    likeness: float

    @property
    def promised_again(self) -> bool:
        """Whether it stands among what the later report promises itself."""
        return self.sentence.kind is Kind.PLAN


@dataclass(frozen=True, slots=True)
class Promise:
    """A target of the earlier report and what the later one says of it.

    `target` is an index into the earlier report's indicators; `result` one into those of the later, a result of its
    or, where the verdict is RESTATED, a target; None where no figure speaks of it again. `said` and `told` are their
    sentences with the figures lit; without a result `told` is the sentence that speaks of it, or None.
    `sureness` (0 to 1) is that of the match, or where nothing is found, that there is nothing; `grounds` say why.
    The first of the `yardsticks` decided. `interim` says that the later report ends before the promise is due.
    """

    target: int
    result: int | None
    domain: str
    verdict: Verdict
    sureness: float
    grounds: tuple[Ground, ...]
    yardsticks: tuple[Yardstick, ...]
    interim: bool
    said: Sentence
    told: Sentence | None
    mention: Mention | None


@dataclass(frozen=True, slots=True)
class Intention:
    """A sentence of the earlier report's plans that promises nothing measurable, and its nearest mention."""

    domain: str
    said: Sentence
    mention: Mention | None


@dataclass(frozen=True, slots=True)
class Promises:
    """All that one report promised, in its reading order, held against another that comes after it."""

    earlier: Report
    later: Report
    measured: tuple[Promise, ...]
    intentions: tuple[Intention, ...]

    def counts(self) -> dict[str, Counter[Verdict]]:
        """How many measurable promises came to which end, by domain in the order of the first promise."""
        found: dict[str, Counter[Verdict]] = {}
        for promise in self.measured:
            found.setdefault(promise.domain, Counter())[promise.verdict] += 1
        return found

    @property
    def paired(self) -> tuple[Promise, ...]:
        """Those for which the later report states a result."""
        return tuple(
            promise
            for promise in self.measured
            if promise.result is not None and promise.verdict is not Verdict.RESTATED
        )
