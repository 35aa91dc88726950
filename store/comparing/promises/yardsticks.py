"""What a promise is measured by: its level, its growth; and whether that was reached."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from store.comparing.promises.rules import rules
from store.measures import Measure, measures
from store.models import Indicator, Qualifier
from store.rates import is_monthly, monthly, per_month

_EXACT = 1e-9
_COMMAS, _MARK = frozenset("，,"), "[，,。；;！？\n]"
_COUNTED_ALIKE, _COUNTED_OTHERWISE = 0.9, 0.45


class Verdict(StrEnum):
    """What became of a promise. RESTATED: only the later report's own promises speak of it again; UNCLEAR: it is spoken
    of again, but in a way that decides nothing."""

    KEPT = "kept"
    EXCEEDED = "exceeded"
    MISSED = "missed"
    RESTATED = "restated"
    UNCLEAR = "unclear"
    NOT_MENTIONED = "not-mentioned"


class Kind(StrEnum):
    """A level (282亿元), a growth (11%), or how far a work has come (建成投产)."""

    LEVEL = "level"
    GROWTH = "growth"
    STAGE = "stage"


@dataclass(frozen=True, slots=True)
class Yardstick:
    """One way to measure a promise: what was promised and what was reached, both in `unit`, and the verdict by it.

    `computed` says that no report states the value reached: it follows from the levels of both.
    """

    kind: Kind
    promised: float
    reached: float
    unit: str
    verdict: Verdict
    computed: bool = False


@dataclass(frozen=True, slots=True)
class Stated:
    """An indicator with the text that it stands in, and the words of its clause."""

    indicator: Indicator
    text: str

    @property
    def clause(self) -> str:
        """The stretch that says it."""
        return self.text[self.indicator.start : self.indicator.end]

    @property
    def next_clause(self) -> str:
        """What follows on it in its sentence, up to the next mark; empty where it ends the sentence."""
        end = self.indicator.end
        return re.split(_MARK, self.text[end + 1 :], maxsplit=1)[0] if self.text[end : end + 1] in _COMMAS else ""

    @property
    def number(self) -> str:
        """Its digits as they are written."""
        return self.text[self.indicator.number_start : self.indicator.number_end]


def growth_of(stated: Stated, *, of_year: bool) -> float | None:
    """The growth in percent that an indicator states, beside its level or alone; a decrease is negative.

    With `of_year`, a growth over several years is none.
    """
    indicator, patterns = stated.indicator, rules().patterns
    if of_year and patterns["years_growth"].search(stated.text, indicator.start, _sentence_end(stated)):
        return None
    if is_growth(indicator):
        return -indicator.value if less_grown(indicator) else indicator.value
    change = indicator.change
    return change.value if change is not None and change.unit == "%" else None


def over_years(clause: str) -> bool:
    """Whether a clause speaks of several years together, or of their mean."""
    patterns = rules().patterns
    return patterns["years_together"].search(clause) is not None or patterns["mean_of_years"].search(clause) is not None


def is_growth(indicator: Indicator) -> bool:
    """Whether an indicator states a growth or a decrease without its level."""
    return indicator.unit == "%" and (
        less_grown(indicator) or rules().patterns["growth_name"].search(indicator.name) is not None
    )


def less_grown(indicator: Indicator) -> bool:
    """Whether what an indicator states is by how much something became less."""
    return rules().patterns["drop_name"].search(indicator.name) is not None


def levels(promised: Stated, reached: Stated) -> tuple[float, float, str] | None:
    """Both values in one unit; None where they cannot be held against each other."""
    one, other = _monthly_pair(promised, reached)
    same_measure = one.measure is not None and one.measure == other.measure
    if same_measure or comparable(one.unit, other.unit) >= _COUNTED_ALIKE:
        (_, size), (_, other_size) = (rules().sizes.get(each.unit, (each.unit, 1.0)) for each in (one, other))
        return one.value, other.value * other_size / size, one.unit
    return None


def comparable(unit: str, other: str) -> float:
    """How well two units go together, from 0 for those that measure different things to 1 for the same."""
    known = rules()
    if _bare(unit) == _bare(other):
        return 1.0
    if unit in known.sizes or other in known.sizes:
        lines = {known.sizes.get(each, (each, 1.0))[0] for each in (unit, other)}
        return 1.0 if len(lines) == 1 else 0.0
    kind, other_kind = known.units.get(unit), known.units.get(other)
    if kind is None or other_kind is None:
        return 0.0
    return 1.0 if kind == other_kind else _COUNTED_ALIKE if "any" in {kind, other_kind} else _COUNTED_OTHERWISE


def verdict_on(promised: Stated, target: float, reached: float) -> Verdict:
    """Whether a value keeps, exceeds or misses a target, as its qualifier and the direction of the measure have it."""
    qualifier, upper = promised.indicator.qualifier, promised.indicator.value_max
    if upper is not None and target == promised.indicator.value and target <= reached <= upper:
        return Verdict.KEPT
    less = qualifier is Qualifier.AT_MOST or (qualifier is not Qualifier.AT_LEAST and less_is_better(promised))
    margin = (target - reached) if less else (reached - target)
    if qualifier is Qualifier.ABOUT and abs(margin) <= _about(promised, target):
        return Verdict.KEPT
    if margin < -_EXACT * max(1.0, abs(target)):
        return Verdict.MISSED
    if qualifier in {Qualifier.AT_MOST, Qualifier.AT_LEAST} or margin <= _half_of_last_digit(promised, target):
        return Verdict.KEPT
    return Verdict.EXCEEDED


def less_is_better(stated: Stated) -> bool:
    """Whether a lower value is the better one: the measure says so, or else the words of the promise. Of a decrease
    that is promised, more is better."""
    if less_grown(stated.indicator):
        return False
    direction = next((each.direction for each in _measure(stated.indicator)), None)
    if direction is not None:
        return direction == "down"
    less = rules().patterns["less"]
    return less.search(stated.indicator.name) is not None or less.search(stated.clause) is not None


def _measure(indicator: Indicator) -> Iterator[Measure]:
    return (measure for measure in measures() if measure.key == indicator.measure)


def _half_of_last_digit(promised: Stated, target: float) -> float:
    """What rounding to as many digits as the target is written with may add."""
    digits = re.sub(r"[^0-9.]", "", promised.number)
    written = float(digits) if digits not in {"", "."} else 0.0
    if not written or target != promised.indicator.value:
        return _EXACT
    decimals = len(digits.partition(".")[2])
    return 0.5 * 10.0**-decimals * abs(promised.indicator.value) / written if decimals else _EXACT


def _about(promised: Stated, target: float) -> float:
    return 0.5 if promised.indicator.unit in {"%", "％"} else 0.05 * abs(target)


def _monthly_pair(promised: Stated, reached: Stated) -> tuple[Indicator, Indicator]:
    """Both per month where one of them is, what is stated per year converted."""
    pair = (promised, reached)
    if not any(is_monthly(each.indicator.unit) for each in pair):
        return promised.indicator, reached.indicator
    converted = [per_month(each.indicator, each.text) for each in pair]
    one, other = (
        conversion.indicator if conversion else each.indicator for conversion, each in zip(converted, pair, strict=True)
    )
    return one, other


def _bare(unit: str) -> str:
    """A unit per month, whether per person or in all: 元/人·年 and 元/月 are one."""
    return re.sub(r"\s|人[·、.]|[·、.]人", "", monthly(unit))


def _sentence_end(stated: Stated) -> int:
    end = re.compile("[。！？；;\n]").search(stated.text, stated.indicator.end)
    return end.start() if end else len(stated.text)
