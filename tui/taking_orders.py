"""What goes between the screens, the dialog and the app when something is taken along."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from textual.message import Message

if TYPE_CHECKING:
    from store.taking.taken import Taken
    from tui.terminal.clipboard import Copied

Wanted = Callable[[], bool]
"""Whether something is still waited for."""


class Takable(Protocol):
    """A screen from which something can be taken along; `takable`, where it has that, says whether there is anything
    now."""

    def taken(self) -> "Taken":
        """What it shows, whole."""
        ...

    def current(self) -> "Taken":
        """What the cursor is on."""
        ...


@dataclass(frozen=True, slots=True)
class Gathering:
    """What has to be fetched before all of it can be taken along: what it is called and how much it is, in words, and
    what fetches it, outside of the screen's thread. Once that is no longer wanted it may give back anything."""

    title: str
    name: str
    amount: str
    fetch: "Callable[[Wanted], Taken]"


class Gatherer(Protocol):
    """A screen that does not hold all of what it shows."""

    def gathering(self) -> Gathering | None:
        """What fetches all of it; None where there is no more than `taken` gives."""
        ...


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be written, in which format by its name, and to which path; `folder` is the one to offer next time."""

    source: "Taken | Gathering"
    form: str
    to: Path
    folder: str


@dataclass(eq=False, repr=False)
class ExportWanted(Message):
    """The reader wants something written."""

    order: Order


@dataclass(eq=False, repr=False)
class Written(Message):
    """What came of an order: the file, or why there is none."""

    order: Order
    outcome: Path | Exception


@dataclass(eq=False, repr=False)
class PathCopyWanted(Message):
    """The reader wants the path of a file in the clipboard."""

    path: Path


@dataclass(eq=False, repr=False)
class CopyEnded(Message):
    """What came of copying something, or the error that nobody foresaw."""

    taken: "Taken"
    outcome: "Copied | Exception"
