"""The domains, each with how much the reports shown say of it."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from textual.binding import BindingType

from tui.fitting import aligned_left, aligned_right
from tui.keys import key
from tui.messages import DomainChosen
from tui.widgets.line_list import LineList, Pieces

_COUNT_CELLS = 5


class DomainList(LineList):
    """A list whose cursor is the chosen domain."""

    BINDINGS: ClassVar[list[BindingType]] = [key("enter", "choose", "keys.choose-domain", shown="enter")]

    def __init__(self, domains: Sequence[tuple[str | None, str]], *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._domains = domains
        self._counts: Mapping[str | None, int] = {}

    def show(self, chosen: str | None, counts: Mapping[str | None, int]) -> None:
        """Sets the chosen domain and the counts, without a message."""
        if counts != self._counts:
            self._counts = counts
            self.refresh()
        with self.prevent(DomainChosen):
            self.cursor = next((index for index, (key, _) in enumerate(self._domains) if key == chosen), 0)

    def line_count(self) -> int:
        """How many domains there are."""
        return len(self._domains)

    def line(self, index: int, width: int) -> Pieces:
        """A domain's name and its count; a dash where there is none."""
        domain, name = self._domains[index]
        count = self._counts.get(domain, 0)
        room = max(0, width - _COUNT_CELLS - 1)
        return (
            (aligned_left(name, room), "" if count else "dim"),
            (aligned_right(str(count) if count else "-", _COUNT_CELLS), "dim"),
        )

    def cursor_moved(self) -> None:
        """Chooses the domain under the cursor."""
        self.post_message(DomainChosen(self._domains[self.cursor][0]))

    def action_choose(self) -> None:
        """Goes on to the excerpts of the domain under the cursor."""
        self.post_message(DomainChosen(self._domains[self.cursor][0], leaving=True))
