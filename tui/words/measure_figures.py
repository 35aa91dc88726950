"""The figures of the table of measures: in one size a row, so that they can be compared at a glance."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from store.figures import DECIMALS_OF_SIZE, SIZES, decimals, exact, plain
from store.measures import measure_of
from store.models import Tense
from tui.glyphs import glyph
from tui.language import language
from tui.typesetting.harmless import harmless
from tui.words.figures import qualified
from tui.words.marks import marks

if TYPE_CHECKING:
    from store.comparing.measures.table import Cell, Figure, TableRow
    from store.models import Indicator

_EIGHTHS = "▏▎▍▌▋▊▉█"


@dataclass(frozen=True, slots=True)
class Scale:
    """What a row's figures are divided by, and the word for it."""

    size: Decimal = Decimal(1)
    word: str = ""

    def number(self, value: float) -> str:
        """A value without its unit."""
        return plain(exact(value) / self.size, grouped=language() != "zh")


def scale_of(values: Iterable[float]) -> Scale:
    """The largest size in which every one of the values is written with two decimals at most; no size in English."""
    numbers = [abs(exact(value)) for value in values if value]
    if language() == "zh" and numbers:
        for size, word in SIZES:
            if max(numbers) >= size and all(decimals(number / size) <= DECIMALS_OF_SIZE for number in numbers):
                return Scale(size, word)
    return Scale()


def row_scale(row: "TableRow") -> Scale:
    """The scale of a row of the table."""
    shown = [figure.shown for cell in row.cells for figure in cell.figures]
    return scale_of(value for each in shown for value in (each.value, each.value_max) if value is not None)


def row_words(row: "TableRow") -> str:
    """What a row is called: by the name of its measure in the chosen language, or as its reports call it."""
    measure = measure_of(row.measure) if language() != "zh" else None
    return harmless(row.label if measure is None else measure.english)


def unit_words(row: "TableRow", scale: Scale) -> str:
    """A row's unit as it stands behind its label: 亿元."""
    return f"{scale.word}{harmless(row.unit)}"


def figure_words(figure: "Figure", scale: Scale, row: "TableRow") -> str:
    """A figure with its qualifier and marks; its unit where that is another one than the row's."""
    shown = figure.shown
    unit = "" if row.measure is not None or shown.unit == row.unit else f" {harmless(shown.unit)}"
    signs = "".join(glyph(mark) for mark in marks(figure.stated, figure.conversion))
    return f"{number_words(shown, scale)}{unit}{signs}"


def number_words(indicator: "Indicator", scale: Scale) -> str:
    """An indicator's number with its qualifier, both ends of a range, and an asterisk where it is promised."""
    said = scale.number(indicator.value)
    if indicator.value_max is not None:
        said = f"{said}{glyph('range')}{scale.number(indicator.value_max)}"
    star = "*" if indicator.tense is Tense.TARGET else ""
    return f"{qualified(indicator.qualifier)}{said}{star}"


def cell_words(cell: "Cell", scale: Scale, row: "TableRow", nth: int = 0) -> str:
    """What stands in a cell: one of its figures, whether it is best, how many more there are; "-" for nothing. Where
    no sign stands behind a number a blank does, so that the digits of a column stand below each other."""
    if not cell.figures:
        return "- "
    words = figure_words(cell.figures[nth], scale, row) + (glyph("best") if cell.best and nth == 0 else "")
    more = f" +{len(cell.figures) - 1}" if len(cell.figures) > 1 else ""
    return f"{words}{more}" if more or not words[-1].isdigit() else f"{words} "


def bar(share: float, width: int) -> str:
    """A bar as long as the share (0 to 1) of a width in cells; what is more than nothing is seen."""
    full = glyph("bar")
    if full != _EIGHTHS[-1]:
        return full * max(int(share > 0), round(share * width))
    eighths = max(int(share > 0), round(share * width * len(_EIGHTHS)))
    whole, rest = divmod(eighths, len(_EIGHTHS))
    return full * whole + (_EIGHTHS[rest - 1] if rest else "")
