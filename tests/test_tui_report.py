"""One report whole: its outline beside its text, each following the other."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from handmade import Heading
from shown import footer, lines, text
from textual.app import App
from textual.pilot import Pilot

from store.models import Reading
from tui.language import use_language
from tui.screens.report import ReportScreen
from tui.themes import themes
from tui.typesetting.width import cells


class Reader(App[None]):
    """Opens a report and notes where the reader stood on coming back."""

    def __init__(self, reading: Reading, place: int) -> None:
        super().__init__()
        for known in themes():
            self.register_theme(known)
        self.theme = "dark"
        self.report = ReportScreen("read", reading, place=place)
        self.came_back: list[int | None] = []

    def on_mount(self) -> None:
        self.push_screen(self.report, self.came_back.append)


@asynccontextmanager
async def reading_whole(
    reading: Reading, *, size: tuple[int, int] = (120, 20), place: int = 0
) -> AsyncIterator[Pilot[None]]:
    async with Reader(reading, place).run_test(size=size) as pilot:
        await pilot.pause()
        yield pilot


def report_of(pilot: Pilot[None]) -> ReportScreen:
    assert isinstance(pilot.app, Reader)
    return pilot.app.report


def right_side(pilot: Pilot[None]) -> list[str]:
    """The lines of the text pane."""
    left = report_of(pilot).text.region.x
    return [cut(line, left) for line in lines(pilot.app)[1:-1]]


def cut(line: str, left: int) -> str:
    at = next((at for at in range(len(line) + 1) if cells(line[:at]) >= left), 0)
    return line[at:].strip()


def current_heading(pilot: Pilot[None]) -> str:
    outline = report_of(pilot).outline
    return "".join(words for words, _ in outline.line(outline.cursor, 40)).strip()


async def test_the_outline_stands_beside_the_text(readings):
    async with reading_whole(readings[0]) as pilot:
        shown = text(pilot.app)
        assert "海盐县 2022 · 民政局 · 海盐县民政局2022年工作总结" in lines(pilot.app)[0]
        assert "  饭菜更热" in shown
        assert "这一年，全县民政干部" in shown
        assert "提纲" in footer(pilot.app)


async def test_moving_in_the_outline_moves_the_text(readings):
    async with reading_whole(readings[0], size=(120, 10)) as pilot:
        await pilot.press("o", *["j"] * 5)
        assert current_heading(pilot) == "床位更多"
        assert "一是床位更多。" in right_side(pilot)[0]
        await pilot.press("k")
        assert current_heading(pilot) == "办好养老，老人出门有去处"
        assert right_side(pilot)[0] == "二、办好养老，老人出门有去处"
        await pilot.press("enter")
        assert report_of(pilot).text.has_focus


async def test_a_heading_whose_own_text_is_only_itself_can_be_passed_both_ways(readings):
    async with reading_whole(readings[0], size=(120, 10)) as pilot:
        await pilot.press("o", *["j"] * 8)
        assert current_heading(pilot) == "聚拢善意，慈善力量有作为"
        await pilot.press("j", "k", "k")
        assert current_heading(pilot) == "证书更硬"


async def test_the_outline_follows_the_text(readings):
    async with reading_whole(readings[0], size=(120, 10)) as pilot:
        assert current_heading(pilot) == "海盐县民政局2022年工作总结 和2023年工作思路"
        await pilot.press("pagedown")
        assert current_heading(pilot) == "托住底线，社会救助有温度"
        await pilot.press("pagedown")
        assert current_heading(pilot) in {"急事先办不等待", "办好养老，老人出门有去处", "床位更多"}


async def test_brackets_step_through_the_headings_from_the_text(readings):
    async with reading_whole(readings[0], size=(120, 10)) as pilot:
        await pilot.press("right_square_bracket", "right_square_bracket")
        assert right_side(pilot)[0].startswith("（一）提高社会救助标准。")
        await pilot.press("left_square_bracket")
        assert right_side(pilot)[0] == "一、托住底线，社会救助有温度"
        assert report_of(pilot).text.has_focus


async def test_on_a_narrow_screen_the_outline_is_one_key_away(readings):
    async with reading_whole(readings[0], size=(80, 24)) as pilot:
        assert "  饭菜更热" not in text(pilot.app)
        await pilot.press("o")
        await pilot.pause()
        assert "  饭菜更热" in text(pilot.app)
        assert report_of(pilot).outline.has_focus
        await pilot.press("j", "j", "enter")
        await pilot.pause()
        assert "  饭菜更热" not in text(pilot.app)
        assert right_side(pilot)[0].startswith("（一）提高社会救助标准。")
        await pilot.press("tab", "o")
        await pilot.pause()
        assert report_of(pilot).text.has_focus


@pytest.mark.parametrize("key", ["q", "escape", "backspace"])
async def test_one_comes_back_to_where_one_stood(readings, key: str):
    place = readings[0].text.index("（二）急事")
    async with reading_whole(readings[0], size=(80, 12), place=place) as pilot:
        assert lines(pilot.app)[1].strip().startswith("（二）急事先办不等待。")
        await pilot.press(key)
        assert isinstance(pilot.app, Reader)
        assert pilot.app.came_back == [place]


async def test_what_the_page_says_besides_unfolds(readings):
    async with reading_whole(readings[0], size=(80, 40)) as pilot:
        assert "图为志愿者" not in text(pilot.app)
        await pilot.press("u")
        assert "图为志愿者陪老人下棋。" in text(pilot.app)


async def test_a_report_without_headings_is_read_all_the_same(make_reading):
    async with reading_whole(make_reading("只有一段话。\n", region=None, period=None, agency=None)) as pilot:
        assert "没有找到标题" in text(pilot.app)
        assert "只有一段话。" in text(pilot.app)
        await pilot.press("o", "j", "enter", "right_square_bracket")
        assert report_of(pilot).text.has_focus


async def test_titles_are_only_shown(make_reading):
    report = make_reading(
        "甲\x1b[31m[bold]乙\n话。\n", title="题\x1b[2J[/x]", headings=(Heading("甲", "甲\x1b[31m[bold]乙", 1),)
    )
    async with reading_whole(report) as pilot:
        assert "题␛[2J[/x]" in lines(pilot.app)[0]
        assert "甲␛[31m[bold]乙" in lines(pilot.app)[1]


async def test_in_english(readings):
    use_language("en")
    try:
        async with reading_whole(readings[0]) as pilot:
            assert "Outline" in lines(pilot.app)[0]
            assert "page matter folded away: 1" in text(pilot.app)
    finally:
        use_language("zh")
