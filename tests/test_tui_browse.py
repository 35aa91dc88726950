"""Browsing a small library with the keyboard: what the reader sees at 80, 120 and 160 columns."""

from pathlib import Path

import pytest
from browsing import Start, press, starting, titles
from shown import footer, lines, text

from store import Library, report_id
from tui.screens.report import ReportScreen
from tui.typesetting.width import cells
from tui.widgets.excerpt.pane import ExcerptPane


@pytest.fixture
def start(small_library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Start:
    """Opens the app on the four reports."""
    return starting(small_library, tmp_path, monkeypatch)


async def test_the_first_start_shows_two_regions_side_by_side(start: Start):
    async with start() as pilot:
        assert titles(pilot) == ["昆山市 2023上 · 养老服务", "海盐县 2023 · 养老服务"]
        shown = text(pilot.app)
        assert "210张，助餐点累计64个" in shown
        assert "助餐点达到79个" in shown


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (160, 45)])
async def test_every_line_keeps_to_the_screen(start: Start, size: tuple[int, int]):
    async with start(size) as pilot:
        shown = lines(pilot.app)
        assert len(shown) == size[1]
        assert max(map(cells, shown)) <= size[0]
        assert "? 帮助" in footer(pilot.app)
        assert footer(pilot.app).endswith("q 退出")


async def test_moving_in_the_tree_shows_the_report_in_the_leading_column(start: Start):
    async with start() as pilot:
        await press(pilot, "G")
        assert titles(pilot) == ["绍兴市 2022 · 养老服务", "海盐县 2023 · 养老服务"]
        assert "新建镇街养老中心12家" in text(pilot.app)


async def test_on_a_pinned_report_the_columns_stay_as_they_are(start: Start, readings):
    async with start() as pilot:
        before = titles(pilot)
        await press(pilot, "j", "j", "j", "j")
        assert pilot.app.screen.query_one("#regions").report == report_id(readings[1].report)
        assert titles(pilot) == before


async def test_space_pins_and_unpins_and_a_fifth_is_refused(start: Start, make_reading, small_library: Library):
    with small_library.writer() as writer:
        for year in ("2019", "2020", "2021"):
            writer.put(make_reading(f"海盐县{year}年总结\n全县一切都好。\n", period=year))
    async with start((160, 45)) as pilot:
        await press(pilot, "G", "space", "k", "space", "k", "space")
        assert len(titles(pilot)) == 4
        await press(pilot, "k", "space")
        assert "已并列 4 份" in footer(pilot.app)
        assert len(titles(pilot)) == 4
        await press(pilot, "j", "space", "k")
        assert len(titles(pilot)) == 4
        assert "已并列" not in footer(pilot.app)


async def test_a_column_can_be_closed_and_what_to_do_then_is_said(start: Start):
    async with start() as pilot:
        await press(pilot, "2", "x")
        assert titles(pilot) == ["昆山市 2023上 · 养老服务"]
        assert isinstance(pilot.app.focused, ExcerptPane)
        await press(pilot, "x")
        assert "没有打开的报告。按 r 到地区" in text(pilot.app)


async def test_a_domain_moves_every_column_and_the_table(start: Start):
    async with start() as pilot:
        await press(pilot, "left_square_bracket")
        assert titles(pilot) == ["昆山市 2023上 · 社会救助", "海盐县 2023 · 社会救助"]
        assert "430 人次" in text(pilot.app)
        await press(pilot, "right_square_bracket")
        assert titles(pilot) == ["昆山市 2023上 · 养老服务", "海盐县 2023 · 养老服务"]


async def test_the_cursor_of_the_domain_list_is_the_chosen_domain(start: Start):
    async with start() as pilot:
        await press(pilot, "d", "g")
        assert titles(pilot)[0] == "昆山市 2023上 · 全部领域"
        await press(pilot, "j", "enter")
        assert titles(pilot)[0] == "昆山市 2023上 · 社会救助"
        assert isinstance(pilot.app.focused, ExcerptPane)


async def test_p_turns_between_review_and_plan(start: Start):
    async with start() as pilot:
        assert "改造适老家庭400户" not in text(pilot.app)
        await press(pilot, "p")
        assert "改造适老家庭400户" in text(pilot.app)
        assert "助餐点达到79个" not in text(pilot.app)


async def test_a_domain_without_text_says_where_there_is_some(start: Start):
    async with start((160, 45)) as pilot:
        await press(pilot, "2", "x", "d", "G", "k")
        assert titles(pilot) == ["昆山市 2023上 · 移民与支援"]
        assert "这份报告的回顾部分没有谈到“移民与支援”。" in text(pilot.app)
        assert "按 [ ] 或 d 换领域" in text(pilot.app)
        await press(pilot, "d", "g", "j", "p")
        assert "计划部分" not in text(pilot.app)
        await press(
            pilot, "right_square_bracket", "right_square_bracket", "right_square_bracket", "right_square_bracket"
        )
        assert titles(pilot) == ["昆山市 2023上 · 慈善事业"]
        assert "没有谈到“慈善事业”。回顾部分有，按 p 查看。" in text(pilot.app)


async def test_the_table_lights_the_sentence_and_the_sentence_the_table(start: Start, readings):
    async with start() as pilot:
        screen = pilot.app.screen
        reached: list[tuple[str, int]] = []
        await press(pilot, "2", "w")
        first = screen.query_one("#indicators").figure
        await press(pilot, "w")
        second = screen.query_one("#indicators").figure
        assert first is not None
        assert second is not None
        assert first[0] == second[0] == report_id(readings[1].report)
        assert first != second
        pane = pilot.app.focused
        await press(pilot, "tab", "g")
        pane.show_indicator = lambda index: reached.append((first[0], index))
        await press(pilot, "l")
        assert reached == [screen.query_one("#indicators").figure]


async def test_enter_on_a_promise_turns_to_the_plan(start: Start):
    async with start() as pilot:
        await press(pilot, "shift+tab", "G", "enter")
        assert "回顾" not in lines(pilot.app)[0]
        assert "计划" in lines(pilot.app)[0]
        assert isinstance(pilot.app.focused, ExcerptPane)


async def test_enter_opens_the_report_whole_and_one_comes_back_to_the_same_pane(start: Start, readings):
    async with start() as pilot:
        browsing = pilot.app.screen
        await press(pilot, "2", "enter")
        assert isinstance(pilot.app.screen, ReportScreen)
        assert pilot.app.screen.reading.report == readings[1].report
        pilot.app.screen.dismiss(readings[1].text.index("助餐点"))
        await pilot.pause()
        assert pilot.app.screen is browsing
        assert pilot.app.focused is browsing.panes.columns.all[1].pane
        await press(pilot, "r", "G", "enter")
        assert pilot.app.screen.reading.report == readings[2].report


async def test_a_narrow_screen_opens_the_rail_on_demand(start: Start):
    async with start((80, 24)) as pilot:
        assert "浙江省" not in text(pilot.app)
        await press(pilot, "r")
        assert "浙江省" in text(pilot.app)
        await press(pilot, "G")
        assert titles(pilot) == ["绍兴市 2022 · 养老服务"]
        await press(pilot, "r")
        assert "浙江省" not in text(pilot.app)
        assert len(titles(pilot)) == 2
        await press(pilot, "d")
        assert "残疾人福利" in text(pilot.app)
        await press(pilot, "tab")
        assert "残疾人福利" not in text(pilot.app)


async def test_columns_out_of_view_come_into_it(start: Start):
    async with start((80, 24)) as pilot:
        await press(pilot, "r", "G", "space", "k", "r")
        assert len(titles(pilot)) == 2
        assert "1/3" in lines(pilot.app)[0]
        await press(pilot, "3")
        assert "3/3" in lines(pilot.app)[0]
        assert titles(pilot)[-1] == "海盐县 2023 · 养老服务"


async def test_resizing_keeps_what_is_shown(start: Start):
    async with start((160, 45)) as pilot:
        await press(pilot, "G", "space")
        before = titles(pilot)
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert titles(pilot) == before[:2]
        await pilot.resize_terminal(160, 45)
        await pilot.pause()
        assert titles(pilot) == before


async def test_tab_goes_round_all_panes(start: Start):
    async with start() as pilot:
        stations = []
        for _ in range(6):
            stations.append(pilot.app.focused)
            await pilot.press("tab")
        assert len(set(stations[:5])) == 5
        assert stations[5] is stations[0]
        await pilot.press("shift+tab", "shift+tab")
        assert pilot.app.focused is stations[4]


async def test_focus_is_seen_without_colour(start: Start):
    async with start() as pilot:
        assert lines(pilot.app)[0].startswith("━ 地区 ━")
        await press(pilot, "d")
        assert lines(pilot.app)[0].startswith("─ 地区 ─")
        assert any(line.startswith("━ 领域 ━") for line in lines(pilot.app))


async def test_regions_fold_and_unfold(start: Start, readings):
    async with start() as pilot:
        await press(pilot, "g", "h")
        assert "▸ 江苏省" in text(pilot.app)
        assert "苏州市" not in text(pilot.app)
        await press(pilot, "l", "l", "l")
        assert pilot.app.screen.query_one("#regions").report == report_id(readings[3].report)
