"""The index kept true to the library by everything that changes it."""

import os
import shutil
from pathlib import Path

import pytest
from corrections import correct
from loads import held, outcomes, searchable, source, state

from store import Indexed, IndexLeft, Library, LibraryBusy, Loaded, Outcome, index_library, load
from store.index.opening import IndexUnusable, open_index
from store.library import indexing
from store.library.indexing import FEW
from store.models import Reading


@pytest.fixture
def loaded(library: Library, folder: Path) -> Library:
    """A library of three reports that a load left behind."""
    list(load(library, [source(folder, f"{n}.md", period=f"201{n}", beds=100 + n) for n in range(3)]))
    return library


def covered(library: Library) -> int:
    """How many reports the index holds as they are."""
    try:
        covers = open_index(library.folder).covers
    except IndexUnusable:
        return 0
    return sum(covers.get(identifier) == mark for identifier, mark in Library.open(library.folder).marks().items())


def test_a_load_leaves_everything_searchable_and_says_nothing_of_it(library: Library, folder: Path) -> None:
    source(folder, "a.md", period="2011")
    source(folder, "b.md", period="2012")
    events = list(load(library, [folder]))
    assert not any(isinstance(event, Indexed | IndexLeft) for event in events)
    assert searchable(library)
    source(folder, "b.md", period="2012", beds=300)
    source(folder, "c.md", period="2013")
    assert outcomes(load(library, [folder])) == [Outcome.UNCHANGED, Outcome.REPLACED, Outcome.ADDED]
    assert searchable(library)


def test_where_nothing_changes_nothing_is_written(loaded: Library, folder: Path) -> None:
    before = state(loaded)
    assert set(outcomes(load(loaded, [folder]))) == {Outcome.UNCHANGED}
    assert list(index_library(loaded)) == []
    with loaded.writer():
        pass
    assert state(loaded) == before


def test_a_report_that_is_removed_is_removed_from_the_index(loaded: Library) -> None:
    with loaded.writer() as writer:
        writer.remove(loaded.entries()[0].id)
    assert len(held(loaded)) == 2
    assert searchable(loaded)


def test_a_report_that_moves_leaves_nothing_behind(loaded: Library, folder: Path) -> None:
    assert outcomes(load(loaded, [source(folder, "0.md", period="2018", beds=100)])) == [Outcome.REPLACED]
    assert held(loaded)[-1] == ("海盐县", "2018")
    assert searchable(loaded)


def test_a_correction_is_searchable_after_the_next_load(loaded: Library, folder: Path) -> None:
    entry = loaded.entries()[-1]
    for change in (lambda: correct(loaded, "100", entry.id, name="养老床位"), lambda: withdrawn(loaded)):
        change()
        assert covered(loaded) == 2
        assert not searchable(loaded)
        assert [event for event in load(loaded, [folder]) if not isinstance(event, Loaded)][1:] == [Indexed(1, 1)]
        assert searchable(loaded)


def withdrawn(library: Library) -> None:
    with library.writer() as writer:
        writer.withdraw(*(correction.number for correction, _ in library.corrections()))


def test_few_reports_put_alone_are_left_and_many_are_not(
    library: Library, readings: tuple[Reading, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    with library.writer() as writer:
        writer.put(readings[0])
    assert covered(library) == 0
    monkeypatch.setattr(indexing, "FEW", 2)
    with library.writer() as writer:
        for reading in readings[1:]:
            writer.put(reading)
    assert searchable(library)
    assert len(readings) < FEW


def spoil(path: Path) -> None:
    path.write_bytes(b"\x00" * path.stat().st_size)


def largest(folder: Path) -> Path:
    return max((path for path in folder.rglob("*") if path.is_file()), key=lambda path: path.stat().st_size)


@pytest.mark.parametrize(
    "harm",
    [
        shutil.rmtree,
        lambda index: (index / "index.json").unlink(),
        lambda index: (index / "index.json").write_text("{"),
        lambda index: (index / "index.json").write_text(
            (index / "index.json").read_text().replace('"format":', '"old":')
        ),
        lambda index: spoil(largest(index)),
        lambda index: largest(index).unlink(),
        lambda index: os.truncate(largest(index), 10),
    ],
    ids=["missing", "no manifest", "cut manifest", "outdated", "spoilt", "file gone", "cut file"],
)
def test_an_index_that_cannot_be_used_is_built_anew(loaded: Library, folder: Path, harm: object) -> None:
    assert callable(harm)
    harm(loaded.folder / "index")
    assert [event for event in load(loaded, [folder]) if not isinstance(event, Loaded)][1:] == [
        Indexed(1, 3), Indexed(2, 3), Indexed(3, 3),
    ]  # fmt: skip
    assert searchable(loaded)


def test_a_rebuilding_that_is_left_leaves_the_old_index(loaded: Library) -> None:
    events = index_library(loaded, rebuild=True)
    assert next(events) == Indexed(1, 3)
    events.close()
    assert dict(open_index(loaded.folder).covers) == loaded.marks()
    assert list(index_library(loaded, rebuild=True)) == [Indexed(1, 3), Indexed(2, 3), Indexed(3, 3)]
    assert searchable(loaded)


def test_an_index_that_cannot_be_written_hinders_no_load(loaded: Library, folder: Path) -> None:
    shutil.rmtree(loaded.folder / "index")
    (loaded.folder / "index").write_text("in the way")
    source(folder, "more.md", period="2020")
    events = list(load(loaded, [folder]))
    assert outcomes(iter(events)).count(Outcome.ADDED) == 1
    (left,) = (event for event in events if isinstance(event, IndexLeft))
    assert "duibiao index" in left.error.sentence("zh")
    assert "duibiao index" in left.error.sentence("en")
    assert len(held(loaded)) == 4
    with loaded.writer() as writer:
        writer.remove(loaded.entries()[0].id)
    (loaded.folder / "index").unlink()
    assert list(index_library(loaded))[-1] == Indexed(3, 3)
    assert searchable(loaded)


def test_a_report_that_cannot_be_read_is_the_only_one_not_indexed(loaded: Library) -> None:
    shutil.rmtree(loaded.folder / "index")
    (loaded.folder / "reports" / f"{loaded.entries()[0].id}.json").write_text("{")
    assert list(index_library(loaded))[-1] == Indexed(3, 3)
    assert covered(loaded) == 2
    assert not searchable(loaded)


def test_a_batch_is_searchable_before_the_load_is_over(
    library: Library, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(indexing, "BATCH", 2)
    for n in range(6):
        source(folder, f"{n}.md", period=f"201{n}", beds=100 + n)
    events = load(library, [folder])
    for _ in range(6):
        next(events)
    assert covered(library) >= 3
    events.close()
    assert searchable(library)


def test_a_busy_library_is_not_indexed(loaded: Library) -> None:
    with loaded.writer(), pytest.raises(LibraryBusy):
        list(index_library(Library.open(loaded.folder)))


def test_what_the_index_holds_and_the_catalog_does_not_is_let_go(loaded: Library, folder: Path, tmp_path: Path) -> None:
    before = tmp_path / "before"
    shutil.copytree(loaded.folder, before)
    list(load(loaded, [source(folder, "more.md", period="2020")]))
    # As if the load had been killed with the index ahead of the catalog.
    shutil.rmtree(before / "index")
    shutil.copytree(loaded.folder / "index", before / "index")
    library = Library.open(before)
    assert not searchable(library)
    list(index_library(library))
    assert searchable(library)
    assert library.marks().keys() == open_index(before).covers.keys()
    assert len(held(library)) == 3
