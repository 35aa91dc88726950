from dataclasses import replace
from pathlib import Path

import pytest
from loads import beds, held, outcomes, source, state, told_until_killed

from store import (
    Clues,
    Library,
    LibraryBusy,
    Loaded,
    Outcome,
    Refused,
    Skipped,
    SourceRefused,
    Started,
    check_library,
    default_folder,
    load,
    read_file,
    reread,
    seed_reports,
)
from store.reading import RULES


def test_a_load_tells_how_much_there_is_and_what_became_of_each_file(library: Library, folder: Path) -> None:
    report = source(folder)
    (folder / "notes.docx").write_bytes(b"x")
    (folder / "void.txt").touch()
    started, *events = load(library, [folder])
    assert started == Started(3)
    by_name = {event.path.name: event for event in events if not isinstance(event, Started)}
    assert isinstance(by_name["notes.docx"], Skipped)
    assert isinstance(by_name["void.txt"], Refused)
    loaded = by_name["report.md"]
    assert isinstance(loaded, Loaded)
    assert (loaded.path, loaded.outcome, loaded.report.period) == (report, Outcome.ADDED, "2022")
    (entry,) = library.entries()
    assert (loaded.report, loaded.sections, loaded.indicators) == (entry.report, entry.sections, entry.indicators)
    assert loaded.indicators >= 3
    assert list(check_library(library.folder)) == []


def test_every_report_is_in_the_library_before_it_is_told(library: Library, folder: Path) -> None:
    for n in range(4):
        source(folder, f"{n}.md", period=f"201{n}", beds=100 + n)
    told = 0
    for event in load(library, [folder]):
        if isinstance(event, Loaded):
            told += 1
            assert len(held(library)) >= told
            assert Library.open(library.folder).reading(library.entries()[0].id).indicators
    assert told == 4


def test_loading_again_reads_and_writes_nothing(
    library: Library, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source(folder)
    list(load(library, [folder]))
    before = state(library)
    monkeypatch.delattr("store.library.arrivals.read")
    assert outcomes(load(library, [folder])) == [Outcome.UNCHANGED]
    assert state(library) == before


def test_the_same_bytes_under_another_name_change_nothing(library: Library, folder: Path) -> None:
    first = source(folder)
    (folder / "copy.md").write_bytes(first.read_bytes())
    assert outcomes(load(library, [folder])) == [Outcome.ADDED, Outcome.UNCHANGED]
    assert len(held(library)) == 1


def test_a_dry_run_says_the_same_and_stores_nothing(library: Library, folder: Path) -> None:
    list(load(library, [source(folder, "a.md")]))
    source(folder, "a.md", beds=300)
    source(folder, "b.md", beds=400)
    source(folder, "c.md", period="2021", beds=500)
    source(folder, "d.md", period="2021", beds=600)
    (folder / "void.txt").touch()
    before = state(library)
    with library.writer():
        told = list(load(Library.open(library.folder), [folder], dry_run=True))
    assert state(library) == before
    done = list(load(library, [folder]))
    assert [str(event) for event in told] == [str(event) for event in done]
    assert outcomes(iter(told)) == [
        Outcome.REPLACED, "report-claimed", Outcome.ADDED, "report-claimed", "source-empty",
    ]  # fmt: skip


def test_a_busy_library_is_told_before_anything_is_read(library: Library, folder: Path) -> None:
    with library.writer(), pytest.raises(LibraryBusy):
        next(load(Library.open(library.folder), [source(folder)]))


def test_ctrl_c_leaves_what_was_loaded(library: Library, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from store.library import arrivals

    for n in range(3):
        source(folder, f"{n}.md", period=f"201{n}", beds=100 + n)
    read = arrivals.read

    def interrupted(text: str, *arguments: object) -> object:
        if "床位101张" in text:
            raise KeyboardInterrupt
        return read(text, *arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(arrivals, "read", interrupted)
    with pytest.raises(KeyboardInterrupt):
        list(load(library, [folder]))
    assert held(library) == [("海盐县", "2010")]
    assert list(check_library(library.folder)) == []
    monkeypatch.undo()
    assert outcomes(load(library, [folder])) == [Outcome.UNCHANGED, Outcome.ADDED, Outcome.ADDED]


def test_a_load_left_in_the_middle_keeps_what_it_told(library: Library, folder: Path) -> None:
    for n in range(3):
        source(folder, f"{n}.md", period=f"201{n}", beds=100 + n)
    events = load(library, [folder])
    next(events)
    next(events)
    events.close()  # type: ignore[attr-defined]
    assert 1 <= len(held(library)) < 3
    with library.writer():
        pass


def outdated(library: Library) -> None:
    with library.writer() as writer:
        for entry in library.entries():
            reading, clues = library.reading(entry.id), library.clues(entry.id)
            writer.put(replace(reading, rules="0", indicators=()), clues)


def test_older_rules_readings_are_read_again_only_when_asked(library: Library, folder: Path) -> None:
    source(folder)
    list(load(library, [folder]))
    outdated(library)
    assert outcomes(load(library, [folder])) == [Outcome.UNCHANGED]
    assert library.entries()[0].rules == "0"
    assert outcomes(load(library, [folder], again=True)) == [Outcome.REPLACED]
    assert library.entries()[0].rules == RULES
    assert outcomes(load(library, [folder], again=True)) == [Outcome.UNCHANGED]
    assert beds(library) == 120


def test_a_library_is_read_again_without_its_sources(library: Library, folder: Path) -> None:
    path = source(folder, "x.txt", region="")
    list(load(library, [path], clues=Clues(region="海盐县", period="2022")))
    (before,) = library.entries()
    stored = library.reading(before.id)
    outdated(library)
    path.unlink()
    assert outcomes(reread(library)) == [Outcome.REPLACED]
    assert library.entries() == (before,)
    assert library.reading(before.id) == stored
    assert outcomes(reread(library)) == []


def test_reading_a_file_stores_nothing_and_may_leave_things_open(folder: Path) -> None:
    reading = read_file(source(folder, "x.txt", region=""))
    assert reading.report.region is None
    assert reading.report.period is None
    assert reading.rules == RULES
    with pytest.raises(SourceRefused):
        read_file(folder / "gone.txt")


def test_the_bundled_reports_are_there_and_load(library: Library) -> None:
    bundled = seed_reports()
    assert len(bundled) == 5
    events = list(load(library, bundled))
    assert outcomes(iter(events)) == [Outcome.ADDED] * 5
    assert all(event.indicators for event in events if isinstance(event, Loaded))
    assert list(check_library(library.folder)) == []


def test_where_a_library_is_when_nothing_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DUIBIAO_LIBRARY", str(tmp_path))
    assert default_folder() == tmp_path
    monkeypatch.delenv("DUIBIAO_LIBRARY")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path))
    assert default_folder().is_relative_to(tmp_path)


def test_a_killed_load_holds_what_it_told_and_goes_on_where_it_stopped(library: Library, folder: Path) -> None:
    for n in range(8):
        source(folder, f"{n}.md", period=f"201{n}", beds=100 + n)
    told = told_until_killed(library, folder, 3)
    assert list(check_library(library.folder)) == []
    assert len(held(library)) in (len(told), len(told) + 1)
    assert set(outcomes(load(library, [folder]))) <= {Outcome.ADDED, Outcome.UNCHANGED}
    assert len(held(library)) == 8
