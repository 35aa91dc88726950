"""Comparing in a thread of its own: of questions of one kind the newest is answered."""

from collections.abc import Callable
from contextlib import suppress
from threading import Condition, Thread
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from store.comparing.sections.comparing import Comparing

Wanted = Callable[[], bool]
"""Whether an answer is still waited for."""
Question = Callable[["Comparing", Wanted], Any]
Tell = Callable[[Any], object]


class ComparingThread:
    """One thread, one question at a time. `comparing` makes what answers, in that thread, when it is first asked."""

    def __init__(self, comparing: "Callable[[], Comparing]") -> None:
        self._make = comparing
        self._changed = Condition()
        self._waiting: dict[str, tuple[Question, Tell]] = {}
        self._closed = False
        self._thread: Thread | None = None

    def ask(self, kind: str, question: Question, tell: Tell) -> None:
        """Asks a question, instead of one of its kind that still waits or is being answered. Its answer, or the
        exception that kept it from being answered, is told from the thread."""
        with self._changed:
            self._waiting[kind] = question, tell
            self._changed.notify()
        if self._thread is None:
            # A daemon: leaving does not wait for an answer.
            self._thread = Thread(target=self._work, name="comparing", daemon=True)
            self._thread.start()

    def close(self) -> None:
        """Asks nothing more."""
        with self._changed:
            self._closed = True
            self._waiting.clear()
            self._changed.notify()

    def _work(self) -> None:
        comparing: Comparing | None = None
        while (asked := self._next()) is not None:
            kind, question, tell = asked

            def wanted(kind: str = kind) -> bool:
                return not self._closed and kind not in self._waiting

            answer: object
            try:
                comparing = comparing or self._make()
                comparing.refresh()
                answer = question(comparing, wanted)
            except Exception as error:
                answer = error
            if wanted():
                # The app, and its loop with it, may be gone by now.
                with suppress(RuntimeError):
                    tell(answer)
        if comparing is not None:
            comparing.close()

    def _next(self) -> tuple[str, Question, Tell] | None:
        with self._changed:
            while not self._waiting and not self._closed:
                self._changed.wait()
            if self._closed:
                return None
            kind = next(iter(self._waiting))
            return kind, *self._waiting.pop(kind)
