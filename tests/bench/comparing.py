"""The time from a key to the last byte of four reports held against each other, beside jieba over their text."""

import random
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import jieba
from figures import say, spread
from pty_session import PROGRAM, environment
from screen import TimedSession

from store import Library
from store.regions import CatalogEntry
from tui.state import LeftOff, Preferences, keep

COLUMNS, ROWS = 160, 45
SETS = 12
ASKED = 0.100
"""Seconds that a comparison of four reports may take."""
_DOMAIN = "eldercare"
_AT_REST = 1.6
"""Seconds after which the app has lined the columns up, if it does so on its own."""
_PAINTED = 0.03
"""Seconds of silence after which all of a screen has come."""
_KEYS = {
    "m": "the measures table (m), the first time",
    "m again": "the measures table (m), once more",
    "=": "columns lined up (=), once the reader rests",
    "= at first": "columns lined up (=), asked for as soon as a session shows them",
    "= at once": "columns lined up (=), asked for as soon as one more report is shown",
}


def comparing(library: Path) -> None:
    """Presses the keys that compare, with four reports in columns, and says what jieba takes for the same text."""
    opened = Library.open(library)
    sets = list(_sets(opened.entries()))
    seconds: dict[str, list[float]] = {name: [] for name in _KEYS}
    for reports in sets:
        _press(library, reports, seconds)
    peer = _jieba(opened, sets)
    say(f"jieba over the text of four reports: {spread(peer)}")
    middle = sorted(peer)[len(peer) // 2]
    for name, told in _KEYS.items():
        ratio = sorted(seconds[name])[len(sets) // 2] / middle
        say(f"{told}: {spread(seconds[name])} (asked {1000 * ASKED:.0f} ms), {ratio:.2f} × jieba")


def _sets(entries: Sequence[CatalogEntry]) -> Iterator[tuple[str, ...]]:
    """Reports of four regions each, which all tell of the domain."""
    chance = random.Random(4)
    telling = [entry for entry in entries if sum(entry.counts.get(_DOMAIN, (0, 0))) > 1]
    for _ in range(SETS):
        yield tuple(entry.id for entry in chance.sample(telling, 4))


def _press(library: Path, reports: tuple[str, ...], seconds: dict[str, list[float]]) -> None:
    with tempfile.TemporaryDirectory() as place:
        standing = LeftOff(report=reports[0], pins=reports[1:], domain=_DOMAIN, focus="columns")
        keep(Path(place), library=library, place=standing, settings=Preferences())
        env = environment(DUIBIAO_LIBRARY=str(library), DUIBIAO_STATE=place)
        with TimedSession(PROGRAM, env=env, columns=COLUMNS, rows=ROWS) as session:
            session.wait_for("养老服务")
            session.settle(_PAINTED)
            seconds["= at first"].append(session.seconds_after("="))
            session.press("r")
            session.settle()
            before = session.text()
            session.press("j")
            session.wait_for(lambda text: text != before)
            session.settle(_PAINTED)
            seconds["= at once"].append(session.seconds_after("="))
        with TimedSession(PROGRAM, env=env, columns=COLUMNS, rows=ROWS) as session:
            session.settle(_AT_REST)
            seconds["="].append(session.seconds_after("="))
            seconds["m"].append(session.seconds_after("m"))
            _check(session)
            session.press("q")
            session.settle()
            seconds["m again"].append(session.seconds_after("m"))


def _check(session: TimedSession) -> None:
    """A table that does not come would be quick."""
    if "指标表" not in session.text():
        raise AssertionError(f"no table is shown\n{session.text()}")


def _jieba(library: Library, sets: Sequence[tuple[str, ...]]) -> list[float]:
    jieba.initialize()
    taken = []
    for reports in sets:
        texts = [library.reading(report).text for report in reports]
        begun = time.perf_counter()
        for text in texts:
            jieba.lcut(text)
        taken.append(time.perf_counter() - begun)
    return taken
