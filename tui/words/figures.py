"""Quantities as they are read: exact, in 万 and 亿 where that is shorter and rounds nothing away."""

from typing import TYPE_CHECKING

from store import figures
from store.figures import exact, plain
from store.models import Indicator, Qualifier, Tense
from tui.glyphs import glyph
from tui.language import language, phrase

if TYPE_CHECKING:
    from store.index.sheets import IndicatorSheet


def amount(value: float, unit: str) -> str:
    """A value with its unit: 1175000 元 is "117.5 万元" in Chinese, "1,175,000 元" in English."""
    return figures.amount(value, unit, sized=language() == "zh")


def figure(indicator: "Indicator | IndicatorSheet") -> str:
    """What an indicator states, with its qualifier, and an asterisk where it is promised."""
    said = amount(indicator.value, indicator.unit)
    if indicator.value_max is not None:
        said = f"{plain(exact(indicator.value))}{glyph('range')}{amount(indicator.value_max, indicator.unit)}"
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
