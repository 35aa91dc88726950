"""The panes of the years: the table, the plot of a row, and what the reports say of it side by side."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical

from store.comparing.years.periods import place
from tui.glyphs import glyph
from tui.language import phrase
from tui.material import Material
from tui.typesetting.harmless import harmless
from tui.widgets.backdrop import Backdrop
from tui.widgets.pane import Pane
from tui.widgets.plot import LinePlot
from tui.widgets.plot_canvas import Plot
from tui.widgets.years.sentences import Spoken, YearsSentences
from tui.widgets.years.table import YearsTable
from tui.words.measure_figures import Scale
from tui.words.years import trend_label, trend_scale
from tui.years_read import SeriesRead, speaks_of
from tui.years_shown import plot_legend, plotted, spoken

if TYPE_CHECKING:
    from store.comparing.years.trend import Trend, TrendRow


@dataclass(frozen=True, slots=True)
class At:
    """Where the reader is: on which domain, or all of them (None), and at which of the periods."""

    material: Material
    domain: str | None
    column: int

    def excerpt(self, made: "Trend", period: str, before: str = "") -> Spoken:
        """What the report of a period says of the domain."""
        return speaks_of(self.material, made, period, self.domain, before)


class _Upper(Backdrop, Horizontal):
    """The table and, where there is room beside it, the plot."""


class YearsPanes(Backdrop, Vertical):
    """A table over sentences; the plot stands beside the table, or on a narrow screen in the place of the sentences."""

    def __init__(self) -> None:
        super().__init__()
        self.table = YearsTable(id="years")
        self.plot = LinePlot(id="plot")
        self.sentences = YearsSentences(id="sentences")
        self.table_pane = Pane(self.table, id="years-pane")
        self.plot_pane = Pane(self.plot, id="plot-pane")
        self.sentences_pane = Pane(self.sentences, id="sentences-pane")

    def compose(self) -> ComposeResult:
        """The panes."""
        with _Upper(id="years-upper"):
            yield self.table_pane
            yield self.plot_pane
        yield self.sentences_pane

    def show_row(self, read: SeriesRead, made: "Trend", row: "TrendRow | None", at: At) -> None:
        """Plots a row, and shows what the reports say of it; where there is none, what they say of the domain. So does
        the period that the cursor is at where it states nothing of the row."""
        bar = self.plot_pane.bar
        if row is None:
            bar.heading = bar.note = ""
            self.plot.show(Plot(), Scale(), None)
            self.sentences.show([at.excerpt(made, period) for period in made.periods], at.column)
            return
        plot, scale, period = plotted(made, row), trend_scale(row), made.periods[at.column]
        bar.heading, bar.note = f"{trend_label(row)} {scale.word}{harmless(row.unit)}", plot_legend(plot)
        self.plot.show(plot, scale, place(period))
        said, cell = spoken(made, row, read.sayings), row.cells[at.column]
        if at.domain is not None and period in made.reports and not (cell.figures or cell.retold):
            said[at.column] = at.excerpt(made, period, phrase("years.domain-says"))
        self.sentences.show(said, at.column)

    @on(YearsSentences.Scrolled)
    def _tell_position(self) -> None:
        aside = aside_words(self.sentences.hidden)
        self.sentences_pane.bar.position = "  ".join(part for part in (aside, self.sentences.position) if part)


def aside_words(hidden: Sequence[int]) -> str:
    """How many columns are out of view at the left and at the right."""
    left, right = hidden
    return " ".join([f"{glyph('left')}{left}"] * bool(left) + [f"{right}{glyph('right')}"] * bool(right))
