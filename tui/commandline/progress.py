"""How far a load has come, as a bar on a terminal and as nothing in a pipe."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol


class Bar(Protocol):
    """Something that is told how much there is to do and what has been done."""

    def started(self, total: int) -> None:
        """`total` steps are ahead."""

    def stepped(self) -> None:
        """One more step is done."""


class _NoBar:
    def started(self, total: int) -> None:
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
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    class RichBar:
        def __init__(self, shown: Progress) -> None:
            self._shown = shown
            self._task = shown.add_task(label, total=None)

        def started(self, total: int) -> None:
            self._shown.update(self._task, total=total)

        def stepped(self) -> None:
            self._shown.advance(self._task)

    shown = Progress(
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        console=Console(stderr=True, markup=False, emoji=False, highlight=False),
        transient=True,
        # What goes to a pipe must go there as it is, not above the bar.
        redirect_stdout=sys.stdout.isatty(),
    )
    with shown:
        yield RichBar(shown)
