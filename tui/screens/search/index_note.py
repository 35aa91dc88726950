"""What is said of the index where some reports had to be searched without it, and having it made."""

from collections.abc import Callable, Iterator
from pathlib import Path

from textual.message import Message

from store.search.results import Results
from tui.language import phrase
from tui.screens.search.indexing import IndexEnded, Indexing, IndexStepped
from tui.typesetting.harmless import harmless


class IndexNote:
    """A sentence on the index, for as long as reports are searched without it."""

    def __init__(self, library: Path, tell: Callable[[Message], object]) -> None:
        self._indexing = Indexing(library, tell)
        self._scanned = 0
        self._step: IndexStepped | None = None
        self._end: IndexEnded | None = None
        self._making = False

    def look(self, results: Results) -> None:
        """Sees from results whether the index is wanting, and has it made where it may be."""
        self._scanned = results.scanned
        if self._scanned and not self._making and self._end is None:
            self._making = self._indexing.start()

    def step(self, message: IndexStepped) -> None:
        """The index got further."""
        self._step = message

    def end(self, message: IndexEnded) -> None:
        """The index is made, or cannot be."""
        self._making, self._end = False, message

    def stop(self) -> None:
        """Has it made no longer."""
        self._indexing.stop()

    def notes(self) -> Iterator[tuple[str, str]]:
        """The sentence and its role, if there is anything to say."""
        if not self._scanned:
            return
        facts = {"count": self._scanned}
        if self._making and self._step is not None:
            yield phrase("search.index-step", done=self._step.done, total=self._step.total, **facts), "note"
        elif self._making:
            yield phrase("search.index-making", **facts), "note"
        elif self._end is not None and self._end.trouble:
            yield phrase("search.index-trouble", trouble=harmless(self._end.trouble), **facts), "note"
        else:
            yield phrase("search.index-wanting", **facts), "note"
