"""How much of the index's files stands in this process's memory.

The engine maps the files, and what it has once looked at is counted as this process's until the machine runs short:
in the end the whole index. So what is beyond a measure is let go of; it is still in the system's own memory, and
comes back when it is looked at again.
"""

import re
from functools import cache
from mmap import PAGESIZE
from pathlib import Path
from typing import Any

MOST = 150_000_000
"""So many bytes of files may stand here; a search adds a few millions, seldom tens of them."""

_PROCESS = Path("/proc/self")
_MAPPED = re.compile(r"^([0-9a-f]+)-([0-9a-f]+) r--. .*/[0-9a-f]{32}\.[a-z]+(?: \(deleted\))?$", re.MULTILINE)
_NOT_NEEDED = 4


def let_go(most: int = MOST) -> None:
    """Lets go of the index's files where more than `most` bytes of files stand in memory. No harm is done to a search
    that goes on meanwhile. Nothing happens on systems that do not tell."""
    try:
        if _bytes_of_files() <= most:
            return
        maps = (_PROCESS / "maps").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return
    for start, end in _MAPPED.findall(maps):
        first = int(start, 16)
        _system().madvise(first, int(end, 16) - first, _NOT_NEEDED)


def _bytes_of_files() -> int:
    return int((_PROCESS / "statm").read_text(encoding="ascii").split()[2]) * PAGESIZE


@cache
def _system() -> Any:
    from ctypes import CDLL, c_int, c_size_t, c_void_p

    system = CDLL(None)
    system.madvise.argtypes = (c_void_p, c_size_t, c_int)
    return system
