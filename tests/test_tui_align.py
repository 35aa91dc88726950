"""Columns that line up, what one has and the others lack, and who else does something."""

from collections.abc import Callable
from pathlib import Path

import pytest
from align_stage import aligning, column, lines, row_of, standing_at, until
from aligned import digests, library_of, report_of, small_reports
from textual.pilot import Pilot

from store import Library
from store.taking.taken import Quote, Table
from tui.app import DuibiaoApp
from tui.language import use_language
from tui.screens.browse.screen import BrowseScreen
from tui.screens.kindred import KindredScreen
from tui.screens.report import ReportScreen

Make = Callable[..., DuibiaoApp]


@pytest.fixture
def at(bundled: Library, tmp_path: Path) -> Make:
    """The app, left at the reports of some regions."""
    return lambda *counties, **place: standing_at(bundled, tmp_path / "state", *counties, **place)


def marked(pilot: Pilot[None], nth: int) -> list[str]:
    return [line for line in lines(pilot, nth) if line.startswith("+")]


def told(pilot: Pilot[None], nth: int) -> str:
    return column(pilot, nth).bar.remark


async def compared(pilot: Pilot[None]) -> None:
    await until(pilot, lambda: any("+" in told(pilot, nth) for nth in (0, 1)))


def place_of(pilot: Pilot[None], title: str) -> int:
    """Where a section of the first column begins in its report's text."""
    reading = column(pilot, 0).pane.reading
    assert reading is not None
    return next(section.start for section in reading.sections if section.title == title)


async def go_to(pilot: Pilot[None], title: str) -> None:
    """Scrolls the first column until a section is at its top."""
    column(pilot, 0).pane.go_to(place_of(pilot, title))
    await pilot.pause()


async def test_the_counterpart_comes_to_the_same_row(monkeypatch, at: Make):
    async with aligning(monkeypatch, at("奉化区", "湖州市", domain=None)) as pilot:
        await compared(pilot)
        await go_to(pilot, "深化省级婚俗改革试点")
        await pilot.press("equals_sign")
        await pilot.pause()
        assert row_of(pilot, 0, "深化省级婚俗改革试点") == row_of(pilot, 1, "婚俗改革实现服务提档升级")


async def test_it_is_the_section_of_the_number_under_the_cursor(monkeypatch, at: Make):
    async with aligning(monkeypatch, at("奉化区", "湖州市", domain="assistance"), size=(160, 45)) as pilot:
        await pilot.press("w", "equals_sign")
        await until(pilot, lambda: row_of(pilot, 0, "提高社会救助标准") == row_of(pilot, 1, "实施救助“扩围”改革"))


async def test_the_last_section_can_come_to_the_top_and_the_keys_scroll_back(monkeypatch, at: Make):
    async with aligning(monkeypatch, at("湖州市", "奉化区", domain="funeral"), size=(80, 24)) as pilot:
        await pilot.press("G", "equals_sign")
        titles = ("生态惠民殡葬改革", "全力推动殡葬改革")
        await until(pilot, lambda: row_of(pilot, 0, titles[0]) == row_of(pilot, 1, titles[1]))
        column(pilot, 0).pane.stand(place_of(pilot, "生态惠民殡葬改革不断深化"), 0)
        await pilot.pause()
        assert row_of(pilot, 0, titles[0]) == 0
        await pilot.press("j", "G")
        await pilot.pause()
        assert row_of(pilot, 0, titles[0]) == 0
        await pilot.press("g")
        await pilot.pause()
        assert column(pilot, 0).pane.scroll_y == 0


async def test_the_others_keep_in_step_until_they_are_let_go(monkeypatch, at: Make):
    async with aligning(monkeypatch, at("奉化区", "湖州市", domain=None)) as pilot:
        await compared(pilot)
        await pilot.press("s")
        await pilot.pause()
        assert "跟随" in told(pilot, 1)
        for here, there in (("提升居家养老服务", "做优国家试点"), ("全力推动殡葬改革", "生态惠民殡葬改革")):
            await go_to(pilot, here)
            assert row_of(pilot, 0, here) <= 1
            assert row_of(pilot, 1, there) <= 1
        await pilot.press("s")
        await pilot.pause()
        assert "跟随" not in told(pilot, 1)
        before = lines(pilot, 1)
        await go_to(pilot, "提高社会救助标准")
        assert lines(pilot, 1) == before


async def test_what_only_one_report_has_is_marked_and_counted(monkeypatch, at: Make):
    async with aligning(monkeypatch, at("奉化区", "湖州市", domain="community"), size=(160, 45)) as pilot:
        await compared(pilot)
        assert any("强化村级民主监督管理" in line for line in marked(pilot, 0))
        assert told(pilot, 0) == f"+ 独有 {len(marked(pilot, 0))}"
    async with aligning(monkeypatch, at("奉化区", "湖州市", domain="marriage")) as pilot:
        await until(pilot, lambda: any(line.strip() for line in lines(pilot, 0)))
        await pilot.press("equals_sign")
        await pilot.pause(0.2)
        assert marked(pilot, 0) == marked(pilot, 1) == []


async def test_a_third_column_that_has_it_takes_the_mark_away(monkeypatch, at: Make):
    async with aligning(monkeypatch, at("奉化区", "湖州市", "宜兴市", domain="community"), size=(160, 45)) as pilot:
        await compared(pilot)
        assert not any("强化村级民主监督管理" in line for line in marked(pilot, 0))


async def test_what_has_no_counterpart_here_is_said(monkeypatch, at: Make):
    async with aligning(monkeypatch, at("奉化区", "湖州市", domain="community")) as pilot:
        await compared(pilot)
        await go_to(pilot, "强化村级民主监督管理")
        await pilot.press("equals_sign")
        await pilot.pause()
        assert "湖州市 2024 没有对应的一节" in shown(pilot)


def shown(pilot: Pilot[None]) -> str:
    """The notice of the last line."""
    footer = pilot.app.screen.query_one("KeyFooter")
    return str(footer.render_line(0).text)


async def test_one_column_has_nothing_to_line_up_with(monkeypatch, at: Make):
    async with aligning(monkeypatch, at("奉化区")) as pilot:
        for key in ("equals_sign", "s"):
            await pilot.press(key)
            await pilot.pause()
            assert "先按空格并列" in shown(pilot)


async def test_without_an_index_it_is_worked_out_when_it_is_asked_for(monkeypatch, tmp_path: Path):
    library = library_of(tmp_path / "library", *digests().values(), indexed=False)
    app = standing_at(library, tmp_path / "state", "奉化区", "湖州市", domain=None)
    async with aligning(monkeypatch, app) as pilot:
        await pilot.pause(0.2)
        assert told(pilot, 0) == told(pilot, 1) == ""
        await go_to(pilot, "深化省级婚俗改革试点")
        await pilot.press("equals_sign")
        await compared(pilot)
        assert row_of(pilot, 0, "深化省级婚俗改革试点") == row_of(pilot, 1, "婚俗改革实现服务提档升级")


async def kindred(pilot: Pilot[None]) -> KindredScreen:
    """Who else does what the section at the top of the first column tells of."""
    await pilot.press("v")
    await until(pilot, lambda: isinstance(pilot.app.screen, KindredScreen) and bool(pilot.app.screen.kindred.entries))
    assert isinstance(pilot.app.screen, KindredScreen)
    return pilot.app.screen


async def test_who_else_does_this_leads_into_their_reports(monkeypatch, at: Make, bundled: Library):
    async with aligning(monkeypatch, at("奉化区", "湖州市", domain="marriage")) as pilot:
        screen = await kindred(pilot)
        regions = [kin.origin.region.name for kin in screen.kindred.entries if kin.origin.region]
        assert {"湖州市", "滨江区", "宜兴市"} <= set(regions)
        assert "奉化区" not in regions
        entry = screen.kindred.entries[1]
        await pilot.press("j")
        assert screen.current().parts == (screen.taken().parts[1],)
        quote = screen.taken().parts[1]
        assert isinstance(quote, Quote)
        text = bundled.reading(entry.origin.report).text
        assert quote.text == text[quote.citation.start : quote.citation.end] == entry.sentence
        assert (quote.citation.report, quote.citation.agency) == (entry.origin.report, "民政局")
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(pilot.app.screen, ReportScreen)
        assert pilot.app.screen.reading.report == bundled.reading(entry.origin.report).report
        await pilot.press("q")
        await pilot.pause()
        assert pilot.app.screen is screen
        await pilot.press("q")
        await pilot.pause()
        assert isinstance(pilot.app.screen, BrowseScreen)


async def test_a_report_is_pinned_from_there(monkeypatch, at: Make, bundled: Library):
    async with aligning(monkeypatch, at("奉化区", "湖州市", domain="marriage")) as pilot:
        screen = await kindred(pilot)
        regions = [kin.origin.region.name for kin in screen.kindred.entries if kin.origin.region]
        screen.kindred.cursor = regions.index("宜兴市")
        await pilot.pause()
        signs = pilot.app.export_screenshot().count("●")
        await pilot.press("space")
        await pilot.pause()
        assert pilot.app.export_screenshot().count("●") == signs + 1
        await pilot.press("q")
        await pilot.pause()
        reports = {column(pilot, nth).report for nth in range(3)}
        assert report_of(bundled, "宜兴市") in reports


async def test_words_that_set_the_report_apart(monkeypatch, at: Make):
    async with aligning(monkeypatch, at("奉化区", "湖州市", domain="organizations")) as pilot:
        screen = await kindred(pilot)
        await pilot.press("tab")
        await pilot.press("d")
        await until(pilot, lambda: bool(screen.words.entries))
        assert "数字门牌" in [each.word for each in screen.words.entries]
        table = screen.taken().parts[0]
        assert isinstance(table, Table)
        assert len(table.rows) == len(screen.words.entries)
        assert table.rows[0][1].value == screen.words.entries[0].count
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(pilot.app.screen, ReportScreen)
        await pilot.press("q", "tab")
        await pilot.pause()
        assert screen.kindred.has_focus


async def test_where_nobody_else_does_it_that_is_said(monkeypatch, tmp_path: Path):
    library = library_of(tmp_path / "library", *small_reports())
    app = standing_at(library, tmp_path / "state", "象山县", "宁海县", domain="marriage")
    async with aligning(monkeypatch, app) as pilot:
        await pilot.press("v")
        await pilot.pause()
        screen = pilot.app.screen
        assert isinstance(screen, KindredScreen)
        await until(pilot, lambda: "没有谈这件事" in screen.kindred.render_line(1).text)
        assert screen.taken().parts == ()


LOOKS = [
    ("columns", (80, 24)), ("columns", (120, 40)), ("columns", (160, 45)),
    ("kindred", (80, 24)), ("kindred", (120, 40)), ("kindred", (160, 45)), ("words", (120, 40)),
]  # fmt: skip


@pytest.mark.parametrize(("screen", "size"), LOOKS, ids=[f"{screen}-{size[0]}" for screen, size in LOOKS])
def test_how_it_looks(snap_compare, monkeypatch, at: Make, size: tuple[int, int], screen: str):
    monkeypatch.setattr("tui.screens.browse.aligning._SECONDS_TO_REST", 0.01)

    async def before(pilot: Pilot[None]) -> None:
        await pilot.pause()
        await compared(pilot)
        await pilot.press("3" if size[0] > 120 else "1", "s")
        if screen != "columns":
            found = await kindred(pilot)
            if screen == "words":
                await pilot.press("tab")
                await until(pilot, lambda: bool(found.words.entries))
        await pilot.pause()

    use_language("zh")
    app = at("奉化区", "湖州市", "宜兴市", domain="eldercare")
    assert snap_compare(app, terminal_size=size, run_before=before)
