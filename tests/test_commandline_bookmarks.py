"""`duibiao bookmarks`: what was marked, with where it stands, in rows, as CSV and as JSON."""

import csv
import json
from dataclasses import replace
from io import StringIO
from pathlib import Path

import pytest
from in_process import run
from marked import indicator_marked, section_marked

from store import Library
from store.bookmarks.keeping import Bookmarks, library_name

Places = dict[str, str]


@pytest.fixture
def places(small_library: Library, tmp_path: Path, readings) -> Places:
    """A library, and three bookmarks: one of its reports, one of a report that it no longer has, one of another
    library."""
    bookmarks = Bookmarks(tmp_path / "state")
    section = section_marked(readings[0], "急事先办不等待")
    lost = replace(indicator_marked(readings[2], "新建镇街养老中心"), note="=1+1", tags=("养老",))
    made = (
        replace(section, library=library_name(small_library.folder), tags=("救助", "窗口"), note="第一行\n第二行"),
        replace(lost, library=library_name(small_library.folder), made="2024-05-07T00:00:00+08:00"),
        replace(section, library="/srv/elsewhere", report="999999-2000-aaaaaa", source="", region=()),
    )
    for each in made:
        bookmarks.add(each)
    with small_library.writer() as writer:
        writer.remove(lost.report)
    return {"DUIBIAO_LIBRARY": str(small_library.folder), "DUIBIAO_STATE": str(tmp_path / "state")}


def test_a_row_a_bookmark_with_its_citation(places: Places):
    done = run("bookmarks", **places)
    rows = [line.split("\t") for line in done.stdout.splitlines()]
    assert (done.returncode, done.stderr) == (0, "")
    assert [row[0] for row in rows] == ["2024-05-07", "2024-05-06", "2024-05-06"]
    assert [row[6] for row in rows] == ["报告不在库里", "在原处", "在别的库"]
    assert rows[1][1:6] == ["海盐县 2022", "章节", "急事先办不等待", "第一行 第二行", "#救助 #窗口"]
    assert rows[1][7].startswith("浙江省嘉兴市海盐县民政局《海盐县民政局2022年工作总结和2023年工作思路》，2022年")


def test_a_tag_and_words_choose(places: Places):
    assert len(run("bookmarks", "--tag", "#养老", **places).stdout.splitlines()) == 1
    assert len(run("bookmarks", "--tag", "养", **places).stdout.splitlines()) == 0
    assert len(run("bookmarks", "#养", **places).stdout.splitlines()) == 1
    assert len(run("bookmarks", "一次", "第二行", **places).stdout.splitlines()) == 1
    nothing = run("bookmarks", "没有的词", **places)
    assert (nothing.returncode, nothing.stdout) == (1, "")
    assert "没有这样的书签" in nothing.stderr


def test_csv_has_the_words_and_nothing_that_calculates(places: Places):
    done = run("bookmarks", "--csv", "--lang", "en", **places)
    assert done.stdout.startswith("\ufeff")
    head, lost, *_ = csv.reader(StringIO(done.stdout.removeprefix("\ufeff")))
    row = dict(zip(head, lost, strict=True))
    assert row["Now"] == "report gone"
    assert row["Text"].startswith("新建镇街养老中心12家")
    assert not row["Note"].startswith("=")


def test_json_has_everything_and_where_it_is_now(places: Places, small_library: Library):
    lost, here, elsewhere = json.loads(run("bookmarks", "--json", **places).stdout)
    assert (lost["state"], lost["now"], elsewhere["state"]) == ("gone", None, "gone")
    assert lost["figure"]["value"] == 12
    text = small_library.reading(here["report"]).text
    assert text[here["now"]["start"] : here["now"]["end"]] == here["text"]
    assert here["tags"] == ["救助", "窗口"]


def test_without_a_library_or_bookmarks_there_is_something_to_say(places: Places, tmp_path: Path):
    alone = run("bookmarks", **{**places, "DUIBIAO_LIBRARY": str(tmp_path / "none")})
    assert alone.returncode == 0
    assert len(alone.stdout.splitlines()) == 3
    assert "没有资料库" in alone.stderr
    none = run("bookmarks", **{**places, "DUIBIAO_STATE": str(tmp_path / "empty")})
    assert (none.returncode, none.stdout) == (0, "")
    assert "按 b" in none.stderr
    assert not (tmp_path / "empty").exists()


def test_damaged_bookmarks_are_refused(places: Places):
    file = Path(places["DUIBIAO_STATE"]) / "bookmarks.json"
    file.write_bytes(b"{")
    done = run("bookmarks", **places)
    assert (done.returncode, done.stdout) == (1, "")
    assert str(file) in done.stderr
    assert file.read_bytes() == b"{"


def test_bookmarks_are_exported_with_their_citations(places: Places):
    done = run("export", "--bookmarks", "--json", **places)
    assert done.returncode == 0
    assert "加书签时的原文（报告不在库里）" in done.stdout
    assert "急事先办不等待" in done.stdout
