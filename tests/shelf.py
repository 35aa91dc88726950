"""A library under test: readings put into it, its files as they stand, whether it is sound."""

from pathlib import Path

from store import Library, Outcome
from store.library.checking import check_library
from store.models import Reading


def put(library: Library, *readings: Reading) -> list[Outcome]:
    with library.writer() as writer:
        return [writer.put(reading) for reading in readings]


def files(folder: Path) -> dict[str, tuple[bytes, int]]:
    return {
        str(path.relative_to(folder)): (path.read_bytes(), path.stat().st_mtime_ns)
        for path in folder.rglob("*")
        if path.is_file()
    }


def sound(folder: Path) -> bool:
    return [fault.sentence("zh") for fault in check_library(folder)] == []
