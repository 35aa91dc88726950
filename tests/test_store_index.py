"""The index on disk: what is put is found, what is removed is not, and nobody ever sees half of a change."""

import os
import stat
from pathlib import Path

import orjson
import pytest
from indexed import coming, found, library_folder

from store.errors import LibraryUnwritable
from store.index.manifest import stamp_of
from store.index.opening import IndexDamaged, IndexMissing, IndexOutdated, OpenIndex, open_index
from store.index.writing import index_writer

CATALOG = (17, 4)
needs_an_owner = pytest.mark.skipif(not hasattr(os, "getuid") or os.getuid() == 0, reason="root may write everywhere")


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A folder whose index holds two reports."""
    folder = library_folder(tmp_path / "library")
    with index_writer(folder, CATALOG) as writer:
        writer.put(coming("a", "敬老院三所。"))
        writer.put(coming("b", "敬老院五所，食堂两家。", mark="n"))
    return folder


def test_what_is_put_is_found_and_covered(library: Path) -> None:
    index = open_index(library)
    assert dict(index.covers) == {"a": "m", "b": "n"}
    assert found(index, "敬老", "老院") == {"a", "b"}
    assert found(index, "食堂") == {"b"}
    assert index.catalog_stamp == stamp_of(library) == CATALOG


def test_a_phrase_ends_with_its_passage(library: Path) -> None:
    with index_writer(library, CATALOG) as writer:
        writer.put(coming("c", "一、救助\n困难群众\n二、养老\n服务中心\n"))
    index = open_index(library)
    assert found(index, "群众") == {"c"}
    assert found(index, "群众", "众服", "服务") == set()


def test_a_report_put_again_is_there_once(library: Path) -> None:
    with index_writer(library, CATALOG) as writer:
        writer.put(coming("a", "殡仪馆一座。", mark="later"))
        writer.put(coming("a", "公墓一座。", mark="last"))
        assert writer.covered() == {"a": "last", "b": "n"}
    index = open_index(library)
    assert dict(index.covers) == {"a": "last", "b": "n"}
    assert found(index, "公墓") == {"a"}
    assert found(index, "殡仪") == set()
    assert found(index, "敬老") == {"b"}


def test_what_is_removed_is_found_no_more(library: Path) -> None:
    with index_writer(library, CATALOG) as writer:
        writer.remove("a")
        writer.remove("never there")
    index = open_index(library)
    assert dict(index.covers) == {"b": "n"}
    assert found(index, "敬老") == {"b"}


def test_an_open_index_stays_as_it_was_opened(library: Path) -> None:
    before = open_index(library)
    assert before.current()
    for number in range(4):
        with index_writer(library, CATALOG) as writer:
            writer.remove("a")
            writer.put(coming(f"new{number}", "殡仪馆一座。"))
    assert not before.current()
    assert found(before, "敬老") == {"a", "b"}
    assert dict(before.covers) == {"a": "m", "b": "n"}
    assert found(open_index(library), "殡仪") == {f"new{number}" for number in range(4)}


def test_a_commit_is_seen_before_the_end_and_stamped_with_no_catalog(library: Path) -> None:
    with index_writer(library, CATALOG) as writer:
        writer.put(coming("c"))
        assert dict(open_index(library).covers).keys() == {"a", "b"}
        writer.commit()
        assert dict(open_index(library).covers).keys() == {"a", "b", "c"}
        assert stamp_of(library) == ()
        writer.catalog_stamp = (18, 5)
    assert stamp_of(library) == (18, 5)


def test_a_writer_that_changes_nothing_only_stamps(library: Path) -> None:
    index = open_index(library)
    folders = {path.name for path in (library / "index").iterdir()}
    with index_writer(library, (18, 5)) as writer:
        writer.commit()
    assert stamp_of(library) == (18, 5)
    assert {path.name for path in (library / "index").iterdir()} == folders
    assert not index.current()


def test_an_error_in_the_block_leaves_what_was_committed(library: Path) -> None:
    with pytest.raises(KeyError), index_writer(library, (18, 5)) as writer:  # noqa: PT012
        writer.put(coming("c"))
        writer.commit()
        writer.put(coming("d"))
        raise KeyError
    assert dict(open_index(library).covers).keys() == {"a", "b", "c"}
    assert stamp_of(library) == ()


def test_a_new_index_is_seen_only_when_it_is_whole(library: Path) -> None:
    with index_writer(library, CATALOG, anew=True) as writer:
        assert writer.covered() == {}
        writer.put(coming("c", "殡仪馆一座。"))
        writer.commit()
        assert dict(open_index(library).covers) == {"a": "m", "b": "n"}
    assert dict(open_index(library).covers) == {"c": "m"}


def test_folders_of_old_do_not_pile_up(library: Path) -> None:
    (library / "index" / "writing").mkdir()
    (library / "index" / "writing" / "left by one who was killed").touch()
    for number in range(5):
        with index_writer(library, CATALOG) as writer:
            writer.put(coming(str(number)))
    names = sorted(path.name for path in (library / "index").iterdir())
    assert len(names) == 3
    assert names[-1] == "index.json"


def test_without_an_index_there_is_none(tmp_path: Path) -> None:
    with pytest.raises(IndexMissing):
        open_index(library_folder(tmp_path))


@pytest.mark.parametrize("rule", ["format", "engine", "words"])
def test_an_index_of_other_rules_is_outdated_and_written_anew(library: Path, rule: str) -> None:
    path = library / "index" / "index.json"
    document = orjson.loads(path.read_bytes())
    document["rules"][rule] = "another"
    path.write_bytes(orjson.dumps(document))
    with pytest.raises(IndexOutdated):
        open_index(library)
    with index_writer(library, CATALOG) as writer:
        assert writer.covered() == {}
        writer.put(coming("c"))
    assert dict(open_index(library).covers) == {"c": "m"}


@pytest.mark.parametrize("manifest", [b"", b"{}", b"[]", b"\xff\xfe", b'{"rules": 1', b"null"])
def test_a_manifest_that_is_none_is_damage(library: Path, manifest: bytes) -> None:
    (library / "index" / "index.json").write_bytes(manifest)
    with pytest.raises(IndexDamaged):
        open_index(library)
    with index_writer(library, CATALOG) as writer:
        writer.put(coming("c"))
    assert dict(open_index(library).covers) == {"c": "m"}


@pytest.mark.parametrize("snapshot", ["../..", "/", "", "1/../1"])
def test_a_manifest_leads_nowhere_else(library: Path, snapshot: str) -> None:
    path = library / "index" / "index.json"
    path.write_bytes(orjson.dumps(orjson.loads(path.read_bytes()) | {"snapshot": snapshot}))
    with pytest.raises(IndexDamaged):
        open_index(library)


def test_whoever_reads_the_catalog_reads_the_index(tmp_path: Path) -> None:
    for mode in (0o644, 0o640, 0o664):
        library = library_folder(tmp_path / str(mode))
        (library / "catalog.json").chmod(mode)
        with index_writer(library, CATALOG) as writer:
            writer.put(coming("a"))
        for path in (library / "index").rglob("*"):
            allowed = stat.S_IMODE(path.stat().st_mode)
            assert allowed == (mode | (mode & 0o444) >> 2 if path.is_dir() else mode), path


def test_reading_leaves_nothing_behind_and_writes_nothing(
    library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = tmp_path / "temporary"
    own.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(own))
    before = {path: path.stat().st_mtime_ns for path in library.rglob("*")}
    index = open_index(library)
    assert found(index, "食堂") == {"b"}
    index.close()
    assert list(own.iterdir()) == []
    assert {path: path.stat().st_mtime_ns for path in library.rglob("*")} == before


def test_a_writer_that_may_not_write_says_so(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    before = open_index(library)
    monkeypatch.setattr("store.replacing.os.fsync", full)
    with pytest.raises(LibraryUnwritable, match="No space left"), index_writer(library, CATALOG) as writer:
        writer.put(coming("c"))
    monkeypatch.undo()
    assert before.current()
    assert dict(open_index(library).covers) == {"a": "m", "b": "n"}


def test_files_that_cannot_be_linked_are_copied(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr("store.index.snapshots.os.link", refused)
    with index_writer(library, CATALOG) as writer:
        writer.put(coming("c", "食堂一家。"))
    assert found(open_index(library), "食堂") == {"b", "c"}


@needs_an_owner
def test_a_library_that_may_not_be_written_opens(library: Path) -> None:
    locked = [path for path in library.rglob("*") if path.is_dir()]
    for path in locked:
        path.chmod(0o555)
    try:
        index: OpenIndex = open_index(library)
        assert found(index, "食堂") == {"b"}
        with pytest.raises(LibraryUnwritable), index_writer(library, CATALOG) as writer:
            writer.put(coming("c"))
    finally:
        for path in locked:
            path.chmod(0o755)
