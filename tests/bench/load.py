"""Loads reports into the library of the environment, then segments the same texts with jieba alone."""

import sys
import time
from pathlib import Path

from store import Library, default_folder, load, seed_reports
from store.reading.segmentation import tagged


def main(paths: list[str]) -> None:
    """Prints characters a second and jieba's part."""
    start = time.perf_counter()
    library = Library.create(default_folder())
    for _ in load(library, [Path(path) for path in paths] or seed_reports()):
        pass
    whole = time.perf_counter() - start
    texts = [library.reading(entry.id).text for entry in library.entries()]
    characters = sum(map(len, texts))
    sys.stdout.write(f"load: {characters / whole:,.0f} characters a second ({len(texts)} reports, {whole:.2f} s)\n")
    start = time.perf_counter()
    for text in texts:
        tagged(text)
    alone = time.perf_counter() - start
    sys.stdout.write(f"jieba alone on the same text, its dictionary already there: {alone / whole:.0%} of that time\n")


if __name__ == "__main__":
    main(sys.argv[1:])
