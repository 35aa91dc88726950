"""The panes of the main screen: what each shows, which are in view, which one the keys go to."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widget import Widget

from store import StoreError
from tui.glyphs import glyph
from tui.language import language, phrase
from tui.material import Material
from tui.screens.empty import no_column, nothing_said
from tui.standing import Standing
from tui.widgets.backdrop import Backdrop
from tui.widgets.column import Column
from tui.widgets.columns import Columns
from tui.widgets.domain_list import DomainList
from tui.widgets.indicator_table import IndicatorTable, TableColumn
from tui.widgets.pane import Pane
from tui.widgets.region_tree import RegionTree
from tui.words.labels import domain_name, report_name

RAIL_CELLS = 28
"""What the rail takes of a wide screen, with the line beside it."""
_OPENED = {"regions": "-regions", "domains": "-domains"}


class _Stack(Backdrop, Vertical):
    """Panes one over the other."""


class BrowsePanes(Backdrop, Horizontal):
    """A rail with regions and domains, and the columns over their indicators; a narrow screen has the rail only
    while it is asked for."""

    def __init__(self, domains: Sequence[str | None], *, width: int, columns: int) -> None:
        super().__init__()
        self.regions = RegionTree(id="regions")
        self.domains = DomainList([(key, domain_name(key)) for key in domains], id="domains")
        self.columns = Columns(width, columns, id="columns")
        self.table = IndicatorTable(id="indicators")
        self._table_pane = Pane(self.table, id="indicators-pane")

    def compose(self) -> ComposeResult:
        """The rail at the left, the columns over the table at the right."""
        with _Stack(id="rail"):
            yield Pane(self.regions, phrase("pane.regions"), id="regions-pane")
            yield Pane(self.domains, phrase("pane.domains"), id="domains-pane")
        with _Stack(id="work"):
            yield self.columns
            yield self._table_pane

    def on_mount(self) -> None:
        """Says of the figure under the table's cursor what there is to say."""
        self.watch(self.table, "remark", self._tell_remark)

    def _tell_remark(self, remark: str) -> None:
        self._table_pane.bar.remark = remark

    # What they show

    def show_tree(self, material: Material, standing: Standing) -> None:
        """Shows the regions anew, the cursor on the report last reached."""
        self.regions.show(material.tree())
        if reached := standing.arrangement.reached:
            self.regions.go_to(reached, material.path(reached))

    def show(self, material: Material, standing: Standing, *, again: bool = False, table: bool = True) -> None:
        """Brings every pane, the table or not, to where the reader stands; `again` also those that seem to be there."""
        self.note_places(standing)
        reports = standing.arrangement.columns
        in_view = self.columns.line_up(reports, standing.front)
        for column in in_view:
            self.fill(column, material, standing, again=again)
        shown = tuple(column.report for column in in_view if column.report)
        self.regions.mark(standing.arrangement.signs)
        self.regions.mark_regions(standing.marked, standing.own)
        self.domains.show(standing.domain, material.counts(shown))
        if table:
            self._fill_table(shown, material, standing, again)

    def fill(self, column: Column, material: Material, standing: Standing, *, again: bool = False) -> None:
        """Shows a column's report, or says why there is nothing to show."""
        if column.report is None:
            column.untitle()
            column.pane.show_empty(no_column(material))
            return
        reports = standing.arrangement.columns
        report = material.entry(column.report).report
        hidden = len(reports) if len(reports) > self.columns.in_view else None
        column.title(report, standing.domain, standing.view, reports.index(column.report), of=hidden)
        shown = (column.report, standing.domain, standing.view)
        if column.shown == shown and not again:
            return
        column.shown = shown
        try:
            excerpt = material.excerpt(*shown)
            if excerpt.sections:
                place = standing.places.get(column.report, 0)
                column.pane.show(material.reading(column.report), excerpt, place=place)
            else:
                column.pane.show_empty(nothing_said(material, *shown))
        except StoreError as error:
            column.pane.show_empty(error.sentence(language()))

    def _fill_table(self, reports: tuple[str, ...], material: Material, standing: Standing, again: bool) -> None:
        self._table_pane.bar.heading = phrase("pane.indicators", domain=domain_name(standing.domain))
        self._table_pane.bar.brief = phrase("table.indicator")
        if self.table.shown != (reports, standing.domain) or again:
            self.table.shown = (reports, standing.domain)
            readable = material.readable(reports)
            columns = [
                TableColumn(report, _table_name(report, material, standing), material.reading(report))
                for report in readable
            ]
            self.table.show(columns, material.rows(readable, standing.domain))
        self._table_pane.bar.note = self.table.legend

    def note_places(self, standing: Standing) -> None:
        """Tells `standing` where each column stands in its report's text."""
        for column in self.columns.all:
            if column.shown and column.shown[1:] == (standing.domain, standing.view):
                standing.places[column.shown[0]] = column.pane.place

    # Which of them the keys go to

    def in_order(self) -> list[Widget]:
        """The panes that keys can go to: the rail's if it is in view, all columns, the table."""
        rail = [body for body in (self.regions, self.domains) if self.in_view(body)]
        return [*rail, *(column.pane for column in self.columns.all), self.table]

    def in_view(self, body: Widget) -> bool:
        """Whether a pane is not put away."""
        return all(node.display for node in body.ancestors_with_self if isinstance(node, Widget))

    @property
    def focused(self) -> Widget | None:
        """The pane that the keys go to."""
        return next((body for body in self.in_order() if body.has_focus_within), None)

    def named(self, name: str | None) -> Widget | None:
        """A pane by the name under which `name_of` knows it, if it is in view."""
        found = {"columns": self.columns.all[0].pane, **{body.id: body for body in self.in_order() if body.id}}
        return found.get(name) if name else None

    def name_of(self, body: Widget | None) -> str | None:
        """The name of a pane; all columns have the same."""
        if self.columns.focused:
            return "columns"
        return body.id if body else None

    def open_rail(self, name: str) -> None:
        """Brings "regions" or "domains" into the rail of a narrow screen, and the keys to it."""
        self.close_rail()
        self.screen.add_class(_OPENED[name])
        self.call_after_refresh({"regions": self.regions, "domains": self.domains}[name].focus)

    def close_rail(self) -> None:
        """Puts the rail of a narrow screen away."""
        self.screen.remove_class(*_OPENED.values())

    def rail_opened(self, name: str | None = None) -> bool:
        """Whether the rail of a narrow screen is in view with this pane, or with any."""
        opened = _OPENED.values() if name is None else (_OPENED[name],)
        return self.screen.has_class("-narrow") and any(map(self.screen.has_class, opened))


def _table_name(report: str, material: Material, standing: Standing) -> str:
    name = report_name(material.entry(report).report)
    return f"{glyph('own')} {name}" if standing.own and material.path(report) == standing.own else name
