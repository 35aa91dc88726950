"""`make bench`: what launching, moving, searching and loading cost, as ratios and bytes within one run.

bench.py [SUBJECT …] [--quick]

Subjects: search compare screen launch memory load catalog bytes; all where none is named.

The library of 8,000 reports that most of it needs is made once, in DUIBIAO_BENCH or among the user's cached files;
with --quick it is one of 400 reports.
"""

import argparse
import os
import platform
import sys
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent), str(HERE.parent.parent)]

import catalog as generated_catalog  # noqa: E402
from comparing import comparing  # noqa: E402
from figures import say  # noqa: E402
from launching import LAUNCHES, launch  # noqa: E402
from loading import SAMPLE, load_bundled, load_many, sizes  # noqa: E402
from memory import memory  # noqa: E402
from screen import screen  # noqa: E402
from search import search  # noqa: E402
from stock import Stock, stock  # noqa: E402
from traffic import traffic  # noqa: E402


class Bench:
    """One run, with its stock."""

    def __init__(self, *, quick: bool) -> None:
        self._quick = quick
        self._stock = cache(lambda: stock(quick=quick))

    @property
    def made(self) -> Stock:
        """The stock, made when it is first needed."""
        return self._stock()

    def search(self) -> None:
        """The engine against its peers."""
        search(self.made)

    def compare(self) -> None:
        """Four reports held against each other."""
        comparing(self.made.library)

    def screen(self) -> None:
        """Keys in the search screen."""
        screen(self.made.library)

    def launch(self) -> None:
        """From the command to the first screen."""
        launch(self.made.library, self.made.reports, 3 if self._quick else LAUNCHES)

    def memory(self) -> None:
        """What the app holds."""
        memory(self.made.library)

    def load(self) -> None:
        """The way into a library, and what it takes there."""
        load_bundled()
        load_many(self.made, 60 if self._quick else SAMPLE)
        sizes(self.made)

    def catalog(self) -> None:
        """A country's catalog."""
        generated_catalog.main()

    def bytes(self) -> None:
        """What a key costs the line."""
        traffic()


SUBJECTS = ("load", "launch", "bytes", "search", "compare", "screen", "memory", "catalog")


def main(arguments: list[str]) -> None:
    """Prints every measure beside what is asked of it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("subjects", nargs="*", choices=[[], *SUBJECTS], metavar="SUBJECT")
    parser.add_argument("--quick", action="store_true")
    given = parser.parse_args(arguments)
    bench = Bench(quick=given.quick)
    say(f"{date.today()}, {os.cpu_count()} cores, Python {platform.python_version()}")
    for subject in given.subjects or SUBJECTS:
        measure: Callable[[], None] = getattr(bench, subject)
        measure()


if __name__ == "__main__":
    main(sys.argv[1:])
