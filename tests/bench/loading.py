"""How fast reports are loaded, and what a library of them takes on disk."""

import os
import tempfile
from pathlib import Path

from figures import megabytes, say
from processes import measured
from pty_session import environment
from stock import Stock

from store import Library

SAMPLE = 400


def load_bundled() -> None:
    """The bundled reports: where the time goes in a load of a few files."""
    with tempfile.TemporaryDirectory() as place:
        env = environment(DUIBIAO_LIBRARY=f"{place}/library")
        whole, jieba, reading = measured(["load"], env), measured(["jieba"], env), measured(["reading"], env)
    say(
        f"load of the bundled {whole['reports']:.0f} reports: {whole['seconds']:.2f} s, "
        f"{whole['characters'] / whole['seconds']:,.0f} characters a second; "
        f"jieba's dictionary alone {jieba['dictionary'] / whole['seconds']:.0%} of it"
    )
    say(f"reading: {reading['reading'] / reading['segmentation']:.1f} x jieba's segmentation of the text (at most 3.0)")


def load_many(made: Stock, sample: int = SAMPLE) -> None:
    """A sample of the reports into a library of its own, index included, and jieba alone on the same text."""
    with tempfile.TemporaryDirectory() as place:
        env = environment(DUIBIAO_LIBRARY=f"{place}/library")
        files = [str(path) for path in made.sample(sample)]
        whole, jieba = measured(["load", *files], env), measured(["jieba"], env)
    say(
        f"load of {whole['reports']:,.0f} reports on {os.cpu_count()} cores: "
        f"{60 * whole['reports'] / whole['seconds']:,.0f} reports a minute, {whole['seconds'] / jieba['jieba']:.1f} x "
        f"jieba alone on the same text in {jieba['processes']:.0f} processes"
    )


def sizes(made: Stock) -> None:
    """The library on disk, part by part."""
    library = Library.open(made.library)
    entries = library.entries()
    characters = sum(entry.report.source.characters for entry in entries)
    text = sum(path.stat().st_size for path in made.texts.iterdir())
    documents, index = size(made.library / "reports"), size(made.library / "index")
    catalog = size(made.library) - documents - index
    say(
        f"library of {len(entries):,} reports: {characters / 1e6:,.1f} million characters, "
        f"{sum(entry.sections for entry in entries):,} sections, "
        f"{sum(entry.indicators for entry in entries):,} indicators"
    )
    say(
        f"on disk: index {megabytes(index)}, {index / text:.2f} x the text ({megabytes(text)} of UTF-8); "
        f"documents {megabytes(documents)}, catalog {megabytes(catalog)}; "
        f"{(documents + index + catalog) / len(entries) / 1000:,.0f} KB a report"
    )


def size(folder: Path) -> int:
    """The bytes of the files in a folder; a file that has several names there takes its room once."""
    stats = [path.stat() for path in folder.rglob("*") if path.is_file()]
    return sum({stat.st_ino: stat.st_size for stat in stats}.values())
