"""A process that does pieces of work one after the other: in on standard input, out on standard output, pickled.

It ends with the one that started it, whatever that one died of, and Ctrl-C is not meant for it.
"""

import os
import pickle
import signal
import sys
from collections.abc import Callable
from queue import SimpleQueue
from threading import Thread
from typing import BinaryIO

READY = b"ready\n"


def serve() -> None:
    """Works until nobody asks any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    incoming, outgoing = sys.stdin.buffer, _own_output()
    asked: SimpleQueue[Callable[[], object]] = SimpleQueue()
    # Reading beside the work notices at once when the other end is gone.
    Thread(target=_listen, args=(incoming, asked), daemon=True).start()
    outgoing.write(READY)
    outgoing.flush()
    while True:
        pickle.dump(asked.get()(), outgoing, pickle.HIGHEST_PROTOCOL)
        outgoing.flush()


def _own_output() -> BinaryIO:
    """What was standard output, kept from everything that may be printed meanwhile."""
    own = os.dup(sys.stdout.fileno())
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    return os.fdopen(own, "wb")


def _listen(incoming: BinaryIO, asked: "SimpleQueue[Callable[[], object]]") -> None:
    while True:
        try:
            asked.put(pickle.load(incoming))
        except BaseException:
            os._exit(0)
