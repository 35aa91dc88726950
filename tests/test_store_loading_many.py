"""Loads of many files, which are read side by side: the same as one after the other, whatever happens meanwhile."""

import os
import pickle
import signal
from collections.abc import Callable, Generator, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from loads import outcomes, searchable, source

from store import Library, LoadEvent, Outcome, Refused, check_library, index_library, load, reread
from store.library import arrivals, indexing, loading, reading_processes
from store.reading import RULES

pytestmark = pytest.mark.skipif(reading_processes.processors() < 2, reason="needs two processors")

MANY = 8
"""Enough for these tests to be read by processes."""


@pytest.fixture(autouse=True)
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading_processes, "FEW", MANY - 2)


def in_one_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading_processes, "processors", lambda: 1)


def shelf(folder: Path) -> Path:
    """Files of every fate: good ones, namesakes, copies, rivals for one place, and what cannot be read."""
    for n in range(MANY):
        source(folder, f"{n}.md", period=f"201{n}", beds=100 + n)
    (folder / "0-copy.md").write_bytes((folder / "0.md").read_bytes())
    source(folder, "3-rival.md", period="2013", beds=900)
    source(folder / "elsewhere", "5.md", period="2015", beds=800)
    source(folder, "nowhere.md", region="乌有县", period="2004")
    (folder / "void.txt").touch()
    (folder / "picture.txt").write_bytes(b"\x89PNG" * 100)
    (folder / "notes.docx").write_bytes(b"x")
    return folder


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


class Deadly(type(Path())):  # type: ignore[misc]
    """A path that no other process lives to open."""

    def __reduce__(self) -> tuple[Callable[[], None], tuple[()]]:
        return die, ()


def told(events: Iterable[LoadEvent]) -> list[str]:
    return [f"{event} {event.error}" if isinstance(event, Refused) else str(event) for event in events]


def test_many_files_load_as_they_would_one_after_the_other(
    library: Library, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = shelf(folder)
    deadly = Deadly(source(tmp_path / "more", "deadly.md", period="2001"))
    with monkeypatch.context() as elsewhere:
        # What is read here is not read at all.
        elsewhere.setattr(arrivals, "read", None)
        *side_by_side, refused = load(library, [files, deadly])
    assert isinstance(refused, Refused)
    assert (refused.path, refused.error.reason) == (deadly, "reading-died")
    assert str(deadly) in refused.error.sentence("en")
    assert outcomes(iter(side_by_side)).count(Outcome.ADDED) == MANY
    assert list(check_library(library.folder)) == []
    assert searchable(library)

    in_one_process(monkeypatch)
    other = Library.create(tmp_path / "other")
    *one_by_one, _ = load(other, [files, tmp_path / "gone.md"])
    assert told(side_by_side) == told(one_by_one)
    assert library.entries() == other.entries()
    for entry in library.entries():
        assert library.reading(entry.id) == other.reading(entry.id)
        assert library.clues(entry.id) == other.clues(entry.id)


def as_in_other_processes(
    pieces: Iterable[tuple[Any, Callable[[], Any] | None]],
) -> Generator[tuple[Any, Any], None, None]:
    """Does each piece as if it came from elsewhere, and gives it back as if to there."""
    for key, work in pieces:
        yield key, pickle.loads(pickle.dumps(pickle.loads(pickle.dumps(work))()))


def test_reports_can_be_read_and_indexed_again_by_other_processes(
    library: Library, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_one_process(monkeypatch)
    list(load(library, [source(folder, f"{n}.md", period=f"201{n}", beds=100 + n) for n in range(3)]))
    whole = [library.reading(entry.id) for entry in library.entries()]
    with library.writer() as writer:
        for reading in whole:
            writer.stage(replace(reading, rules="0", indicators=()))
    for module in (loading, indexing):
        monkeypatch.setattr(module, "in_order", as_in_other_processes)
    assert outcomes(reread(library)) == [Outcome.REPLACED] * 3
    assert [library.reading(entry.id) for entry in library.entries()] == whole
    assert {entry.rules for entry in library.entries()} == {RULES}
    assert searchable(library)
    assert len(list(index_library(library, rebuild=True))) == 3
    assert searchable(library)
