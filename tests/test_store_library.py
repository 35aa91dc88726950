import os
import signal
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from handmade import HAIYAN, KUNSHAN
from shelf import files, put, sound
from tinydb import TinyDB

from store import (
    Library,
    LibraryBusy,
    LibraryDamaged,
    LibraryMissing,
    LibraryUnwritable,
    ReportMissing,
    report_id,
)
from store.models import Reading

Make = Callable[..., Reading]


def test_what_is_put_in_comes_out_the_same(small_library: Library, readings: tuple[Reading, ...]) -> None:
    opened = Library.open(small_library.folder)
    assert len(opened.entries()) == len(readings)
    for reading in readings:
        assert opened.reading(report_id(reading.report)) == reading


def test_entries_stand_by_region_code_and_newest_first(small_library: Library) -> None:
    assert [(entry.report.region.code, entry.report.period) for entry in small_library.entries()] == [  # type: ignore[union-attr]
        ("320583", "2023H1"),
        ("330424", "2023"),
        ("330424", "2022"),
        ("330600", "2022"),
    ]


def test_an_entry_counts_results_and_promises_by_domain(small_library: Library, readings: tuple[Reading, ...]) -> None:
    entry = small_library.entry(report_id(readings[0].report))
    assert entry.counts == {"assistance": (4, 0), "eldercare": (7, 2), "charity": (2, 2)}
    assert (entry.sections, entry.indicators) == (17, 17)


def test_opening_reads_the_catalog_and_no_report(small_library: Library) -> None:
    for path in (small_library.folder / "reports").iterdir():
        path.write_text("{")
    opened = Library.open(small_library.folder)
    assert len(opened.entries()) == 4
    with pytest.raises(LibraryDamaged, match=r"330600-2022-\w+\.json"):
        opened.reading(opened.entries()[-1].id)


def test_documents_are_tinydb_s(small_library: Library) -> None:
    catalog = TinyDB(small_library.folder / "catalog.json", encoding="utf-8").all()
    assert [document["report"]["region"]["name"] for document in catalog] == ["海盐县", "海盐县", "绍兴市", "昆山市"]
    report = TinyDB(small_library.folder / "reports" / f"{catalog[0]['id']}.json", encoding="utf-8")
    assert report.tables() == {"report", "sections", "indicators", "paragraphs"}
    assert len(report.table("indicators")) == 17


def test_an_id_is_ascii_readable_and_tells_agencies_apart(make_reading: Make) -> None:
    civil = report_id(make_reading("正文", region=HAIYAN, period="2023H1").report)
    health = report_id(make_reading("正文", region=HAIYAN, period="2023H1", agency="卫生健康局").report)
    assert civil.startswith("330424-2023H1-")
    assert civil.isascii()
    assert civil != health


def test_removing_leaves_the_others(small_library: Library, readings: tuple[Reading, ...]) -> None:
    gone = report_id(readings[0].report)
    with small_library.writer() as writer:
        writer.remove(gone)
        with pytest.raises(ReportMissing, match=gone):
            writer.remove(gone)
    assert len(small_library.entries()) == 3
    assert not (small_library.folder / "reports" / f"{gone}.json").exists()
    with pytest.raises(ReportMissing):
        small_library.reading(gone)
    assert sound(small_library.folder)


def test_a_reader_sees_a_change_when_it_refreshes(small_library: Library, make_reading: Make) -> None:
    reader = Library.open(small_library.folder)
    assert reader.refresh() is False
    put(small_library, make_reading("新的。", region=KUNSHAN, period="2021", name="new.txt"))
    assert len(reader.entries()) == 4
    assert reader.refresh() is True
    assert len(reader.entries()) == 5
    assert small_library.refresh() is False


def test_a_reader_with_an_old_catalog_finds_the_replaced_report(small_library: Library, make_reading: Make) -> None:
    reader = Library.open(small_library.folder)
    changed = make_reading("改过的正文。", region=HAIYAN, period="2022", name="haiyan-2022.txt")
    put(small_library, changed)
    assert reader.reading(report_id(changed.report)) == changed


def test_there_is_no_library_where_nothing_was_made(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "none", tmp_path / "file"):
        (tmp_path / "file").touch()
        with pytest.raises(LibraryMissing, match="--library"):
            Library.open(folder)


def test_creating_opens_what_is_there(small_library: Library) -> None:
    assert Library.create(small_library.folder).entries() == small_library.entries()


def test_no_library_is_made_among_other_files(tmp_path: Path) -> None:
    (tmp_path / "letters.txt").write_text("x")
    with pytest.raises(LibraryMissing, match=r"letters\.txt"):
        Library.create(tmp_path)
    with pytest.raises(LibraryMissing):
        Library.create(tmp_path / "letters.txt")
    assert [path.name for path in tmp_path.iterdir()] == ["letters.txt"]


def test_a_lost_catalog_is_not_taken_for_an_empty_library(small_library: Library) -> None:
    (small_library.folder / "catalog.json").unlink()
    for attempt in (Library.open, Library.create):
        with pytest.raises(LibraryDamaged, match=r"catalog\.json"):
            attempt(small_library.folder)


@pytest.mark.parametrize(
    "content", ["", "{", "[]", '{"_default": 3}', '{"_default": {"1": {}}}', '{"library": {}}', "\x00\xff"]
)
def test_a_damaged_catalog_is_named(small_library: Library, content: str) -> None:
    catalog = small_library.folder / "catalog.json"
    catalog.write_bytes(content.encode("latin-1"))
    with pytest.raises(LibraryDamaged, match=r"catalog\.json"):
        Library.open(small_library.folder)
    assert catalog.read_bytes() == content.encode("latin-1")


def test_a_library_of_a_later_version_is_refused(small_library: Library) -> None:
    catalog = small_library.folder / "catalog.json"
    catalog.write_text(catalog.read_text().replace('"format":1', '"format":2'))
    with pytest.raises(LibraryDamaged, match="升级"):
        Library.open(small_library.folder)


def test_a_second_writer_is_told_who_writes(small_library: Library) -> None:
    with small_library.writer():
        with pytest.raises(LibraryBusy, match=str(os.getpid())), Library.open(small_library.folder).writer():
            pass
        assert len(Library.open(small_library.folder).entries()) == 4
    with Library.open(small_library.folder).writer():
        pass


HOLDER = """
import sys, time
from pathlib import Path
from store import Library
with Library.open(Path(sys.argv[1])).writer():
    print("held", flush=True)
    time.sleep(60)
"""


def test_a_killed_writer_leaves_no_lock(small_library: Library) -> None:
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(small_library.folder)], stdout=subprocess.PIPE, text=True
    )
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"
    with pytest.raises(LibraryBusy, match=str(holder.pid)), small_library.writer():
        pass
    holder.send_signal(signal.SIGKILL)
    holder.wait()
    holder.stdout.close()
    with small_library.writer():
        pass


def test_new_documents_follow_the_umask_and_keep_the_mode_they_are_given(
    tmp_path: Path, readings: tuple[Reading, ...]
) -> None:
    umask = os.umask(0o027)
    try:
        library = Library.create(tmp_path / "library")
        put(library, readings[0])
        catalog = library.folder / "catalog.json"
        report = library.folder / "reports" / f"{library.entries()[0].id}.json"
        assert [stat.S_IMODE(path.stat().st_mode) for path in (catalog, report)] == [0o640, 0o640]
        catalog.chmod(0o664)
        put(library, readings[1])
        assert stat.S_IMODE(catalog.stat().st_mode) == 0o664
    finally:
        os.umask(umask)


def test_an_interrupted_writer_keeps_what_it_had_staged(tmp_path: Path, readings: tuple[Reading, ...]) -> None:
    library = Library.create(tmp_path / "library")

    def stage_and_stop() -> None:
        with library.writer() as writer:
            writer.stage(readings[0])
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        stage_and_stop()
    assert len(Library.open(library.folder).entries()) == 1
    assert sound(library.folder)


def test_a_full_disk_refuses_and_leaves_the_library_as_it_was(
    small_library: Library, make_reading: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = files(small_library.folder)

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("store.replacing.os.fsync", full)
    with pytest.raises(LibraryUnwritable, match="No space left"), small_library.writer() as writer:
        writer.put(make_reading("新的。", region=KUNSHAN, period="2021"))
    monkeypatch.undo()
    assert files(small_library.folder) == before
    assert len(small_library.entries()) == 4
