"""Growths that reports state beside a level (5.2万亿元、增长5.4%), as figures of the measure that they are of."""

import re
from collections.abc import Iterator
from dataclasses import replace

from store.measures import measure_of as measure_with
from store.models import Indicator, Reading, Tense
from store.reading.following import around
from store.reading.measuring import measure_of
from store.reading.quantities import find_quantities, narrowed
from store.reading.quantity import Quantity

_GROWTH = "增速"
_PER_CENT = "%"
_REACH = 160
_ENDS = re.compile("[。！？!?；;]")
# What is no growth since the year before.
_OTHER_BASE = re.compile(
    "年均|平均每年|每年平均|累计|累积|[三五]年|十[一二三四五]五|以来|期间|翻[一两]番|环比|百分点"
    "|(?:比|较|由|从|自|在)(?:于)?(?P<year>(?:19|20)\\d\\d)年"
)


def growths_beside(reading: Reading) -> tuple[tuple[int, Indicator], ...]:
    """The growths of a year that a reading states beside levels and that are of a measure, each once: the index of the
    level and the growth as an indicator, whose number stands where the growth does. What the report also states by
    itself is left out."""
    return tuple(_growths(reading))


def _growths(reading: Reading) -> Iterator[tuple[int, Indicator]]:
    known: set[tuple[str | None, Tense, str | None, float]]
    known = {(each.measure, each.tense, each.period, each.value) for each in reading.indicators if each.measure}
    taken = {each.number_start for each in reading.indicators}
    for index, level in enumerate(reading.indicators):
        if level.change is None or level.change.unit != _PER_CENT or level.unit == _PER_CENT:
            continue
        names = dict.fromkeys(f"{name}{_GROWTH}" for name in _names(level))
        if not any(measure_of(name, "", _PER_CENT, level.domain) for name in names):
            continue
        found = _place(level, reading, taken)
        if found is None:
            continue
        quantity, words = found
        for name in names:
            key = measure_of(name, words, _PER_CENT, level.domain, around(level, reading))
            same = key, level.tense, level.period, level.change.value
            if key is not None and same not in known:
                known.add(same)
                yield index, _growth(level, level.change.value, quantity, f"{_names(level)[0]}{_GROWTH}", key)
                break


def _names(level: Indicator) -> tuple[str, ...]:
    """What a level is called: by its report, and as its measure."""
    measure = measure_with(level.measure)
    return (level.name,) if measure is None else (level.name, measure.chinese)


def _place(level: Indicator, reading: Reading, taken: set[int]) -> tuple[Quantity, str] | None:
    """The number of the growth in the text, behind the level or else before it, and the words between; None where it
    does not stand there, or is since another time than the year before."""
    plain, at = narrowed(reading.text), level.number_end
    end = _ENDS.search(plain, at, at + _REACH)
    behind = _numbers(plain, at, end.start() if end else at + _REACH)
    floor = max(0, level.number_start - _REACH)
    start = max((match.end() for match in _ENDS.finditer(plain, floor, level.number_start)), default=floor)
    before = _numbers(plain, start, level.number_start)[::-1]
    for quantity in (*behind, *before):
        grown = level.change is not None and quantity.value == abs(level.change.value)
        if grown and quantity.unit == _PER_CENT and quantity.start not in taken:
            words = plain[at : quantity.start] if quantity.start >= at else plain[start : quantity.start]
            return None if _since_another_time(words, level, reading) else (quantity, words)
    return None


def _numbers(plain: str, start: int, end: int) -> list[Quantity]:
    found = find_quantities(plain[start:end])
    return [
        replace(
            each,
            start=each.start + start,
            end=each.end + start,
            chunk_start=each.chunk_start + start,
            chunk_end=each.chunk_end + start,
        )
        for each in found
    ]


def _since_another_time(words: str, level: Indicator, reading: Reading) -> bool:
    period = level.period or reading.report.period or ""
    before = str(int(period[:4]) - 1) if period[:4].isdecimal() else ""
    return any(match["year"] is None or match["year"] != before for match in _OTHER_BASE.finditer(words))


def _growth(level: Indicator, value: float, quantity: Quantity, name: str, key: str) -> Indicator:
    return replace(
        level,
        name=name,
        measure=key,
        value=value,
        value_max=quantity.value_max,
        unit=_PER_CENT,
        qualifier=quantity.qualifier,
        previous=None,
        change=None,
        start=min(level.start, quantity.start),
        end=max(level.end, quantity.chunk_end),
        number_start=quantity.start,
        number_end=quantity.end,
    )
