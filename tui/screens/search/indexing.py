"""Having the index made by a process of its own, since the app itself never writes to a library."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Thread

from textual.message import Message

COMMAND = (sys.executable, "-m", "tui", "index", "--json", "--library")
"""What makes the index of the library that is named behind it, and tells of it in lines of JSON."""


@dataclass
class IndexStepped(Message):
    """So many of so many reports are in the index."""

    done: int
    total: int

    def can_replace(self, message: Message) -> bool:
        """Of a burst only the last one counts."""
        return isinstance(message, IndexStepped)


@dataclass
class IndexEnded(Message):
    """The index is made, or `trouble` says in a sentence why not."""

    trouble: str | None


class Indexing:
    """One process that makes the index of a library, and what it tells of itself."""

    def __init__(self, library: Path, tell: Callable[[Message], object]) -> None:
        self._library, self._tell = library, tell
        self._process: subprocess.Popen[str] | None = None

    def start(self) -> bool:
        """Starts the process, once, where the library may be written to; whether it is running or has run."""
        if self._process is None and os.access(self._library, os.W_OK):
            self._process = subprocess.Popen(
                [*COMMAND, str(self._library)],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                encoding="utf-8",
                errors="replace",
            )
            Thread(target=self._listen, args=(self._process,), name="index", daemon=True).start()
        return self._process is not None

    def stop(self) -> None:
        """Ends the process; what it made so far is kept by it."""
        if self._process is not None and self._process.poll() is None:
            self._process.terminate()

    def _listen(self, process: "subprocess.Popen[str]") -> None:
        trouble: str | None = None
        assert process.stdout is not None
        with suppress(RuntimeError):
            for line in process.stdout:
                told = _told(line)
                trouble = str(told["error"]) if "error" in told else trouble
                done, total = told.get("done"), told.get("total")
                if isinstance(done, int) and isinstance(total, int):
                    self._tell(IndexStepped(done, total))
            status = process.wait()
            self._tell(IndexEnded(trouble if trouble or not status else ""))


def _told(line: str) -> dict[str, object]:
    try:
        told = json.loads(line)
    except ValueError:
        return {}
    return told if isinstance(told, dict) else {}
