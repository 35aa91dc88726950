"""What happened in one pane that concerns the others.

A message is itself and no other, and Textual has its own way to print one: that spares the launch some milliseconds.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from store import Library


@dataclass(eq=False, repr=False)
class ReportReached(Message):
    """The cursor of the tree came to a report."""

    report: str

    def can_replace(self, message: Message) -> bool:
        """Of a burst of moves only the last one counts."""
        return isinstance(message, ReportReached)


@dataclass(eq=False, repr=False)
class ReportChosen(Message):
    """The reader wants to read a report whole."""

    report: str


@dataclass(eq=False, repr=False)
class PinToggled(Message):
    """The reader wants a report pinned into a column, or its pin taken away."""

    report: str


@dataclass(eq=False, repr=False)
class RegionMarked(Message):
    """The reader marks the region with this path, to hold all its reports against others, or takes the mark away."""

    path: tuple[str, ...]


@dataclass(eq=False, repr=False)
class OwnChosen(Message):
    """The reader says that the region with this path is their own, or that it no longer is."""

    path: tuple[str, ...]


@dataclass(eq=False, repr=False)
class DomainChosen(Message):
    """The reader chose a domain; None stands for all of them. `leaving` where they are done with the list."""

    domain: str | None
    leaving: bool = False


@dataclass(eq=False, repr=False)
class FigureReached(Message):
    """The cursor of the table came to an indicator of a report."""

    report: str
    indicator: int


@dataclass(eq=False, repr=False)
class FigureChosen(Message):
    """The reader wants to be where an indicator is said."""

    report: str
    indicator: int


@dataclass(eq=False, repr=False)
class PlaceChanged(Message):
    """What is shown, or from where, is no longer as it was; worth keeping for the next start."""

    def can_replace(self, message: Message) -> bool:
        """Of a burst of changes only the last one counts."""
        return isinstance(message, PlaceChanged)


@dataclass(eq=False, repr=False)
class FirstLoadEnded(Message):
    """The first load is over: the library, what refused it, or an error that nobody foresaw."""

    outcome: "Library | Exception"
