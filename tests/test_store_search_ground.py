"""What a search stands on: an index that is whole, behind, damaged or missing, and a library that changes."""

import shutil
from pathlib import Path

import pytest
from handmade_reports import HAIYAN_2022, KUNSHAN_2023H1
from searchable import everything, sections

from store import Library, Searching, StoreError, index_library, report_id
from store.search.scanning import Scanner

HAIYAN, KUNSHAN = (report_id(each.report) for each in (HAIYAN_2022, KUNSHAN_2023H1))


@pytest.fixture(scope="module")
def whole(searched: Library) -> list[tuple[str, str]]:
    """What 养老 finds by a sound index."""
    return sections(everything(Searching(searched), "养老"))


@pytest.fixture
def own(searched: Library, tmp_path: Path) -> Library:
    """A library of the test's own, with its index."""
    shutil.copytree(searched.folder, tmp_path / "library")
    return Library.open(tmp_path / "library")


def test_what_the_index_does_not_cover_is_looked_through(own: Library, whole: list[tuple[str, str]]):
    with own.writer() as writer:
        writer.remove(KUNSHAN)
    searching = Searching(own)
    assert KUNSHAN not in {hit.report for hit in everything(searching, "养老").hits}
    with own.writer() as writer:
        writer.put(KUNSHAN_2023H1)
    found = everything(searching, "养老")
    assert found.scanned == 1
    assert set(sections(found)) == set(whole)
    list(index_library(own))
    again = everything(searching, "养老")
    assert again.scanned == 0
    assert set(sections(again)) == set(whole)
    searching.close()


def test_changes_are_seen_though_the_library_given_has_not_looked(own: Library):
    searching = Searching(Library.open(own.folder))
    assert KUNSHAN in {hit.report for hit in everything(searching, "养老").hits}
    with own.writer() as writer:
        writer.remove(KUNSHAN)
    assert KUNSHAN not in {hit.report for hit in everything(searching, "养老").hits}
    searching.close()


@pytest.mark.parametrize("harm", ["cut", "gone", "noise"])
def test_a_damaged_index_is_searched_without(own: Library, whole: list[tuple[str, str]], harm: str):
    for path in own.folder.joinpath("index").rglob("*"):
        if path.suffix in {".idx", ".term", ".pos", ".store", ".fast"}:
            path.chmod(0o644)
            data = path.read_bytes()
            if harm == "gone":
                path.unlink()
            else:
                path.write_bytes(data[: len(data) // 2] if harm == "cut" else bytes(len(data)))
    found = everything(Searching(own), "养老")
    assert found.scanned == 9
    assert set(sections(found)) == set(whole)


def test_an_index_that_fails_while_it_is_asked_is_left(
    own: Library, whole: list[tuple[str, str]], monkeypatch: pytest.MonkeyPatch
):
    searching = Searching(own)
    assert everything(searching, "养老").scanned == 0
    monkeypatch.setattr("store.search.engine.counts", lambda *_: (_ for _ in ()).throw(OSError("broken")))
    found = everything(searching, "养老")
    assert found.scanned == 9
    assert set(sections(found)) == set(whole)


def test_a_library_that_may_not_be_written_is_searched(own: Library, whole: list[tuple[str, str]]):
    folders = [own.folder, *(path for path in own.folder.rglob("*") if path.is_dir())]
    for path in own.folder.rglob("*"):
        if path.is_file():
            path.chmod(0o444)
    for folder in folders:
        folder.chmod(0o555)
    try:
        found = everything(Searching(Library.open(own.folder)), "养老")
        assert found.scanned == 0
        assert sections(found) == whole
    finally:
        for folder in folders:
            folder.chmod(0o755)


def test_a_report_that_cannot_be_read_is_told_and_the_others_are_searched(bare: Library, tmp_path: Path):
    shutil.copytree(bare.folder, tmp_path / "library")
    (tmp_path / "library" / "reports" / f"{KUNSHAN}.json").write_text("{}")
    found = everything(Searching(Library.open(tmp_path / "library")), "养老")
    assert (found.scanned, found.unsearched) == (8, 1)
    assert HAIYAN in {hit.report for hit in found.hits}


def test_a_library_that_is_gone_is_refused(own: Library):
    searching = Searching(own)
    everything(searching, "养老")
    shutil.rmtree(own.folder)
    with pytest.raises(StoreError):
        searching.search("养老")


def test_looking_through_ends_when_nobody_waits_for_it(bare: Library):
    answers = iter([True, True, False])
    found = Searching(bare).search("养老", wanted=lambda: next(answers))
    assert 0 < found.reports <= 2


def test_too_many_reports_are_not_heard(bare: Library, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("store.search.scanning.AFFORDABLE", 3)
    found = everything(Searching(bare), "cishan")
    assert found.unheard == ("cishan",)
    assert found.sounds == ()


def test_what_cannot_hold_the_words_is_not_taken_apart(bare: Library, monkeypatch: pytest.MonkeyPatch):
    taken: list[str] = []
    keep = Scanner._keep
    monkeypatch.setattr(Scanner, "_keep", lambda *given: (taken.append(given[1][0]), keep(*given))[1])
    searching = Searching(bare)
    assert everything(searching, "魑魅").total == 0
    assert taken == []
    found = everything(searching, "骑手")
    assert {hit.report for hit in found.hits} <= set(taken)
    assert len(taken) < 9
