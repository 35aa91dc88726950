"""The bench's own library of thousands of reports, and the same text for its peers: made once, outside the checkout."""

import json
import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from figures import say
from material import material
from peers import write_texts, write_tokens
from platformdirs import user_cache_path
from processes import HERE, measured
from pty_session import environment
from reports import write_reports

from store import Library
from store.reading import RULES

REPORTS, QUICK_REPORTS = 8_000, 400
_MOST_REFUSED = 0.01
"""Of the files: those of whose agency the reading is mistaken, where another report has that place already."""
_MAKERS = ("material.py", "reports.py", "sentences.toml")


@dataclass(frozen=True, slots=True)
class Stock:
    """Where everything stands: the files that were loaded, the library, its texts as plain files, its tokens in
    SQLite."""

    folder: Path
    reports: int

    @property
    def sources(self) -> Path:
        return self.folder / "sources"

    @property
    def library(self) -> Path:
        return self.folder / "library"

    @property
    def texts(self) -> Path:
        return self.folder / "texts"

    @property
    def tokens(self) -> Path:
        return self.folder / "tokens.sqlite"

    def sample(self, count: int) -> list[Path]:
        """So many of the source files, from all over the country and the years."""
        files = sorted(self.sources.rglob("*.txt"))
        return files[:: max(1, len(files) // count)][:count]


def stock(*, quick: bool = False) -> Stock:
    """The stock as it is on disk, with whatever is missing or made by other code made now."""
    count = QUICK_REPORTS if quick else REPORTS
    place = Path(os.environ.get("DUIBIAO_BENCH") or user_cache_path("duibiao-bench", appauthor=False))
    folder = place / str(count)
    made = Stock(folder, count)
    stuff = material()
    if stuff.bundled:
        say("the reports beside the checkout are absent: the library is made of the bundled ones")
    stamp = _Stamp(folder / "made.json")
    digest = sha256(b"".join((HERE / name).read_bytes() for name in _MAKERS)).hexdigest()[:16]
    for _ in stamp.unless("sources", [digest, stuff.digest, count]):
        _clear(made)
        for _ in write_reports(made.sources, stuff, count):
            pass
    for _ in stamp.unless("library", [digest, stuff.digest, count, RULES]):
        say(f"loading {count:,} reports into {made.library}, once")
        _load(made, stamp)
    measured(["index"], environment(DUIBIAO_LIBRARY=str(made.library)))
    marks = sorted(entry.id + entry.report.source.sha256 for entry in Library.open(made.library).entries())
    state = sha256(repr((marks, RULES)).encode()).hexdigest()[:16]
    for _ in stamp.unless("texts", state):
        say("writing the same text for ripgrep and the same tokens for SQLite, once")
        write_texts(Library.open(made.library), made.texts)
        write_tokens(Library.open(made.library), made.tokens)
    return made


class _Stamp:
    """What was made of what; whatever was made of something else is made again."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.facts: dict[str, object] = json.loads(path.read_bytes()) if path.exists() else {}

    def unless(self, what: str, made_of: object) -> Iterator[None]:
        """Once, unless it is made of just that already; kept only when the making has come to its end."""
        if self.facts.get(what) == made_of:
            return
        yield
        self.keep(what, made_of)

    def keep(self, what: str, fact: object) -> None:
        """Writes a fact down."""
        self.facts[what] = fact
        self._path.parent.mkdir(parents=True, exist_ok=True)
        self._path.write_text(json.dumps(self.facts, indent=1), encoding="utf-8")


def _clear(made: Stock) -> None:
    for folder in (made.sources, made.library, made.texts):
        shutil.rmtree(folder, ignore_errors=True)


def _load(made: Stock, stamp: _Stamp) -> None:
    figures = measured(["load", str(made.sources)], environment(DUIBIAO_LIBRARY=str(made.library)))
    if figures["refused"] > _MOST_REFUSED * made.reports:
        raise SystemExit(f"{figures['refused']:,.0f} of {made.reports:,} files were refused; nothing was measured")
    stamp.keep("load", figures)
    say(
        f"loaded {figures['reports']:,.0f} of {made.reports:,} files in {figures['seconds']:.0f} s, index included "
        f"({figures['refused']:.0f} refused)"
    )
