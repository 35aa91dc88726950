"""What follows for an indicator from something else about it: by the same rules that read it, from its own words."""

from dataclasses import replace

from store.models import Indicator, Kind, Reading, Tense
from store.reading.measuring import measure_of
from store.reading.quantities import narrowed
from store.reading.times import period_of, tense_of


def in_section_of(indicator: Indicator, was: Kind, now: Kind, reading: Reading) -> Indicator:
    """The indicator with the tense and period that another kind of its section gives it, where the kind tells."""
    before = _before(indicator, reading)
    if indicator.tense is not tense_of(before, was):
        return indicator
    return in_tense(indicator, tense_of(before, now), reading)


def in_tense(indicator: Indicator, tense: Tense, reading: Reading) -> Indicator:
    """The indicator in another tense, with the period that goes with it unless its words name the one it has."""
    before, period = _before(indicator, reading), reading.report.period
    follows = indicator.period == period_of(indicator.tense, before, before, period)
    return replace(
        indicator, tense=tense, period=period_of(tense, before, before, period) if follows else indicator.period
    )


def measured(indicator: Indicator, reading: Reading) -> Indicator:
    """The indicator with the measure that its name, unit, domain and words say."""
    clause = narrowed(reading.text[indicator.start : indicator.end])
    measure = measure_of(indicator.name, clause, indicator.unit, indicator.domain, around(indicator, reading))
    return replace(indicator, measure=measure)


def around(indicator: Indicator, reading: Reading) -> tuple[str, ...]:
    """What tells which years an indicator is of, the nearest first: its paragraph up to it, the headings over it."""
    over = [section.title for section in reading.sections if section.start <= indicator.start < section.end]
    up_to = narrowed(reading.text[reading.text.rfind("\n", 0, indicator.start) + 1 : indicator.start])
    return up_to, *reversed(over)


def _before(indicator: Indicator, reading: Reading) -> str:
    return narrowed(reading.text[indicator.start : indicator.number_start])
