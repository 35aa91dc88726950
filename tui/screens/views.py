"""The screens that open from the main one: by name, each with the key that opens it."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from textual.binding import Binding
from textual.screen import Screen

from tui.keys import key
from tui.material import Material
from tui.messages import OwnChosen, RegionMarked
from tui.standing import Standing

if TYPE_CHECKING:
    _Base = Screen[None]
else:
    _Base = object

Opening = Callable[[Material, Standing], Screen[Any]]


def _measures(material: Material, standing: Standing) -> Screen[Any]:
    # No view is needed for a launch.
    from tui.screens.measures.screen import MeasuresScreen

    return MeasuresScreen(material, standing)


def _promises(material: Material, standing: Standing) -> Screen[Any]:
    from tui.screens.promises.screen import PromisesScreen

    return PromisesScreen(material, standing)


def _years(material: Material, standing: Standing) -> Screen[Any]:
    from tui.screens.years.screen import YearsScreen

    return YearsScreen(material, standing, standing.front or standing.arrangement.reached, standing.domain)


VIEWS: Mapping[str, Opening] = {
    "measures": _measures,
    "promises": _promises,
    "years": _years,
}

VIEW_KEYS: tuple[Binding, ...] = (
    key("m", "view('measures')", "measures.open", shown="m"),
    key("o", "view('promises')", "promises.open", shown="o"),
    key("t", "view('years')", "years.open", shown="t"),
    key("asterisk", "own", "measures.own"),
)


class Viewing(_Base):
    """A screen that stands where the reader does: other views may open from it, and it knows their own region."""

    material: Material
    _standing: Standing

    def take_own(self, own: tuple[str, ...]) -> None:
        """Takes the region with this path as the reader's own; an empty path is none."""
        self._standing.own = own
        self.own_changed()

    def own_changed(self) -> None:
        """Shows anew which region is the reader's own, and which are marked."""
        raise NotImplementedError

    def on_region_marked(self, message: RegionMarked) -> None:
        """Notes which regions are to be held against each other."""
        self._standing.marked ^= {message.path}
        self.own_changed()

    def action_view(self, name: str) -> None:
        """Opens a view by its name in VIEWS."""
        self.app.push_screen(VIEWS[name](self.material, self._standing))

    def action_own(self) -> None:
        """Makes the region of the report in front the reader's own, or no longer so."""
        report = self._current_report()
        if report is not None and (path := self.material.path(report)):
            self.post_message(OwnChosen(path))

    def _current_report(self) -> str | None:
        """The report that the keys are about."""
        raise NotImplementedError
