"""How a command ended, as a shell sees it."""

from enum import IntEnum


class Status(IntEnum):
    """Exit codes."""

    DONE = 0
    REFUSED = 1
    USAGE = 2
    INTERRUPTED = 130
