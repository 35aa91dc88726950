"""One to four reports side by side, as many of them in view as there is room for."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.events import Resize
from textual.message import Message

from tui.arrangement import window
from tui.widgets.backdrop import Backdrop
from tui.widgets.column import Column

LEAST_CELLS = 30
"""What a column needs to be read with comfort."""


class Columns(Backdrop, Horizontal):
    """Columns that keep their report when others come and go beside them."""

    DEFAULT_CSS = """
    Columns { height: 1fr; }
    """

    @dataclass
    class RoomChanged(Message):
        """There is room for another number of columns."""

    def __init__(self, width: int, count: int, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._order = [Column(classes="-first"), *(Column() for _ in range(1, count))]
        self._room = _room(width)

    def compose(self) -> ComposeResult:
        """As many columns as there are reports at first; others come when they are needed."""
        yield from self._order

    def on_resize(self, event: Resize) -> None:
        """Tells when more or fewer columns fit."""
        room = _room(event.size.width)
        if room != self._room:
            self._room = room
            self.post_message(self.RoomChanged())

    def line_up(self, reports: Sequence[str], front: str | None) -> list[Column]:
        """Gives each report a column, in order, and shows those that fit, `front` among them; the columns in view.

        With no report at all one column without a report is in view.
        """
        self._make(len(reports))
        kept = {column.report: column for column in self._order if column.report in reports}
        free = [column for column in self._order if column.report not in reports]
        order = [kept.get(report) or free.pop(0) for report in reports]
        for report, column in zip(reports, order, strict=True):
            column.report = report
        for column in free:
            column.report = None
        self._put_in_order([*order, *free])
        at_front = reports.index(front) if front in reports else 0
        shown = window(max(1, len(reports)), self._room, at_front)
        for place, column in enumerate(self._order):
            column.display = place in shown
            column.set_class(place == shown.start, "-first")
        return [self._order[place] for place in shown]

    def _make(self, count: int) -> None:
        missing = [Column() for _ in range(count - len(self._order))]
        if missing:
            self._order += missing
            self.mount(*missing)

    def _put_in_order(self, order: list[Column]) -> None:
        if order == self._order:
            return
        self._order = order
        for place, column in enumerate(order):
            self.move_child(column, before=place)

    def of(self, report: str) -> Column | None:
        """The column of a report, in view or not."""
        return next((column for column in self._order if column.report == report), None)

    @property
    def all(self) -> tuple[Column, ...]:
        """The columns that hold a report, from the left; the first one where none does."""
        return tuple(column for column in self._order if column.report is not None) or (self._order[0],)

    @property
    def in_view(self) -> int:
        """How many columns are in view."""
        return sum(column.display for column in self._order)

    @property
    def focused(self) -> Column | None:
        """The column that has the focus."""
        return next((column for column in self._order if column.body.has_focus_within), None)


def _room(width: int) -> int:
    return max(1, width // LEAST_CELLS)
