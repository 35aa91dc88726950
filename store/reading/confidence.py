"""How sure the reading is of an indicator, and why."""

from collections.abc import Sequence
from enum import StrEnum
from math import prod

from store.reading.labels import Label, Rule


class Ground(StrEnum):
    """What makes a reading less sure, besides the rule that found the name."""

    FILLED = "filled"
    """Words from elsewhere were put before a name too general alone."""
    SHORT = "short"
    """The name is a single word."""
    IMPLIED_UNIT = "implied-unit"
    """The text gives no unit; it was taken from the name."""
    NO_UNIT = "no-unit"
    """The text gives no unit, and the name tells none."""
    SPELLED = "spelled"
    """The number is written in Chinese numerals."""
    MENDED = "mended"
    """It stands across a place where the page was torn."""
    SECTION_DOMAIN = "section-domain"
    """Nothing in its own words speaks of its domain; the section does."""


# The share of names that careful readers found right, by rule and by what weakens them (1,084 indicators of 16 texts).
_RULES = {
    Rule.PARALLEL: 0.93,
    Rule.GROWTH: 0.98,
    Rule.BRACKET: 0.98,
    Rule.LATER: 0.98,
    Rule.OWNER: 0.83,
    Rule.BEHIND: 0.90,
    Rule.DEED: 0.95,
    Rule.SHARE: 0.95,
    Rule.KIND: 0.90,
    Rule.BEFORE: 0.97,
    Rule.CARRIED: 0.60,
}
_WEAKER = {
    Ground.FILLED: 0.76,
    Ground.SHORT: 0.80,
    Ground.IMPLIED_UNIT: 0.95,
    Ground.NO_UNIT: 0.80,
    Ground.SPELLED: 0.90,
    Ground.MENDED: 0.95,
    Ground.SECTION_DOMAIN: 0.98,
}
_PART_OF_RULE = {Rule.SHARE, Rule.KIND, Rule.CARRIED, Rule.DEED}
_SHORT = 4
_HARDLY = 0.95


def confidence_of(label: Label, doubts: set[Ground]) -> tuple[float, tuple[str, ...]]:
    """How sure a row is, from 0 to 1 to two places, and its grounds: the rule first, then what weakens it."""
    doubts = set(doubts)
    if label.filled and label.rule not in _PART_OF_RULE:
        doubts.add(Ground.FILLED)
    if len(label.name) < _SHORT:
        doubts.add(Ground.SHORT)
    grounds = [ground for ground in Ground if ground in doubts]
    sure = _RULES[label.rule] * prod(_WEAKER[ground] for ground in grounds)
    return round(sure, 2), (label.rule.value, *(ground.value for ground in grounds))


def telling(grounds: Sequence[str]) -> tuple[str, ...]:
    """Those of an indicator's grounds that make it unsure, the weightiest first, without what hardly weighs."""
    shares = {str(ground): share for ground, share in (*_RULES.items(), *_WEAKER.items())}
    weighed = sorted((ground for ground in grounds if ground in shares), key=lambda ground: shares[ground])
    return tuple(ground for ground in weighed if shares[ground] < _HARDLY) or tuple(weighed)
