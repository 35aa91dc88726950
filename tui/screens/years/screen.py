"""Years: what the reports of a region state period after period, how it changes, and in which words."""

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.events import Resize, ScreenResume
from textual.screen import Screen

from store.comparing.years.periods import ReportSeries
from store.taking.taken import Taken
from store.taxonomy import domains
from tui.glyphs import glyph
from tui.keys import key
from tui.language import phrase
from tui.material import Material
from tui.pointing import at_indicator
from tui.screens.years.panes import At, YearsPanes, aside_words
from tui.standing import Standing
from tui.taken.measures import Sayings
from tui.taken.years import trend_row_taken, trend_taken
from tui.typesetting.harmless import harmless
from tui.widgets.backdrop import Backdrop
from tui.widgets.key_footer import KeyFooter
from tui.widgets.measures.pieces import LABEL
from tui.widgets.promises.sentences import Said
from tui.widgets.years.sentences import Spoken
from tui.widgets.years.table import YearsTable
from tui.words.labels import domain_name, period_name
from tui.words.years import full_words, told_of, trend_label, trend_legend, whose
from tui.years_read import RowWanted, SeriesRead, read_series, sections_on, series_at

if TYPE_CHECKING:
    from store.bookmarks.models import Pointed
    from store.comparing.years.trend import Trend

_BRACKETS = "left_square_bracket right_square_bracket"
_DOMAINS: tuple[str | None, ...] = (None, *(domain.key for domain in domains()))
_WIDE, _HIGH = 110, 34


class YearsScreen(Backdrop, Screen[None], inherit_bindings=False):
    """The region of a report over its periods, an agency at a time."""

    AUTO_FOCUS = ""
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (_WIDE, "-wide")]  # noqa: RUF012
    DEFAULT_CSS = """
    YearsScreen {
        & YearsPanes { height: 1fr; }
        & #years-upper { height: 1fr; }
        & #years-pane { width: 3fr; }
        & #plot-pane { width: 2fr; padding-left: 1; }
        & #sentences-pane { height: 38%; }
        &.-narrow #years-upper { layout: vertical; }
        &.-narrow #years-pane { width: 1fr; height: 1fr; }
        &.-narrow #plot-pane { width: 1fr; height: 45%; padding-left: 0; display: none; }
        &.-narrow #sentences-pane { height: 45%; }
        &.-narrow.-plot #plot-pane { display: block; }
        &.-narrow.-plot #sentences-pane { display: none; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        key("left_square_bracket", "domain(-1)", "keys.previous-domain", shown=_BRACKETS),
        key("right_square_bracket", "domain(1)", "keys.next-domain"),
        key("c", "details", "years.details", shown="c"),
        key("tab,shift+tab", "plot", "years.plot", shown="tab"),
        key("space", "scroll", "years.scroll", shown="space"),
        key("R", "ranking", "years.ranking", shown="R"),
        key("v", "agency", "years.agency", shown="v"),
        key("q,escape,backspace", "leave", "years.leave", shown="q"),
    ]

    def __init__(
        self,
        material: Material,
        standing: Standing,
        report: str | None,
        domain: str | None = None,
        wanted: RowWanted | None = None,
    ) -> None:
        super().__init__()
        self.material, self._standing = material, standing
        self._report, self._domain, self._wanted = report, domain, wanted
        self.panes = YearsPanes()
        self.trend: Trend | None = None
        self._series: tuple[ReportSeries, ...] = ()
        self._nth = 0
        self._read: SeriesRead | None = None
        self._details: bool | None = None
        self._legend = ""

    def compose(self) -> ComposeResult:
        """The panes over the keys."""
        yield self.panes
        yield KeyFooter()

    def on_mount(self) -> None:
        """Begins with the agency of the reader's report, at its period."""
        self.panes.table.focus()
        if self._report is None:
            self._tell_none(phrase("years.no-report"))
            return
        about = self.material.entry(self._report).report
        self._series = series_at(self.material, self._report)
        if not self._series:
            region = harmless(about.region.name) if about.region else phrase("report.no-region")
            self._tell_none(phrase("years.no-period", region=region))
            return
        self._nth = next((nth for nth, each in enumerate(self._series) if each.agency == about.agency), 0)
        self._make(period=about.period, wanted=self._wanted)

    def on_resize(self, event: Resize) -> None:
        """A high screen has lines for changes and targets, unless the reader has chosen."""
        if self._details is None:
            self.panes.table.detail(event.size.height >= _HIGH)
        self.call_after_refresh(self._tell)

    def on_screen_resume(self, event: ScreenResume) -> None:
        """Nothing looks otherwise than before."""
        event.refresh_styles = False

    # What is shown

    def _make(self, *, period: str | None = None, wanted: RowWanted | None = None) -> None:
        """Shows the trend of the domain, the cursor on a row and a period: the newest that there is, unless told."""
        series = self._series[self._nth]
        if self._read is None or self._read.series != series:
            self._read = read_series(self.material, series)
        self.trend = made = self._read.trend(self._domain)
        newest = max((made.periods.index(each) for each in made.reports), default=0)
        column = made.periods.index(period) if period in made.periods else newest
        self._legend = trend_legend(made.rows)
        self.panes.table.show(made, row=wanted.place_in(made) if wanted else 0, column=column)
        bar, separator = self.panes.table_pane.bar, f" {glyph('separator')} "
        bar.heading = separator.join((phrase("years.title"), self._whose, domain_name(self._domain)))
        least = self._whose if len(self._series) > 1 or not series.path else harmless(series.path[-1])
        bar.brief = separator.join((least, domain_name(self._domain)))
        self._tell()
        self.refresh_bindings()

    def _tell_none(self, sentence: str) -> None:
        self.panes.table_pane.bar.heading = phrase("years.title")
        self.panes.sentences_pane.bar.heading = ""
        self.panes.sentences.show([Spoken("", (Said("", note=sentence),))], 0)

    @on(YearsTable.Reached)
    def _tell(self) -> None:
        """Says what there is to say of the place under the cursor."""
        made, row, table = self.trend, self.panes.table.current_row, self.panes.table
        if made is None:
            return
        bar = self.panes.table_pane.bar
        bar.note = "  ".join(part for part in self._notes(made) if part)
        if self._read is not None:
            self.panes.show_row(self._read, made, row, At(self.material, self._domain, self._column))
        figure, cell, title = table.figure, table.cell, self.panes.sentences_pane.bar
        title.remark = ""
        title.heading = domain_name(self._domain) if row is None else trend_label(row)
        if row is not None and figure is not None and cell is not None:
            words = (full_words(figure), *told_of(figure, cell, row))
            title.remark = f"{period_name(made.periods[self._column])} {phrase('years.between').join(words)}"

    def _notes(self, made: "Trend") -> tuple[str, ...]:
        several, unread = len(self._series) > 1, 0 if self._read is None else self._read.unread
        return (
            phrase("years.agencies", nth=self._nth + 1, total=len(self._series)) if several else "",
            phrase("years.unreadable", count=unread) if unread else "",
            phrase("years.one-period", period=period_name(next(iter(made.reports)))) if len(made.reports) == 1 else "",
            aside_words(self.panes.table.hidden),
            self._legend,
        )

    @property
    def _column(self) -> int:
        """The period that the cursor is at; on a name, the newest that a report is of."""
        column, made = self.panes.table.cursor.column, self.trend
        if column != LABEL or made is None:
            return max(column, 0)
        return max((made.periods.index(each) for each in made.reports), default=0)

    # What the keys do

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether there is anything that a key could act on."""
        if action == "agency":
            return len(self._series) > 1
        if action == "plot":
            return self.has_class("-narrow")
        if action in {"domain", "details", "scroll", "ranking"}:
            return self.trend is not None
        return super().check_action(action, parameters)

    def action_domain(self, by: int) -> None:
        """Turns to a neighbouring domain."""
        period = self._period
        self._domain = _DOMAINS[(_DOMAINS.index(self._domain) + by) % len(_DOMAINS)]
        self._make(period=period)

    def action_agency(self) -> None:
        """Turns to the reports of the next agency."""
        period, row = self._period, self.panes.table.current_row
        self._nth = (self._nth + 1) % len(self._series)
        self._make(period=period, wanted=RowWanted(row.measure, row.names, row.unit) if row is not None else None)

    @property
    def _whose(self) -> str:
        return "" if self._read is None else whose(self._read.series)

    @property
    def _sayings(self) -> Sayings:
        return Sayings({}) if self._read is None else self._read.sayings

    @property
    def _period(self) -> str | None:
        return self.trend.periods[self._column] if self.trend is not None and self.trend.periods else None

    def action_details(self) -> None:
        """Gives changes and targets lines of their own, or folds them away."""
        self._details = not self.panes.table.detailed
        self.panes.table.detail(self._details)

    def action_plot(self) -> None:
        """Turns between the plot and the sentences, where there is no room for both."""
        self.toggle_class("-plot")

    def action_scroll(self) -> None:
        """Scrolls the sentences on."""
        self.panes.sentences.scroll_on()

    def action_ranking(self) -> None:
        """Opens the ranking of the row under the cursor."""
        row = self.panes.table.current_row
        if row is None:
            return
        if row.measure is None:
            self.app.notify(phrase("measures.no-ranking"))
            return
        from tui.screens.ranking import RankingScreen

        self.app.push_screen(RankingScreen(self.material, self._standing, row.measure))

    @on(YearsTable.Wanted)
    def _open(self, event: YearsTable.Wanted) -> None:
        if event.on_label:
            self.action_ranking()
            return
        from tui.screens.report import ReportScreen
        from tui.screens.search.landing import Landing

        if event.figure is not None:
            report, figure = event.figure.report, event.figure.figure
            reading = self._sayings.reading(report)
            landing = Landing(report, reading, figure.stated.start, (), (), figure.index, "")
            self.app.push_screen(ReportScreen(report, reading, landing=landing))
            return
        of_period = self.trend.reports.get(self._period or "") if self.trend is not None else None
        if of_period is None:
            self.app.notify(phrase("years.no-own-report"))
            return
        sections = sections_on(self.material, of_period, self._domain) if self._domain is not None else ()
        start = sections[0].section.start if sections else 0
        self.app.push_screen(ReportScreen(of_period, self._sayings.reading(of_period), place=start))

    def action_leave(self) -> None:
        """Back to where the reader came from."""
        self.dismiss(None)

    # What is bookmarked and taken along

    def pointed(self) -> "Pointed | None":
        """The figure under the cursor."""
        stated = self.panes.table.figure
        return None if stated is None else at_indicator(stated.report, stated.figure.index)

    def taken(self) -> Taken:
        """All rows over all periods; what is plotted can be drawn."""
        if self.trend is None:
            return Taken(phrase("years.title"), "years", ())
        row = self.panes.table.current_row
        return trend_taken(self.trend, self._whose, self._domain, self._sayings, row)

    def current(self) -> Taken:
        """The row under the cursor, with its sentences."""
        row = self.panes.table.current_row
        if self.trend is None or row is None:
            return self.taken()
        return trend_row_taken(self.trend, row, self._whose, self._sayings)
