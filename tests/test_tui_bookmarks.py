"""Bookmarks from the keys: made wherever the cursor is, opened, changed, deleted; marked in the margin."""

from pathlib import Path
from typing import Any

import pytest
from bookmark_stage import began, dialog, listed, rows, three_made, told
from browsing import Start, press, starting
from shown import lines, text

from store import Library
from store.bookmarks.keeping import BOOKMARKS, Bookmarks
from store.bookmarks.models import Bookmark, What
from store.comparing.sections.kindred import Kin
from store.index.sheets import Origin
from store.models import Kind, Span
from tui.screens.bookmarks.dialog import BookmarkDialog
from tui.screens.bookmarks.screen import BookmarksScreen
from tui.screens.browse.screen import BrowseScreen
from tui.screens.report import ReportScreen
from tui.widgets.excerpt.pane import ExcerptPane


@pytest.fixture
def start(small_library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Start:
    began(small_library, tmp_path)
    return starting(small_library, tmp_path, monkeypatch)


@pytest.fixture
def bookmarks(tmp_path: Path) -> Bookmarks:
    return Bookmarks(tmp_path / "state")


@pytest.fixture
def three(bookmarks: Bookmarks, small_library: Library, readings) -> tuple[Bookmark, ...]:
    return three_made(bookmarks, small_library, readings)


def alike(app: Any, words: str) -> Kin:
    """What a sentence of 绍兴市 would have in common with a section asked about."""
    entry = next(each for each in app._material.library.entries() if each.report.region.name == "绍兴市")
    start = app._material.reading(entry.id).text.index(words)
    origin = Origin(entry.id, entry.report.region, entry.report.agency, entry.report.period)
    spans = (Span(start, start + len(words)),)
    return Kin(origin, "3", ("养老服务有高度",), Kind.REVIEW, ("eldercare",), start, 0.5, words, (), spans)


async def test_a_key_marks_the_indicator_under_the_cursor_and_opens_it_again(start: Start, bookmarks: Bookmarks):
    async with start() as pilot:
        await press(pilot, "w", "b")
        assert "低保标准" in text(pilot.app)
        assert "新书签" in text(pilot.app)
        await press(pilot, *"bqdx", "ctrl+j", "Q", "tab", *"ab", "space", "c", "enter")
        assert isinstance(pilot.app.screen, BrowseScreen)
        (kept,) = bookmarks.all()
        assert (kept.what, kept.note, kept.tags) == (What.INDICATOR, "bqdx\nQ", ("ab", "c"))
        assert kept.figure is not None
        assert kept.made[-6] in "+-"
        await press(pilot, "b")
        assert (dialog(pilot).note.text, dialog(pilot).tags.value) == ("bqdx\nQ", "ab c ")
        await press(pilot, "z", "escape")
        assert bookmarks.all() == (kept,)
        await press(pilot, "b", "!", "enter")
        (changed,) = bookmarks.all()
        assert (changed.id, changed.made, changed.note) == (kept.id, kept.made, "bqdx\nQ!")
        await press(pilot, "b", "ctrl+x")
        assert bookmarks.all() == ()
        assert isinstance(await listed(pilot, "u"), BookmarksScreen)
        assert bookmarks.all() == (changed,)


@pytest.mark.usefixtures("three")
async def test_tags_complete_to_those_used_before(start: Start, bookmarks: Bookmarks):
    async with start() as pilot:
        await press(pilot, "w", "w", "b", "tab")
        assert "用过：#标准 #养老 #救助" in text(pilot.app)
        await press(pilot, "救")
        assert "用过：#救助" in text(pilot.app)
        await press(pilot, "right", "space", "标", "enter")
        assert bookmarks.all()[-1].tags == ("救助", "标")


async def test_places_of_every_kind_are_marked(start: Start, bookmarks: Bookmarks):
    async def mark(*keys: str) -> Bookmark:
        await press(pilot, *keys)
        await pilot.app.workers.wait_for_complete()
        await press(pilot, "b")
        assert isinstance(pilot.app.screen, BookmarkDialog), text(pilot.app)
        await press(pilot, "enter")
        return bookmarks.all()[-1]

    async with start(size=(120, 40)) as pilot:
        section = await mark("left_square_bracket")
        assert section.what is What.SECTION
        in_table = await mark("tab", "tab")
        assert in_table.what is What.INDICATOR
        await press(pilot, "1", "enter")
        screen: Any = pilot.app.screen
        assert isinstance(screen, ReportScreen)
        in_outline = await mark("o", "down", "down")
        assert in_outline.heading == screen.outline.heading.title
        found = await mark("o", "f", *"募集", "enter")
        assert (found.what, found.query) == (What.HIT, "募集")
        assert "募集善款" in found.text
        await press(pilot, "q")
        measured = await mark("m", "right")
        assert measured.figure is not None
        ranked = await mark("g", "left", "R")
        assert ranked.figure is not None
        await press(pilot, "q", "q")
        promised = await mark("o")
        assert promised.figure is not None
        assert promised.figure.target
        in_words = await mark("G")
        assert in_words.period == promised.period
        await press(pilot, "q")
        over_years = await mark("t", "right")
        assert over_years.what is What.INDICATOR
        await press(pilot, "q")
        await press(pilot, "v")
        kindred: Any = pilot.app.screen
        kindred.kindred.show([alike(pilot.app, "新建镇街养老中心")])
        also = await mark()
        assert (also.what, also.region[-1]) == (What.HIT, "绍兴市")
        await press(pilot, "q")
        searched = await mark("slash", *"骑手", "tab")
        assert (searched.what, searched.query) == (What.HIT, "骑手")
        assert searched.text.endswith("骑手都经过培训！")


async def test_where_there_is_nothing_to_mark_that_is_told(start: Start, bookmarks: Bookmarks):
    async with start() as pilot:
        await press(pilot, "m", "left", "b")
        assert "没有可以加书签" in told(pilot)
        await press(pilot, "q", "question_mark", "b")
        assert not bookmarks.exist
        await press(pilot, "q", "slash", *"Bb")
        assert pilot.app.screen.panes.line.input.value == "Bb"


@pytest.mark.usefixtures("three")
async def test_marked_places_have_a_sign_in_the_margin_and_the_outline(start: Start):
    async with start(size=(100, 40)) as pilot:
        assert [pane.bookmarked for pane in pilot.app.screen.query(ExcerptPane)] == [2, 0]
        signed = [line for line in lines(pilot.app) if "※" in line]
        assert len(signed) == 2
        assert "急事先办" in signed[1]
        await press(pilot, "right_square_bracket")
        assert [pane.bookmarked for pane in pilot.app.screen.query(ExcerptPane)] == [0, 1]
        await press(pilot, "enter")
        screen = pilot.app.screen
        assert isinstance(screen, ReportScreen)
        assert screen.text.bookmarked == 2
        outline = [line[:36] for line in lines(pilot.app)]
        assert [line.split()[1] for line in outline if "※" in line][:2] == ["提高社会救助标准", "急事先办不等待"]


async def test_damaged_bookmarks_are_told_and_left_alone(start: Start, bookmarks: Bookmarks):
    bookmarks.path.parent.mkdir(exist_ok=True)
    bookmarks.path.write_bytes(b"{")
    async with start() as pilot:
        assert "读不懂" in told(pilot)
        await press(pilot, "w", "b")
        assert "读不懂" in told(pilot)
        screen = await listed(pilot)
        assert "读不懂" in "".join(rows(screen))
        await press(pilot, "enter", "b", "d", "v", "q")
        assert isinstance(pilot.app.screen, BrowseScreen)
    assert bookmarks.path.read_bytes() == b"{"


async def test_what_could_not_be_kept_is_still_in_the_dialog(start: Start, bookmarks: Bookmarks):
    async with start() as pilot:
        await press(pilot, "w", "b", *"ab")
        bookmarks.path.parent.mkdir(exist_ok=True)
        bookmarks.path.mkdir()
        await press(pilot, "enter")
        assert "读不了" in told(pilot)
        bookmarks.path.rmdir()
        await press(pilot, "enter")
        assert [each.note for each in bookmarks.all()] == ["ab"]


async def test_nothing_is_written_or_read_before_there_is_a_bookmark(start: Start, tmp_path: Path):
    async with start() as pilot:
        await press(pilot, "j", "k")
        assert pilot.app._marking is None
        assert not list((tmp_path / "state").glob(f"*{BOOKMARKS}*"))
