"""Loads reports into the library of the environment, or segments what it holds with jieba alone; prints the seconds.

load.py [PATH …]      the bundled reports where no path is given
load.py --jieba
load.py --reading
"""

import json
import sys
import time
from pathlib import Path

from store import Library, default_folder, load, seed_reports
from store.reading import read
from store.reading.segmentation import tagged, words


def load_all(paths: list[str]) -> dict[str, float]:
    """The whole load, from opening the library to the last report stored."""
    start = time.perf_counter()
    library = Library.create(default_folder())
    for _ in load(library, [Path(path) for path in paths] or seed_reports()):
        pass
    whole = time.perf_counter() - start
    texts = [library.reading(entry.id).text for entry in library.entries()]
    return {"seconds": whole, "characters": sum(map(len, texts)), "reports": len(texts)}


def segment_all() -> dict[str, float]:
    """jieba's dictionary and its segmentation of the same texts, in a process that has done nothing else."""
    library = Library.open(default_folder())
    texts = [library.reading(entry.id).text for entry in library.entries()]
    start = time.perf_counter()
    tagged("")
    ready = time.perf_counter()
    for text in texts:
        tagged(text)
    return {"dictionary": ready - start, "segmentation": time.perf_counter() - ready}


def read_all() -> dict[str, float]:
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


if __name__ == "__main__":
    measured = {"--jieba": segment_all, "--reading": read_all}.get(" ".join(sys.argv[1:]))
    json.dump(measured() if measured is not None else load_all(sys.argv[1:]), sys.stdout)
