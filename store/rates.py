"""Money per year beside money per month, and other units of one kind beside one another."""

import re
from dataclasses import dataclass, replace

from store.models import Indicator

_MONTHS = 12
_DECIMALS = 2
_UNIT = re.compile("(?:/|每|[·、.人])([月年])")
# 2022年标准 is the standard of a year, not the standard per year; 年均提高 is how it grew.
_WORDS = re.compile(r"每(?:人每?)?([月年])|人均([月年])|(?<!\d)([月年])(?:人均|标准|均(?!增|提|递|上))")


@dataclass(frozen=True, slots=True)
class Conversion:
    """What is stated in another unit, a yearly rate as a monthly one: the indicator as it is to be shown, and the unit
    that the text states it in."""

    indicator: Indicator
    stated: str


def is_monthly(unit: str) -> bool:
    """Whether a unit is a rate per month: 元/人·月."""
    return _period(unit) == "月"


def monthly(unit: str) -> str:
    """A unit with the month in the place of the year, if it is a rate per year: 元/人·年 becomes 元/人·月."""
    return unit.replace("年", "月") if _period(unit) == "年" else unit


def per_month(indicator: Indicator, text: str) -> Conversion | None:
    """The indicator as a rate per month where its unit, or else the words around its number, state one per year."""
    unit = indicator.unit
    if (_period(unit) or _period_said(indicator, text)) != "年":
        return None
    shown = replace(
        indicator,
        value=_twelfth(indicator.value),
        value_max=None if indicator.value_max is None else _twelfth(indicator.value_max),
        previous=None if indicator.previous is None else _twelfth(indicator.previous),
        unit=monthly(unit) if _period(unit) else f"{unit}/月",
    )
    return Conversion(shown, unit if _period(unit) else f"{unit}/年")


def resized(indicator: Indicator, size: float, unit: str) -> Conversion:
    """The indicator in a unit of which its own has so many."""
    values = (indicator.value, indicator.value_max, indicator.previous)
    value, value_max, previous = (None if each is None else round(each * size, _DECIMALS) for each in values)
    assert value is not None
    return Conversion(
        replace(indicator, value=value, value_max=value_max, previous=previous, unit=unit), indicator.unit
    )


def _period(unit: str) -> str | None:
    match = _UNIT.search(unit)
    return match[1] if match else None


def _period_said(indicator: Indicator, text: str) -> str | None:
    """What the words before the number say last, or else what those behind it say first."""
    before = list(_WORDS.finditer(text, indicator.start, indicator.number_start))
    behind = _WORDS.search(text, indicator.number_end, indicator.end)
    match = before[-1] if before else behind
    return match[match.lastindex or 0] if match else None


def _twelfth(value: float) -> float:
    return round(value / _MONTHS, _DECIMALS)
