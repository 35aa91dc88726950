"""The list of bookmarks: in groups, narrowed, opened, changed, had back, taken along; and what all of it looks like."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from bookmark_stage import began, listed, rows, three_made, told
from browsing import Start, press, pressing, starting
from handmade import HAIYAN, Heading
from shown import text

from store import Library
from store.bookmarks.keeping import Bookmarks
from store.bookmarks.models import Bookmark
from store.taking.formats import FORMATS
from tui.app import DuibiaoApp, Settings
from tui.language import use_language
from tui.screens.bookmarks.screen import BookmarksScreen
from tui.screens.browse.screen import BrowseScreen
from tui.screens.report import ReportScreen


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
