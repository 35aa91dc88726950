"""`make bench`: what launching, moving and loading cost, as ratios and bytes within one run.

bench.py [PATH …]     the load is measured over these paths instead of the bundled reports
"""

import json
import re
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pexpect

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from pty_session import PROGRAM, ROOT, Session, environment  # noqa: E402

LAUNCHES = 9
MOVES = 12
COLUMNS, ROWS = 120, 40
PAGE_DOWN = "\x1b[6~"


def main(paths: list[str]) -> None:
    """Prints every measure beside what is asked of it."""
    with tempfile.TemporaryDirectory() as place:
        library = str(Path(place) / "library")
        env = environment(DUIBIAO_LIBRARY=library, DUIBIAO_STATE=str(Path(place) / "state"))
        load(paths, env)
        launch(env)
        traffic(env)


def say(line: str) -> None:
    """One line of the answer."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def load(paths: list[str], env: dict[str, str]) -> None:
    """Loads the reports in one process, and segments the same texts with jieba alone in another."""
    whole = measured([*paths], env)
    jieba = measured(["--jieba"], env)
    say(
        f"load: {whole['characters'] / whole['seconds']:,.0f} characters a second "
        f"({whole['reports']:.0f} reports, {whole['seconds']:.2f} s)"
    )
    say(
        f"jieba alone on the same texts: {sum(jieba.values()) / whole['seconds']:.0%} of that time "
        f"(its dictionary {jieba['dictionary'] / whole['seconds']:.0%}, "
        f"segmentation {jieba['segmentation'] / whole['seconds']:.0%})"
    )
    reading = measured(["--reading"], env)
    say(f"reading: {reading['reading'] / reading['segmentation']:.1f} x jieba's segmentation of the text (at most 3.0)")


def measured(arguments: list[str], env: dict[str, str]) -> dict[str, float]:
    """What load.py measured in a process of its own."""
    command = [sys.executable, HERE / "load.py", *arguments]
    done = subprocess.run(command, env=env, cwd=ROOT, capture_output=True, encoding="utf-8", check=True)
    seconds: dict[str, float] = json.loads(done.stdout)
    return seconds


def launch(env: dict[str, str]) -> None:
    """The time to the first useful paint, alternating with the hello app so that both see the same machine."""
    hello_command = (sys.executable, str(HERE / "hello.py"))
    shown = some_excerpt(env)
    hello, duibiao = [], []
    for _ in range(LAUNCHES):
        hello.append(seconds_until(hello_command, env, b"Hello"))
        duibiao.append(seconds_until(PROGRAM, env, shown))
    ratio = statistics.median(duibiao) / statistics.median(hello)
    say(
        f"launch: {ratio:.2f} x a bare Textual app (at most 1.50); "
        f"medians of {LAUNCHES}: {statistics.median(duibiao):.3f} s and {statistics.median(hello):.3f} s"
    )


def some_excerpt(env: dict[str, str]) -> bytes:
    """Words of the first excerpt, which only a useful screen shows: the longest Chinese run."""
    with Session(PROGRAM, env=env, columns=COLUMNS, rows=ROWS) as session:
        runs: list[str] = re.findall(r"[\u4e00-\u9fff]+", session.settle(1.0))
    return max(runs, key=len).encode()


def seconds_until(command: tuple[str, ...], env: dict[str, str], shown: bytes) -> float:
    """The seconds from the start of a program to these bytes at the terminal."""
    start = time.perf_counter()
    process = pexpect.spawn(command[0], list(command[1:]), env=env, cwd=str(ROOT), dimensions=(ROWS, COLUMNS))
    process.expect_exact(shown, timeout=30)
    seconds = time.perf_counter() - start
    process.close(force=True)
    return seconds


def traffic(env: dict[str, str]) -> None:
    """The bytes that one key costs."""
    with Session(PROGRAM, env=env, columns=COLUMNS, rows=ROWS) as session:
        session.settle(1.0)
        for keys in ("r", "g"):
            session.press(keys)
            session.settle()
        moves = bytes_per_key(session, "j")
        say(report_bytes("one cursor move in the tree", 3, [count for count, titles in moves if not titles]))
        say(report_bytes("one that brings up another report", None, [count for count, titles in moves if titles]))
        # All domains of a report are long enough to be paged through.
        for keys in ("d", "g", "\r", "g"):
            session.press(keys)
            session.settle()
        say(report_bytes("one page down in an excerpt", 12, [count for count, _ in bytes_per_key(session, PAGE_DOWN)]))


def bytes_per_key(session: Session, key: str) -> list[tuple[int, bool]]:
    """The bytes after each of several presses, and whether the titles over the columns changed with it."""
    counts = []
    for _ in range(MOVES):
        before, titles = len(session.received), names(session)
        session.press(key)
        session.settle(0.5)
        counts.append((len(session.received) - before, names(session) != titles))
    return [(count, changed) for count, changed in counts if count]


def names(session: Session) -> list[str]:
    """The reports that the columns are titled with."""
    return re.findall(r"[\u4e00-\u9fff]+ \d{4}", session.lines()[0])


def report_bytes(what: str, limit: int | None, counts: list[int]) -> str:
    """One line on the bytes of a key."""
    asked = f" (at most {limit} KB)" if limit else ""
    return f"{what}: median {statistics.median(counts) / 1024:.1f} KB, most {max(counts) / 1024:.1f} KB{asked}"


if __name__ == "__main__":
    main(sys.argv[1:])
