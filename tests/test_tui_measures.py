from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

import pytest
from browsing import press
from measured import region, says
from shelf import put
from shown import footer, lines, text
from textual.pilot import Pilot

from store import Library, report_id
from store.models import Reading, Tense
from store.taking.taken import Cell
from tui.app import DuibiaoApp, Settings
from tui.material import Material
from tui.screens.measures import reports
from tui.screens.measures.screen import MeasuresScreen
from tui.screens.ranking import RankingScreen
from tui.screens.report import ReportScreen
from tui.standing import Standing
from tui.state import LeftOff, Preferences, keep, preferences

LUOYANG = ("河南省", "洛阳市")


def county(number: int, *stated: tuple[object, ...], period: str = "2022") -> Reading:
    return says(*stated, region=region(number), period=period)


def meals(value: float, *more: object) -> tuple[object, ...]:
    return "助餐点", value, "个", "meal_points", *more


FOUR = (
    county(
        1,
        meals(40),
        ("低保标准", 1100, "元/月", "dibao_standard"),
        ("一所办学时间很长而且名字也很长的老年夜校", 3, "所", None),
    ),
    county(
        2, meals(50), meals(30), meals(60, Tense.TARGET), ("低保标准", 14400, "元", "dibao_standard", "每人每年{}元")
    ),
    county(3, meals(8, Tense.TARGET), ("老年夜校", 2_500_000, "元", None)),
    county(4, meals(50)),
)

Opened = Callable[..., AbstractAsyncContextManager[Pilot[None]]]


@pytest.fixture
def opened(library: Library, tmp_path: Path) -> Opened:
    """The app on a library of four counties side by side, the first one the reader's own, at the table of measures."""

    @asynccontextmanager
    async def start(
        *keys: str, size: tuple[int, int] = (80, 24), own: tuple[str, ...] = (*LUOYANG, "第1县")
    ) -> AsyncIterator[Pilot[None]]:
        put(library, *FOUR)
        state = tmp_path / "state"
        pins = tuple(report_id(reading.report) for reading in FOUR)
        place = LeftOff(report=pins[0], pins=pins, focus="columns")
        keep(state, library=library.folder, place=place, settings=Preferences(own=own))
        app = DuibiaoApp(lambda: Library.open(library.folder), Settings(language="zh", state_folder=state))
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            await press(pilot, "m", *keys)
            yield pilot

    return start


def line_of(pilot: Pilot[None], words: str) -> list[str]:
    """The words of the first line below the title that has these in it."""
    return next(line for line in lines(pilot.app)[1:] if words in line).replace("▌", " ").split()


async def test_the_table_has_a_row_a_measure_and_a_column_a_report(opened: Opened):
    async with opened(size=(120, 30)) as pilot:
        assert isinstance(pilot.app.screen, MeasuresScreen)
        assert line_of(pilot, "指标")[1:] == ["◎", "第1县", "2022", "第2县", "2022", "第3县", "2022", "第4县", "2022"]
        told = [word for word in line_of(pilot, "助餐点") if "█" not in word]
        assert told == ["助餐点", "个", "40", "50▲", "+2", "8*", "50▲"]
        assert [word for word in line_of(pilot, "最低生活") if "█" not in word][2:] == ["1100", "1200÷▲", "-", "-"]
        # Sizes are the rows' own.
        assert line_of(pilot, "万元") == ["老年夜校", "万元", "-", "-", "250", "-"]
        assert "其他指标" in text(pilot.app)


async def test_the_sentence_of_the_figure_under_the_cursor_is_shown_and_opened(opened: Opened):
    async with opened() as pilot:
        assert "句说低保标准1100元/月" in text(pilot.app)
        await press(pilot, "l")
        assert "每人每年14400元" in text(pilot.app)
        assert "由 元/年 折算" in text(pilot.app)
        await press(pilot, "j", "l")
        assert "第2县 2022 助餐点 30 个 (2/3)" in text(pilot.app)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, ReportScreen)
        assert pilot.app.screen.reading.report.region == FOUR[1].report.region
        await press(pilot, "q")
        assert isinstance(pilot.app.screen, MeasuresScreen)
        # What nothing is stated of leads nowhere.
        await press(pilot, "g", "l", "l", "enter")
        assert isinstance(pilot.app.screen, MeasuresScreen)
        assert "没有写到" in text(pilot.app)


async def test_what_does_not_fit_scrolls_sideways_and_long_labels_wrap(opened: Opened):
    async with opened(size=(52, 24)) as pilot:
        screen = text(pilot.app)
        assert "第4县" not in screen
        first = next(at for at, line in enumerate(lines(pilot.app)) if "一所办学" in line)
        label = [line[1:].split("  ")[0] for line in lines(pilot.app)[first : first + 2]]
        assert "".join(label).rstrip() == "一所办学时间很长而且名字也很长的老年夜校 所"
        await press(pilot, "l", "l", "l", "l", "l")
        assert "第4县" in text(pilot.app)
        assert "第1县 2022" not in "\n".join(lines(pilot.app)[:4])
        assert "助餐点 个" in text(pilot.app)


async def test_sorting_by_a_column_by_name_and_by_a_row(opened: Opened):
    def labels(pilot: Pilot[None]) -> list[str]:
        names = ("最低生活", "助餐点")
        return [name for line in lines(pilot.app)[1:8] for name in names if line[1:].startswith(name)]

    async with opened("j", "s", size=(120, 30)) as pilot:
        assert labels(pilot) == ["最低生活", "助餐点"]
        assert "按 第1县 2022 ↓" in lines(pilot.app)[0]
        await press(pilot, "s")
        assert labels(pilot) == ["助餐点", "最低生活"]
        assert "按 第1县 2022 ↑" in lines(pilot.app)[0]
        await press(pilot, "s")
        assert "按" not in lines(pilot.app)[0]
        await press(pilot, "h", "s")
        assert "按名称 ↓" in lines(pilot.app)[0]
        await press(pilot, "s", "s", "g", "j", "S")
        assert [word for word in line_of(pilot, "指标") if "县" in word] == ["第2县", "第4县", "第1县", "第3县"]
        await press(pilot, "S")
        assert [word for word in line_of(pilot, "指标") if "县" in word] == ["第1县", "第2县", "第3县", "第4县"]


async def test_domains_and_sides(opened: Opened):
    async with opened("p", "p", size=(120, 30)) as pilot:
        assert "只看计划" in lines(pilot.app)[0]
        assert [word for word in line_of(pilot, "助餐点") if "█" not in word][2:] == ["-", "60*", "8*", "-"]
        await press(pilot, "left_square_bracket")
        assert "没有可以比的指标" in text(pilot.app)
        await press(pilot, "j", "l", "s", "S", "R", "enter", "q")
        assert not isinstance(pilot.app.screen, MeasuresScreen)


async def test_the_ranking_of_a_measure_with_the_own_region_s_place(opened: Opened):
    async with opened("R") as pilot:
        await settled(pilot)
        assert "2 个地区写到；第1县第 2；中位数 1150 元/人·月" in text(pilot.app)
        assert line_of(pilot, "◎")[:4] == ["2", "◎", "洛阳市第1县", "2022"]
        assert "1200÷" in text(pilot.app)
        await press(pilot, "q", "j", "h", "enter")
        await settled(pilot)
        assert "3 个地区写到；第1县第 3" in text(pilot.app)
        assert [line_of(pilot, f"第{n}县 ")[0] for n in (2, 4)] == ["1", "1"]
        assert "目标，不排名次" in text(pilot.app)
        await press(pilot, "o", "enter")
        assert isinstance(pilot.app.screen, ReportScreen)
        assert pilot.app.screen.reading.report.region == FOUR[0].report.region
        await press(pilot, "q", "left_square_bracket")
        await settled(pilot)
        assert "2022" in lines(pilot.app)[1]
        await press(pilot, "q", "G", "R")
        assert isinstance(pilot.app.screen, MeasuresScreen)
        assert "没有排行" in footer(pilot.app)


async def settled(pilot: Pilot[None]) -> None:
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


async def test_the_own_region_is_set_in_tree_table_and_ranking_and_kept(opened: Opened, tmp_path: Path):
    async with opened("l", "asterisk", own=()) as pilot:
        assert "本地区：第2县" in footer(pilot.app)
        assert "◎ 第2县" in text(pilot.app)
        await press(pilot, "asterisk")
        assert "已取消" in footer(pilot.app)
        assert "◎" not in text(pilot.app)
        await press(pilot, "R")
        await settled(pilot)
        await press(pilot, "asterisk")
        assert "◎ 洛阳市第2县" in text(pilot.app)
        assert "第2县第 1" in text(pilot.app)
        await press(pilot, "q", "q")
        assert "◎ 第2县 2022" in text(pilot.app)
        await press(pilot, "r", "g", "asterisk")
        assert "河南省 ◎" in text(pilot.app)
    assert preferences(tmp_path / "state").own == ("河南省",)


async def test_marked_regions_give_all_their_reports(opened: Opened, library: Library):
    put(library, county(1, meals(35), period="2021"), county(9, meals(7)))
    async with opened("q", "r", "g", "a") as pilot:
        assert "河南省 ■" in text(pilot.app)
        await press(pilot, "m")
        screen = pilot.app.screen
        assert isinstance(screen, MeasuresScreen)
        assert len(screen.taken().parts[0].columns) == 2 + 6
        await press(pilot, "q", "a", "m")
        assert isinstance(pilot.app.screen, MeasuresScreen)
        assert len(pilot.app.screen.taken().parts[0].columns) == 2 + 4


def test_of_very_many_reports_so_many_are_shown_and_the_others_counted(
    library: Library, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(reports, "MOST_REPORTS", 3)
    put(library, *FOUR)
    material = Material(library)
    shown, left_out = reports.table_reports(material, Standing(marked={LUOYANG, ("河南省",)}))
    assert (len(shown), len(set(shown)), left_out) == (3, 3, 1)
    assert reports.table_reports(material, Standing(marked={("江苏省",)})) == ((), 0)


async def test_what_is_taken_along_has_its_figures_and_citations(opened: Opened):
    async with opened("l", size=(80, 24)) as pilot:
        screen = pilot.app.screen
        assert isinstance(screen, MeasuresScreen)
        taken = screen.taken()
        (table,) = taken.parts
        assert table.columns == ("指标", "单位", "第1县 2022", "第2县 2022", "第3县 2022", "第4县 2022")
        rows: dict[str, list[tuple[Cell, ...]]] = {}
        for row in table.rows:
            rows.setdefault(row[0].text, []).append(row[2:])
        (standard,) = rows["最低生活保障标准"]
        assert [cell.value for cell in standard] == [1100, 1200, None, None]
        assert [cell.text for cell in standard[2:]] == ["-", "-"]
        assert standard[1].flags == ("由 元/年 折算", "最好")
        assert "本地区" in standard[0].flags
        assert [row[1].text for row in rows["助餐点"]] == ["50 个", "30 个", "60 个*"]
        assert [FOUR[1].text[cell.citation.start : cell.citation.end] for _, cell, *_ in rows["助餐点"]] == [
            *("50", "30", "60"),
        ]
        assert rows["助餐点"][0][2].flags == ("目标",)
        for column, cell in enumerate(standard[:2]):
            assert cell.citation is not None
            assert FOUR[column].text[cell.citation.start : cell.citation.end] == ("1100", "14400")[column]
            assert cell.citation.region == (*LUOYANG, f"第{column + 1}县")
        (quote,) = screen.current().parts
        assert quote.text.endswith("说低保标准每人每年14400元。")
        assert "1200 元/月" in quote.note
        await press(pilot, "h", "h")
        assert len(screen.current().parts) == 3


async def test_what_is_taken_of_a_ranking(opened: Opened):
    async with opened("j", "R") as pilot:
        await settled(pilot)
        screen = pilot.app.screen
        assert isinstance(screen, RankingScreen)
        (table,) = screen.taken().parts
        told = [(row[0].value, row[3].value, row[3].flags) for row in table.rows]
        assert told == [(1, 50, ()), (1, 50, ()), (3, 40, ("本地区",)), (None, 60, ("目标",)), (None, 8, ("目标",))]
        (quote,) = screen.current().parts
        assert "助餐点40个" in quote.text
