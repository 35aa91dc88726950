"""Searching the library: what is typed above, what it finds below, as it is typed."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import BindingType
from textual.events import ScreenResume

from store import ReportMissing
from store.models import Reading
from store.taking.taken import Taken
from tui.keys import key
from tui.language import phrase
from tui.material import Material
from tui.messages import PinToggled
from tui.pointing import at_entry
from tui.screens.search.answers import SearchAnswers
from tui.screens.search.trail import SearchTrail
from tui.taken.search import entry_taken, found_taken, rest_gathered
from tui.taking_orders import Gathering
from tui.widgets.search.entries import Earlier, Found, More, Stated
from tui.widgets.search.line import NameInput, QueryInput
from tui.widgets.search.list import SearchList

if TYPE_CHECKING:
    from store.bookmarks.models import Pointed


class SearchScreen(SearchAnswers, inherit_bindings=False):
    """The search, and the way into what it found and back. It keeps what it shows while the reader is elsewhere."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("space", "pin", "keys.pin", shown="space"),
        *(key(str(n), f"narrow({n})", "search.narrow", shown="1-9" if n == 1 else None) for n in range(1, 10)),
        key("0", "widen", "search.widen", shown="0"),
        key("m", "indicators", "search.all-indicators", shown="m"),
        key("i", "type(False)", "search.type", shown="i"),
        key("tab,shift+tab", "type(False)", "search.type"),
        key("slash", "type(True)", "search.type-anew"),
        key("s", "save", "search.save", shown="s"),
        key("h", "earlier", "search.earlier", shown="h"),
        key("delete,d", "delete", "search.delete", shown="d"),
        key("q,escape,ctrl+g,backspace", "leave", "search.leave", shown="q"),
    ]  # fmt: skip

    def __init__(self, material: Material, state_folder: Path, signs: Callable[[], Mapping[str, str]]) -> None:
        super().__init__(material, state_folder, signs)
        self.trail = SearchTrail(self, self.panes.list, self.finding, self._reading, self.fetch_more)

    @on(ScreenResume)
    def _resumed(self) -> None:
        self.pins_changed()

    def more_came(self) -> None:
        """Goes on to the next result, if that was waited for."""
        self.trail.go_on()

    def _reading(self, report: str) -> Reading:
        try:
            return self.material.reading(report)
        except ReportMissing:
            # It may have been loaded since the panes last looked.
            self.material.refresh()
            return self.material.reading(report)

    # Going where the results lead

    @on(QueryInput.Opened)
    def _open_from_line(self) -> None:
        self.earlier.remember(self.finding.text)
        self.open_first()

    @on(SearchList.Chosen)
    def _open(self, event: SearchList.Chosen) -> None:
        if isinstance(event.entry, Earlier):
            self._search_for(event.entry.query)
        elif isinstance(event.entry, More):
            self.action_indicators()
        elif isinstance(event.entry, Found | Stated):
            self.earlier.remember(self.finding.text)
            # Who comes back from a report goes on in the list.
            self.set_focus(self.panes.list)
            self.trail.open(event.entry)

    def _search_for(self, query: str) -> None:
        line = self.panes.line.input
        if line.value == query:
            self.ask(query)
        line.value, line.cursor_position = query, len(query)

    @on(QueryInput.Stepped)
    def _step(self, event: QueryInput.Stepped) -> None:
        self.panes.list.action_move(event.by)

    @on(QueryInput.Turned)
    def _turn(self, event: QueryInput.Turned) -> None:
        self.panes.list.action_page(event.by)

    @on(QueryInput.Done)
    def _to_list(self) -> None:
        self.set_focus(self.panes.list)
        if not self.panes.choosing:
            self.panes.list.note(self.notes())

    @on(QueryInput.Left)
    def action_leave(self) -> None:
        """Back to where the reader came from."""
        self.app.pop_screen()

    def action_type(self, anew: bool) -> None:
        """To the line; with `anew`, what is typed takes the place of what stands there."""
        line = self.panes.line.input
        self.set_focus(line)
        if anew:
            line.action_select_all()
        else:
            line.cursor_position = len(line.value)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether there is anything that a key could act on."""
        results = None if self.panes.choosing else self.finding.results
        possible: dict[str, Callable[[], bool]] = {
            "pin": lambda: self.panes.report is not None,
            "narrow": lambda: self.panes.facets.choice(int(str(parameters[0]))) is not None,
            "widen": lambda: bool(self.narrowing),
            "indicators": lambda: results is not None and bool(results.indicators),
            "save": lambda: results is not None,
            "delete": lambda: self.panes.earlier is not None,
        }
        return possible[action]() if action in possible else super().check_action(action, parameters)

    # What can be bookmarked and taken along

    def pointed(self) -> "Pointed | None":
        """The hit or the indicator under the cursor."""
        return None if self.panes.choosing else at_entry(self.panes.list.chosen, self.finding.text.strip())

    @property
    def takable(self) -> bool:
        """Whether anything was found."""
        return not self.panes.choosing and self.finding.results is not None

    def taken(self) -> Taken:
        """What was found, as far as it came."""
        return found_taken(self.finding, self.material.entry)

    def current(self) -> Taken:
        """The hit or the indicator under the cursor, in its sentence."""
        return entry_taken(self.panes.list.chosen, self.finding, self.material.entry, self._reading)

    def gathering(self) -> Gathering | None:
        """What fetches all that was found."""
        return rest_gathered(self.finding, self.material)

    # What else the keys do

    def action_pin(self) -> None:
        """Pins the report under the cursor into a column, or takes its pin away."""
        if self.panes.report is not None:
            self.post_message(PinToggled(self.panes.report))

    def pins_changed(self) -> None:
        """Shows the signs of the columns as they are now."""
        self.panes.relist(self.finding, self.signs())

    def action_narrow(self, digit: int) -> None:
        """Narrows the query to what stands under a digit."""
        choice = self.panes.facets.choice(digit)
        if choice is not None:
            self._search_for(self.narrowing.narrow(self.panes.line.input.value, *choice))

    def action_widen(self) -> None:
        """Takes away what digits narrowed the query to."""
        self._search_for(self.narrowing.widen(self.panes.line.input.value))

    def action_indicators(self) -> None:
        """Shows all indicators that came, or only the first few."""
        self.panes.all_indicators = not self.panes.all_indicators
        self.show_found()
        if self.panes.all_indicators:
            self.panes.list.action_end(-1)

    def action_earlier(self) -> None:
        """Shows searches to choose from, or again what was found."""
        if self.panes.choosing and self.finding.results is not None:
            self.show_found()
        else:
            self.show_earlier()

    def action_delete(self) -> None:
        """Gives up the search under the cursor."""
        if self.panes.earlier is not None:
            self.earlier.delete(self.panes.earlier)
            self.show_earlier()

    def action_save(self) -> None:
        """Asks for a name to keep the search under."""
        self.panes.ask_name(self.finding.text)

    @on(NameInput.Named)
    def _named(self, event: NameInput.Named) -> None:
        self.panes.put_name_away()
        if event.name:
            kept = self.earlier.save(event.name, self.finding.text)
            self.app.notify(phrase("search.saved-as" if kept else "search.not-saved", name=event.name))
