"""Taking along what a screen shows: into a file, or into the clipboard of the terminal."""

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from textual.app import App
from textual.message import Message

from store import StoreError
from tui.keys import key
from tui.language import language, phrase

if TYPE_CHECKING:
    from store.taking.taken import Taken
    from tui.state import Preferences
    from tui.taking_orders import (
        CopyEnded,
        ExportWanted,
        Gatherer,
        Order,
        PathCopyWanted,
        Takable,
        Wanted,
        Written,
    )
    from tui.terminal.clipboard import Copied

    _Base = App[None]
else:
    _Base = object

TAKE_KEYS = (
    key("e", "export", "taking.export", shown="e"),
    key("y", "copy(False)", "taking.copy", shown="y"),
    key("Y", "copy(True)", "taking.copy-all"),
)


class Taking(_Base):
    """An app whose screens offer what can be taken along."""

    state_folder: Path
    _preferences: "Preferences"

    def _set(self, preferences: "Preferences") -> None:
        """Keeps what the reader prefers."""
        raise NotImplementedError

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is nothing to take along where the screen offers nothing."""
        if action in {"export", "copy"}:
            return bool(self.screen_stack) and self._takable is not None
        return super().check_action(action, parameters)

    @property
    def _takable(self) -> "Takable | None":
        """The screen in view, where it offers something to be taken along."""
        screen = self.screen
        if hasattr(screen, "taken") and hasattr(screen, "current") and getattr(screen, "takable", True):
            return cast("Takable", screen)
        return None

    # Files

    def action_export(self) -> None:
        """Asks what to write in which format, and where to."""
        screen = self._takable
        if screen is None:
            return
        gathering = cast("Gatherer", screen).gathering() if hasattr(screen, "gathering") else None
        whole, current = self._asked(screen.taken), self._asked(screen.current)
        if whole is None or current is None:
            return
        from tui.screens.taking.screen import ExportScreen
        from tui.words.taking import is_empty

        if is_empty(whole) and gathering is None:
            self.notify(phrase("taking.nothing"))
        else:
            one = None if is_empty(current) or current == whole else current
            self.push_screen(ExportScreen(gathering or whole, one, whole, self._preferences, self.state_folder))

    def on_export_wanted(self, message: "ExportWanted") -> None:
        """Writes it while the screen goes on."""
        from tui.taking_orders import Written

        order, spoken = message.order, language()
        self._set(replace(self._preferences, export_format=order.form, export_folder=order.folder))
        self._work(lambda wanted: _written(order, spoken, wanted), lambda outcome: Written(order, outcome))

    def on_written(self, message: "Written") -> None:
        """Tells where it was written, in the dialog or, where the reader left that, below."""
        from tui.screens.taking.screen import ExportScreen
        from tui.words.taking import outcome_words

        screen = self.screen
        if isinstance(screen, ExportScreen) and screen.awaits(message.order):
            screen.tell(message.outcome)
        else:
            self.notify(outcome_words(message.outcome))

    # The clipboard

    def action_copy(self, everything: bool) -> None:
        """Copies what the cursor is on, or everything that the screen shows."""
        screen = self._takable
        if screen is None:
            return
        taken = self._asked(screen.taken if everything else screen.current)
        if taken is None:
            return
        from tui.words.taking import is_empty

        if is_empty(taken):
            self.notify(phrase("taking.nothing"))
            return
        from tui.taking_orders import CopyEnded

        spoken = language()
        self._work(lambda _: self._copied(taken, spoken), lambda outcome: CopyEnded(taken, outcome))

    def _copied(self, taken: "Taken", spoken: str) -> "Copied":
        from tui.terminal.clipboard import copy

        return copy(taken, spoken, self.state_folder, os.environ, self._tell_terminal)

    def on_copy_ended(self, message: "CopyEnded") -> None:
        """Tells what was copied, and in which file it stands too."""
        from tui.words.taking import copied_words

        self.notify(copied_words(message.taken, message.outcome))

    def on_path_copy_wanted(self, message: "PathCopyWanted") -> None:
        """Hands a path to the terminal."""
        from tui.terminal.clipboard import copy_sequence

        sequence = copy_sequence(str(message.path), os.environ)
        if isinstance(sequence, bytes):
            self._tell_terminal(sequence.decode("ascii"))
            self.notify(phrase("taking.path-copied"))

    def _tell_terminal(self, sequence: str) -> None:
        # In one piece: it must not come into the middle of what is being drawn.
        if self._driver is not None:
            self._driver.write(sequence)
            self._driver.flush()

    def _asked(self, offered: "Callable[[], Taken]") -> "Taken | None":
        """What a screen offers; None where that cannot be read, which is told."""
        try:
            return offered()
        except StoreError as error:
            self.notify(error.sentence(language()))
            return None

    def _work(self, work: "Callable[[Wanted], Any]", told: Callable[[Any], Message]) -> None:
        """Does something in a thread, and tells what came of it or what kept it from being done."""

        from textual.worker import get_current_worker

        def worked() -> None:
            worker = get_current_worker()
            try:
                outcome = work(lambda: not worker.is_cancelled)
            except Exception as error:
                outcome = error
            if not worker.is_cancelled:
                self.post_message(told(outcome))

        self.run_worker(worked, thread=True, group="taking", exit_on_error=False)


def _written(order: "Order", spoken: str, wanted: "Wanted") -> Path | None:
    from store.taking.formats import FORMATS
    from store.taking.taken import Taken
    from store.taking.writing import write_taken

    taken = order.source if isinstance(order.source, Taken) else order.source.fetch(wanted)
    return write_taken(taken, FORMATS[order.form], order.to, spoken) if wanted() else None
