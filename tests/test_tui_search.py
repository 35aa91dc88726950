"""Searching the library: results as one types, the newest answer only, more of them as one moves on."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from search_stage import (
    Answers,
    Opened,
    hit,
    list_of,
    opening,
    query,
    results,
    settled,
    typed,
)
from shown import footer, lines, text

from store import Library, LibraryDamaged
from store.search.results import Count, Results, Sound
from tui.language import use_language
from tui.screens.browse.screen import BrowseScreen
from tui.screens.report import ReportScreen
from tui.screens.search.screen import SearchScreen
from tui.widgets.search.entries import Found, Stated


@pytest.fixture
def opened(small_library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Opened]:
    yield opening(small_library, tmp_path / "state", monkeypatch)
    use_language("zh")


async def test_hits_stand_under_their_reports_as_one_types(opened: Opened):
    async with opened() as pilot:
        await typed(pilot, "养老")
        shown = text(pilot.app)
        assert lines(pilot.app)[1].startswith(" › 养老")
        assert lines(pilot.app)[1].endswith("4 份报告 · 9 处")
        assert shown.index("海盐县 2022  浙江省 › 嘉兴市") < shown.index("办好养老，老人出门有去处")
        assert shown.index("办好养老，老人出门有去处 › 床位更多") < shown.index("绍兴市 2022  浙江省")
        assert "养老服务     养老服务近在身边 › 床位布局更合理" in shown
        assert "1.床位布局更合理。养老机构登记床位4380张，护理型床位的占比65.2%。" in shown
        assert "养老服务 +1  〔计划〕2024年工作安排" in shown
        await typed(pilot, "x")
        assert "没有找到" in text(pilot.app)
        assert lines(pilot.app)[1].endswith("0 份报告 · 0 处")


async def test_indicators_stand_above_in_columns_a_few_of_them_until_asked_for(opened: Opened):
    async with opened() as pilot:
        await typed(pilot, "床位")
        total = len([each for each in list_of(pilot).entries if isinstance(each, Stated)])
        assert total == 3
        assert lines(pilot.app)[2:7] == [
            " 指标 8",
            "     新增护理型床位    昆山市 2023上   210 张",
            "     养老机构登记床位  海盐县 2023    4380 张",
            "     护理型床位的占比  海盐县 2023     65.2 %",
            "     还有 5 项",
        ]
        assert isinstance(list_of(pilot).chosen, Found)
        await pilot.press("tab", "m")
        await pilot.pause()
        assert len([each for each in list_of(pilot).entries if isinstance(each, Stated)]) == 8
        assert list_of(pilot).chosen is list_of(pilot).entries[1]
        assert "65 %*" in text(pilot.app)
        await pilot.press("m", "up", "enter")
        await pilot.pause()
        assert len([each for each in list_of(pilot).entries if isinstance(each, Stated)]) == 8


async def test_an_answer_that_comes_late_is_never_shown_over_a_newer_one(opened: Opened):
    answers = Answers(lambda asked: results(asked, [hit(snippet=f"答的是{asked}。")]))
    gate = answers.hold("甲")
    async with opened(answers) as pilot:
        await pilot.press("甲")
        await pilot.pause(0.05)
        await pilot.press("乙", "丙")
        assert query(pilot) == "甲乙丙"
        gate.set()
        await settled(pilot)
        assert "答的是甲乙丙。" in text(pilot.app)
        assert "答的是甲。" not in text(pilot.app)
        assert [asked for asked, _, _ in answers.asked] == ["甲", "甲乙丙"]


async def test_enter_opens_what_was_typed_and_not_what_was_found_before(opened: Opened, small_library: Library):
    entry = small_library.entries()[-1].id
    answers = Answers(lambda asked: results(asked, [hit(report=entry if asked == "甲乙" else "none")]))
    gate = answers.hold("甲乙")
    async with opened(answers) as pilot:
        await typed(pilot, "甲")
        await pilot.press("乙", "enter")
        assert isinstance(pilot.app.screen, SearchScreen)
        gate.set()
        await settled(pilot)
        await pilot.pause()
        assert isinstance(pilot.app.screen, ReportScreen)


async def test_what_takes_long_says_so_and_takes_keys_meanwhile(opened: Opened, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("tui.screens.search.answers._SECONDS_TO_A_WORD", 0.02)
    answers = Answers(lambda asked: results(asked, [hit()]))
    gate = answers.hold("甲")
    async with opened(answers) as pilot:
        await pilot.press("甲")
        await pilot.pause(0.1)
        assert lines(pilot.app)[1].endswith("正在查找……")
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(pilot.app.screen, BrowseScreen)
        gate.set()


async def test_how_the_query_was_taken_is_said_under_the_line(opened: Opened):
    def answer(asked: str) -> Results:
        return results(
            asked,
            [hit()],
            sounds=(Sound("dibao", ("低保", "地保")),),
            apart=(("困境妇女", ("困境", "妇女")),),
            unsearched=2,
        )

    async with opened(answer) as pilot:
        await typed(pilot, "year:去年 dibao")
        said = "\n".join(lines(pilot.app)[2:7])
        assert "“去年”不是年份" in said
        assert "拼音 dibao → 低保、地保" in said
        assert "没有“困境妇女”连在一起的地方，已拆开查找：困境 + 妇女" in said
        assert "有 2 份报告读不出来" in said


async def test_arrows_move_through_the_hits_while_one_types(opened: Opened):
    async with opened() as pilot:
        await typed(pilot, "养老")
        first = list_of(pilot).cursor
        await pilot.press("down", "ctrl+n")
        assert list_of(pilot).cursor > first
        await pilot.press("up", "ctrl+p")
        assert list_of(pilot).cursor == first
        await typed(pilot, "服务")
        assert query(pilot) == "养老服务"


async def test_more_hits_come_as_the_reader_moves_on(opened: Opened):
    answers = Answers(lambda asked: results(asked, [hit(nth=nth, report=f"r{nth // 4}") for nth in range(130)]))
    async with opened(answers) as pilot:
        await typed(pilot, "养老")
        assert {(limit, offset) for _, limit, offset in answers.asked} == {(20, 0)}
        await pilot.press("tab", "G")
        await settled(pilot)
        assert answers.asked[-1] == ("养老", 50, 20)
        cursor = list_of(pilot).chosen
        assert isinstance(cursor, Found)
        assert cursor.hit.start == 19
        await pilot.press("G")
        await settled(pilot)
        await pilot.press("G")
        await settled(pilot)
        await pilot.press("G")
        last = list_of(pilot).chosen
        assert isinstance(last, Found)
        assert last.hit.start == 129
        assert [offset for _, _, offset in answers.asked if offset] == [20, 70, 120]


async def test_a_library_that_is_gone_is_told_in_a_sentence(opened: Opened):
    def gone(_: str) -> Results:
        raise LibraryDamaged("library-catalog-lost", folder="/tmp/x")

    async with opened(gone) as pilot:
        await typed(pilot, "养")
        assert "/tmp/x" in footer(pilot.app)
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(pilot.app.screen, BrowseScreen)


async def test_what_nobody_foresaw_is_logged_and_the_search_goes_on(
    opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("DUIBIAO_STATE", str(tmp_path / "log"))

    def answer(asked: str) -> Results:
        if asked == "甲":
            raise ZeroDivisionError(asked)
        return results(asked, [hit()])

    async with opened(answer) as pilot:
        await typed(pilot, "甲")
        assert str(tmp_path / "log") in footer(pilot.app)
        assert "ZeroDivisionError: 甲" in (tmp_path / "log" / "errors.log").read_text(encoding="utf-8")
        await typed(pilot, "乙")
        assert "1 份报告 · 1 处" in text(pilot.app)


async def test_looking_again_searches_again_and_keeps_the_place(opened: Opened):
    answers = Answers(lambda asked: results(asked, [hit(nth=nth) for nth in range(9)]))
    async with opened(answers) as pilot:
        await typed(pilot, "养老")
        await pilot.press("tab", "j", "j")
        asked = len(answers.asked)
        await pilot.press("ctrl+r")
        await settled(pilot)
        assert (answers.refreshed, len(answers.asked)) == (1, asked + 1)
        chosen = list_of(pilot).chosen
        assert isinstance(chosen, Found)
        assert chosen.hit.start == 2


async def test_no_count_is_shown_that_narrows_nothing(opened: Opened):
    one = (Count("eldercare", 3),)
    async with opened(lambda asked: results(asked, [hit()], domains=one)) as pilot:
        await typed(pilot, "养")
        assert "领域" not in lines(pilot.app)[-3]


async def test_in_english(opened: Opened):
    async with opened(language="en") as pilot:
        await typed(pilot, "养老")
        assert "places 9 · reports 4" in lines(pilot.app)[1]
        assert "Elder care" in text(pilot.app)
        await pilot.press("L")
