"""Which reports stand side by side: those pinned, and before them the one under the tree's cursor."""

from collections.abc import Container
from dataclasses import dataclass, replace

MOST_COLUMNS = 4


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Reports by their ids: the unpinned one last reached in the tree, and the pinned ones, the newest first."""

    reached: str | None = None
    pins: tuple[str, ...] = ()

    @property
    def columns(self) -> tuple[str, ...]:
        """The reports shown, from the left; the reached one leads unless it is pinned or there is no room for it."""
        if self.reached is None or self.reached in self.pins or self.full:
            return self.pins
        return (self.reached, *self.pins)

    @property
    def signs(self) -> dict[str, str]:
        """What each report shown is marked with: "pinned" or "shown"."""
        return {report: "pinned" if report in self.pins else "shown" for report in self.columns}

    @property
    def full(self) -> bool:
        """Whether every column holds a pinned report."""
        return len(self.pins) >= MOST_COLUMNS

    def reach(self, report: str) -> "Arrangement":
        """The tree's cursor came to a report; a pinned one is in view already, and what leads goes on leading."""
        return self if report in self.pins else replace(self, reached=report)

    def toggle(self, report: str) -> "Arrangement":
        """Pins a report, or takes its pin away so that it leads; nothing changes where a fifth would be pinned."""
        if report in self.pins:
            return Arrangement(report, tuple(pin for pin in self.pins if pin != report))
        return self if self.full else replace(self, pins=(report, *self.pins))

    def close(self, report: str) -> "Arrangement":
        """Takes a report's column away, pinned or not."""
        reached = None if report == self.reached else self.reached
        return Arrangement(reached, tuple(pin for pin in self.pins if pin != report))

    def among(self, known: Container[str]) -> "Arrangement":
        """What is left of it where only the known reports are there."""
        reached = self.reached if self.reached in known else None
        return Arrangement(reached, tuple(pin for pin in self.pins if pin in known)[:MOST_COLUMNS])


def window(count: int, room: int, focused: int) -> range:
    """The columns to show when `room` of `count` fit: as far left as the focused one allows."""
    fitting = max(1, min(room, count))
    first = max(0, min(focused - fitting + 1, count - fitting))
    return range(first, min(count, first + fitting))
