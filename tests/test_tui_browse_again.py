"""Opening a library again, and libraries that are not as they were: empty, changed, damaged."""

from pathlib import Path

import pytest
from browsing import Start, press, starting, titles
from shown import footer, text

from store import Library, report_id


@pytest.fixture
def start(small_library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Start:
    """Opens the app on the four reports."""
    return starting(small_library, tmp_path, monkeypatch)


async def test_the_next_start_takes_up_where_this_one_ended(start: Start):
    async with start() as pilot:
        await press(pilot, "G", "space", "p", "left_square_bracket", "tab", "tab")
        before, shown = titles(pilot), text(pilot.app)
        focused = type(pilot.app.focused)
        await press(pilot, "q")
    async with start() as pilot:
        assert titles(pilot) == before
        assert type(pilot.app.focused) is focused
        assert text(pilot.app) == shown


async def test_reports_that_are_gone_are_not_missed(start: Start, small_library: Library, readings):
    async with start() as pilot:
        await press(pilot, "q")
    with small_library.writer() as writer:
        writer.remove(report_id(readings[1].report))
    async with start() as pilot:
        assert titles(pilot) == ["昆山市 2023上 · 养老服务"]


async def test_a_damaged_report_is_a_sentence_in_its_column(start: Start, small_library: Library):
    (document,) = (small_library.folder / "reports").glob("330424-2023-*")
    document.write_text("{", encoding="utf-8")
    async with start() as pilot:
        assert titles(pilot)[1] == "海盐县 2023 · 养老服务"
        assert "内容已损坏" in text(pilot.app)
        assert "助餐点累计64个" in text(pilot.app)


async def test_an_empty_library_says_how_to_load(start: Start, tmp_path: Path):
    async with start(library=Library.create(tmp_path / "empty")) as pilot:
        assert "库里还没有报告" in text(pilot.app)
        await press(pilot, "space", "enter", "x", "p", "tab", "right_square_bracket", "d", "j", "r", "enter")
        assert "库里还没有报告" in text(pilot.app)


async def test_what_another_process_loaded_is_shown_on_demand(start: Start, small_library: Library, make_reading):
    async with start() as pilot:
        await press(pilot, "ctrl+r")
        assert "库没有变化" in footer(pilot.app)
        with small_library.writer() as writer:
            writer.put(make_reading("海盐县2021年总结\n全县一切都好。\n", period="2021"))
        await press(pilot, "ctrl+r")
        assert "现有 5 份报告" in footer(pilot.app)
        assert "2021" in text(pilot.app)
