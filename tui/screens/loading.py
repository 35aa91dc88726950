"""The first launch: the bundled reports are read into a new library before the reader's eyes."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from threading import Event, Thread
from time import monotonic
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.message import Message
from textual.screen import Screen

from tui.language import language, phrase
from tui.messages import FirstLoadEnded
from tui.typesetting.harmless import harmless
from tui.widgets.key_footer import KeyFooter
from tui.widgets.line_list import LineList, Pieces
from tui.widgets.pane import Pane
from tui.words.labels import report_name
from tui.words.remaining import estimated, remaining

if TYPE_CHECKING:
    from store import Library, LoadEvent


class LoadingList(LineList):
    """A line for each file that was read, the last one in view."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"line--strong"}

    def __init__(self) -> None:
        super().__init__()
        self._entries: list[tuple[str, str]] = []

    def add(self, name: str, found: str) -> None:
        """Adds a line: what was read, and what was found in it."""
        self._entries.append((name, found))
        self.lines_changed()
        self.cursor = len(self._entries) - 1

    def line_count(self) -> int:
        """One line a file; at first, one that says what is going on."""
        return len(self._entries) or 1

    def line(self, index: int, width: int) -> Pieces:  # noqa: ARG002
        """A file's report and what was found in it."""
        if not self._entries:
            return ((phrase("loading.beginning"), "dim"),)
        name, found = self._entries[index]
        return ((name, "strong"), (f"  {found}", ""))


class LoadingScreen(Screen[None], inherit_bindings=False):
    """Shows a load as it goes, and tells when it is over."""

    AUTO_FOCUS = ""

    @dataclass
    class Stepped(Message):
        """One file was read, or refused."""

        event: "LoadEvent"

    def __init__(self, first_load: "Callable[[], tuple[Library, Iterator[LoadEvent]]]") -> None:
        super().__init__()
        self._first_load = first_load
        self._left = Event()
        self._total = self._done = 0
        self._since = monotonic()
        self.list = LoadingList()

    def compose(self) -> ComposeResult:
        """The files as they are read."""
        yield Pane(self.list, phrase("loading.title"))
        yield KeyFooter()

    def on_mount(self) -> None:
        """Begins to load."""
        self.list.focus()
        # A daemon: leaving does not wait for a report that is just being read; what was read before is safe on disk.
        Thread(target=self._load, name="first-load", daemon=True).start()

    def on_unmount(self) -> None:
        """Ends the load after the report that is being read."""
        self._left.set()

    def _load(self) -> None:
        try:
            library, events = self._first_load()
            for event in events:
                self._tell(self.Stepped(event))
                if self._left.is_set():
                    return
            self._tell(FirstLoadEnded(library))
        except Exception as error:
            self._tell(FirstLoadEnded(error))

    def _tell(self, message: Message) -> None:
        try:
            self.post_message(message)
        except RuntimeError:
            # The app, and its loop with it, may be gone by now.
            self._left.set()

    @on(Stepped)
    def _show(self, step: Stepped) -> None:
        from store import Indexed, IndexLeft, Loaded, Refused, Skipped, Started

        match step.event:
            case Started(total):
                self._total, self._since = total, monotonic()
                self._note()
            case Loaded(_, report, sections, indicators, _):
                self._add(report_name(report), phrase("loading.found", sections=sections, indicators=indicators))
            case Refused(path, error):
                self._add(harmless(path.name), harmless(error.sentence(language())))
            case Skipped(path, reason):
                self._add(harmless(path.name), harmless(str(reason)))
            case Indexed(done, total):
                self.query_one(Pane).bar.note = phrase("loading.indexing", done=done, total=total)
            case IndexLeft(error):
                self.list.add(phrase("loading.index"), harmless(error.sentence(language())))

    def _add(self, name: str, found: str) -> None:
        self.list.add(name, found)
        self._done += 1
        self._note()

    def _note(self) -> None:
        left = estimated(self._done, self._total, monotonic() - self._since)
        key = "loading.progress-remaining" if left else "loading.progress"
        facts = {"remaining": remaining(left)} if left else {}
        self.query_one(Pane).bar.note = phrase(key, done=self._done, total=self._total, **facts)
