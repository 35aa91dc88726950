"""The time from starting the program to the first useful paint, against the least that Textual can open."""

import re
import statistics
import sys
import tempfile
import time
from collections.abc import Mapping
from compileall import compile_dir
from pathlib import Path

import pexpect
from figures import say
from processes import HERE, measured
from pty_session import PROGRAM, ROOT, Session, environment

LAUNCHES = 9
COLUMNS, ROWS = 120, 40
_HELLO = (sys.executable, str(HERE / "hello.py"))


def launch(library: Path, reports: int, launches: int = LAUNCHES) -> None:
    """The bare app, the bundled reports and the large library in turn, so that all see the same machine."""
    # As an installed program is, also where Python may not leave anything behind.
    for package in ("store", "tui", "seeds"):
        compile_dir(ROOT / package, quiet=2)
    with tempfile.TemporaryDirectory() as place:
        few = environment(DUIBIAO_LIBRARY=f"{place}/library", DUIBIAO_STATE=f"{place}/state")
        many = environment(DUIBIAO_LIBRARY=str(library), DUIBIAO_STATE=f"{place}/other state")
        measured(["load"], few)
        runs = ((_HELLO, few, b"Hello"), (PROGRAM, few, _some_excerpt(few)), (PROGRAM, many, _some_excerpt(many)))
        seconds = [[_seconds_until(*run) for run in runs] for _ in range(launches)]
    bare, *others = (statistics.median(column) for column in zip(*seconds, strict=True))
    for what, median in zip(("the bundled reports", f"{reports:,} reports"), others, strict=True):
        say(
            f"launch on {what}: {median / bare:.2f} x a bare Textual app (at most 1.50); "
            f"medians of {launches}: {median:.3f} s and {bare:.3f} s"
        )


def _some_excerpt(env: Mapping[str, str]) -> bytes:
    """Words of the first excerpt, which only a useful screen shows: the longest Chinese run."""
    with Session(PROGRAM, env=env, columns=COLUMNS, rows=ROWS) as session:
        runs: list[str] = re.findall(r"[\u4e00-\u9fff]+", session.settle(1.0))
    return max(runs, key=len).encode()


def _seconds_until(command: tuple[str, ...], env: Mapping[str, str], shown: bytes) -> float:
    """The seconds from the start of a program to these bytes at the terminal."""
    start = time.perf_counter()
    process = pexpect.spawn(command[0], list(command[1:]), env=dict(env), cwd=str(ROOT), dimensions=(ROWS, COLUMNS))
    process.expect_exact(shown, timeout=30)
    seconds = time.perf_counter() - start
    process.close(force=True)
    return seconds
