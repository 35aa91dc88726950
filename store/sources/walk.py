"""From the paths that the user names to the files to read, in an order that is the same everywhere."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from store.errors import SourceRefused

SUFFIXES = frozenset({".txt", ".md", ".html", ".htm"})
"""The endings of the files that reports are read from, in lower case."""


@dataclass(frozen=True, slots=True)
class Found:
    """A file to read."""

    path: Path


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file in a folder that is of no type a report comes in; the reason's sentence says so. No error."""

    path: Path
    reason: SourceRefused


@dataclass(frozen=True, slots=True)
class Refused:
    """Something named by the user, or a folder inside, that cannot be read at all."""

    path: Path
    error: SourceRefused


def walk(paths: Iterable[Path]) -> Iterator[Found | Skipped | Refused]:
    """Every file named and every file in the folders named: each once, in the order of the paths, within a folder
    by name. Hidden files and folders inside folders are left out; links are followed, in a circle only once."""
    seen: set[Path] = set()
    for path in paths:
        real = _real(path)
        if real is None or not path.exists():
            yield Refused(path, SourceRefused("source-missing", file=path))
        elif path.is_dir():
            yield from _folder(path, seen)
        elif real not in seen:
            seen.add(real)
            if not path.is_file():
                yield Refused(path, SourceRefused("source-no-file", file=path))
            elif not _of_known_type(path):
                yield Refused(path, SourceRefused("source-type", file=path, suffixes=" ".join(sorted(SUFFIXES))))
            else:
                yield Found(path)


def _folder(folder: Path, seen: set[Path]) -> Iterator[Found | Skipped | Refused]:
    real = _real(folder)
    if real is None or real in seen:
        return
    seen.add(real)
    try:
        names = sorted(entry.name for entry in os.scandir(folder) if not entry.name.startswith("."))
    except OSError as error:
        yield Refused(folder, SourceRefused("source-unreadable", file=folder, what=error.strerror or error))
        return
    for name in names:
        path = folder / name
        if path.is_dir():
            yield from _folder(path, seen)
            continue
        file = _real(path)
        if file in seen:
            continue
        if file is not None:
            seen.add(file)
        if path.is_file() and _of_known_type(path):
            yield Found(path)
        else:
            yield Skipped(path, SourceRefused("source-skipped", file=path))


def _of_known_type(path: Path) -> bool:
    return path.suffix.lower() in SUFFIXES


def _real(path: Path) -> Path | None:
    """Where a path leads in the end; None where links lead round in a circle or nowhere that can be told."""
    try:
        return path.resolve()
    except (OSError, RuntimeError):
        return None
