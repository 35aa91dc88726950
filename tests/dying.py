"""A process that is struck at one step of its work on disk."""

import os
import sys
from collections.abc import Callable

STEPS = frozenset({"open", "os.rename", "os.remove", "os.mkdir"})
DIED = 9


def at_step(number: int, struck: Callable[[], None]) -> None:
    """Has something happen in this process right before its nth step on disk."""
    left = number

    def count(event: str, _: tuple[object, ...]) -> None:
        nonlocal left
        if event in STEPS:
            left -= 1
            if left == 0:
                struck()

    sys.addaudithook(count)


def die() -> None:
    """The process ends, as by kill -9."""
    os._exit(DIED)


def interrupt() -> None:
    """Ctrl-C arrives."""
    raise KeyboardInterrupt
