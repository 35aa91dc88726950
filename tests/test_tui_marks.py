"""Unsure, corrected and converted figures in the indicator table: a mark, its legend, and the reason in words."""

from dataclasses import replace
from pathlib import Path

import pytest
from browsing import Start, press, starting
from handmade import HAIYAN, Heading, Stated, build
from shown import lines, text

from store import Library, indicator_at, indicator_correction, report_id

TEXT = """海盐县民政局2022年工作总结
一、救助
低保标准达到每人每年13440元。走访困难家庭512户。帮办代办7700件。探访老人860人。
"""
STATED = (
    Stated("低保标准达到每人每年13440元", "13440", "低保标准", "元", "assistance", measure="dibao_standard"),
    Stated("走访困难家庭512户", "512", "走访困难家庭", "户", "assistance"),
    Stated("帮办代办7700件", "7700", "办件", "件", "assistance"),
    Stated("探访老人860人", "860", "老人探访", "人", "assistance"),
)


@pytest.fixture
def start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Start:
    """Opens the app on a report with a figure of each sort."""
    reading = build(TEXT, region=HAIYAN, headings=(Heading("一、救助", "救助", 1, ("assistance",)),), stated=STATED)
    unsure = {"confidence": 0.48, "grounds": ("carried", "no-unit")}
    indicators = tuple(replace(each, **unsure) if each.value == 7700 else each for each in reading.indicators)
    reading = replace(reading, indicators=indicators)
    library = Library.create(tmp_path / "library")
    with library.writer() as writer:
        writer.put(reading)
        correction = {"name": "困难家庭走访"}
        writer.correct(
            indicator_correction(report_id(reading.report), reading, indicator_at(reading, "512"), correction)
        )
    return starting(library, tmp_path, monkeypatch)


def bar(shown: list[str]) -> str:
    """The line over the table."""
    return next(line for line in shown if " 指标 " in line and ("─" in line or "━" in line))


async def test_every_mark_is_in_the_legend(start: Start) -> None:
    async with start() as pilot:
        shown = text(pilot.app)
        for figure in ("1120 元/月÷", "512 户✓", "7700 件?", "860 人"):
            assert figure in shown
        assert "* 目标  ? 存疑  ✓ 已订正  ÷ 已折算" in bar(lines(pilot.app))


async def test_only_marks_that_are_there_are_in_the_legend(
    small_library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with starting(small_library, tmp_path, monkeypatch)() as pilot:
        assert "* 目标" in bar(lines(pilot.app))
        assert "存疑" not in text(pilot.app)


@pytest.mark.parametrize("size", [(120, 40), (80, 24)])
async def test_the_reason_is_said_of_the_figure_under_the_cursor(start: Start, size: tuple[int, int]) -> None:
    async with start(size) as pilot:
        pilot.app.screen.query_one("#indicators").focus()
        await pilot.pause()
        assert "÷ 由 元/年 折算" in bar(lines(pilot.app))
        await press(pilot, "j")
        assert "✓ 已订正" in bar(lines(pilot.app))
        await press(pilot, "j")
        assert "? 名称沿用前文；没有写单位" in bar(lines(pilot.app))
        await press(pilot, "j")
        assert "名称" not in bar(lines(pilot.app))


async def test_a_narrow_bar_cuts_the_reason_rather_than_leaving_it_out(start: Start) -> None:
    async with start((40, 24)) as pilot:
        pilot.app.screen.query_one("#indicators").focus()
        await press(pilot, "j", "j")
        assert "? 名称沿用前文；没有" in next(line for line in lines(pilot.app) if "名称沿用" in line)
        assert max(len(line) for line in lines(pilot.app)) <= 40


async def test_a_figure_lit_from_its_sentence_is_explained_too(start: Start) -> None:
    async with start() as pilot:
        pilot.app.screen.query_one("ExcerptPane").focus()
        await press(pilot, "w", "w", "w")
        assert "? 名称沿用前文；没有写单位" in bar(lines(pilot.app))
