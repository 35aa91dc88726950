"""The time from a key in the search screen to the last byte of its results at the terminal."""

import tempfile
import time
from pathlib import Path

import pexpect
from figures import say, spread
from pty_session import PROGRAM, Session, environment
from queries import TYPED

SIZES = ((120, 40), (80, 24))
QUERIES = (*TYPED["words"][:10], *TYPED["pinyin"][:8], "低保标准", "养老 region:浙江")
ASKED = 0.060
"""Seconds that the p95 may take."""
_QUIET = 0.3
_DELETE_LINE = "\x15"


class TimedSession(Session):
    """A session that tells when the bytes that follow a key have come."""

    def seconds_after(self, key: str) -> float:
        """Presses the key; the seconds until the last byte before the terminal falls silent."""
        # pexpect would wait 50 ms before it types.
        self.process.delaybeforesend = None
        start = last = time.perf_counter()
        self.press(key)
        arrived = []
        while True:
            try:
                data = self.process.read_nonblocking(65536, _QUIET)
            except pexpect.TIMEOUT:
                break
            last = time.perf_counter()
            arrived.append(data)
        for data in arrived:
            self.received += data
            self._stream.feed(data)
        return last - start


def screen(library: Path) -> None:
    """Types every query letter by letter, in a large terminal and in a small one."""
    for columns, rows in SIZES:
        seconds = _typing(library, columns, rows)
        say(
            f"key to painted results at {columns}×{rows} ({len(seconds)} keys): {spread(seconds)} "
            f"(p95 at most {1000 * ASKED:.0f} ms)"
        )


def _typing(library: Path, columns: int, rows: int) -> list[float]:
    seconds = []
    with tempfile.TemporaryDirectory() as place:
        env = environment(DUIBIAO_LIBRARY=str(library), DUIBIAO_STATE=f"{place}/state")
        with TimedSession(PROGRAM, env=env, columns=columns, rows=rows) as session:
            session.settle(1.0)
            for key in "/养":
                session.press(key)
                session.settle(1.0)
            for query in QUERIES:
                session.press(_DELETE_LINE)
                session.settle()
                seconds += [session.seconds_after(letter) for letter in query]
                _check(session, query)
    return seconds


def _check(session: Session, query: str) -> None:
    """A screen that shows nothing would be quick."""
    word = query.split(maxsplit=1)[0]
    if not word.isascii() and session.text().count(word) < 2:
        raise AssertionError(f"the results of {query} are not shown\n{session.text()}")
