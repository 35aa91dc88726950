"""Work that takes many processors, given back in the order in which it was given out.

The processes are started anew rather than forked, for they may be wanted from a thread of the running app, and
without the caller's main module, which need not be made to be imported twice.
"""

import os
import pickle
import subprocess
import sys
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future
from contextlib import ExitStack, closing, suppress
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue
from threading import Lock, Thread
from typing import IO, Generic, TypeVar

from store.library.reading_process import READY

K = TypeVar("K")
T = TypeVar("T")

FEW = 16
"""So many pieces of work are done sooner here than processes, which take a second to start, would have done them."""
AHEAD = 256
"""How far is looked ahead for work, among what needs none."""
HELD = 4
"""For each process so many pieces of work may be under way or wait for an earlier one to be done."""
_LEAVE = 2.0
"""So many seconds are waited for a piece of work that is done here, where no process can be started."""


@dataclass(frozen=True, slots=True)
class Died:
    """The process that did a piece of work ended before it was done: killed, or out of memory. `status` is what it
    ended with, negative for a signal."""

    status: int | None


def in_order(
    pieces: Iterable[tuple[K, Callable[[], T] | None]],
) -> Generator[tuple[K, T | Died | None], None, None]:
    """What came of every piece of work, in order, each beside the key that came with it; None where there was none.

    Few pieces are done here, one after the other as they are asked for; many in as many processes as there are
    processors, of which no more than a few wait to be asked for. There a piece has to be something that can be
    pickled, and so has what comes of it; what it raises ends its process.
    """
    coming = iter(pieces)
    waiting: deque[tuple[K, Callable[[], T] | None]] = deque()
    with ExitStack() as stack:
        while _fill(waiting, coming):
            if processors() > 1 and sum(work is not None for _, work in waiting) >= FEW:
                crew: Crew[T] = stack.enter_context(closing(Crew(processors())))
                yield from _shared(crew, waiting, coming)
                return
            key, work = waiting.popleft()
            yield key, None if work is None else work()


def processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _fill(
    waiting: "deque[tuple[K, Callable[[], T] | None]]", coming: Iterator[tuple[K, Callable[[], T] | None]]
) -> bool:
    """Looks ahead for work, until there is enough to share; whether anything waits."""
    needed = FEW - sum(work is not None for _, work in waiting)
    while needed > 0 and len(waiting) < AHEAD and (piece := next(coming, None)) is not None:
        waiting.append(piece)
        needed -= piece[1] is not None
    return bool(waiting)


def _shared(
    crew: "Crew[T]",
    waiting: "deque[tuple[K, Callable[[], T] | None]]",
    coming: Iterator[tuple[K, Callable[[], T] | None]],
) -> Iterator[tuple[K, T | Died | None]]:
    given: deque[tuple[K, Future[T | Died] | None]] = deque()
    at_work = 0
    while True:
        while at_work < crew.size * HELD and len(given) < AHEAD:
            piece = waiting.popleft() if waiting else next(coming, None)
            if piece is None:
                break
            key, work = piece
            given.append((key, None if work is None else crew.ask(work)))
            at_work += work is not None
        if not given:
            return
        key, future = given.popleft()
        at_work -= future is not None
        yield key, None if future is None else future.result()


class Crew(Generic[T]):
    """Processes that work side by side."""

    def __init__(self, size: int) -> None:
        self.size = size
        self._asked: SimpleQueue[tuple[Callable[[], T], Future[T | Died]] | None] = SimpleQueue()
        self._alone = Lock()
        self._closed = False
        self._members = [_Member() for _ in range(size)]
        # Daemons: the app does not wait for them when it leaves, and their processes end with it.
        self._threads = [Thread(target=self._serve, args=(member,), daemon=True) for member in self._members]
        for thread in self._threads:
            thread.start()

    def ask(self, work: Callable[[], T]) -> "Future[T | Died]":
        """Has the work done; the future brings what came of it."""
        future: Future[T | Died] = Future()
        self._asked.put((work, future))
        return future

    def close(self) -> None:
        """Ends every process, in the middle of its work if need be."""
        self._closed = True
        for member in self._members:
            self._asked.put(None)
            member.dismiss()
        for thread in self._threads:
            thread.join(_LEAVE)

    def _serve(self, member: "_Member") -> None:
        while (asked := self._asked.get()) is not None and not self._closed:
            work, future = asked
            try:
                future.set_result(self._done(member, work))
            except BaseException as error:
                future.set_exception(error)
        member.end()

    def _done(self, member: "_Member", work: Callable[[], T]) -> T | Died:
        if not member.ready() and not self._closed:
            # Where no process can be started, it is done here, as few pieces are.
            with self._alone:
                return work()
        try:
            done: T = member.have_done(work)
        except (OSError, EOFError, ValueError, pickle.UnpicklingError):
            return Died(member.end())
        return done


class _Member:
    """One process of a crew, started when it is first wanted, and again when it died."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._dismissed = False
        self._changing = Lock()

    def ready(self) -> bool:
        """Whether there is a process to ask."""
        process = self._process
        if process is not None and process.poll() is not None:
            self.end()
        if self._process is None:
            with suppress(OSError):
                self._begin()
        return self._process is not None

    def _begin(self) -> None:
        process = _start()
        with self._changing:
            self._process = process
            if self._dismissed:
                process.kill()
        if _stream(process.stdout).readline() != READY:
            self.end()

    def have_done(self, work: Callable[[], T]) -> T:
        """What comes of the work; OSError, EOFError, ValueError or UnpicklingError where the process ends over it."""
        process = self._process
        if process is None:
            raise EOFError
        asking = _stream(process.stdin)
        pickle.dump(work, asking, pickle.HIGHEST_PROTOCOL)
        asking.flush()
        done: T = pickle.load(_stream(process.stdout))
        return done

    def dismiss(self) -> None:
        """Ends the process, and any that is just being started."""
        with self._changing:
            self._dismissed = True
        self.end()

    def end(self) -> int | None:
        """Ends the process if there is one; what it ended with."""
        with self._changing:
            process, self._process = self._process, None
        if process is None:
            return None
        process.kill()
        status = process.wait()
        for stream in (process.stdin, process.stdout):
            # What was left in the buffer of a pipe that nobody reads cannot be flushed.
            with suppress(OSError):
                _stream(stream).close()
        return status


def _stream(stream: IO[bytes] | None) -> IO[bytes]:
    if stream is None:
        raise EOFError
    return stream


def _start() -> subprocess.Popen[bytes]:
    path = ascii([str(Path(entry).absolute()) for entry in sys.path])
    program = f"import sys; sys.path[:] = {path}; from store.library.reading_process import serve; serve()"
    flags = ("-X", "utf8") if sys.flags.utf8_mode else ()
    return subprocess.Popen(
        [sys.executable, *flags, "-c", program],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        # Out of the terminal's foreground group, whose Ctrl-C is the starter's to answer.
        process_group=0 if os.name == "posix" else None,
    )
