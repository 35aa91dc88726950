"""Asking the library in a thread of its own: the newest question is answered, those it overtook are not."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from threading import Condition, Thread
from typing import Protocol

from textual.message import Message

from store import StoreError
from store.search.results import INDICATORS_SHOWN, Results


class Searcher(Protocol):
    """What answers, from one thread."""

    def search(
        self, text: str, *, limit: int, offset: int, indicators: int = INDICATORS_SHOWN, wanted: Callable[[], bool]
    ) -> Results:
        """What a query finds; anything, once it is no longer `wanted`."""
        ...

    def refresh(self) -> None:
        """Takes up what changed on disk."""
        ...

    def close(self) -> None:
        """Gives up what it holds."""
        ...


@dataclass(frozen=True, slots=True)
class Question:
    """A query and which of its hits are wanted; `anew` where the library may have changed since the last one.

    `number` tells one question from all others.
    """

    number: int
    text: str
    limit: int
    offset: int = 0
    anew: bool = False


@dataclass
class Answered(Message):
    """What came of a question: its results, what refused them, or an error that nobody foresaw."""

    question: Question
    outcome: Results | Exception


class Asking:
    """One thread, one question at a time."""

    def __init__(self, searcher: Callable[[], Searcher], tell: Callable[[Message], object]) -> None:
        self._searcher, self._tell = searcher, tell
        self._changed = Condition()
        self._waiting: Question | None = None
        self._anew = self._closed = False
        self._thread: Thread | None = None

    def ask(self, question: Question) -> None:
        """Asks, instead of what still waits to be asked."""
        with self._changed:
            self._waiting = question
            self._anew |= question.anew
            self._changed.notify()
        if self._thread is None:
            # A daemon: leaving does not wait for a search through a library without an index.
            self._thread = Thread(target=self._answer, name="search", daemon=True)
            self._thread.start()

    def close(self) -> None:
        """Asks nothing more."""
        with self._changed:
            self._closed = True
            self._changed.notify()

    def _answer(self) -> None:
        searcher: Searcher | None = None
        while (question := self._next()) is not None:
            outcome: Results | Exception
            try:
                searcher = searcher or self._searcher()
                if self._anew:
                    self._anew = False
                    searcher.refresh()
                outcome = searcher.search(
                    question.text, limit=question.limit, offset=question.offset, wanted=self._is_wanted
                )
            except StoreError as error:
                outcome = error
            except Exception as error:
                outcome = error
            # The app, and its loop with it, may be gone by now.
            with suppress(RuntimeError):
                self._tell(Answered(question, outcome))
        if searcher is not None:
            searcher.close()

    def _is_wanted(self) -> bool:
        return self._waiting is None and not self._closed

    def _next(self) -> Question | None:
        with self._changed:
            while self._waiting is None and not self._closed:
                self._changed.wait()
            question, self._waiting = self._waiting, None
            return None if self._closed else question
