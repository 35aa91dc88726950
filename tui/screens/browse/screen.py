"""Browsing: regions and domains at the left, reports side by side, their indicators below."""

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.events import ScreenResume
from textual.screen import Screen
from textual.timer import Timer

from store import StoreError, View
from store.taxonomy import domains
from tui.arrangement import MOST_COLUMNS
from tui.keys import key
from tui.language import language, phrase
from tui.material import Material
from tui.messages import (
    DomainChosen,
    FigureChosen,
    FigureReached,
    PinToggled,
    PlaceChanged,
    ReportChosen,
    ReportReached,
)
from tui.pointing import in_panes
from tui.readying import SECONDS_TO_REST, get_ready
from tui.screens.browse.aligning import ALIGN_KEYS, Aligning
from tui.screens.browse.focus import Focusing
from tui.screens.browse.panes import RAIL_CELLS, BrowsePanes
from tui.screens.views import VIEW_KEYS, Viewing
from tui.standing import resumed
from tui.state import LeftOff
from tui.widgets.backdrop import Backdrop
from tui.widgets.columns import Columns
from tui.widgets.excerpt.pane import ExcerptPane
from tui.widgets.key_footer import KeyFooter
from tui.widgets.region_lines import Path

if TYPE_CHECKING:
    from store.bookmarks.models import Pointed
    from store.taking.taken import Taken

_WIDE = 100
_SECONDS_AT_REST = 0.2
_BRACKETS = "left_square_bracket right_square_bracket"
_DOMAINS: tuple[str | None, ...] = (None, *(domain.key for domain in domains()))


class BrowseScreen(Viewing, Focusing, Aligning, Backdrop, Screen[None], inherit_bindings=False):
    """The main screen. It asks the library on behalf of its panes and tells them what to show."""

    AUTO_FOCUS = ""
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (_WIDE, "-wide")]  # noqa: RUF012
    BINDINGS: ClassVar[list[BindingType]] = [
        key("r", "rail('regions')", "keys.regions", shown="r"),
        key("d", "rail('domains')", "keys.domains", shown="d"),
        key("left_square_bracket", "step_domain(-1)", "keys.previous-domain", shown=_BRACKETS),
        key("right_square_bracket", "step_domain(1)", "keys.next-domain"),
        key("p", "turn", "keys.turn", shown="p"),
        key("space", "pin", "keys.pin", shown="space"),
        key("enter", "open", "keys.open", shown="enter"),
        key("tab", "next_pane(1)", "keys.next-pane", shown="tab"),
        key("shift+tab", "next_pane(-1)", "keys.previous-pane"),
        key("x", "close_column", "keys.close-column", shown="x"),
        *(key(str(n), f"go_to_column({n})", "keys.go-to-column") for n in range(1, MOST_COLUMNS + 1)),
        key("escape", "leave_rail", "keys.leave-rail"),
        *VIEW_KEYS,
        *ALIGN_KEYS,
    ]  # fmt: skip

    def __init__(self, material: Material, left: LeftOff | None = None, *, width: int, own: Path = ()) -> None:
        # Known from the start, the width of the terminal need not be learned by drawing everything twice.
        super().__init__(classes="-wide" if width >= _WIDE else "-narrow")
        self.material = material
        self._standing = resumed(left, material.library, [key for key in _DOMAINS if key])
        self._standing.own = own
        self._focus_at_first = left.focus if left else None
        self.panes = BrowsePanes(
            _DOMAINS,
            width=width - RAIL_CELLS if width >= _WIDE else width,
            columns=len(self._standing.arrangement.columns),
        )
        self._resting: Timer | None = None
        self._behind = False
        self._was_shown = False

    def compose(self) -> ComposeResult:
        """The panes over the keys."""
        yield self.panes
        yield KeyFooter()

    def on_mount(self) -> None:
        """Shows where the reader left off."""
        self.panes.show_tree(self.material, self._standing)
        # The table is not worth waiting for: what it counts by is a large file.
        self.panes.show(self.material, self._standing, table=False)
        self.call_after_refresh(self._show)
        self.set_timer(SECONDS_TO_REST, get_ready)
        (self.panes.named(self._focus_at_first) or self.panes.in_order()[0]).focus()

    def _show(self, *, again: bool = False) -> None:
        self._behind = False
        self.panes.show(self.material, self._standing, again=again)
        self.post_message(PlaceChanged())

    def on_screen_resume(self, event: ScreenResume) -> None:
        """Spares the first start from working out twice what everything looks like."""
        event.refresh_styles = self._was_shown
        self._was_shown = True
        if self._behind:
            self._show()

    def left_off(self) -> LeftOff:
        """Where the reader stands now."""
        self.panes.note_places(self._standing)
        return self._standing.left_off(self.panes.name_of(self.panes.focused))

    def look_again(self) -> None:
        """Shows what is in the library now, if that is not what was in it before."""
        try:
            changed = self.material.refresh()
        except StoreError as error:
            self.app.notify(error.sentence(language()))
            return
        if changed:
            self._standing.arrangement = self._standing.arrangement.among(self.material.library)
            self.panes.show_tree(self.material, self._standing)
            self._show(again=True)
        count = self.material.count
        self.app.notify(phrase("notice.refreshed", count=count) if changed else phrase("notice.unchanged"))

    # What happened in the panes

    @on(ReportReached)
    def _reach(self, event: ReportReached) -> None:
        self._standing.reach(event.report)
        if self._resting is None:
            self._show()
            self._resting = self.set_timer(_SECONDS_AT_REST, self._catch_up)
        else:
            self._behind = True

    def _catch_up(self) -> None:
        # While a key is held down, only what the cursor is on every now and then is worth sending.
        self._resting = None
        if self._behind:
            self._show()

    @on(PinToggled)
    def _toggle_pin(self, event: PinToggled) -> None:
        event.stop()
        if not self.pin(event.report):
            self.app.notify(phrase("notice.full", count=MOST_COLUMNS))
        self._show()

    def pin(self, report: str) -> bool:
        """Pins a report, or takes its pin away, to be seen when this screen is; whether there was room."""
        before = self._standing.arrangement
        self._standing.arrangement = before.toggle(report)
        self._standing.front, self._behind = report, True
        return self._standing.arrangement != before

    @property
    def signs(self) -> dict[str, str]:
        """The reports that stand in columns, and whether they are pinned."""
        return self._standing.arrangement.signs

    @on(ReportChosen)
    def _open(self, event: ReportChosen) -> None:
        try:
            reading = self.material.reading(event.report)
        except StoreError as error:
            self.app.notify(error.sentence(language()))
            return
        from tui.screens.report import ReportScreen

        self.panes.note_places(self._standing)
        place = self._standing.places.get(event.report, 0)

        def come_back(place: int | None) -> None:
            column = self.panes.columns.of(event.report)
            if place is not None and column is not None and column.display:
                self._standing.places[event.report] = place
                self.panes.fill(column, self.material, self._standing, again=True)

        self.app.push_screen(ReportScreen(event.report, reading, place=place), come_back)

    @on(DomainChosen)
    def _choose_domain(self, event: DomainChosen) -> None:
        self.panes.note_places(self._standing)
        self._standing.choose(event.domain, self._standing.view)
        self._show()
        if event.leaving:
            self._focus(self.panes.columns.all[0].pane)

    @on(FigureReached)
    def _light_sentence(self, event: FigureReached) -> None:
        column = self.panes.columns.of(event.report)
        if column is not None:
            column.pane.show_indicator(event.indicator)

    @on(FigureChosen)
    def _go_to_sentence(self, event: FigureChosen) -> None:
        column = self.panes.columns.of(event.report)
        if column is None:
            return
        if not self.material.says(event.report, self._standing.domain, self._standing.view, event.indicator):
            self.action_turn()
        self._focus(column.pane)
        column.pane.show_indicator(event.indicator)

    @on(ExcerptPane.IndicatorReached)
    def _light_figure(self, event: ExcerptPane.IndicatorReached) -> None:
        column = next((column for column in self.panes.columns.all if column.pane is event.pane), None)
        if column is not None and column.report:
            self.panes.table.go_to(column.report, event.indicator)

    @on(Columns.RoomChanged)
    def _refit(self) -> None:
        self._show()

    # What the keys do

    def action_step_domain(self, by: int) -> None:
        """Moves every column to a neighbouring domain."""
        self.panes.note_places(self._standing)
        self._standing.step(_DOMAINS, by)
        self._show()

    def action_turn(self) -> None:
        """Turns between what the reports look back on and what they promise."""
        self.panes.note_places(self._standing)
        self._standing.choose(self._standing.domain, View.PLAN if self._standing.view is View.REVIEW else View.REVIEW)
        self._show()

    def own_changed(self) -> None:
        """Tree and table show which regions are the reader's own and marked."""
        self.panes.show(self.material, self._standing, again=True)

    def _current_report(self) -> str | None:
        focused = self.panes.columns.focused
        return focused.report if focused is not None else self._standing.front

    def action_pin(self) -> None:
        """Pins the current report so that its column stays, or takes its pin away."""
        if report := self._current_report():
            self.post_message(PinToggled(report))

    def action_open(self) -> None:
        """Opens the current report whole."""
        if report := self._current_report():
            self.post_message(ReportChosen(report))

    def action_close_column(self) -> None:
        """Takes the focused column away, or the last one."""
        columns = self.panes.columns
        column = columns.focused or columns.all[-1]
        if column.report is None:
            return
        had_focus, at = columns.focused is column, columns.all.index(column)
        self._standing.arrangement = self._standing.arrangement.close(column.report)
        self._show()
        if had_focus:
            self._focus(columns.all[min(at, len(columns.all) - 1)].pane)

    # What can be bookmarked and taken along

    def pointed(self) -> "Pointed | None":
        """The section or the figure that the keys go to."""
        return in_panes(self.panes, self._current_report())

    @property
    def takable(self) -> bool:
        """Whether any report is shown."""
        return bool(self._standing.arrangement.columns)

    def taken(self) -> "Taken":
        """The excerpts side by side, or the rows of the indicators where the keys go to them."""
        from tui.taken.browse import browse_taken

        return browse_taken(self.material, self._standing, self.panes)

    def current(self) -> "Taken":
        """The section or the figure that the keys go to."""
        from tui.taken.browse import browse_current

        return browse_current(self.material, self._standing, self.panes)
