"""Going from pane to pane of the main screen, and into its rail and out of it."""

from typing import TYPE_CHECKING

from textual.events import DescendantFocus
from textual.screen import Screen
from textual.widget import Widget

from tui.screens.browse.panes import BrowsePanes
from tui.standing import Standing

if TYPE_CHECKING:
    _Base = Screen[None]
else:
    _Base = object


class Focusing(_Base):
    """A screen of panes that keys go to; a column that is out of view comes into it."""

    panes: BrowsePanes
    _standing: Standing

    def _show(self, *, again: bool = False) -> None:
        """Brings every pane to where the reader stands."""
        raise NotImplementedError

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """Keeps the focused column in view, and puts the rail away on a narrow screen once the keys go elsewhere."""
        if event.widget not in {self.panes.regions, self.panes.domains}:
            self.panes.close_rail()
        focused = self.panes.columns.focused
        if focused is not None and focused.report:
            self._standing.front = focused.report

    def action_next_pane(self, by: int) -> None:
        """To the next pane, around the ends; a column that is out of view comes into it."""
        panes = self.panes.in_order()
        focused = self.panes.focused
        at = panes.index(focused) if focused else -by
        self._focus(panes[(at + by) % len(panes)])

    def _focus(self, body: Widget) -> None:
        column = next((column for column in self.panes.columns.all if column.pane is body), None)
        if column is not None and column.report and not column.display:
            self._standing.front = column.report
            self._show()
        body.focus()

    def action_rail(self, name: str) -> None:
        """To the regions or the domains; on a narrow screen, they open or go away."""
        if self.panes.rail_opened(name):
            self.action_leave_rail()
        else:
            self.panes.open_rail(name)

    def action_leave_rail(self) -> None:
        """Puts the rail away on a narrow screen."""
        if self.panes.rail_opened():
            self._focus(self.panes.columns.all[0].pane)

    def action_go_to_column(self, number: int) -> None:
        """To the column of this number, from the left."""
        if number <= len(self.panes.columns.all):
            self._focus(self.panes.columns.all[number - 1].pane)
