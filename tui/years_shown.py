"""A row of a trend as it is plotted, and as its sentences stand side by side."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from store.comparing.years.periods import follows_on, place
from store.figures import SIZES, exact, plain
from tui.glyphs import glyph
from tui.language import phrase
from tui.taken.measures import Sayings
from tui.typesetting.harmless import harmless
from tui.widgets.plot_canvas import Mark, MarkKind, Plot
from tui.widgets.promises.sentences import Said
from tui.widgets.years.sentences import Spoken
from tui.words.labels import period_name
from tui.words.years import full_words, retold_amount, told_of

if TYPE_CHECKING:
    from store.comparing.years.trend import Retold, Statement, Trend, TrendRow, YearCell


def plotted(trend: "Trend", row: "TrendRow") -> Plot:
    """The results of a row, those joined that no period is missing between, its targets, and what was told later of
    periods that no report is of. What may sum up several years is left out: it is of another size."""
    marks: list[Mark] = []
    results: dict[str, Mark] = {}
    joined: list[tuple[Mark, Mark]] = []
    for period, cell in zip(trend.periods, row.cells, strict=True):
        at, result = place(period), cell.result
        if result is not None and not result.several:
            results[period] = Mark(at, result.value, MarkKind.RESULT)
            marks.append(results[period])
            since = cell.change.since if cell.change is not None else None
            if since is not None and follows_on(since, period):
                joined.append((results[since], results[period]))
        elif cell.told is not None:
            marks.append(Mark(at, cell.told.value, MarkKind.RETOLD))
        if cell.target is not None:
            marks.append(Mark(at, cell.target.value, MarkKind.TARGET))
    times = {mark.at for mark in marks}
    named = [(place(period), period_name(period)) for period in trend.periods]
    shown = [at for at, _ in named if at in times]
    ticks = [(at, name) for at, name in named if shown and shown[0] <= at <= shown[-1]]
    return Plot(tuple(marks), tuple(joined), tuple(ticks))


def plot_legend(plot: Plot) -> str:
    """What the signs of a plot stand for, where there are several."""
    signs = {
        MarkKind.RESULT: f"{glyph('result')} {phrase('years.legend-result')}",
        MarkKind.TARGET: f"* {phrase('years.legend-target')}",
        MarkKind.RETOLD: f"{glyph('retold')} {phrase('years.legend-retold')}",
    }
    used = {mark.kind for mark in plot.marks}
    return "  ".join(words for kind, words in signs.items() if kind in used)


def spoken(trend: "Trend", row: "TrendRow", sayings: Sayings) -> list[Spoken]:
    """What each period's figures of a row are said in."""
    return [
        Spoken(period_name(period), tuple(_said(trend, row, period, cell, sayings)) or (_nothing(trend, period),))
        for period, cell in zip(trend.periods, row.cells, strict=True)
    ]


def _nothing(trend: "Trend", period: str) -> Said:
    return Said("", note=phrase("years.not-stated" if period in trend.reports else "years.no-own-report"))


def _said(trend: "Trend", row: "TrendRow", period: str, cell: "YearCell", sayings: Sayings) -> Iterator[Said]:
    for statement in cell.figures:
        note = phrase("years.between").join(told_of(statement, cell, row))
        yield _sentence(_heading(trend, period, statement, sayings), statement, sayings, note)
    for retold in cell.retold:
        if retold.differs or not cell.results:
            yield _retold(period, cell, row, retold, sayings)


def _heading(trend: "Trend", period: str, statement: "Statement", sayings: Sayings) -> str:
    """What a figure is, and whose report says so where that is another one than the period's."""
    words = f"{phrase('years.targets' if statement.target else 'years.results')} {full_words(statement)}"
    if trend.reports.get(period) == statement.report:
        return words
    report = period_name(sayings.reading(statement.report).report.period)
    return f"{words} {glyph('separator')} {phrase('years.of-report', report=report)}"


def _retold(period: str, cell: "YearCell", row: "TrendRow", retold: "Retold", sayings: Sayings) -> Said:
    report = period_name(sayings.reading(retold.statement.report).report.period)
    sign = f"{glyph('otherwise')} " if retold.differs else ""
    own = "" if cell.result is None else full_words(cell.result)
    notes = [phrase("years.retold-computed")] if retold.computed else []
    if retold.differs:
        notes.append(phrase("years.retold-differs", period=period_name(period), own=own))
    note = phrase("years.between").join(notes)
    heading = f"{sign}{phrase('years.retold-of', report=report)} {retold_amount(retold, row)}"
    said = _sentence(heading, retold.statement, sayings, note)
    return said if retold.computed else replace(said, lit=_lit_before(said.text, said.lit, retold))


def _lit_before(text: str, lit: Sequence[tuple[int, int]], retold: "Retold") -> tuple[tuple[int, int], ...]:
    """The digits of the earlier value, in the size of those of the later one, which stand behind them."""
    stated, end = retold.statement.figure.stated, lit[0][0] if lit else len(text)
    if stated.previous is None:
        return ()
    written = "|".join(
        re.escape(plain(exact(stated.previous) / size)) for size in (Decimal(1), *(size for size, _ in SIZES))
    )
    places = [match.span() for match in re.finditer(rf"(?<![\d.])(?:{written})(?![\d.])", text[:end])]
    return tuple(places[-1:])


def _sentence(heading: str, statement: "Statement", sayings: Sayings, note: str) -> Said:
    index = statement.figure.index
    said = sayings.of(statement.report, index)
    if said is None:
        return Said(heading, text=sayings.quote(statement.report, index, "").text, note=note)
    title = harmless(said.path[-1]) if said.path else ""
    stated = statement.figure.stated
    lit = said.lighting_at(stated.number_start, stated.number_end).lit
    return Said(heading, title, said.text, lit, note)
