"""Bookmarks are found again at the right words, or it is said why not; never at other words."""

from dataclasses import replace

import pytest
from handmade import HAIYAN, Heading
from hypothesis import given, settings
from hypothesis import strategies as st
from marked import indicator_marked, marked, section_marked, words_marked
from shelf import files, put
from small import read_small

from store import Library
from store.bookmarks.attaching import Attached, Attaching, State, attached, attached_in, unattached
from store.bookmarks.models import Bookmark
from store.bookmarks.words import WordsOf
from store.models import Reading

TEXT = """一、2024年工作回顾
（一）养老服务。全县新建助餐点12个，送餐上门的老人有860位。护理型床位占比达到61%。
（二）社会救助。临时救助当场受理，全年帮助1240人次。
（三）社会组织。评出等级社会组织9家。
二、2025年工作打算
（一）养老服务。再建助餐点5个。
"""


def reread(text: str) -> Reading:
    """What is read in a text of 海盐县's report."""
    reading = read_small(text)
    return replace(reading, report=replace(reading.report, region=HAIYAN, agency="民政局"))


def again(bookmark: Bookmark, text: str) -> Attached:
    """The bookmark's place once its report has this text."""
    return attached_in(bookmark, bookmark.report, WordsOf(reread(text)))


@pytest.fixture(scope="module")
def reading() -> Reading:
    return reread(TEXT)


@pytest.fixture(scope="module")
def three(reading: Reading) -> tuple[Bookmark, ...]:
    """A section, an indicator and a sentence."""
    return (
        section_marked(reading, "社会救助"),
        indicator_marked(reading, next(each.name for each in reading.indicators if each.value == 12)),
        words_marked(reading, "全年帮助"),
    )


def test_in_the_same_text_everything_is_in_place(three: tuple[Bookmark, ...], reading: Reading):
    for bookmark in three:
        found = again(bookmark, TEXT)
        assert (found.state, found.place) == (State.IN_PLACE, bookmark.anchor.offset)
        assert found.words.text == bookmark.text
    assert again(three[1], TEXT).indicator == [each.value for each in reading.indicators].index(12)


def test_behind_new_words_it_has_moved(three: tuple[Bookmark, ...]):
    longer = TEXT.replace("（一）养老服务。全县", "（一）养老服务。这一年做了不少事。全县")
    for bookmark in three:
        found = again(bookmark, longer)
        assert found.state is State.MOVED
        assert found.place == bookmark.anchor.offset + len("这一年做了不少事。")
        assert found.words.text.startswith(bookmark.text[:12])


def test_other_breaks_and_blanks_are_no_change(three: tuple[Bookmark, ...]):
    spread = TEXT.replace("送餐", "送\n　餐").replace("临时", "临 时")
    for bookmark in three:
        found = again(bookmark, spread)
        assert found.found
        assert found.state is not State.ALTERED


def test_a_section_with_other_words_under_its_heading_is_altered(three: tuple[Bookmark, ...]):
    found = again(three[0], TEXT.replace("全年帮助1240人次", "全年帮助1300人次"))
    assert found.state is State.ALTERED
    assert "1300人次" in found.words.text


def test_a_sentence_that_changed_around_the_figure_is_altered(three: tuple[Bookmark, ...]):
    found = again(three[1], TEXT.replace("送餐上门的老人有860位", "送餐上门的老人有900位"))
    assert found.state is State.ALTERED
    assert found.indicator is not None
    assert "900位" in found.words.text


def test_words_that_are_no_longer_there_are_told_as_they_were(three: tuple[Bookmark, ...]):
    for bookmark, gone in zip(three, ("（二）社会救助", "12个", "全年帮助1240人次"), strict=True):
        found = again(bookmark, TEXT.replace(gone, ""))
        assert found.state is State.CHANGED
        assert (found.place, found.words.text) == (None, bookmark.text)


def test_of_several_places_none_is_chosen():
    twice = "从年初一直到年末都是如此。开办老年大学。各个镇街都有一所分校。\n"
    bookmark = words_marked(reread(f"一、2024年工作回顾\n{twice}"), "开办老年大学")
    found = again(bookmark, f"一、2024年工作回顾\n{twice}二、其他\n{twice}")
    assert (found.state, found.places, found.place) == (State.SEVERAL, 2, None)


def test_a_figure_that_is_read_otherwise_keeps_its_sentence(three: tuple[Bookmark, ...], reading: Reading):
    nothing = replace(reading, indicators=())
    found = attached_in(three[1], three[1].report, WordsOf(nothing))
    assert (found.state, found.indicator) == (State.IN_PLACE, None)
    assert found.words.text == three[1].text


def test_a_section_that_is_read_otherwise_keeps_its_words(three: tuple[Bookmark, ...], reading: Reading):
    flat = replace(reading, sections=reading.sections[:1], indicators=())
    found = attached_in(three[0], three[0].report, WordsOf(flat))
    assert found.state is State.IN_PLACE
    assert found.words.text[:4] == three[0].text[:4]


@settings(max_examples=120, deadline=None)
@given(
    st.data(),
    st.sampled_from(("section", "indicator", "words")),
    st.lists(st.text("养老服务助餐点个。12，\n　新建", max_size=12), min_size=1, max_size=3),
)
def test_it_is_found_at_its_words_or_not_at_all(data: st.DataObject, kind: str, pieces: list[str]):
    text = TEXT
    bookmark = THREE[kind]
    for piece in pieces:
        start = data.draw(st.integers(0, len(text)))
        cut = data.draw(st.integers(0, 6))
        text = text[:start] + piece + text[start + cut :]
    there = again(bookmark, text)
    if there.found:
        place = there.place or 0
        passage = "".join(text[place:].split())
        assert passage.startswith(bookmark.anchor.words[bookmark.anchor.at :])
        before = "".join(text[:place].split())
        assert before.endswith(bookmark.anchor.words[: bookmark.anchor.at])
    else:
        assert there.words.text == bookmark.text
        assert there.place is None


_READING = reread(TEXT)
THREE = {
    "section": section_marked(_READING, "社会救助"),
    "indicator": indicator_marked(_READING, next(each.name for each in _READING.indicators if each.value == 12)),
    "words": words_marked(_READING, "全年帮助"),
}


# In a library


@pytest.fixture
def bookmarked(library: Library, readings) -> Bookmark:
    put(library, *readings)
    return indicator_marked(readings[0], "募集善款")


def test_a_report_loaded_again_keeps_its_bookmark(library: Library, bookmarked: Bookmark, make_reading):
    assert attached(bookmarked, library).state is State.IN_PLACE
    entry = library.entry(bookmarked.report)
    old = library.reading(entry.id)
    text = "补记一段。\n" + old.text
    source = replace(old.report.source, sha256="b" * 64, characters=len(text))
    coming = make_reading(text, region=HAIYAN, period="2022", title=None, name="x.txt", headings=(), stated=())
    put(library, replace(coming, report=replace(old.report, source=source)))
    found = attached(bookmarked, library)
    assert (found.state, found.report) == (State.MOVED, bookmarked.report)
    assert text[found.place :].startswith("2150")


def test_a_report_under_another_name_is_found_by_its_file(library: Library, bookmarked: Bookmark, readings):
    elsewhere = replace(readings[0], report=replace(readings[0].report, period="2021"))
    with library.writer() as writer:
        writer.remove(bookmarked.report)
        writer.put(elsewhere)
    found = attached(bookmarked, library)
    assert found.state is State.MOVED
    assert found.about is not None
    assert found.about.period == "2021"
    assert found.words.text == bookmarked.text


def test_a_report_from_another_source_is_found_by_region_and_period(library: Library, bookmarked: Bookmark, readings):
    source = replace(readings[0].report.source, sha256="c" * 64)
    other = replace(readings[0], report=replace(readings[0].report, agency="县民政局", source=source))
    with library.writer() as writer:
        writer.remove(bookmarked.report)
        writer.put(other)
    found = attached(bookmarked, library)
    assert found.state is State.MOVED
    assert found.report != bookmarked.report
    third = replace(other.report, agency="民政和养老局", source=replace(source, sha256="d" * 64))
    # A file with the same longest line would be taken for the same report.
    put(library, replace(other, report=third, text=f"{other.text}{'又是另一份' * 99}\n"))
    several = attached(bookmarked, library)
    assert (several.state, several.places) == (State.SEVERAL, 2)


def test_without_its_report_or_its_library_it_is_told_as_it_was(library: Library, bookmarked: Bookmark):
    with library.writer() as writer:
        writer.remove(bookmarked.report)
    for found in (attached(bookmarked, library), Attaching(None).of(bookmarked)):
        assert (found.state, found.report) == (State.GONE, None)
        assert found.words.text == bookmarked.text
    assert unattached(bookmarked, State.GONE).words.start == bookmarked.start


def test_a_report_that_cannot_be_read_is_told(library: Library, bookmarked: Bookmark):
    (library.folder / "reports" / f"{bookmarked.report}.json").write_bytes(b"{")
    fresh = Library.open(library.folder)
    assert attached(bookmarked, fresh).state is State.UNREADABLE


def test_looking_for_them_changes_nothing(library: Library, bookmarked: Bookmark):
    before = files(library.folder)
    attaching = Attaching(Library.open(library.folder))
    assert attaching.of(bookmarked).found
    assert not attaching.of(replace(bookmarked, report="999999-2000-aaaaaa", source="", region=())).found
    assert files(library.folder) == before


def test_a_mended_sentence_is_found_again(readings):
    bookmark = words_marked(readings[0], "骑手都经过培训")
    text = readings[0].text.replace("这一年，", "忙了一年，这一年，")
    moved = attached_in(bookmark, bookmark.report, WordsOf(replace(readings[0], text=text, paragraphs=(), sections=())))
    assert moved.found
    assert text[moved.place or 0 :].startswith("办起助餐点")


def test_a_place_outside_of_all_sections_is_marked(make_reading):
    text = "没有标题的话在前面。\n一、正文\n　　说到养老。\n"
    headings = (Heading("一、", "正文", 1),)
    reading = make_reading(text, region=HAIYAN, period="2024", title=None, name="x.txt", headings=headings, stated=())
    first = marked(reading, spans=reading.paragraphs[0].spans)
    assert first.text == "没有标题的话在前面。"
    assert first.path == ()
