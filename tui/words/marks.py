"""Marks behind figures: that one is unsure, set right or converted; and the same in words."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from store.models import Indicator
from tui.glyphs import glyph
from tui.language import phrase
from tui.words.figures import figure
from tui.words.grounds import reason

if TYPE_CHECKING:
    from store.rates import Conversion


def marked_figure(indicator: Indicator, conversion: "Conversion | None") -> str:
    """What an indicator states, converted where it is, with its marks behind it."""
    shown = indicator if conversion is None else conversion.indicator
    return figure(shown) + "".join(glyph(mark) for mark in marks(indicator, conversion))


def marks(indicator: Indicator, conversion: "Conversion | None") -> Iterator[str]:
    """The signs, by their names, that a figure is marked with."""
    if indicator.unsure:
        yield "unsure"
    if indicator.corrected:
        yield "corrected"
    if conversion is not None:
        yield "converted"


def remark(indicator: Indicator, conversion: "Conversion | None") -> str:
    """The marks of a figure in words: why it is unsure, that it was set right, what it is converted from."""
    words = {
        "unsure": lambda: reason(indicator),
        "corrected": lambda: phrase("grounds.corrected"),
        "converted": lambda: phrase("table.converted-from", unit=conversion.stated if conversion else ""),
    }
    return "  ".join(f"{glyph(mark)} {words[mark]()}" for mark in marks(indicator, conversion))


def legend(shown: frozenset[str]) -> str:
    """What the marks stand for that some figure carries, and the asterisk of what is promised."""
    signs = [
        f"{glyph(mark)} {phrase(f'table.{mark}')}" for mark in ("unsure", "corrected", "converted") if mark in shown
    ]
    return "  ".join([phrase("table.legend"), *signs])
