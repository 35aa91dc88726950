"""A promise and the result that was found for it, measured."""

from collections.abc import Iterator
from dataclasses import dataclass

from store.comparing.promises.rules import rules, stage
from store.comparing.promises.words import Subject, around_number
from store.comparing.promises.yardsticks import (
    Kind,
    Stated,
    Verdict,
    Yardstick,
    growth_of,
    is_growth,
    less_grown,
    levels,
    verdict_on,
)
from store.comparing.sentences import Sentence
from store.models import Reading

_PER_CENT = 100


@dataclass(frozen=True, slots=True)
class Standing:
    """An indicator (of this index) in its reading and its sentence, and what it speaks of."""

    reading: Reading
    index: int
    sentence: Sentence
    about: Subject

    @property
    def stated(self) -> Stated:
        """The indicator in its text."""
        return Stated(self.reading.indicators[self.index], self.reading.text)

    @property
    def of_works(self) -> bool:
        """Whether its number says with 的 how large a work is, not how much of it was done: 投资2亿元的水厂."""
        return around_number(self.sentence, self.index, self.stated.indicator.unit)[1].startswith("的")

    @property
    def added(self) -> bool:
        """Whether it tells what was added."""
        return rules().patterns["flow"].search(self.about.stretch) is not None

    @property
    def in_all(self) -> bool:
        """Whether it tells how much there is in all."""
        before = around_number(self.sentence, self.index, self.stated.indicator.unit)[0]
        return not self.added and rules().patterns["in_all"].search(before) is not None


def measured_by(promised: Standing, reached: Standing, base: Standing | None) -> tuple[Yardstick, ...]:
    """The yardsticks that fit a promise and its result, the one that decides first; none where nothing can be held
    against each other. `base` is what the earlier report states as reached of the same thing."""
    if _of_one_work(promised, reached):
        return tuple(_by_stage(promised.stated, reached.stated))
    if promised.added and reached.in_all:
        return tuple(_by_increase(promised.stated, reached.stated, base))
    return (*_by_level(promised.stated, reached.stated), *_by_growth(promised.stated, reached.stated, base))


def _of_one_work(promised: Standing, reached: Standing) -> bool:
    """Whether the numbers say how large a work is on both sides, or on one with 的, and how far it came is told."""
    if promised.of_works or reached.of_works:
        return _stages(promised.stated, reached.stated) is not None
    one, other = promised.stated.indicator, reached.stated.indicator
    return one.value == other.value and one.unit == other.unit and promised.about.sizes and reached.about.sizes


def _stages(promised: Stated, reached: Stated) -> tuple[int, int] | None:
    wanted, come = map(_stage, (promised, reached))
    return None if wanted is None or come is None else (wanted, come)


def _stage(stated: Stated) -> int | None:
    own = stage(stated.clause)
    return stage(stated.next_clause) if own is None else own


def _by_stage(promised: Stated, reached: Stated) -> Iterator[Yardstick]:
    found = _stages(promised, reached)
    if found is not None:
        wanted, come = found
        verdict = Verdict.MISSED if come < wanted else Verdict.KEPT if come == wanted else Verdict.EXCEEDED
        yield Yardstick(Kind.STAGE, wanted, come, "", verdict)


def _by_level(promised: Stated, reached: Stated) -> Iterator[Yardstick]:
    if is_growth(promised.indicator) or is_growth(reached.indicator):
        return
    found = levels(promised, reached)
    if found is not None:
        target, value, unit = found
        yield Yardstick(Kind.LEVEL, target, value, unit, verdict_on(promised, target, value))


def _by_increase(promised: Stated, reached: Stated, base: Standing | None) -> Iterator[Yardstick]:
    """What was to be added against what there is more than before; nothing where it is not known what there was."""
    if base is None or base.added:
        return
    before, now = levels(promised, base.stated), levels(promised, reached)
    if before is not None and now is not None:
        target, more = now[0], now[1] - before[1]
        yield Yardstick(Kind.LEVEL, target, more, now[2], verdict_on(promised, target, more), computed=True)


def _by_growth(promised: Stated, reached: Stated, base: Standing | None) -> Iterator[Yardstick]:
    target = growth_of(promised, of_year=False)
    if target is None:
        return
    value, computed = growth_of(reached, of_year=True), False
    if value is None and base is not None and not is_growth(reached.indicator):
        found = levels(base.stated, reached)
        if found is not None and found[0]:
            value, computed = round((found[1] / found[0] - 1) * _PER_CENT, 1), True
    if value is not None:
        sign = -1 if less_grown(promised.indicator) else 1
        yield Yardstick(Kind.GROWTH, target, value, "%", verdict_on(promised, sign * target, sign * value), computed)
