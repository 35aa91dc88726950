"""Bookmarks from the keys: made wherever the cursor is, opened, changed, deleted and had back, listed, taken along."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from browsing import Start, press, pressing, starting
from handmade import HAIYAN, Heading
from marked import indicator_marked, section_marked, words_marked
from shown import lines, text
from textual.pilot import Pilot

from store import Library
from store.bookmarks.keeping import BOOKMARKS, Bookmarks, library_name
from store.bookmarks.models import Bookmark, What
from store.comparing.kindred import Kin
from store.index.sheets import Origin
from store.models import Kind, Span
from store.taking.formats import FORMATS
from tui.app import DuibiaoApp, Settings
from tui.language import use_language
from tui.screens.bookmark_dialog import BookmarkDialog
from tui.screens.bookmarks import BookmarksScreen
from tui.screens.browse import BrowseScreen
from tui.screens.report import ReportScreen
from tui.state import LeftOff, Preferences, keep
from tui.widgets.excerpt_pane import ExcerptPane


@pytest.fixture
def start(small_library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Start:
    began(small_library, tmp_path)
    return starting(small_library, tmp_path, monkeypatch)


def began(library: Library, folder: Path) -> None:
    """The reader stands at 海盐县 2022 and what it says of assistance, 绍兴市 beside it."""
    ids = [entry.id for entry in library.entries()]
    first, second = (next(each for each in ids if each.startswith(code)) for code in ("330424-2022", "330600"))
    place = LeftOff(report=first, pins=(second,), domain="assistance", focus="columns")
    keep(folder / "state", library=library.folder, place=place, settings=Preferences())


@pytest.fixture
def bookmarks(tmp_path: Path) -> Bookmarks:
    return Bookmarks(tmp_path / "state")


@pytest.fixture
def three(bookmarks: Bookmarks, small_library: Library, readings) -> tuple[Bookmark, ...]:
    """A section, an indicator and a sentence, made one after the other in the library that is open."""
    made = (
        section_marked(readings[0], "急事先办不等待"),
        replace(indicator_marked(readings[0], "低保标准"), note="比我们早半年，再核实", tags=("救助", "标准")),
        replace(words_marked(readings[2], "新建镇街养老中心", query="养老中心"), tags=("养老", "标准")),
    )
    library = library_name(small_library.folder)
    return tuple(
        bookmarks.add(replace(each, library=library, made=f"2024-05-0{day}T07:08:09+08:00"))
        for day, each in enumerate(made, 6)
    )


def dialog(pilot: Pilot[None]) -> BookmarkDialog:
    assert isinstance(pilot.app.screen, BookmarkDialog)
    return pilot.app.screen


async def listed(pilot: Pilot[None], *keys: str) -> BookmarksScreen:
    """The list of bookmarks, once it is known where they stand."""
    await press(pilot, "B", *keys)
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()
    assert isinstance(pilot.app.screen, BookmarksScreen)
    return pilot.app.screen


def rows(screen: BookmarksScreen) -> list[str]:
    shown = screen.panes.list
    width = shown.size.width - 1
    return ["".join(text for text, _ in shown.line(index, width)) for index in range(shown.line_count())]


def told(pilot: Pilot[None]) -> str:
    """The screen, its lines run together: a notice takes as many as it needs."""
    return text(pilot.app).replace("\n ", "").replace("\n", "")


def alike(app: Any, words: str) -> Kin:
    """What a sentence of 绍兴市 would have in common with a section asked about."""
    entry = next(each for each in app._material.library.entries() if each.report.region.name == "绍兴市")
    start = app._material.reading(entry.id).text.index(words)
    origin = Origin(entry.id, entry.report.region, entry.report.agency, entry.report.period)
    spans = (Span(start, start + len(words)),)
    return Kin(origin, "3", ("养老服务有高度",), Kind.REVIEW, ("eldercare",), start, 0.5, words, (), spans)


# One bookmark


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
        await press(pilot, "w", "b", *"ab", "enter")
        assert [each.note for each in bookmarks.all()] == ["ab"]


# The list


async def test_the_list_has_all_of_them_in_groups(start: Start, three: tuple[Bookmark, ...]):
    async with start() as pilot:
        screen = await listed(pilot)
        assert [line.split()[0] for line in rows(screen)] == ["2024-05-08", "2024-05-07", "2024-05-06"]
        assert "比我们早半年，再核实" in rows(screen)[1]
        assert "低保标准 1130 元/月" in rows(screen)[1]
        await press(pilot, "v")
        assert [row.group for row in screen.panes.list.rows] == ["#标准", "#标准", "#养老", "#救助", "无标签"]
        await press(pilot, "v")
        assert [row.group for row in screen.panes.list.rows] == ["海盐县", "海盐县", "绍兴市"]
        await press(pilot, "f", *"#标")
        assert [row.bookmark.id for row in screen.panes.list.rows] == [three[1].id, three[2].id]
        await press(pilot, "enter", "c")
        assert len(screen.panes.list.rows) == 3
        await press(pilot, "f", *"没有的词", "escape")
        assert "没有这样的书签" in rows(screen)[0]
        await press(pilot, "c", "q")
        assert isinstance(pilot.app.screen, BrowseScreen)


async def test_an_empty_list_tells_how_to_make_one(start: Start):
    async with start(size=(80, 24)) as pilot:
        screen = await listed(pilot)
        assert "按 b" in "".join(rows(screen))
        assert screen.taken().parts == ()
        await press(pilot, "enter", "d", "u", "b", "f")
        assert pilot.app.screen is screen


@pytest.mark.usefixtures("three")
async def test_a_bookmark_opens_its_report_at_its_place(start: Start):
    async with start() as pilot:
        await listed(pilot)
        for down, check in enumerate((_at_words, _at_figure, _at_section)):
            await press(pilot, "g", *["down"] * down, "enter")
            assert isinstance(pilot.app.screen, ReportScreen)
            check(pilot.app.screen)
            await press(pilot, "B")
            assert isinstance(pilot.app.screen, BookmarksScreen)
        assert sum(isinstance(each, BookmarksScreen) for each in pilot.app.screen_stack) == 1


def _at_words(screen: ReportScreen) -> None:
    pointed = screen.pointed()
    assert pointed is not None
    assert screen.reading.text[pointed.spans[0].start :].startswith("新建镇街养老中心")


def _at_figure(screen: ReportScreen) -> None:
    assert screen.text.indicator is not None
    assert screen.reading.indicators[screen.text.indicator].name == "低保标准"


def _at_section(screen: ReportScreen) -> None:
    assert screen.reading.text[screen.text.place :].startswith("（二）急事先办")


async def test_bookmarks_are_changed_deleted_and_had_back_in_the_list(
    start: Start, three: tuple[Bookmark, ...], bookmarks: Bookmarks
):
    async with start() as pilot:
        screen = await listed(pilot, "down", "b", "x", "enter")
        assert bookmarks.all()[1].note == "比我们早半年，再核实x"
        assert screen.panes.list.row.bookmark.id == three[1].id
        await press(pilot, "d")
        assert [each.id for each in bookmarks.all()] == [three[0].id, three[2].id]
        assert screen.panes.list.row.bookmark.id == three[0].id
        await press(pilot, "delete", "u", "u")
        assert {each.id for each in bookmarks.all()} == {each.id for each in three}
        assert screen.panes.list.row.bookmark.note.endswith("x")


async def test_what_became_of_the_places_is_told(
    start: Start, three: tuple[Bookmark, ...], bookmarks: Bookmarks, small_library: Library, make_reading
):
    bookmarks.add(replace(three[0], id="", library="/srv/elsewhere", report="999999-2000-aaaaaa", source="", region=()))
    old = small_library.reading(three[0].report)
    changed = old.text.replace("从七月起，低保标准由1005元/月调到1130元/月", "低保标准又调了").replace(
        "这一年", "忙碌的这一年"
    )
    source = replace(old.report.source, sha256="b" * 64, characters=len(changed))
    headings = (Heading("（二）急事", "急事先办不等待", 1),)
    coming = make_reading(changed, region=HAIYAN, period="2022", title=None, name="x", headings=headings, stated=())
    with small_library.writer() as writer:
        writer.remove(three[2].report)
        writer.put(replace(coming, report=replace(old.report, source=source)))
    async with start() as pilot:
        screen = await listed(pilot)
        became = [line.split()[-1] for line in rows(screen)]
        assert became[:2] == ["报告不在库里", "原文已不在"]
        assert became[2] == "文字有改动"
        assert became[3] == "在别的库"
        assert "elsewhere" in rows(screen)[3]
        assert "报告不在库里" in text(pilot.app)
        await press(pilot, "enter")
        assert "报告不在库里" in told(pilot)
        await press(pilot, "G", "enter")
        assert "--library /srv/elsewhere" in told(pilot)
        taken = screen.taken()
        quotes = [part for part in taken.parts if hasattr(part, "citation")]
        gone, lost, moved, _ = quotes
        assert (gone.text, gone.citation.report) == (three[2].text, three[2].report)
        assert "加书签时的原文（报告不在库里）" in gone.note
        assert lost.text == three[1].text
        assert "比我们早半年，再核实；标签：救助、标准" in lost.note
        place = changed.index("（二）急事先办")
        assert moved.citation.start == place
        for form in FORMATS.values():
            if form.suffix in {".md", ".csv", ".json", ".html"}:
                written = form.write(taken, "zh").decode("utf-8-sig")
                assert "加书签时的原文" in written
                assert "再核实" in written


async def test_the_one_under_the_cursor_is_taken_alone(start: Start, three: tuple[Bookmark, ...]):
    async with start() as pilot:
        screen = await listed(pilot, "down")
        (quote,) = screen.current().parts
        assert quote.text == three[1].text
        assert quote.note == "低保标准 1130 元/月；比我们早半年，再核实；标签：救助、标准"
        assert (quote.citation.start, quote.citation.end) == (three[1].start, three[1].end)
        captions = [part.text for part in screen.taken().parts if not hasattr(part, "citation")]
        assert captions == ["2024-05-08", "2024-05-07", "2024-05-06"]


async def test_another_session_s_bookmarks_come_with_the_list(
    start: Start, three: tuple[Bookmark, ...], bookmarks: Bookmarks
):
    async with start() as pilot:
        screen = await listed(pilot)
        await press(pilot, "enter")
        bookmarks.add(replace(three[0], id="", note="别处记的", made="2025-01-01T00:00:00+00:00"))
        await press(pilot, "q")
        assert "别处记的" in rows(screen)[0]


async def test_nothing_is_written_or_read_before_there_is_a_bookmark(start: Start, tmp_path: Path):
    async with start() as pilot:
        await press(pilot, "j", "k")
        assert pilot.app._marking is None
        assert not list((tmp_path / "state").glob(f"*{BOOKMARKS}*"))


# How they look


@pytest.fixture
def app(small_library: Library, tmp_path: Path):
    began(small_library, tmp_path)

    def make(theme: str = "dark", language: str = "zh", width: int = 1) -> DuibiaoApp:
        settings = Settings(language=language, theme=theme, state_folder=tmp_path / "state", ambiguous_width=width)  # type: ignore[arg-type]
        return DuibiaoApp(lambda: Library.open(small_library.folder), settings)

    yield make
    use_language("zh")


Look = tuple[tuple[int, int], str, str, tuple[str, ...]]
LOOKS: dict[str, Look] = {
    "list-80": ((80, 24), "ansi", "zh", ("B", "down")),
    "list-120": ((120, 40), "light", "en", ("B", "v", "down")),
    "list-160": ((160, 45), "dark", "zh", ("B", "v", "v", "f", *"标准")),
    "dialog-80": ((80, 24), "ansi", "zh", ("B", "down", "b", "tab")),
    "dialog-120": ((120, 40), "light", "en", ("w", "b", *"early")),
    "dialog-160": ((160, 45), "dark", "zh", ("w", "w", "w", "b", "tab", *"养")),
}


@pytest.mark.usefixtures("three")
@pytest.mark.parametrize("look", LOOKS)
def test_what_the_list_and_the_dialog_look_like(snap_compare, app: Callable[..., DuibiaoApp], look: str):
    size, theme, language, keys = LOOKS[look]
    assert snap_compare(app(theme, language), terminal_size=size, run_before=pressing(*keys))
