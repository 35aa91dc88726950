"""What the keys of the search do: narrow, pin, keep by name, choose again, and lead back."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from search_stage import Opened, list_of, opening, query, settled, typed
from shown import footer, lines, text

from store import Library
from tui.language import use_language
from tui.screens.browse.screen import BrowseScreen
from tui.screens.report import ReportScreen
from tui.screens.search.screen import SearchScreen
from tui.searches import remember, save, searches
from tui.widgets.search.entries import Earlier


@pytest.fixture
def opened(small_library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Opened]:
    yield opening(small_library, tmp_path / "state", monkeypatch)
    use_language("zh")


async def test_digits_narrow_to_what_stands_under_them_and_nought_takes_it_away(opened: Opened):
    async with opened() as pilot:
        await typed(pilot, "养老")
        assert lines(pilot.app)[-3].split()[:7] == ["领域", "1", "养老服务", "8", "2", "社会救助", "1"]
        assert lines(pilot.app)[-2].split() == ["地区", "4", "昆山市", "1", "5", "海盐县", "6", "6", "绍兴市", "2"]
        await pilot.press("tab", "6")
        await settled(pilot)
        assert query(pilot) == "养老 地区:绍兴市"
        assert list_of(pilot).has_focus
        await pilot.press("i")
        await typed(pilot, " 中心")
        await pilot.press("tab", "1")
        await settled(pilot)
        assert query(pilot) == "养老 地区:绍兴市 中心 领域:养老服务"
        await pilot.press("0")
        await settled(pilot)
        assert query(pilot) == "养老 中心"
        await pilot.press("0", "9")
        assert query(pilot) == "养老 中心"


async def test_one_comes_back_to_where_one_was(opened: Opened):
    async with opened() as pilot:
        for keys in (("ctrl+g",), ("tab", "q"), ("escape",)):
            assert isinstance(pilot.app.screen, SearchScreen)
            await pilot.press(*keys)
            await pilot.pause()
            assert isinstance(pilot.app.screen, BrowseScreen)
            await pilot.press("slash")
            await pilot.pause()


async def test_the_last_query_waits_to_be_gone_on_with_or_replaced(opened: Opened):
    async with opened() as pilot:
        await typed(pilot, "养老")
        await pilot.press("escape", "slash")
        await pilot.pause()
        assert query(pilot) == "养老"
        assert "4 份报告 · 9 处" in text(pilot.app)
        await typed(pilot, "慈善")
        assert query(pilot) == "慈善"
        await pilot.press("tab", "i")
        await typed(pilot, "基地")
        assert query(pilot) == "慈善基地"
        await pilot.press("tab", "slash")
        await typed(pilot, "低保")
        assert query(pilot) == "低保"


async def test_keys_typed_right_behind_the_slash_are_the_query(opened: Opened):
    async with opened() as pilot:
        await pilot.press("escape", "slash", *"qn1x")
        assert query(pilot) == "qn1x"


async def test_the_search_opens_from_a_report_and_over_it(opened: Opened):
    async with opened() as pilot:
        await pilot.press("escape", "enter")
        await pilot.pause()
        assert isinstance(pilot.app.screen, ReportScreen)
        await pilot.press("slash")
        await pilot.pause()
        assert isinstance(pilot.app.screen, SearchScreen)
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(pilot.app.screen, ReportScreen)


async def test_space_pins_the_report_of_a_hit(opened: Opened):
    async with opened() as pilot:
        await typed(pilot, "炕头")
        assert "   绍兴市 2022  浙江省" in text(pilot.app)
        await pilot.press("tab", "space")
        await pilot.pause()
        assert footer(pilot.app) == "绍兴市 2022 已并列，回到并列阅读就能看到。"
        assert " ● 绍兴市 2022  浙江省" in text(pilot.app)
        await pilot.press("q")
        await pilot.pause()
        assert "─ 绍兴市 2022 ─" in lines(pilot.app)[0]
        await pilot.press("slash", "tab", "space")
        await pilot.pause()
        assert footer(pilot.app) == "绍兴市 2022 已撤下。"
        assert "● 绍兴市" not in text(pilot.app)


async def test_no_fifth_report_is_pinned(opened: Opened, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("tui.arrangement.MOST_COLUMNS", 1)
    async with opened() as pilot:
        await typed(pilot, "炕头")
        await pilot.press("tab", "space")
        await pilot.pause()
        assert footer(pilot.app).startswith("已并列 ")
        assert "● 绍兴市" not in text(pilot.app)


async def test_what_is_opened_is_remembered_and_can_be_chosen_again(opened: Opened, tmp_path: Path):
    async with opened() as pilot:
        await typed(pilot, "助餐")
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("q", "slash")
        await typed(pilot, "没有这个词")
        await pilot.press("enter", "escape", "slash")
        await typed(pilot, "半途")
        assert searches(tmp_path / "state").history == ("没有这个词", "助餐")
        await pilot.press("tab", "h")
        await pilot.pause()
        assert [each.query for each in list_of(pilot).entries if isinstance(each, Earlier)] == ["没有这个词", "助餐"]
        await pilot.press("j", "enter")
        await settled(pilot)
        assert query(pilot) == "助餐"
        assert "助餐点58个" in text(pilot.app)


async def test_a_search_is_saved_by_name_and_deleted(opened: Opened, tmp_path: Path):
    async with opened() as pilot:
        await typed(pilot, "助餐")
        await pilot.press("tab", "s")
        assert "存为" in text(pilot.app)
        await pilot.press("ctrl+u", *"老人吃饭", "enter")
        await pilot.pause()
        assert "已保存为“老人吃饭”" in footer(pilot.app)
        assert searches(tmp_path / "state").saved == {"老人吃饭": "助餐"}
        await pilot.press("s", "escape")
        assert list_of(pilot).has_focus
        await pilot.press("h")
        assert "老人吃饭  助餐" in text(pilot.app)
        await pilot.press("d")
        await pilot.pause()
        assert "老人吃饭" not in text(pilot.app)
        assert searches(tmp_path / "state").saved == {}


async def test_with_nothing_typed_earlier_searches_are_there_to_choose(opened: Opened, tmp_path: Path):
    remember(tmp_path / "state", "慈善")
    save(tmp_path / "state", "老人", "养老")
    async with opened() as pilot:
        shown = text(pilot.app)
        assert shown.index("保存的检索") < shown.index("老人  养老") < shown.index("最近的检索") < shown.index("怎么写")
        await pilot.press("down", "enter")
        await settled(pilot)
        assert query(pilot) == "慈善"
        assert "慈善基地接待参观者" in text(pilot.app)
        await pilot.press("ctrl+u")
        await pilot.pause()
        assert "怎么写" in text(pilot.app)
        assert lines(pilot.app)[-2:-1] == [""]
