"""A library of 3,000 regions and 60,000 reports, made once: opening it, moving in its tree, its lists.

It stands in DUIBIAO_BENCH or among the user's cached files, with the catalog of all the reports and the documents of
those that the keys come by.
"""

import os
import tempfile
import time
from collections.abc import Iterator, Mapping
from dataclasses import replace
from hashlib import sha256
from itertools import cycle
from pathlib import Path

from figures import say, spread
from launching import LAUNCHES, launch
from memory import resident
from platformdirs import user_cache_path
from pty_session import PROGRAM, environment, run
from screen import TimedSession

from store import Library, Reading, Report, read_file, report_id, seed_reports
from store.library.arranging import write_contents
from store.library.catalog import CATALOG, Record, record_of, write_catalog
from store.library.reports import REPORTS, report_path, write_report
from store.models import Region
from store.reading.divisions import divisions_of

REGIONS, YEARS = 3_000, range(2005, 2025)
ASKED = 0.050
"""Seconds that a key may take."""
_MADE = "2"
"""Another one where what is made becomes another."""
_AGENCIES = ("民政局", "民政和卫生健康局")
_READABLE = 12
"""At either end of the tree, the regions whose reports can be opened."""
_KEYS: Mapping[str, tuple[str, ...]] = {
    "down": ("j",) * 30,
    "page": ("\x1b[6~",) * 10,
    "to the end and the top": ("G", "g") * 6,
    "fold and unfold a province": ("h", "l") * 8,
    "fold and unfold a region": ("l", "l", *("h", "l") * 8),
    "on the reports of the region": ("j",) * 15,
}


def main(folder: Path | None = None, launches: int = LAUNCHES) -> None:
    """Prints every measure beside what is asked of it."""
    library = generated(folder)
    launch(library, REGIONS * len(YEARS), launches)
    keys(library)
    commands(library)


def generated(folder: Path | None = None) -> Path:
    """The library's folder, made now where it is not there yet; always the same reports."""
    cache = Path(os.environ.get("DUIBIAO_BENCH") or user_cache_path("duibiao-bench", appauthor=False))
    place = folder or cache / f"catalog-{_MADE}"
    if not (place / CATALOG).exists():
        _make(place)
    return place


def keys(library: Path) -> None:
    """Presses keys in the tree, each when the one before it has done all that it does."""
    with tempfile.TemporaryDirectory() as place:
        env = environment(DUIBIAO_LIBRARY=str(library), DUIBIAO_STATE=f"{place}/state")
        with TimedSession(PROGRAM, env=env, columns=120, rows=40) as session:
            session.settle(1.0)
            opened = resident(session.pid)["VmRSS"]
            for key in "rg":
                session.press(key)
                session.settle()
            for what, pressed in _KEYS.items():
                seconds = [session.seconds_after(key) for key in pressed]
                say(f"tree, {what} ({len(seconds)} keys): {spread(seconds)} (at most {1000 * ASKED:.0f} ms)")
            say(f"tree, memory: {opened:.0f} MB once open, {resident(session.pid)['VmRSS']:.0f} MB after these keys")


def commands(library: Path) -> None:
    """What answers on standard output, one process a command."""
    named = Library.open(library).entries()[-1].id
    for arguments in (("list",), ("list", "--json"), ("correct", named), ("remove", "none")):
        start = time.perf_counter()
        run(*arguments, DUIBIAO_LIBRARY=str(library))
        say(f"duibiao {' '.join(arguments)}: {time.perf_counter() - start:.2f} s")


def _make(folder: Path) -> None:
    patterns = [(reading, record_of(reading)) for reading in map(read_file, seed_reports())]
    (folder / REPORTS).mkdir(parents=True, exist_ok=True)
    regions = _regions()
    readable = {region.code for region in (*regions[:_READABLE], *regions[-_READABLE:])}
    records = []
    for report, (reading, record) in zip(_reports(regions, patterns[0][0]), cycle(patterns), strict=False):
        identifier = report_id(report)
        entry = replace(record.entry, id=identifier, report=report)
        records.append(Record(entry, sha256(identifier.encode()).hexdigest()[:16]))
        if report.region and report.region.code in readable:
            write_report(report_path(folder, identifier), replace(reading, report=report), None)
    write_catalog(folder, records)
    # Not by a writer, which would want to index what has no documents.
    write_contents(folder, records)


def _regions() -> list[Region]:
    """Every province and city, and as many counties as fill up the number, from all over the country."""
    divisions = divisions_of().all
    upper = [division.region for division in divisions if division.rank < 3]
    counties = [division.region for division in divisions if division.rank == 3]
    missing = REGIONS - len(upper)
    chosen = (counties[place * len(counties) // missing] for place in range(missing))
    return sorted((*upper, *chosen), key=lambda region: region.code)


def _reports(regions: list[Region], reading: Reading) -> Iterator[Report]:
    """As many reports of every region as there are years; in one region of fifty, two agencies report."""
    for number, region in enumerate(regions):
        for place, year in enumerate(YEARS):
            second = number % 50 == 7 and place % 2 == 1
            period, agency = YEARS[place - 1] if second else year, _AGENCIES[second]
            name = f"{region.code}-{period}-{agency}.txt"
            yield replace(
                reading.report,
                region=region,
                agency=agency,
                period=str(period),
                title=f"{region.name}{agency}{period}年工作总结",
                source=replace(reading.report.source, name=name, sha256=sha256(name.encode()).hexdigest()),
            )
