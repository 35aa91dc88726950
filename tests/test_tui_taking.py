"""Exporting from the screens: what the dialog offers, what the files hold, what it refuses, and what is only typed."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from browsing import Start, press, starting
from search_stage import Answers, found_in, screen_of, typed
from shown import footer, text
from taken_read import csv_rows, html_document, markdown_document, xlsx_sheets
from textual.events import Paste
from textual.pilot import Pilot

from store import Library
from store.models import Reading
from tui.material import Material
from tui.screens.browse.screen import BrowseScreen
from tui.screens.measures.screen import MeasuresScreen
from tui.screens.promises.screen import PromisesScreen
from tui.screens.ranking import RankingScreen
from tui.screens.report import ReportScreen
from tui.screens.taking.screen import ExportScreen
from tui.screens.years.screen import YearsScreen
from tui.state import preferences

BOTH = "昆山市-2023年上半年-海盐县-2023年-养老服务-回顾"


@pytest.fixture
def start(small_library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Start:
    """Opens the app on the four reports, started in an empty folder."""
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    return starting(small_library, tmp_path, monkeypatch)


@pytest.fixture
def kunshan(readings: tuple[Reading, ...]) -> Reading:
    """The report at which the app begins."""
    return next(reading for reading in readings if reading.report.period == "2023H1")


async def done(pilot: Pilot[None]) -> None:
    """Waits until what is written or copied is, and that is told."""
    await pilot.pause()
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


async def export(pilot: Pilot[None], *keys: str) -> None:
    """Presses keys in the dialog, waits for the file."""
    await press(pilot, "e")
    assert isinstance(pilot.app.screen, ExportScreen)
    await press(pilot, *keys)
    await done(pilot)


async def paste(pilot: Pilot[None], words: str, *keys: str) -> None:
    """Types words at once, then presses keys."""
    pilot.app.post_message(Paste(words))
    await press(pilot, *keys)


@asynccontextmanager
async def exporting(start: Start, *keys: str, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Pilot[None]]:
    async with start(size) as pilot:
        await press(pilot, *keys)
        yield pilot


async def test_the_columns_are_written_in_every_format_and_the_path_is_told(
    start: Start, tmp_path: Path, kunshan: Reading
):
    async with exporting(start, "1", "e") as pilot:
        shown = text(pilot.app)
        assert "(*) 全部    昆山市 2023年上半年、海盐县 2023年 · 养老服务 · 回顾：" in shown
        assert "( ) 光标处  昆山市 2023年上半年 · " in shown
        assert "SVG" not in shown
        # What it is about stays in view.
        assert "昆山市 2023上" in shown.splitlines()[0]
        for number in "12345":
            await press(pilot, number)
            await done(pilot)
        assert f"已导出到 {tmp_path}" in text(pilot.app).replace("\n ", "")
        assert footer(pilot.app).startswith("Enter 返回  q 返回  y 复制路径")
        await press(pilot, "enter")
        assert not isinstance(pilot.app.screen, ExportScreen)
    files = {path.suffix: path.read_bytes() for path in (tmp_path / "here").iterdir()}
    assert {path.stem for path in (tmp_path / "here").iterdir()} == {BOTH}
    quotes = [part for part in json.loads(files[".json"])["parts"] if part["kind"] == "quote"]
    first = quotes[0]["text"].split("\n")[-1]
    assert first in kunshan.text
    assert any(first in paragraph for quote in markdown_document(files[".md"]).quotes for paragraph in quote)
    assert any(first in paragraph for quote in html_document(files[".html"]).quotes for paragraph in quote)
    assert any(first in cell for row in csv_rows(files[".csv"]) for cell in row)
    cells = [cell for rows in xlsx_sheets(files[".xlsx"]).values() for row in rows for cell in row]
    assert any(isinstance(cell, str) and first in cell for cell in cells)
    kept = preferences(tmp_path / "state")
    assert (kept.export_format, kept.export_folder) == ("html", str(tmp_path / "here"))


def checked(library: Library, path: Path) -> tuple[list[float], list[str]]:
    """The figures and quotes of a JSON file, each compared with the report that it cites."""
    figures: list[float] = []
    quotes: list[str] = []
    document = json.loads(path.read_text(encoding="utf-8"))
    for part in document["parts"]:
        if part["kind"] == "quote":
            cited = part["citation"]
            there = library.reading(cited["report"]).text[cited["start"] : cited["end"]]
            # A hit is cited where its words begin, other quotes as far as they go.
            assert there in part["text"] or set(part["text"]) - {"\n"} <= set(there)
            quotes.append(part["text"])
        elif part["kind"] == "table":
            for cell in (cell for row in part["rows"] for cell in row if cell["citation"]):
                figures += _figure(library, cell)
    return figures, quotes


def _figure(library: Library, cell: dict[str, Any]) -> list[float]:
    cited = cell["citation"]
    reading = library.reading(cited["report"])
    for each in reading.indicators:
        if each.number_start == cited["start"]:
            if not any("折算" in flag for flag in cell["flags"]):
                assert cell["value"] == each.value
            return [cell["value"]]
    assert cell["text"] in reading.text[cited["start"] : cited["end"]]
    return []


async def test_every_screen_is_taken_along_with_figures_that_the_reports_state(
    start: Start, small_library: Library, tmp_path: Path, kunshan: Reading
):
    async with exporting(start, "1") as pilot:
        written: dict[str, Path] = {}

        async def take(name: str, kind: type, *keys: str) -> None:
            await done(pilot)
            assert isinstance(pilot.app.screen, kind), name
            before = set((tmp_path / "here").iterdir())
            await export(pilot, *keys, "4")
            [written[name]] = set((tmp_path / "here").iterdir()) - before
            await press(pilot, "enter")

        await press(pilot, "tab", "tab")
        await take("table", BrowseScreen)
        await take("figure", BrowseScreen, "space")
        await press(pilot, "1", "w", "w", "enter")
        await take("report", ReportScreen)
        await press(pilot, "w", "w", "w")
        reached = pilot.app.screen.text.indicator
        await take("section", ReportScreen, "space")
        await press(pilot, "q", "t")
        await take("years", YearsScreen)
        await press(pilot, "q", "m")
        await take("measures", MeasuresScreen)
        await press(pilot, "left_square_bracket", "R")
        await take("ranking", RankingScreen)
        await press(pilot, "q", "q", "2", "o")
        await take("promises", PromisesScreen)
    found = {name: checked(small_library, path) for name, path in written.items()}
    counts = {name: (bool(figures), bool(quotes)) for name, (figures, quotes) in found.items()}
    with_figures, with_quotes = (True, False), (False, True)
    assert counts == {
        "table": with_figures,
        "figure": with_quotes,
        "report": with_quotes,
        "section": with_quotes,
        "years": with_figures,
        "measures": with_figures,
        "ranking": with_figures,
        "promises": with_figures,
    }
    stated = {each.value for entry in small_library.entries() for each in small_library.reading(entry.id).indicators}
    assert set(found["table"][0]) <= stated
    assert len(found["section"][1]) == len(found["figure"][1]) == 1
    assert set(found["section"][1]) < set(found["report"][1])
    assert kunshan.indicators[reached].name in found["section"][1][0]


async def test_folder_and_name_are_typed_and_what_cannot_be_written_is_refused_in_place(
    start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    home, in_the_way = tmp_path / "home", tmp_path / "file"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    in_the_way.write_text("", encoding="utf-8")
    async with exporting(start, "1", "e", "tab") as pilot:
        dialog = pilot.app.screen
        await paste(pilot, str(in_the_way), "enter")
        await done(pilot)
        assert str(in_the_way) in text(pilot.app)
        assert "写不进去" in text(pilot.app).replace("\n ", "")
        await press(pilot, "ctrl+u")
        await paste(pilot, "~nobody-of-that-name", "enter")
        assert "没有“~nobody-of-that-name”这个用户" in text(pilot.app)
        await press(pilot, "tab", "delete", "enter")
        assert "文件名还空着" in text(pilot.app)
        assert pilot.app.screen is dialog
        await paste(pilot, "one.csv", "shift+tab")
        await paste(pilot, "~/e", "y", "space", "q", "shift+tab", "2")
        await done(pilot)
        assert (home / "ey q" / "one.csv").exists()
        await press(pilot, "down", "up", "enter")
        await done(pilot)
        assert (home / "ey q" / "one-2.csv").read_bytes() == (home / "ey q" / "one.csv").read_bytes()
        assert "one-2.csv" in text(pilot.app)
        await press(pilot, "escape", "e")
        assert "~/ey q" in text(pilot.app)
        # Enter in a line writes too, and once more it leaves.
        await press(pilot, "shift+tab", "end", "a", "enter")
        await done(pilot)
        assert (home / "ey q" / f"{BOTH}a.csv").exists()
        await press(pilot, "enter")
        assert not isinstance(pilot.app.screen, ExportScreen)
    assert preferences(tmp_path / "state").export_folder == "~/ey q"
    assert in_the_way.read_bytes() == b""
    assert list((tmp_path / "here").iterdir()) == []


async def test_letters_typed_into_lines_are_words_and_a_dialog_has_no_such_keys(
    start: Start, small_library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    answers = Answers(found_in(small_library))
    monkeypatch.setattr(Material, "searcher", lambda _: answers)
    async with exporting(start, "1", "f", "e", "y", "Y") as pilot:
        assert "文中 eyY" in text(pilot.app)
        await press(pilot, "escape", "question_mark", "e", "y")
        assert type(pilot.app.screen).__name__ == "HelpScreen"
        await press(pilot, "q", "slash", "e", "y")
        assert screen_of(pilot).panes.line.input.value == "ey"
        await press(pilot, "tab", "h", "e", "y")
        # Earlier searches are nothing to take along.
        assert pilot.app.screen is screen_of(pilot)
    assert not (tmp_path / "state" / "taken").exists()


async def test_of_a_search_all_is_fetched_that_it_finds(
    start: Start, small_library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    answers = Answers(found_in(small_library))
    monkeypatch.setattr(Material, "searcher", lambda _: answers)
    monkeypatch.setattr("tui.screens.search.finding.FIRST_HITS", 2)
    async with start((100, 30)) as pilot:
        await press(pilot, "slash")
        await typed(pilot, "养老")
        total = screen_of(pilot).finding.results.total
        assert total > 4
        await press(pilot, "tab")
        came = len(screen_of(pilot).finding.hits)
        await press(pilot, "e")
        assert f"全部    检索：养老：{total} 处" in text(pilot.app)
        await press(pilot, "4")
        await done(pilot)
        await press(pilot, "enter", "e", "space")
        assert "(*) 光标处" in text(pilot.app)
        await press(pilot, "tab", "tab", *"one", "enter")
        await done(pilot)
        assert came < total
    figures, quotes = checked(small_library, tmp_path / "here" / "养老.json")
    assert len(quotes) == total
    assert figures
    [one] = checked(small_library, tmp_path / "here" / "one.json")[1]
    assert one in quotes
    told = json.loads((tmp_path / "here" / "养老.json").read_text(encoding="utf-8"))["parts"][0]["text"]
    assert f"共{total}处" in told
