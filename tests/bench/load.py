"""Works in a process of its own on the library of the environment, and prints how many seconds what took.

load.py load [PATH …]     loads; the bundled reports where no path is given
load.py index             brings the search index up to date
load.py jieba             segments the same texts with jieba alone, in as many processes as there are cores
load.py reading           reads the same texts, and segments them, in this process
"""

import json
import os
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from store import Library, Loaded, Refused, default_folder, load, seed_reports
from store.reading import read
from store.reading.segmentation import tagged, words


def load_all(paths: list[str]) -> dict[str, float]:
    """The whole load, from opening the library to the last report stored and found."""
    start = time.perf_counter()
    library = Library.create(default_folder())
    events = list(load(library, [Path(path) for path in paths] or seed_reports()))
    whole = time.perf_counter() - start
    refused = [event.error.sentence("en") for event in events if isinstance(event, Refused)]
    sys.stderr.write("".join(f"{sentence}\n" for sentence in refused))
    return {
        "seconds": whole,
        "characters": sum(entry.report.source.characters for entry in library.entries()),
        "reports": sum(isinstance(event, Loaded) for event in events),
        "refused": len(refused),
    }


def index_all(_: list[str]) -> dict[str, float]:
    """The search index brought up to date, where it is not."""
    from store.library.indexing import index_library

    start = time.perf_counter()
    missing = sum(1 for _ in index_library(Library.open(default_folder())))
    return {"seconds": time.perf_counter() - start, "told": missing}


def segment_all(_: list[str]) -> dict[str, float]:
    """jieba's segmentation of the same texts, its dictionary included, in processes that have done nothing else."""
    library = Library.open(default_folder())
    texts = [library.reading(entry.id).text for entry in library.entries()]
    processes = min(os.cpu_count() or 1, len(texts))
    start = time.perf_counter()
    with ProcessPoolExecutor(processes) as pool:
        dictionaries = list(pool.map(segment, (texts[number::processes] for number in range(processes))))
    return {"jieba": time.perf_counter() - start, "dictionary": max(dictionaries), "processes": processes}


def segment(texts: list[str]) -> float:
    """Segments texts; the seconds until the dictionary was there."""
    start = time.perf_counter()
    tagged("")
    ready = time.perf_counter()
    for text in texts:
        tagged(text)
    return ready - start


def read_all(_: list[str]) -> dict[str, float]:
    """The reading of the same texts, and their plain segmentation, with the dictionary and the data files at hand."""
    library = Library.open(default_folder())
    reports = [library.reading(entry.id) for entry in library.entries()]
    for each in reports:
        read(each.text, each.report.source)
    tagged.cache_clear()
    start = time.perf_counter()
    for each in reports:
        words(each.text)
    segmented = time.perf_counter()
    for each in reports:
        read(each.text, each.report.source)
    return {"segmentation": segmented - start, "reading": time.perf_counter() - segmented}


MEASURES = {"load": load_all, "index": index_all, "jieba": segment_all, "reading": read_all}

if __name__ == "__main__":
    json.dump(MEASURES[sys.argv[1]](sys.argv[2:]), sys.stdout)
