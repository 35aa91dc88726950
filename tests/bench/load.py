"""Loads reports into the library of the environment, or segments what it holds with jieba alone; prints the seconds.

load.py [PATH …]      the bundled reports where no path is given
load.py --jieba
"""

import json
import sys
import time
from pathlib import Path

from store import Library, default_folder, load, seed_reports
from store.reading.segmentation import tagged


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


if __name__ == "__main__":
    json.dump(segment_all() if sys.argv[1:] == ["--jieba"] else load_all(sys.argv[1:]), sys.stdout)
