"""Quantities as they are read: exact, in 万 and 亿 where that is shorter and rounds nothing away."""

from decimal import Decimal
from typing import TYPE_CHECKING

from store.models import Indicator, Qualifier, Tense
from tui.glyphs import glyph
from tui.language import language, phrase

if TYPE_CHECKING:
    from store.index.sheets import IndicatorSheet

_GROUPS = ((Decimal(100_000_000), "亿"), (Decimal(10_000), "万"))
_DECIMALS_WITH_GROUP = 2


def amount(value: float, unit: str) -> str:
    """A value with its unit: 1175000 元 is "117.5 万元" in Chinese, "1,175,000 元" in English."""
    exact = Decimal(repr(value))
    if language() == "zh":
        for size, word in _GROUPS:
            scaled = exact / size
            if abs(scaled) >= 1 and decimals(scaled) <= _DECIMALS_WITH_GROUP:
                return f"{plain(scaled)} {word}{unit}"
        return f"{plain(exact)} {unit}".rstrip()
    return f"{plain(exact, grouped=True)} {unit}".rstrip()


def figure(indicator: "Indicator | IndicatorSheet") -> str:
    """What an indicator states, with its qualifier, and an asterisk where it is promised."""
    said = amount(indicator.value, indicator.unit)
    if indicator.value_max is not None:
        said = f"{plain(Decimal(repr(indicator.value)))}{glyph('range')}{amount(indicator.value_max, indicator.unit)}"
    star = "*" if indicator.tense is Tense.TARGET else ""
    return f"{qualified(indicator.qualifier)}{said}{star}"


def qualified(qualifier: Qualifier | None) -> str:
    """What stands before a value that is not stated exactly: 约, ≥, ≤."""
    match qualifier:
        case None:
            return ""
        case Qualifier.ABOUT:
            return phrase("figure.about")
        case Qualifier.AT_LEAST:
            return f"{glyph('at_least')} "
        case Qualifier.AT_MOST:
            return f"{glyph('at_most')} "


def decimals(number: Decimal) -> int:
    """How many decimals a number has."""
    exponent = number.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def plain(number: Decimal, *, grouped: bool = False) -> str:
    """A number written out, its thousands grouped or not."""
    whole = number.normalize()
    return format(whole, ",f" if grouped else "f")
