"""Bookmarks as they are made and kept: everything comes back, several sessions lose nothing, damage is refused."""

import stat
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from marked import indicator_marked, marked, section_marked, words_marked
from tinydb import TinyDB

from store import StoreError
from store.bookmarks.keeping import BOOKMARKS, Bookmarks
from store.bookmarks.models import Bookmark, Figure, merged, speaks_of, tags_typed, tags_used


@pytest.fixture
def three(readings) -> tuple[Bookmark, ...]:
    """A section, an indicator and a sentence that a search found."""
    return (
        section_marked(readings[0], "急事先办不等待"),
        replace(indicator_marked(readings[0], "低保标准"), note="比我们早半年\n再核实", tags=("救助", "标准")),
        words_marked(readings[2], "新建镇街养老中心", query="养老 中心"),
    )


# What a bookmark is made of


def test_a_section_is_marked_with_its_own_words_and_where_it_stands(three: tuple[Bookmark, ...], readings):
    section = three[0]
    assert section.path == ("托住底线，社会救助有温度", "急事先办不等待")
    assert section.text.startswith("（二）急事先办不等待。临时救助")
    assert readings[0].text[section.start : section.end] == section.text
    assert (section.region[-1], section.period, section.published) == ("海盐县", "2022", "2023-01-12")


def test_an_indicator_is_marked_with_its_sentence_and_its_figure(three: tuple[Bookmark, ...], readings):
    indicator = three[1]
    assert indicator.figure == Figure("低保标准", 1130.0, None, "元/月", False)
    assert indicator.text.startswith("从七月起，低保标准由1005元/月调到1130元/月")
    assert readings[0].text[indicator.start : indicator.end] == indicator.text


def test_a_sentence_that_the_page_tore_apart_is_marked_mended(readings):
    torn = words_marked(readings[0], "骑手都经过培训")
    assert torn.text == "办起助餐点58个，每天约3000位老人来吃饭；送餐路线38条，骑手都经过培训！"
    across = words_marked(readings[0], "护理型床位占\n")
    assert across.text.startswith("全县养老机构登记床位4210张，护理型床位占到62.5%")
    assert (across.start, across.end) == (
        readings[0].text.index("全县养老机构登记"),
        readings[0].text.index("二是饭菜"),
    )


def test_what_the_page_says_is_marked_as_its_line(readings):
    furniture = words_marked(readings[0], "招聘公益岗位")
    assert furniture.text == "上一篇：关于招聘公益岗位的公告"


def test_a_section_that_is_not_there_is_none(readings):
    with pytest.raises(KeyError):
        marked(readings[0], section="9.9")


# Keeping them


def test_everything_comes_back(tmp_path: Path, three: tuple[Bookmark, ...]):
    kept = [Bookmarks(tmp_path / "new" / "folder").add(each) for each in three]
    again = Bookmarks(tmp_path / "new" / "folder").all()
    assert again == tuple(kept)
    assert [replace(each, id="") for each in again] == list(three)
    assert len({each.id for each in again}) == 3


def test_the_file_is_its_owners_and_tinydb_s(tmp_path: Path, three: tuple[Bookmark, ...]):
    bookmarks = Bookmarks(tmp_path)
    bookmarks.add(three[0])
    bookmarks.path.chmod(0o644)
    bookmarks.add(three[1])
    assert stat.S_IMODE(bookmarks.path.stat().st_mode) == 0o600
    assert [each["note"] for each in TinyDB(bookmarks.path, encoding="utf-8").all()] == ["", "比我们早半年\n再核实"]


def test_what_is_removed_can_be_kept_again_under_its_id(tmp_path: Path, three: tuple[Bookmark, ...]):
    bookmarks = Bookmarks(tmp_path)
    first, second = (bookmarks.add(each) for each in three[:2])
    assert bookmarks.remove(first.id) == first
    assert bookmarks.remove(first.id) is None
    assert bookmarks.all() == (second,)
    assert bookmarks.add(first) == first
    assert bookmarks.add(first).id != first.id
    assert len(bookmarks.all()) == 3


def test_two_sessions_see_each_other_and_lose_nothing(tmp_path: Path, three: tuple[Bookmark, ...]):
    here, there = Bookmarks(tmp_path), Bookmarks(tmp_path)
    before = here.add(three[0])
    assert there.all() == here.all() == (before,)
    there.change(before, replace(before, note="那边写的", tags=("甲",)))
    kept = here.change(before, replace(before, note="这边写的", tags=("乙",)))
    assert kept.note == "那边写的\n这边写的"
    assert kept.tags == ("甲", "乙")
    there.remove(before.id)
    assert here.change(kept, replace(kept, note="删了又改")).note == "删了又改"
    assert there.all()[0].note == "删了又改"


def test_many_writers_at_once_lose_nothing(tmp_path: Path, three: tuple[Bookmark, ...]):
    def write(nth: int) -> None:
        Bookmarks(tmp_path).add(replace(three[nth % 3], note=str(nth)))

    with ThreadPoolExecutor(6) as pool:
        list(pool.map(write, range(18)))
    assert sorted(int(each.note) for each in Bookmarks(tmp_path).all()) == list(range(18))


def test_what_a_killed_session_left_unfinished_is_cleared_away(tmp_path: Path, three: tuple[Bookmark, ...]):
    others = tmp_path / ".state.json.1.tmp"
    others.touch()
    (tmp_path / ".bookmarks.json.1.tmp").touch()
    Bookmarks(tmp_path).add(three[0])
    assert others.exists()
    assert not (tmp_path / ".bookmarks.json.1.tmp").exists()


@pytest.mark.parametrize(
    "data",
    [b"", b"{", b"[]", b'{"_default": {"1": {"id": "x"}}}', '{"_default": {"1": "词"}}'.encode(), b"\xff\xfe"],
)
def test_a_file_that_cannot_be_understood_is_refused_and_left_alone(
    tmp_path: Path, three: tuple[Bookmark, ...], data: bytes
):
    bookmarks = Bookmarks(tmp_path)
    bookmarks.path.write_bytes(data)
    for use in (bookmarks.all, lambda: bookmarks.add(three[0]), lambda: bookmarks.remove("x")):
        with pytest.raises(StoreError) as refused:
            use()
        assert str(bookmarks.path) in refused.value.sentence("zh")
        assert refused.value.reason == "bookmarks-malformed"
    assert bookmarks.path.read_bytes() == data


def test_a_bookmark_with_a_field_of_another_kind_is_refused(tmp_path: Path, three: tuple[Bookmark, ...]):
    bookmarks = Bookmarks(tmp_path)
    bookmarks.add(three[0])
    sound = bookmarks.path.read_bytes()
    for wrong in (sound.replace(b'"note":""', b'"note":5'), sound.replace(b"+08:00", b"+??:00")):
        assert wrong != sound
        bookmarks.path.write_bytes(wrong)
        with pytest.raises(StoreError):
            Bookmarks(tmp_path).all()


def test_where_nothing_can_be_written_nothing_is_lost(tmp_path: Path, three: tuple[Bookmark, ...]):
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(StoreError) as refused:
        Bookmarks(tmp_path / "file").add(three[0])
    assert refused.value.reason == "bookmarks-unwritable"
    assert Bookmarks(tmp_path / "file").all() == ()
    (tmp_path / BOOKMARKS).mkdir()
    with pytest.raises(StoreError) as refused:
        Bookmarks(tmp_path).all()
    assert refused.value.reason == "bookmarks-unreadable"


# Choosing among them


def test_tags_are_taken_as_they_are_typed():
    assert tags_typed("  #养老，助餐 养老；a,b#c ＃对标 #") == ("养老", "助餐", "a", "b#c", "对标")
    assert tags_typed(" ，") == ()


def test_the_tags_used_most_come_first(three: tuple[Bookmark, ...]):
    tagged = [replace(each, tags=tags) for each, tags in zip(three, [("甲", "乙"), ("乙",), ("丙",)], strict=True)]
    assert tags_used(tagged) == ("乙", "丙", "甲")


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("", [0, 1, 2]),
        ("海盐 2022", [0, 1]),
        ("核实", [1]),
        ("#标", [1]),
        ("#准", []),
        ("低保标准", [1]),
        ("绍兴 养老", [2]),
        ("１１３０元", [1]),
    ],
)
def test_words_are_looked_for_in_all_that_a_bookmark_has(three: tuple[Bookmark, ...], words: str, found: list[int]):
    assert [nth for nth, each in enumerate(three) if speaks_of(each, words)] == found


def test_of_two_changes_both_are_kept(three: tuple[Bookmark, ...]):
    before = replace(three[1], note="旧", tags=("甲", "乙"))
    assert merged(before, before, replace(before, note="新")).note == "新"
    assert merged(before, replace(before, note="别处"), before).note == "别处"
    assert merged(before, replace(before, note="同"), replace(before, note="同")).note == "同"
    there, here = replace(before, tags=("甲", "乙", "丙")), replace(before, tags=("乙", "丁"))
    assert merged(before, there, here).tags == ("乙", "丙", "丁")
