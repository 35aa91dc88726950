"""The bytes that one key costs a terminal's line, with the bundled reports."""

import re
import statistics
import tempfile

from figures import say
from launching import COLUMNS, ROWS
from processes import measured
from pty_session import PROGRAM, Session, environment

MOVES = 12
PAGE_DOWN = "\x1b[6~"


def traffic() -> None:
    """Moves in the tree and pages through a report."""
    with tempfile.TemporaryDirectory() as place:
        env = environment(DUIBIAO_LIBRARY=f"{place}/library", DUIBIAO_STATE=f"{place}/state")
        measured(["load"], env)
        with Session(PROGRAM, env=env, columns=COLUMNS, rows=ROWS) as session:
            session.settle(1.0)
            _keys(session)


def _keys(session: Session) -> None:
    for keys in ("r", "g"):
        session.press(keys)
        session.settle()
    moves = _bytes_per_key(session, "j")
    say(_line("one cursor move in the tree", 3, [count for count, titles in moves if not titles]))
    say(_line("one that brings up another report", None, [count for count, titles in moves if titles]))
    # All domains of a report are long enough to be paged through.
    for keys in ("d", "g", "\r", "g"):
        session.press(keys)
        session.settle()
    say(_line("one page down in an excerpt", 12, [count for count, _ in _bytes_per_key(session, PAGE_DOWN)]))


def _bytes_per_key(session: Session, key: str) -> list[tuple[int, bool]]:
    """The bytes after each of several presses, and whether the titles over the columns changed with it."""
    counts = []
    for _ in range(MOVES):
        before, titles = len(session.received), _names(session)
        session.press(key)
        session.settle(0.5)
        counts.append((len(session.received) - before, _names(session) != titles))
    return [(count, changed) for count, changed in counts if count]


def _names(session: Session) -> list[str]:
    """The reports that the columns are titled with."""
    return re.findall(r"[\u4e00-\u9fff]+ \d{4}", session.lines()[0])


def _line(what: str, limit: int | None, counts: list[int]) -> str:
    asked = f" (at most {limit} KB)" if limit else ""
    return f"{what}: median {statistics.median(counts) / 1024:.1f} KB, most {max(counts) / 1024:.1f} KB{asked}"
