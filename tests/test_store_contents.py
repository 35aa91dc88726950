"""A library read from its contents says what it says when it is read from its catalog."""

import os
import tempfile
from pathlib import Path
from shutil import copy2, copytree

import pytest
from catalogs import cataloged, drawn, record, spoil
from handmade import HAIYAN, KUNSHAN, SHAOXING
from hypothesis import given, settings
from hypothesis import strategies as st
from shelf import put, sound

from store import Library, LibraryDamaged, Reading, ReportMissing, report_id
from store.library.contents import CONTENTS
from store.models import Region

ZHEJIANG = Region("330000", "浙江省", ("浙江省",))
REGIONS = (
    ZHEJIANG,
    HAIYAN,
    SHAOXING,
    KUNSHAN,
    Region("330400", "嘉兴市", ("浙江省", "嘉兴市")),
    Region("429004", "仙桃市", ("湖北省", "仙桃市")),
    Region("420102", "江岸区", ("湖北省", "武汉市", "江岸区")),
    # A code that moved to another city, and a name that took another code.
    Region("371202", "莱城区", ("山东省", "莱芜市", "莱城区")),
    Region("371202", "莱城区", ("山东省", "济南市", "莱城区")),
    Region("370116", "莱城区", ("山东省", "济南市", "莱城区")),
)
PERIODS = ("2021", "2022", "2022H1", "2022H2", "2023")
RECORDS = st.lists(
    st.builds(record, st.sampled_from(REGIONS), st.sampled_from(PERIODS), st.sampled_from(("民政局", "卫生健康局"))),
    unique_by=lambda each: each.entry.id,
    max_size=25,
)


@given(RECORDS)
@settings(max_examples=60, deadline=None)
def test_contents_say_what_the_catalog_says(records):
    with tempfile.TemporaryDirectory() as place:
        lazy = cataloged(Path(place) / "library", records)
        copytree(lazy.folder, Path(place) / "other", ignore=lambda *_: [CONTENTS])
        whole = Library.open(Path(place) / "other")
        assert (lazy.folder / CONTENTS).exists()
        assert lazy.count == whole.count == len(records)
        assert lazy.entries() == whole.entries()
        assert drawn(lazy.tree()) == drawn(whole.tree())
        assert lazy.marks() == whole.marks()
        assert lazy.records() == whole.records() == tuple(records)
        for each in records:
            assert lazy.entry(each.entry.id) == each.entry
            assert each.entry.id in lazy
        assert "330424-2019-000000" not in lazy
        assert "" not in lazy
        with pytest.raises(ReportMissing, match="330424-2019-000000"):
            lazy.entry("330424-2019-000000")


def test_no_more_is_read_than_is_asked_for(tmp_path: Path):
    records = [record(region, period) for region in (HAIYAN, SHAOXING, KUNSHAN) for period in ("2021", "2022")]
    library = cataloged(tmp_path, records)
    spoil(tmp_path / "catalog.json", b"library")
    spoil(tmp_path / CONTENTS, b'[{"id":"330600')
    opened = Library.open(tmp_path)
    assert opened.count == 6
    assert opened.entry(records[0].entry.id) == records[0].entry
    jiangsu, zhejiang = opened.tree()
    assert [entry.report.period for entry in jiangsu.children[0].children[0].reports] == ["2022", "2021"]
    shaoxing = zhejiang.children[1]
    assert (shaoxing.name, shaoxing.count) == ("绍兴市", 2)
    assert next(opened.in_order()).report.region == KUNSHAN
    with pytest.raises(LibraryDamaged, match=r"catalog\.json"):
        assert shaoxing.reports
    assert library.refresh() is False


@pytest.mark.parametrize("line", [b'[{"id":"330424', b'["\xe5\x98\x89\xe5\x85\xb4\xe5\xb8\x82"', b'{"320583'])
def test_what_is_broken_in_the_contents_is_taken_from_the_catalog(tmp_path: Path, line: bytes):
    records = [record(region, period) for region in REGIONS for period in ("2021", "2022")]
    before = cataloged(tmp_path / "library", records)
    spoil(before.folder / CONTENTS, line)
    opened = Library.open(before.folder)
    copytree(before.folder, tmp_path / "whole", ignore=lambda *_: [CONTENTS])
    whole = Library.open(tmp_path / "whole")
    assert opened.entries() == whole.entries()
    assert drawn(opened.tree()) == drawn(whole.tree())
    assert opened.marks() == whole.marks()
    assert opened.entry(records[2].entry.id) == records[2].entry


@pytest.mark.parametrize("content", [b"", b"\0" * 4000, b"{", b"[]\n", b'{"format":[1,1]}\n', b'{"format":[9,9]}\n'])
def test_contents_that_are_none_do_not_matter(small_library: Library, content: bytes):
    (small_library.folder / CONTENTS).write_bytes(content)
    assert Library.open(small_library.folder).entries() == small_library.entries()
    assert sound(small_library.folder)


def test_contents_of_another_catalog_are_not_read(small_library: Library, tmp_path: Path, make_reading):
    copy2(small_library.folder / CONTENTS, tmp_path / "kept")
    new = make_reading("新的。", region=KUNSHAN, period="2021", name="new.txt")
    put(small_library, new)
    # As a writer leaves them that knows nothing of contents.
    copy2(tmp_path / "kept", small_library.folder / CONTENTS)
    assert report_id(new.report) in Library.open(small_library.folder)
    assert Library.open(small_library.folder).entries() == small_library.entries()


def test_a_writer_leaves_contents_of_its_catalog(small_library: Library):
    (small_library.folder / CONTENTS).unlink()
    with small_library.writer():
        pass
    spoil(small_library.folder / "catalog.json", b"library")
    assert Library.open(small_library.folder).entries() == small_library.entries()


@pytest.mark.parametrize("step", ["write_catalog", "flush_folder"])
def test_a_writer_interrupted_around_its_catalog_leaves_no_contents_of_another(
    small_library: Library, make_reading, monkeypatch: pytest.MonkeyPatch, step: str
):
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    new = make_reading("新的。", region=KUNSHAN, period="2021", name="new.txt")

    def stage_and_stop() -> None:
        with small_library.writer() as writer:
            writer.stage(new)
            monkeypatch.setattr(f"store.library.writer.{step}", interrupted)
            writer.commit()

    with pytest.raises(KeyboardInterrupt):
        stage_and_stop()
    monkeypatch.undo()
    opened = Library.open(small_library.folder)
    (small_library.folder / CONTENTS).unlink(missing_ok=True)
    assert opened.entries() == Library.open(small_library.folder).entries()
    assert opened.count == (4 if step == "write_catalog" else 5)


def test_a_copied_library_keeps_its_contents(small_library: Library, tmp_path: Path):
    copied = Path(copytree(small_library.folder, tmp_path / "copied"))
    spoil(copied / "catalog.json", b"library")
    assert Library.open(copied).entries() == small_library.entries()


def test_a_reader_goes_on_with_what_it_opened(small_library: Library, readings: tuple[Reading, ...]):
    reader = Library.open(small_library.folder)
    before, tree = reader.stamp, reader.tree()
    with small_library.writer() as writer:
        for reading in readings[:3]:
            writer.remove(report_id(reading.report))
    assert len(drawn(tree)) == 2
    assert reader.count == len(reader.entries()) == 4
    assert reader.stamp == before
    assert reader.refresh() is True
    assert reader.count == len(reader.entries()) == 1
    assert reader.stamp != before


def test_what_keeps_the_contents_from_being_written_keeps_nothing_else(small_library: Library, make_reading):
    (small_library.folder / CONTENTS).unlink()
    (small_library.folder / CONTENTS).mkdir()
    put(small_library, make_reading("新的。", region=KUNSHAN, period="2021", name="new.txt"))
    assert Library.open(small_library.folder).count == 5
    assert not list(small_library.folder.glob(".*.tmp"))


def test_a_report_of_another_code_than_its_id_says_is_found(tmp_path: Path):
    odd = Region("33-0424", "海盐县", HAIYAN.path)
    library = cataloged(tmp_path, [record(odd), record(SHAOXING)])
    (entry,) = (each for each in library.entries() if each.report.region == odd)
    assert library.entry(entry.id) == entry


def test_the_contents_are_as_open_to_others_as_the_catalog(small_library: Library, make_reading):
    (small_library.folder / "catalog.json").chmod(0o664)
    umask = os.umask(0o077)
    try:
        put(small_library, make_reading("新的。", region=KUNSHAN, period="2021", name="new.txt"))
    finally:
        os.umask(umask)
    assert (small_library.folder / CONTENTS).stat().st_mode & 0o777 == 0o664
