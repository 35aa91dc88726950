"""The table of measures: what the pinned reports, or those of the marked regions, state side by side."""

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.events import ScreenResume
from textual.screen import Screen

from store import View
from store.taking.taken import Taken
from store.taxonomy import domains
from tui.glyphs import glyph
from tui.keys import key
from tui.language import phrase
from tui.material import Material
from tui.pointing import at_indicator
from tui.screens.measures.order import BY_NAME, Order, place_of
from tui.screens.measures.reports import table_reports
from tui.screens.views import Viewing
from tui.standing import Standing
from tui.taken.measures import Sayings, figure_taken, row_taken, table_taken
from tui.typesetting.harmless import harmless
from tui.widgets.backdrop import Backdrop
from tui.widgets.key_footer import KeyFooter
from tui.widgets.measures.pieces import LABEL, Heading
from tui.widgets.measures.table import MeasureTable
from tui.widgets.pane import Pane
from tui.widgets.said import Said
from tui.widgets.title_bar import TitleBar
from tui.words.figures import figure
from tui.words.labels import domain_name, period_name, region_name, report_name
from tui.words.marks import legend, marks, remark
from tui.words.measure_figures import row_words

if TYPE_CHECKING:
    from store.bookmarks.models import Pointed
    from store.comparing.measures.table import MeasuresTable

_BRACKETS = "left_square_bracket right_square_bracket"
_DOMAINS: tuple[str | None, ...] = (None, *(domain.key for domain in domains()))
_SIDES: tuple[View | None, ...] = (None, View.REVIEW, View.PLAN)


class _Panes(Backdrop, Vertical):
    """The table over what the figure under the cursor says."""


class MeasuresScreen(Viewing, Backdrop, Screen[None], inherit_bindings=False):
    """A row for each quantity, a column for each report; the sentence of the figure under the cursor below."""

    AUTO_FOCUS = ""
    DEFAULT_CSS = """
    MeasuresScreen {
        & _Panes { height: 1fr; }
        & Said { height: 4; min-height: 4; max-height: 4; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        key("left_square_bracket", "domain(-1)", "keys.previous-domain", shown=_BRACKETS),
        key("right_square_bracket", "domain(1)", "keys.next-domain"),
        key("p", "side", "measures.side", shown="p"),
        key("R", "ranking", "measures.ranking", shown="R"),
        key("t", "years", "years.open", shown="t"),
        key("q,escape,backspace", "leave", "measures.leave", shown="q"),
        key("s", "sort", "measures.sort", shown="s"),
        key("S", "sort_columns", "measures.sort-columns", shown="S"),
        key("asterisk", "own", "measures.own"),
    ]  # fmt: skip

    def __init__(self, material: Material, standing: Standing) -> None:
        super().__init__()
        self.material, self._standing = material, standing
        self.table = MeasureTable(id="measures")
        self._pane = Pane(self.table)
        self._said_bar, self._said = TitleBar(), Said()
        self._domain, self._view = standing.domain, _SIDES[0]
        self._reports: tuple[str, ...] = ()
        self._left_out = 0
        self._sayings = Sayings({})
        self._as_made: MeasuresTable | None = None
        self._shown: MeasuresTable | None = None
        self._order = Order()
        self._legend = ""

    def compose(self) -> ComposeResult:
        """The table over the sentence, over the keys."""
        with _Panes():
            yield self._pane
            yield self._said_bar
            yield self._said
        yield KeyFooter()

    def on_mount(self) -> None:
        """Takes the reports that stand side by side, or those of the marked regions."""
        wanted, self._left_out = table_reports(self.material, self._standing)
        self._reports = self.material.readable(wanted)
        self._sayings = Sayings({report: self.material.reading(report) for report in self._reports})
        self.table.focus()
        paths = [self.material.path(report) for report in self._reports]
        own = self._standing.own
        self._make(column=paths.index(own) if own in paths else 0)

    def on_screen_resume(self, event: ScreenResume) -> None:
        """Nothing looks otherwise than before."""
        event.refresh_styles = False

    # What is shown

    def _make(self, column: int | None = None) -> None:
        from store.comparing.measures.table import measures_table

        readings = {report: self._sayings.reading(report) for report in self._reports}
        self._as_made = measures_table(readings, self._domain, self._view)
        self._show(column, stay=False)

    def _show(self, column: int | None = None, *, stay: bool = True) -> None:
        """Shows the table in its order; the cursor stays on its row, or begins at the first one, and on its report, or
        goes to a column."""
        row, report = self.table.current_row, self._report_under_cursor
        self._shown = shown = self._order.applied(self._as_made) if self._as_made is not None else None
        if shown is not None:
            place = place_of(shown, (row.label, row.unit)) if stay and row is not None else None
            if report in shown.reports:
                column = shown.reports.index(report)
            self._legend = self._legend_words()
            self.table.show(shown, self._headings(), row=place or 0, column=column)
        bar = self._pane.bar
        separator = f" {glyph('separator')} "
        side = phrase(f"measures.side-{self._view.value}") if self._view else ""
        bar.brief = domain_name(self._domain)
        bar.heading = separator.join(part for part in (phrase("measures.title"), bar.brief, side) if part)
        self._tell()

    def _headings(self) -> list[Heading]:
        reports = () if self._shown is None else self._shown.reports
        about = [self._sayings.reading(report).report for report in reports]
        names = [report_name(each) for each in about]
        return [
            Heading(
                region_name(each),
                period_name(each.period) if names.count(name) == 1 else f"{period_name(each.period)} {each.agency}",
                bool(each.region and each.region.path == self._standing.own),
            )
            for each, name in zip(about, names, strict=True)
        ]

    def own_changed(self) -> None:
        """The columns show which is the reader's own."""
        self.table.head(self._headings())

    @on(MeasureTable.Reached)
    def _tell(self) -> None:
        """Says what there is to say of the place under the cursor."""
        left, right = self.table.hidden
        aside = " ".join([f"{glyph('left')}{left}"] * bool(left) + [f"{right}{glyph('right')}"] * bool(right))
        out = phrase("measures.left-out", count=self._left_out) if self._left_out else ""
        self._pane.bar.note = "  ".join(
            part for part in (out, self._order.words(self._called), aside, self._legend) if part
        )
        row, shown, column = self.table.current_row, self.table.figure, self.table.cursor.column
        self._said_bar.remark = ""
        if row is None or self._shown is None:
            self._said_bar.heading = ""
            self._said.tell((), "")
        elif shown is None:
            self._said_bar.heading = row_words(row)
            names = phrase("measures.between").join(row.names) if len(row.names) > 1 else ""
            said = phrase("measures.not-stated") if column > LABEL else harmless(names)
            self._said.tell((), said)
        else:
            report = self._shown.reports[column]
            name = self._called(report)
            several = row.cells[column].figures
            told = f" ({several.index(shown) + 1}/{len(several)})" if len(several) > 1 else ""
            self._said_bar.heading = f"{name} {row_words(row)} {harmless(figure(shown.shown))}{told}"
            self._said_bar.remark = harmless(remark(shown.stated, shown.conversion))
            said_by = self._sayings.of(report, shown.index)
            if said_by is None:
                self._said.tell((), self._sayings.quote(report, shown.index, "").text)
            else:
                lit = said_by.lighting_at(shown.stated.number_start, shown.stated.number_end).lit
                self._said.tell(said_by.path[-1:], said_by.text, lit)

    def _legend_words(self) -> str:
        rows = self._shown.rows if self._shown is not None else ()
        cells = [cell for row in rows for cell in row.cells]
        used = frozenset(
            mark for cell in cells for each in cell.figures for mark in marks(each.stated, each.conversion)
        )
        best = f"{glyph('best')} {phrase('measures.flag.best')}  " if any(cell.best for cell in cells) else ""
        return best + legend(used)

    # What the keys do

    def action_domain(self, by: int) -> None:
        """Turns to a neighbouring domain."""
        self._domain = _DOMAINS[(_DOMAINS.index(self._domain) + by) % len(_DOMAINS)]
        self._make()

    def action_side(self) -> None:
        """Turns between results and targets together, results alone and targets alone."""
        self._view = _SIDES[(_SIDES.index(self._view) + 1) % len(_SIDES)]
        self._make()

    def action_sort(self) -> None:
        """Sorts the rows by the column under the cursor, then the other way round, then as they were."""
        self._order = self._order.by_report(self._report_under_cursor or BY_NAME)
        self._show()

    def action_sort_columns(self) -> None:
        """Puts the columns in the order of the row under the cursor, or back."""
        if self.table.current_row is not None:
            self._order = self._order.by_row(self.table.current_row)
            self._show()

    def action_ranking(self) -> None:
        """Opens the ranking of the row under the cursor."""
        row = self.table.current_row
        if row is None:
            return
        if row.measure is None:
            self.app.notify(phrase("measures.no-ranking"))
            return
        from tui.screens.ranking import RankingScreen

        self.app.push_screen(RankingScreen(self.material, self._standing, row.measure))

    def action_years(self) -> None:
        """Opens the row under the cursor over the years of the column's region."""
        row, report = self.table.current_row, self._current_report()
        if row is None or report is None:
            return
        from tui.screens.years.screen import YearsScreen
        from tui.years_read import RowWanted

        wanted = RowWanted(row.measure, row.names, row.unit)
        self.app.push_screen(YearsScreen(self.material, self._standing, report, row.domain, wanted))

    @on(MeasureTable.LabelWanted)
    def _rank(self) -> None:
        self.action_ranking()

    @on(MeasureTable.FigureWanted)
    def _open(self, event: MeasureTable.FigureWanted) -> None:
        if self._shown is None:
            return
        from tui.screens.report import ReportScreen
        from tui.screens.search.landing import Landing

        report = self._shown.reports[event.column]
        reading = self._sayings.reading(report)
        landing = Landing(report, reading, event.figure.stated.start, (), (), event.figure.index, "")
        self.app.push_screen(ReportScreen(report, reading, landing=landing))

    def _current_report(self) -> str | None:
        if self._report_under_cursor is None:
            self.app.notify(phrase("measures.no-column"))
        return self._report_under_cursor

    @property
    def _report_under_cursor(self) -> str | None:
        column = self.table.cursor.column
        return None if self._shown is None or column == LABEL else self._shown.reports[column]

    def _called(self, report: str) -> str:
        return report_name(self._sayings.reading(report).report)

    def action_leave(self) -> None:
        """Back to where the reader came from."""
        self.dismiss(None)

    # What is bookmarked and taken along

    def pointed(self) -> "Pointed | None":
        """The figure under the cursor."""
        figure = self.table.figure
        return at_indicator(self._report_under_cursor, None if figure is None else figure.index)

    def taken(self) -> Taken:
        """The whole table."""
        from store.comparing.measures.table import MeasuresTable

        return table_taken(self._shown or MeasuresTable((), ()), self._sayings, self._domain, self._standing.own)

    def current(self) -> Taken:
        """The figure under the cursor with its sentence; on a label, the row."""
        row, shown = self.table.current_row, self.table.figure
        if row is None or self._shown is None:
            return self.taken()
        if shown is None:
            return row_taken(self._shown, row, self._sayings, self._standing.own)
        return figure_taken(self._shown.reports[self.table.cursor.column], row, shown, self._sayings)
