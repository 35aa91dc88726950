"""A region's figures over its periods in the words of the interface."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from store.figures import exact
from store.measures import measure_of
from store.models import Tense
from tui.glyphs import glyph
from tui.language import language, phrase
from tui.typesetting.harmless import harmless
from tui.words.figures import amount, figure
from tui.words.labels import period_name
from tui.words.marks import legend as marks_legend
from tui.words.marks import marks
from tui.words.measure_figures import Scale, number_words, scale_of

if TYPE_CHECKING:
    from store.comparing.years.periods import ReportSeries
    from store.comparing.years.trend import Change, Retold, Statement, TrendRow, YearCell

_RELATIVE = Decimal("0.1")
_SIGNED = "+f"


def whose(series: "ReportSeries") -> str:
    """The region and the agency of a series."""
    region = series.path[-1] if series.path else phrase("report.no-region")
    return harmless(" ".join(part for part in (region, series.agency) if part))


def trend_label(row: "TrendRow") -> str:
    """What a row is called: by the name of its measure in the chosen language, or as its reports call it."""
    measure = measure_of(row.measure) if language() != "zh" else None
    return harmless(row.label if measure is None else measure.english)


def trend_scale(row: "TrendRow") -> Scale:
    """What the figures of a row are divided by."""
    shown = [each.figure.shown for cell in row.cells for each in (*cell.results, *cell.targets)]
    values = [value for each in shown for value in (each.value, each.value_max) if value is not None]
    return scale_of([*values, *(cell.told.value for cell in row.cells if cell.told)])


def statement_words(statement: "Statement", scale: Scale, row: "TrendRow") -> str:
    """A figure with its marks; its unit where that is another one than the row's."""
    shown = statement.figure.shown
    unit = "" if row.measure is not None or shown.unit == row.unit else f" {harmless(shown.unit)}"
    return f"{number_words(shown, scale)}{unit}{_signs(statement)}"


def full_words(statement: "Statement") -> str:
    """A figure with its unit, written out; no asterisk, for where it is said that it is a target."""
    return harmless(figure(replace(statement.figure.shown, tense=Tense.ACHIEVED))) + _signs(statement)


def _signs(statement: "Statement") -> str:
    signs = [*marks(statement.figure.stated, statement.figure.conversion), *(["several"] if statement.several else [])]
    return "".join(map(glyph, signs))


def cell_line(cell: "YearCell", scale: Scale, row: "TrendRow", nth: int = 0) -> str:
    """What stands in a cell that tells all in one line: one of its figures, and how many more there are; what only a
    later report tells stands in brackets, "-" where nothing is told."""
    figures = cell.figures
    if not figures:
        return f"({scale.number(cell.told.value)})" if cell.told else "- "
    return _with_more(statement_words(figures[nth], scale, row) + _doubt(cell, nth), len(figures))


def result_line(cell: "YearCell", scale: Scale, row: "TrendRow", results: int, nth: int = 0) -> str:
    """What stands in a cell of results; `results` are the different ones."""
    if not results:
        return f"({scale.number(cell.told.value)})" if cell.told else "- "
    return _with_more(statement_words(cell.figures[nth], scale, row) + _doubt(cell, nth), results)


def target_line(cell: "YearCell", scale: Scale, row: "TrendRow", results: int, nth: int = 0) -> str:
    """What stands in a cell of targets."""
    targets = cell.figures[results:]
    return _with_more(statement_words(targets[nth], scale, row), len(targets)) if targets else ""


def change_line(change: "Change | None", row: "TrendRow") -> str:
    """A change in the fewest words: in percent, or in points."""
    if change is None:
        return ""
    if row.percentage:
        return phrase("years.points-short", amount=_signed(change.absolute))
    return _percent(change.relative) if change.relative is not None else ""


def change_words(change: "Change", row: "TrendRow") -> str:
    """A change with what it is since: 比 2012 +18.5 亿元（+7.9%）."""
    if row.percentage:
        key = "years.permille-points" if row.unit == "‰" else "years.points"
        words = phrase(key, amount=_signed(change.absolute))
    else:
        sign = "+" if change.absolute >= 0 else ""
        words = sign + amount(change.absolute, harmless(row.unit))
        if change.relative is not None:
            words += f" ({_percent(change.relative)})"
    if change.inexact:
        words = phrase("years.about", words=words)
    return phrase("years.since", since=period_name(change.since), change=words)


def stated_change(statement: "Statement", since: str | None) -> str:
    """The change that the report itself states beside a figure, with what it is since where that is not the period
    `since`; empty where it is not told what it is since."""
    change = statement.figure.stated.change
    if change is None or statement.since is None:
        return ""
    sign = "+" if change.value > 0 else ""
    words = f"{sign}{amount(change.value, harmless(change.unit))}".replace(" %", "%")
    if statement.since != since:
        words = phrase("years.since", since=period_name(statement.since), change=words)
    return phrase("years.stated-change", change=words)


def retold_words(retold: "Retold", row: "TrendRow") -> str:
    """A value as a later report tells it, and whether it is computed."""
    words = retold_amount(retold, row)
    return f"{words} ({phrase('years.retold-computed')})" if retold.computed else words


def retold_amount(retold: "Retold", row: "TrendRow") -> str:
    """A value as a later report tells it; one that is computed in four digits, as is what it is computed from."""
    if not retold.computed:
        return amount(retold.value, harmless(row.unit))
    return phrase("years.about", words=amount(float(f"{retold.value:.4g}"), harmless(row.unit)))


def trend_legend(rows: "Iterable[TrendRow]") -> str:
    """What the signs stand for that some figure carries."""
    cells = [cell for row in rows for cell in row.cells]
    figures = [each for cell in cells for each in cell.figures]
    used = frozenset(mark for each in figures for mark in marks(each.figure.stated, each.figure.conversion))
    words = [marks_legend(used)]
    if any(each.several for each in figures):
        words.append(f"{glyph('several')} {phrase('years.several')}")
    if any(cell.doubted for cell in cells):
        words.append(f"{glyph('otherwise')} {phrase('years.otherwise')}")
    return "  ".join(words)


def told_of(statement: "Statement", cell: "YearCell", row: "TrendRow") -> Iterator[str]:
    """What is to be known of a figure besides its value: its change, computed and stated, what it is converted from."""
    change = cell.change if statement == cell.result else None
    if change is not None:
        yield change_words(change, row)
    if words := stated_change(statement, change.since if change is not None else None):
        yield words
    if statement.figure.conversion is not None:
        yield phrase("table.converted-from", unit=harmless(statement.figure.conversion.stated))
    if statement.several:
        yield phrase("years.several")


def _doubt(cell: "YearCell", nth: int) -> str:
    return glyph("otherwise") if cell.doubted and nth == 0 else ""


def _with_more(words: str, count: int) -> str:
    more = f" +{count - 1}" if count > 1 else ""
    # Where no sign stands behind a number a blank does, so that digits stand below each other.
    return f"{words}{more}" if more or not words[-1].isdigit() else f"{words} "


def _percent(relative: float) -> str:
    return f"{format(Decimal(repr(relative)).quantize(_RELATIVE), _SIGNED)}%"


def _signed(number: float) -> str:
    return format(exact(number), _SIGNED)
