"""How far something long has come and how long it will take, as a bar on a terminal and as nothing in a pipe."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

from tui.words.remaining import remaining

_REMEMBERED = 60.0
"""The remaining time is told by the steps of so many seconds: files that need no reading are stepped over at once."""


class Bar(Protocol):
    """Something that is told how much there is to do and what has been done."""

    def started(self, total: int, label: str | None = None) -> None:
        """`total` steps are ahead, of another kind than before where there is a `label`."""

    def stepped(self) -> None:
        """One more step is done."""


class _NoBar:
    def started(self, total: int, label: str | None = None) -> None:
        pass

    def stepped(self) -> None:
        pass


@contextmanager
def progress(label: str) -> Iterator[Bar]:
    """A bar below the lines that are written meanwhile, where standard error is a terminal that can show one."""
    if not sys.stderr.isatty():
        yield _NoBar()
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, Task, TextColumn
    from rich.text import Text

    class Remaining(ProgressColumn):
        max_refresh = 1.0

        def render(self, task: Task) -> Text:
            seconds = task.time_remaining
            return Text("" if seconds is None or task.finished else remaining(seconds))

    class RichBar:
        def __init__(self, shown: Progress) -> None:
            self._shown = shown
            self._task = shown.add_task(label, total=None)

        def started(self, total: int, label: str | None = None) -> None:
            if label is not None:
                self._shown.reset(self._task, description=label)
            self._shown.update(self._task, total=total)

        def stepped(self) -> None:
            self._shown.advance(self._task)

    shown = Progress(
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        Remaining(),
        console=Console(stderr=True, markup=False, emoji=False, highlight=False),
        speed_estimate_period=_REMEMBERED,
        transient=True,
        # What goes to a pipe must go there as it is, not above the bar.
        redirect_stdout=sys.stdout.isatty(),
    )
    with shown:
        yield RichBar(shown)
