"""A region's years on the screen: the table of periods, the plot of a row, and the sentences beside each other."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

import pytest
from browsing import press
from shelf import put
from shown import footer, lines, text
from textual.pilot import Pilot
from years_read import years

from store import Library
from store.models import Reading
from store.taking.taken import Quote, Table
from tui.app import DuibiaoApp, Settings
from tui.language import use_language
from tui.screens.browse.screen import BrowseScreen
from tui.screens.measures.screen import MeasuresScreen
from tui.screens.ranking import RankingScreen
from tui.screens.report import ReportScreen
from tui.screens.years.screen import YearsScreen
from tui.state import LeftOff, Preferences, keep

Opened = Callable[..., AbstractAsyncContextManager[Pilot[None]]]
NARROW, WIDE = (80, 24), (160, 45)


@pytest.fixture(scope="module")
def reports() -> tuple[Reading, ...]:
    return years()


@pytest.fixture
def standing(library: Library, tmp_path: Path, reports: tuple[Reading, ...]) -> Callable[..., DuibiaoApp]:
    """The app as it was left at a report, on a domain; without other words at that of 2023, on the elderly."""

    def make(*read: Reading, period: str = "2023", domain: str | None = "eldercare", **settings: str) -> DuibiaoApp:
        put(library, *(read or reports))
        ids = [entry.id for entry in library.entries() if entry.report.period == period]
        state = tmp_path / "state"
        keep(state, library=library.folder, place=LeftOff(ids[0], (), domain), settings=Preferences())
        given = Settings(**{"language": "zh", "theme": "dark", "state_folder": state, **settings})  # type: ignore[arg-type]
        return DuibiaoApp(lambda: Library.open(library.folder), given)

    return make


@pytest.fixture
def opened(standing: Callable[..., DuibiaoApp]) -> Opened:
    @asynccontextmanager
    async def start(*keys: str, size: tuple[int, int] = WIDE, read: tuple[Reading, ...] = (), **at: str | None):
        async with standing(*read, **at).run_test(size=size) as pilot:
            await pilot.pause()
            await press(pilot, "t", *keys)
            yield pilot

    return start


def screen(pilot: Pilot[None]) -> YearsScreen:
    shown = pilot.app.screen
    assert isinstance(shown, YearsScreen)
    return shown


def row(pilot: Pilot[None], words: str, nth: int = 0) -> list[str]:
    """The words of the first line of the table that has these in it, or of a line below it."""
    pane = screen(pilot).panes.table
    told = [pane.render_line(y).text.replace("▌", " ") for y in range(pane.size.height)]
    return told[next(at for at, line in enumerate(told) if words in line) + nth].split()


def sentences(pilot: Pilot[None]) -> str:
    """What stands in the columns in view, without the breaks of lines within a column."""
    pane = screen(pilot).panes.sentences
    told = [pane.render_line(y).text.split("│") for y in range(pane.size.height)]
    return "\n".join("".join(line[nth].strip() for line in told) for nth in range(len(told[0])))


async def test_a_region_s_figures_stand_at_their_periods_with_changes_and_targets(opened: Opened):
    async with opened() as pilot:
        assert lines(pilot.app)[0].startswith("━ 历年 · 海盐县 民政局 · 养老服务")
        assert row(pilot, "指标") == ["指标", "2020", "2021", "2022", "2023", "2024上", "2024"]
        assert row(pilot, "护理型床位占比") == ["护理型床位占比", "%", "54", "58.6", "(60)", "65.5", "-", "-"]
        assert row(pilot, "护理型床位占比", 1) == ["变化", "+4.6点", "+6.9点"]
        assert row(pilot, "护理型床位占比", 2) == ["目标", "≥", "58*", "≥", "70*"]
        assert row(pilot, "养老机构床位", 1) == ["变化", "+7.9%", "+20.2%", "+1.2%"]
        # The report that the reader stood at is of 2023.
        assert "2023 5059 张；比 2021 +849 张 (+20.2%)" in text(pilot.app)
        await press(pilot, "c")
        assert row(pilot, "护理型床位占比") == [
            "护理型床位占比",
            "%",
            "54",
            "58.6",
            "+1",
            "(60)",
            "65.5",
            "-",
            "≥",
            "70*",
        ]
        await press(pilot, "q")
        assert isinstance(pilot.app.screen, BrowseScreen)


async def test_sentences_stand_beside_each_other_and_are_opened(opened: Opened):
    async with opened("j") as pilot:
        shown = text(pilot.app)
        assert "护理型床位占比由2022年的60%" in sentences(pilot)
        assert "目标 ≥ 58 % · 2020 的报告" in shown
        await press(pilot, "enter")
        report = pilot.app.screen
        assert isinstance(report, ReportScreen)
        assert (report.reading.report.period, report.reading.indicators[report.text.indicator].value) == ("2023", 65.5)
        # From the right the cursor comes to the target of 2021 first, which stands in the report before.
        await press(pilot, "q", "h", "h")
        assert screen(pilot).panes.table.figure.target
        await press(pilot, "enter")
        assert pilot.app.screen.reading.report.period == "2020"
        await press(pilot, "q", "h")
        assert "2021 58.6 %；比 2020 +4.6 个百分点" in text(pilot.app)
        await press(pilot, "l", "l", "enter")
        # No report is of 2022.
        assert isinstance(pilot.app.screen, YearsScreen)
        assert "没有这一期的报告" in footer(pilot.app)


async def test_the_plot_has_marks_and_a_line_only_between_neighbouring_years(opened: Opened):
    async with opened("j") as pilot:
        plot = screen(pilot).panes.plot
        told = [plot.render_line(y).text for y in range(plot.size.height)]
        assert told[-1].split() == ["2020", "2021", "2022", "2023", "2024上", "2024"]
        signs = "".join(told)
        assert (signs.count("●"), signs.count("*"), signs.count("○")) == (3, 2, 1)
        dots = [column for line in told for column, sign in enumerate(line) if "\u2800" < sign <= "\u28ff"]
        at = {line.index(year) for line in told[-1:] for year in ("2020", "2021")}
        assert dots
        # From 2021 to 2023 nothing is drawn: no report of 2022 states it.
        assert min(at) <= min(dots) <= max(dots) <= max(at) + 4
        bar = screen(pilot).panes.plot_pane.bar
        assert (bar.heading, bar.note) == ("护理型床位占比 %", "● 结果  * 目标  ○ 后来说")


async def test_domains_step_and_one_without_figures_shows_what_is_said_of_it(opened: Opened):
    async with opened("right_square_bracket", "right_square_bracket", "right_square_bracket") as pilot:
        assert "慈善事业" in lines(pilot.app)[0]
        assert row(pilot, "慈善募集")[2:] == ["1800≠", "2150", "2600", "1100"]
        assert "2023 2600 万元" in text(pilot.app)
        assert "≠ 2021 的报告说 约 1720 万元" in sentences(pilot)
        assert "按增减幅折算；和 2020 自己的报告所写" in sentences(pilot)
        await press(pilot, *["right_square_bracket"] * 5)
        assert "婚姻登记" in lines(pilot.app)[0]
        assert "婚俗改革示范点办得热热闹闹。" in sentences(pilot)
        assert "推进婚俗改革示范点建设。" in sentences(pilot)
        await press(pilot, "enter", "c", "space", "R", "j", "l")
        assert isinstance(pilot.app.screen, YearsScreen)


async def test_a_period_that_states_nothing_shows_what_its_report_says_of_the_domain(opened: Opened):
    async with opened("j", "j") as pilot:
        assert row(pilot, "新增助餐点")[:4] == ["新增助餐点", "个", "12", "18"]
        assert "没有写到这一项。这一领域写的是：" in text(pilot.app)
        await press(pilot, "enter")
        report = pilot.app.screen
        assert isinstance(report, ReportScreen)
        assert report.reading.report.period == "2023"
        await press(pilot, "q")


async def test_a_narrow_screen_has_the_plot_or_the_sentences(opened: Opened):
    async with opened(size=NARROW) as pilot:
        panes = screen(pilot).panes
        assert (panes.plot_pane.display, panes.sentences_pane.display) == (False, True)
        assert "2021" in text(pilot.app)
        await press(pilot, "tab")
        assert (panes.plot_pane.display, panes.sentences_pane.display) == (True, False)
        assert "5059" in "".join(panes.plot.render_line(y).text for y in range(panes.plot.size.height))
        await press(pilot, "tab")
        first = panes.sentences.render_line(0).text.split()
        await press(pilot, *["h"] * 4)
        assert panes.sentences.render_line(0).text.split() != first
        assert max(len(line) for line in lines(pilot.app)) <= 80


async def test_one_period_is_said_in_words(opened: Opened):
    async with opened(read=years("2023")) as pilot:
        assert "只有 2023 一个时期的报告" in lines(pilot.app)[0]
        assert row(pilot, "养老机构床位")[:2] == ["养老机构床位", "张"]
        assert "5059" in row(pilot, "养老机构床位")
        assert screen(pilot).taken().parts


async def test_agencies_are_never_mixed_and_a_key_goes_to_the_next(opened: Opened, reports: tuple[Reading, ...]):
    async with opened(read=(*reports[:3], *years("2023", agency="人民政府"))) as pilot:
        first = screen(pilot)._whose
        assert "个机构" in lines(pilot.app)[0]
        periods = screen(pilot).trend.periods
        await press(pilot, "v")
        assert {first, screen(pilot)._whose} == {"海盐县 民政局", "海盐县 人民政府"}
        assert periods != screen(pilot).trend.periods
        await press(pilot, "v")
        assert screen(pilot)._whose == first


async def test_measures_and_rankings_lead_to_the_years_and_back(opened: Opened):
    async with opened("q", "m", "j") as pilot:
        assert isinstance(pilot.app.screen, MeasuresScreen)
        await press(pilot, "t")
        assert screen(pilot).panes.table.current_row.label == "护理型床位占比"
        await press(pilot, "R")
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        assert isinstance(pilot.app.screen, RankingScreen)
        await press(pilot, "t")
        assert screen(pilot).panes.table.current_row.measure == "nursing_bed_share"
        await press(pilot, "q", "q", "q")
        assert isinstance(pilot.app.screen, MeasuresScreen)
        # A name belongs to no region.
        await press(pilot, "h", "t")
        assert isinstance(pilot.app.screen, MeasuresScreen)


async def test_what_is_taken_along_has_figures_citations_and_what_can_be_drawn(opened: Opened, library: Library):
    async with opened("j") as pilot:
        (table,) = screen(pilot).taken().parts
        assert isinstance(table, Table)
        assert table.columns == ("指标", "单位", "项", "2020", "2021", "2022", "2023", "2024上", "2024")
        told = {(line[0].text, line[2].text): line[3:] for line in table.rows}
        results = told["护理型床位占比", "结果"]
        assert [cell.value for cell in results] == [54, 58.6, 60, 65.5, None, None]
        assert "2023 的报告" in results[2].flags
        assert [cell.value for cell in told["养老机构床位", "变化"]] == [
            None,
            pytest.approx(7.9487),
            None,
            pytest.approx(20.1663),
            pytest.approx(1.2058),
            None,
        ]
        targets = told["护理型床位占比", "目标"]
        assert [(cell.value, cell.flags[:1]) for cell in targets if cell.value] == [(58, ("目标",)), (70, ("目标",))]
        for cell in (*results, *targets):
            if cell.citation is not None and cell is not results[2]:
                cited = library.reading(cell.citation.report).text[cell.citation.start : cell.citation.end]
                assert float(cited) == cell.value
        (chart,) = screen(pilot).taken().charts
        assert [(series.name, [point.at for point in series.points]) for series in chart.series] == [
            ("结果", ["2020", "2021", "2023"]),
            ("目标", ["2021", "2024"]),
        ]
        row_table, *quotes = screen(pilot).current().parts
        assert {line[0].text for line in row_table.rows} == {"护理型床位占比"}
        assert all(isinstance(quote, Quote) for quote in quotes)
        assert [quote.citation.period for quote in quotes] == ["2020", "2021", "2020", "2023", "2023", "2023"]


# How it looks


@pytest.fixture
def spoken_chinese() -> AsyncIterator[None]:
    yield
    use_language("zh")


async def _opened(pilot: Pilot[None]) -> None:
    await pilot.pause()
    await press(pilot, "t", "j", "h")


async def _plotted(pilot: Pilot[None]) -> None:
    await _opened(pilot)
    await press(pilot, "tab")


def test_the_years_on_a_large_screen(snap_compare, standing):
    assert snap_compare(standing(), terminal_size=WIDE, run_before=_opened)


@pytest.mark.usefixtures("spoken_chinese")
def test_the_years_in_english(snap_compare, standing):
    app = standing(language="en", theme="light")
    assert snap_compare(app, terminal_size=(120, 40), run_before=_opened)


def test_the_years_on_a_small_screen(snap_compare, standing):
    assert snap_compare(standing(theme="ansi", domain=None), terminal_size=NARROW, run_before=_opened)


def test_the_plot_on_a_small_screen_whose_signs_are_wide(snap_compare, standing):
    app = standing(ambiguous_width=2)
    try:
        assert snap_compare(app, terminal_size=NARROW, run_before=_plotted)
    finally:
        from tui.typesetting.width import count_ambiguous_as

        count_ambiguous_as(1)
