"""When an app under test has done all there was to do.

Textual's pilot looks 20 ms long, at least twice a key, whether the process uses little of its processor. Here the
event loop and the threads themselves are asked: they know at once, and are not taken to be at rest where the machine
only keeps them waiting.
"""

import asyncio
import sys
import threading
from asyncio import BaseEventLoop
from concurrent.futures.thread import _worker  # type: ignore[attr-defined]

import pytest
from textual._wait import SLEEP_GRANULARITY
from textual._wait import wait_for_idle as wait_for_processor

_A_FRAME = 1 / 240
"""Seconds between the frames of an app under test. What changed is shown with one of the next two: they have to be due
within the time for which is looked ahead."""
_A_TURN = 0.001
"""Long enough for the loop to look for what has arrived."""
_TURNS = 100
"""Turns rather than seconds: of those a busy machine takes away as many as it likes."""
_BEFORE = frozenset(threading.enumerate())
"""The threads of whoever runs the tests."""


def wait_no_longer(patch: pytest.MonkeyPatch) -> None:
    """Has every pilot wait for an app to be at rest, and no longer."""
    patch.setattr("textual.app.wait_for_idle", wait_for_rest)
    patch.setattr("textual.pilot.wait_for_idle", wait_for_rest)
    patch.setattr("textual.screen.UPDATE_PERIOD", _A_FRAME)


async def wait_for_rest(min_sleep: float = SLEEP_GRANULARITY, max_sleep: float = 1) -> None:
    """Takes the place of Textual's `wait_for_idle`: returns as soon as nothing is left to be done, nor will be due
    within the time for which that one looks.

    Where a thread is long at work, or something is due again and again, it is that one that waits.
    """
    loop = asyncio.get_running_loop()
    assert isinstance(loop, BaseEventLoop)
    for _ in range(_TURNS):
        await asyncio.sleep(_A_TURN)
        if all(map(_waits, _BEFORE.symmetric_difference(threading.enumerate()))) and _nothing_ahead(loop):
            return
    await wait_for_processor(min_sleep, max_sleep)


def _nothing_ahead(loop: BaseEventLoop) -> bool:
    soon = loop.time() + SLEEP_GRANULARITY
    due = (timer for timer in loop._scheduled if not timer.cancelled())  # type: ignore[attr-defined]
    return not loop._ready and all(timer.when() > soon for timer in due)  # type: ignore[attr-defined]


def _waits(thread: threading.Thread) -> bool:
    """Whether a thread waits to be told something, or to be given work, and nobody has done so yet."""
    frame = sys._current_frames().get(thread.ident or 0)
    if frame is None:
        return not thread.is_alive()
    if frame.f_code is threading.Condition.wait.__code__:
        return frame.f_locals.get("waiter") in frame.f_locals["self"]._waiters
    return (
        frame.f_code is _worker.__code__ and frame.f_locals["work_queue"].empty() and "work_item" not in frame.f_locals
    )
