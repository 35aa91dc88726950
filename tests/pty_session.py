"""`duibiao` as a process: without a terminal, or in a pseudo-terminal as its user sees it."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import TracebackType

import pexpect
import pyte

ROOT = Path(__file__).resolve().parent.parent
_SCRIPT = Path(sys.executable).with_name("duibiao")
PROGRAM = (str(_SCRIPT),) if _SCRIPT.exists() else (sys.executable, "-m", "tui")
PATIENCE = 30.0
"""Seconds until a screen that never comes is a failure; long, because a test machine may be busy."""

# A test that names no library and no state meets none, and certainly not those of whoever runs the tests.
_NOWHERE = {"DUIBIAO_LIBRARY": os.devnull, "DUIBIAO_STATE": os.devnull}
_NOT_INHERITED = (
    "LC_",
    "LANGUAGE",
    "PYTHONDONTWRITEBYTECODE",
    "TEXTUAL_",
    "DUIBIAO_",
    "MAKE",
    "MFLAGS",
    "NO_COLOR",
    "COLUMNS",
    "LINES",
    "TMUX",
    "ARGS",
)


def environment(**changes: str) -> dict[str, str]:
    """This process's environment with a UTF-8 locale that names no language, a real TERM, and the changes.

    What Python has compiled is kept, as it is for a user, whatever was said to the process that runs the tests.
    """
    kept = {name: value for name, value in os.environ.items() if not name.startswith(_NOT_INHERITED)}
    return {**kept, "LANG": "C.UTF-8", "TERM": "xterm-256color", "PYTHONPATH": str(ROOT), **_NOWHERE, **changes}


def run(*arguments: str | Path | bytes, cwd: Path = ROOT, **changes: str) -> "subprocess.CompletedProcess[str]":
    """`duibiao` with the arguments as a process of its own, without a terminal, in the changed environment."""
    return subprocess.run(
        [*PROGRAM, *(os.fsdecode(argument) for argument in arguments)],
        env=environment(**changes),
        cwd=cwd,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


class Session:
    """One run: what to press, what the screen shows, every byte that the terminal received."""

    def __init__(
        self, command: Sequence[str], *, env: Mapping[str, str], columns: int = 80, rows: int = 24, cwd: Path = ROOT
    ) -> None:
        self.received = b""
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self.process = pexpect.spawn(
            command[0], list(command[1:]), env=dict(env), cwd=str(cwd), dimensions=(rows, columns), timeout=PATIENCE
        )
        # What is pressed is pressed at once, and an end is waited for as long as it takes, not some time longer.
        self.process.delaybeforesend = None
        self.process.ptyproc.delayafterclose = 0

    def __enter__(self) -> "Session":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.process.close(force=True)

    @property
    def pid(self) -> int:
        """The process's id."""
        return int(self.process.pid)

    def press(self, keys: str) -> None:
        """Types the keys."""
        self.process.send(keys.encode())

    def send(self, data: bytes) -> None:
        """Types the bytes."""
        self.process.send(data)

    def signal(self, number: signal.Signals) -> None:
        """Signals the process."""
        os.kill(self.pid, number)

    def hang_up(self) -> None:
        """Takes the terminal away, as a link that broke does."""
        nothing = os.open(os.devnull, os.O_RDWR)
        os.dup2(nothing, self.process.child_fd)
        os.close(nothing)

    def lines(self) -> list[str]:
        """What each line of the screen shows now."""
        return [line.rstrip() for line in self._screen.display]

    def cells(self) -> list[str]:
        """The screen's lines with one character a cell: a wide character is followed by a blank."""
        buffer, columns = self._screen.buffer, self._screen.columns
        return ["".join(buffer[row][column].data or " " for column in range(columns)) for row in sorted(buffer)]

    def text(self) -> str:
        """What the screen shows now."""
        return "\n".join(self.lines())

    def wait_for(self, expected: str | Callable[[str], bool], patience: float = PATIENCE) -> str:
        """The screen's text once it shows what is expected; AssertionError with the screen where it never does."""
        shows = expected if callable(expected) else lambda text: expected in text
        deadline = time.monotonic() + patience
        while not shows(self.text()):
            if time.monotonic() > deadline or not self._read():
                raise AssertionError(f"never shown: {expected}\n{self.text()}")
        return self.text()

    def settle(self, quiet: float = 0.4) -> str:
        """The screen's text once nothing has arrived for a while."""
        while self._read(quiet, True):
            pass
        return self.text()

    def wait_for_end(self) -> int | None:
        """The exit status of the process once it has ended; a signal's number, negative, where one ended it."""
        deadline = time.monotonic() + PATIENCE
        while self._read():
            if time.monotonic() > deadline:
                raise AssertionError(f"still running\n{self.text()}")
        self.process.close()
        if self.process.signalstatus is not None:
            return -int(self.process.signalstatus)
        return self.process.exitstatus

    def _read(self, timeout: float = 0.2, stop_when_quiet: bool = False) -> bool:
        try:
            data = self.process.read_nonblocking(65536, timeout)
        except pexpect.TIMEOUT:
            return not stop_when_quiet
        except pexpect.EOF:
            return False
        self.received += data
        self._stream.feed(data)
        return True


def to_the_last_report(session: Session) -> None:
    """Goes to the last of the four reports in the tree of the small library."""
    session.press("r")
    session.wait_for("浙江省")
    session.press("G")
    session.wait_for("绍兴市 2022 ·")
