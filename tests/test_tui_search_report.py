"""Going into the reports that a search found: at the match, on to the next result, and back to the list."""

from pathlib import Path

import pytest
from excerpt_stage import styles_of
from search_stage import Opened, hit, list_of, opening, results, screen_of, settled, typed
from shown import footer, lines, text
from textual.pilot import Pilot

from store import Library
from tui.screens.report import ReportScreen
from tui.screens.search.screen import SearchScreen
from tui.widgets.search.entries import Found, Stated


@pytest.fixture
def opened(small_library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Opened:
    return opening(small_library, tmp_path / "state", monkeypatch)


def report_of(pilot: Pilot[None]) -> ReportScreen:
    assert isinstance(pilot.app.screen, ReportScreen)
    return pilot.app.screen


def foot(pilot: Pilot[None]) -> str:
    """The line that tells which result this is."""
    return lines(pilot.app)[-2].strip()


async def enter(pilot: Pilot[None], *keys: str) -> None:
    await pilot.press(*keys)
    await pilot.pause()
    await pilot.pause()


async def test_enter_opens_the_report_at_the_match_with_every_word_lit(opened: Opened):
    async with opened(size=(100, 14)) as pilot:
        await typed(pilot, "护理型")
        await pilot.press("down", "down")
        await enter(pilot, "enter")
        assert "海盐县 2022" in lines(pilot.app)[0]
        assert "护理型床位占" in text(pilot.app)
        assert foot(pilot).startswith("检索 护理型 · 第 3/4 处")
        await pilot.resize_terminal(170, 50)
        await pilot.pause()
        pane = report_of(pilot).text
        (plain,) = styles_of(pane, "登记床位")
        (this,) = styles_of(pane, "护理型")
        (other,) = styles_of(pane, "护理型床位占比") - {plain}
        assert len({plain, this, other}) == 3


async def test_n_goes_on_to_the_next_result_in_another_report_too(opened: Opened):
    async with opened(size=(100, 14)) as pilot:
        await typed(pilot, "护理型")
        await enter(pilot, "enter")
        assert foot(pilot).startswith("检索 护理型 · 第 1/4 处")
        assert "昆山市 2023上" in lines(pilot.app)[0]
        await enter(pilot, "n")
        assert foot(pilot).startswith("检索 护理型 · 第 2/4 处")
        assert "海盐县 2023" in lines(pilot.app)[0]
        assert "床位布局更合理" in text(pilot.app)
        await enter(pilot, "N", "N")
        assert foot(pilot).startswith("检索 护理型 · 指标 4/4")
        assert isinstance(list_of(pilot).chosen, Stated)
        list_of(pilot).action_end(1)
        await enter(pilot, "n")
        assert footer(pilot.app).strip() == "这是最后一处。"


async def test_the_cursor_of_the_list_follows_to_the_hit_last_seen(opened: Opened):
    async with opened(size=(100, 14)) as pilot:
        await typed(pilot, "护理型")
        await enter(pilot, "enter")
        await enter(pilot, "n", "n")
        await enter(pilot, "q")
        assert isinstance(pilot.app.screen, SearchScreen)
        chosen = list_of(pilot).chosen
        assert isinstance(chosen, Found)
        assert "床位更多" in chosen.hit.path
        assert list_of(pilot).has_focus
        marked = [line for line in lines(pilot.app) if line.startswith("▌")]
        assert any("床位更多" in line for line in marked)


async def test_a_search_in_the_text_has_n_until_it_is_cleared(opened: Opened):
    async with opened(size=(100, 20)) as pilot:
        await typed(pilot, "护理型")
        await enter(pilot, "enter", "n")
        assert foot(pilot).startswith("检索 护理型 · 第 2/4 处")
        await enter(pilot, "f", *"助餐", "enter", "n")
        assert lines(pilot.app)[-3].endswith("2/2")
        assert foot(pilot).startswith("检索 护理型 · 第 2/4 处")
        await enter(pilot, "c", "n")
        assert foot(pilot).startswith("检索 护理型 · 第 3/4 处")


async def test_an_indicator_opens_its_sentence_lit(opened: Opened):
    async with opened(size=(100, 14)) as pilot:
        await typed(pilot, "护理型")
        await pilot.press("up")
        entry = list_of(pilot).chosen
        assert isinstance(entry, Stated)
        await enter(pilot, "enter")
        report = report_of(pilot)
        assert report.text.indicator == entry.hit.indicator.index
        assert foot(pilot).startswith("检索 护理型 · 指标 4/4")
        await enter(pilot, "n")
        assert foot(pilot).startswith("检索 护理型 · 第 1/4 处")


async def test_n_waits_for_hits_that_have_not_come_yet(
    opened: Opened, small_library: Library, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("tui.screens.search.finding.FIRST_HITS", 1)
    entry = small_library.entries()[0].id
    hits = [hit(report=entry, nth=nth) for nth in range(3)]
    async with opened(lambda asked: results(asked, hits), size=(80, 14)) as pilot:
        await typed(pilot, "床位")
        await enter(pilot, "enter", "n")
        await settled(pilot)
        assert foot(pilot).startswith("检索 床位 · 第 2/3 处")


async def test_a_hit_of_filters_alone_opens_where_it_begins(opened: Opened, small_library: Library):
    entry = next(each for each in small_library.entries() if each.report.period == "2022")
    place = small_library.reading(entry.id).text.index("三、")
    only = hit("", report=entry.id, snippet="三、", start=place, end=place + 2, matches=())
    async with opened(lambda asked: results(asked, [only]), size=(80, 10)) as pilot:
        await typed(pilot, "year:2022")
        await enter(pilot, "enter")
        assert lines(pilot.app)[1].strip().startswith("三、")


async def test_slash_goes_back_to_the_search_to_type_another(opened: Opened):
    async with opened(size=(100, 14)) as pilot:
        await typed(pilot, "护理型")
        await enter(pilot, "enter", "slash")
        assert isinstance(pilot.app.screen, SearchScreen)
        assert len([each for each in pilot.app.screen_stack if isinstance(each, SearchScreen)]) == 1
        await typed(pilot, "慈善")
        assert screen_of(pilot).panes.line.input.value == "慈善"


async def test_a_report_opened_otherwise_has_no_results_to_go_on_to(opened: Opened):
    async with opened(size=(100, 14)) as pilot:
        await enter(pilot, "escape", "enter")
        report = report_of(pilot)
        before = text(pilot.app)
        await enter(pilot, "n", "N")
        assert text(pilot.app) == before
        assert report is pilot.app.screen
