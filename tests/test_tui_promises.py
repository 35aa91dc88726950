"""The promises on the screen: pairs, groups and domains, both sentences, and the way to where they stand."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from browsing import Start, press, starting
from promised import consecutive
from shelf import put
from textual.pilot import Pilot

from store import Library
from store.models import Reading
from tui.app import DuibiaoApp, Settings
from tui.language import use_language
from tui.screens.browse.screen import BrowseScreen
from tui.screens.promises.screen import PromisesScreen
from tui.screens.report import ReportScreen
from tui.widgets.promises.counts import PromiseCounts
from tui.widgets.promises.list import PromiseList
from tui.widgets.promises.sentences import PromiseSentences


@pytest.fixture(scope="module")
def reports() -> tuple[Reading, ...]:
    return consecutive()


@pytest.fixture
def promised_library(library: Library, reports: tuple[Reading, ...]) -> Library:
    put(library, *reports[:2])
    return library


@pytest.fixture
def start(promised_library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Start:
    return starting(promised_library, tmp_path, monkeypatch)


async def opened(pilot: Pilot[None], *keys: str) -> PromisesScreen:
    """The promises of the report at which the app begins, compared."""
    await press(pilot, "o", *keys)
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()
    screen = pilot.app.screen
    assert isinstance(screen, PromisesScreen)
    return screen


def lines(screen: PromisesScreen, of: type[PromiseList] | type[PromiseCounts] = PromiseList) -> list[str]:
    """What stands in the lines of a list."""
    listed = screen.query_one(of)
    return ["".join(text for text, _ in listed.line(index, 110)) for index in range(listed.line_count())]


def sentences(screen: PromisesScreen) -> list[str]:
    """The rows below or beside the list."""
    shown = screen.query_one(PromiseSentences)
    return [shown.render_line(y).text.rstrip() for y in range(shown.size.height)]


async def test_the_key_opens_the_promises_of_the_region_in_view(start: Start):
    async with start(size=(120, 40)) as pilot:
        screen = await opened(pilot)
        told = lines(screen)
        assert [line.split()[:2] for line in told[:3]] == [
            ["兑现", "护理型床位占比"],
            ["超额", "走访困难家庭"],
            ["未达到", "新增助餐点"],
        ]
        assert "12 家 → 10 家" in told[2]
        assert told[-1].startswith("文字")
        await press(pilot, "q")
        assert isinstance(pilot.app.screen, BrowseScreen)


async def test_both_sentences_stand_in_full_below_with_their_figures_lit(start: Start):
    async with start(size=(80, 24)) as pilot:
        screen = await opened(pilot, "down")
        listed = screen.query_one(PromiseList)
        listed.cursor = 2
        await pilot.pause()
        shown = sentences(screen)
        assert "新建老年食堂12家，护理型床位占比达到58%以上。" in shown
        assert "新建老年食堂10家，护理型床位占比62%。" in shown
        pane = screen.query_one(PromiseSentences)
        lit = {
            segment.text
            for y in range(pane.size.height)
            for segment in pane.render_line(y)
            if segment.style and segment.style.underline
        }
        assert lit == {"12", "10"}


async def test_the_order_is_by_outcome_or_as_the_report_says_it(start: Start):
    async with start() as pilot:
        screen = await opened(pilot)
        grouped = lines(screen)
        kept = screen.panes.list.entry
        await press(pilot, "v")
        assert [line.split()[1] for line in lines(screen)[:3]] == ["走访困难家庭", "新增助餐点", "护理型床位占比"]
        assert screen.panes.list.entry == kept
        await press(pilot, "v")
        assert lines(screen) == grouped


async def test_a_domain_leaves_its_promises(start: Start):
    async with start() as pilot:
        screen = await opened(pilot, "d", "down", "down")
        counts = lines(screen, PromiseCounts)
        assert [line.split()[0] for line in counts] == ["全部领域", "社会救助", "养老服务", "婚姻登记"]
        assert screen.query_one(PromiseCounts).domain == "eldercare"
        assert [line.split()[1] for line in lines(screen)] == ["护理型床位占比", "新增助餐点"]
        assert {promise.domain for promise in screen.held.promises.measured} > {"eldercare"}


async def test_keys_open_where_it_is_promised_and_where_it_is_told(start: Start):
    async with start() as pilot:
        screen = await opened(pilot)
        promise = screen.panes.list.entry
        for key, year, indicator in (("enter", "2021", promise.target), ("r", "2022", promise.result)):
            await press(pilot, key)
            report = pilot.app.screen
            assert isinstance(report, ReportScreen)
            assert (report.reading.report.period, report.text.indicator) == (year, indicator)
            await press(pilot, "q")
            assert pilot.app.screen is screen
        await press(pilot, "G", "enter")
        assert isinstance(pilot.app.screen, ReportScreen)


async def test_brackets_step_through_the_pairs(start: Start, promised_library: Library, reports: tuple[Reading, ...]):
    put(promised_library, reports[2])
    async with start() as pilot:
        screen = await opened(pilot)
        titles = []
        for _ in range(3):
            titles.append(screen.query_one("#promises-pane").bar.heading)
            await press(pilot, "right_square_bracket")
            await pilot.app.workers.wait_for_complete()
            await pilot.pause()
        assert titles[0] != titles[1]
        assert titles[0] == titles[2]
        assert {title.partition("海盐县 ")[2] for title in titles} == {"2021 → 2022", "2022 → 2023"}


async def test_a_region_without_consecutive_reports_is_told_what_is_needed(start: Start, promised_library: Library):
    with promised_library.writer() as writer:
        writer.remove(next(entry.id for entry in promised_library.entries() if entry.report.period == "2021"))
    async with start(size=(80, 24)) as pilot:
        await press(pilot, "o")
        screen = pilot.app.screen
        assert isinstance(screen, PromisesScreen)
        said = "".join(lines(screen))
        assert "海盐县只有 2022 的报告" in said
        assert "2021、2023" in said
        assert "duibiao load" in said
        assert screen.taken().parts == ()
        await press(pilot, "enter", "v", "right_square_bracket", "d", "q")
        assert isinstance(pilot.app.screen, BrowseScreen)


async def test_a_report_that_cannot_be_read_is_a_sentence(promised_library: Library, start: Start):
    async with start() as pilot:
        broken = next(entry for entry in promised_library.entries() if entry.report.period == "2022")
        (promised_library.folder / "reports" / f"{broken.id}.json").write_bytes(b"{")
        pilot.app._material.library._readings.clear()
        await press(pilot, "o")
        screen = pilot.app.screen
        assert isinstance(screen, PromisesScreen)
        # The sentence names a long path, which wraps where it must.
        assert broken.id in "".join("".join(line.split()) for line in lines(screen))


# What is taken along


async def test_everything_shown_is_taken_with_its_citations(start: Start, promised_library: Library):
    async with start() as pilot:
        screen = await opened(pilot)
        measured, texts = screen.taken().parts
        assert [row[2].text for row in measured.rows] == ["走访困难家庭", "新增助餐点", "护理型床位占比"]
        assert [(row[3].value, row[4].value) for row in measured.rows] == [(2000, 2360), (12, 10), (58, 62)]
        assert len(texts.rows) == 1
        assert {len(row) for row in measured.rows} == {len(measured.columns)}
        for row in measured.rows:
            for cell, digits in ((row[3], row[3].value), (row[4], row[4].value)):
                text = promised_library.reading(cell.citation.report).text
                assert float(text[cell.citation.start : cell.citation.end]) == digits
        assert {citation.period for citation in screen.taken().citations()} == {"2021", "2022"}


async def test_what_the_cursor_is_on_is_taken_as_two_quotes(start: Start):
    async with start() as pilot:
        screen = await opened(pilot)
        said, told = screen.current().parts
        assert said.text == told.text.replace("10家", "12家").replace("62%", "达到58%以上")
        assert (said.citation.period, told.citation.period) == ("2021", "2022")
        assert "兑现" in told.note


# How it looks


@pytest.fixture
def app(promised_library: Library, tmp_path: Path) -> Iterator[Callable[..., DuibiaoApp]]:
    def make(theme: str = "dark", language: str = "zh") -> DuibiaoApp:
        return DuibiaoApp(
            lambda: promised_library, Settings(language=language, theme=theme, state_folder=tmp_path / "state")
        )

    yield make
    use_language("zh")


async def compared(pilot: Pilot[None]) -> None:
    await pilot.pause()
    await pilot.press("o")
    await pilot.pause()
    await pilot.app.workers.wait_for_complete()
    await press(pilot, "down", "down")


def test_the_promises_on_a_wide_screen(snap_compare, app):
    assert snap_compare(app(), terminal_size=(160, 45), run_before=compared)


def test_the_promises_on_a_middling_screen(snap_compare, app):
    assert snap_compare(app("light"), terminal_size=(120, 40), run_before=compared)


def test_the_promises_on_a_small_screen_in_english(snap_compare, app):
    assert snap_compare(app("ansi", "en"), terminal_size=(80, 24), run_before=compared)
