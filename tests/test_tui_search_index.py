"""Reports that the index does not cover: a word about it, and a process of its own that makes the index."""

import os
import sys
from contextlib import AbstractAsyncContextManager
from pathlib import Path

import pytest
from search_stage import Answers, Opened, hit, results, screen_of, searching, settled, typed
from shown import lines
from textual.pilot import Pilot

from store import Library
from tui.screens.search.screen import SearchScreen

WAITS = "import sys, time; sys.stdin.close(); print('{}', flush=True); time.sleep(60)"


def steps(*told: str, status: int = 0) -> str:
    return f"import sys; [print(line, flush=True) for line in {told!r}]; sys.exit({status})"


@pytest.fixture
def opened(small_library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Opens the app with a search that finds a hit without an index, and with one once it was told to look again."""

    def start(program: str) -> AbstractAsyncContextManager[Pilot[None]]:
        monkeypatch.setattr("tui.screens.search.indexing.COMMAND", (sys.executable, "-c", program))
        answers = Answers(
            lambda asked: results(asked, [hit()], scanned=0 if answers.refreshed and "0" in program[-3:] else 4)
        )
        return searching(small_library, tmp_path / "state", monkeypatch, answers)

    return start


async def note(pilot: Pilot[None], expected: str) -> None:
    """Waits until the line below the query says something."""
    for _ in range(500):
        if expected in "\n".join(lines(pilot.app)[2:4]):
            return
        await pilot.pause(0.01)
    raise AssertionError(lines(pilot.app)[2:4])


async def test_the_index_is_made_and_the_search_made_again(opened: Opened):
    async with opened(steps('{"done": 1, "total": 4}', "no json", "[]", '{"indexed": 4, "reports": 4}')) as pilot:
        await pilot.press("养")
        for _ in range(500):
            await pilot.pause(0.01)
            if screen_of(pilot).finding.results and not screen_of(pilot).finding.results.scanned:
                break
        await settled(pilot)
        assert "没有索引" not in "\n".join(lines(pilot.app))
        assert "第0句说的是养老" in "\n".join(lines(pilot.app))


async def test_how_far_it_is_is_said_where_nothing_is_typed(opened: Opened):
    program = 'import time; print(\'{"done": 3, "total": 4}\', flush=True); time.sleep(60)'
    async with opened(program) as pilot:
        await typed(pilot, "养")
        await note(pilot, "4 份报告没有索引，逐份查找，较慢；正在建索引")
        await pilot.press("tab")
        await note(pilot, "正在建索引 3/4。")


async def test_what_kept_it_from_being_made_is_said(opened: Opened):
    async with opened(steps('{"error": "另一个程序正在写这个库。"}', status=1)) as pilot:
        await typed(pilot, "养")
        await note(pilot, "索引没有建成：另一个程序正在写这个库。")


async def test_who_may_not_write_is_told_who_can(opened: Opened, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("tui.screens.search.indexing.os.access", lambda *_: False)
    async with opened("raise SystemExit('never run')") as pilot:
        await typed(pilot, "养")
        await note(pilot, "请能写这个库的人运行 duibiao index")


async def test_leaving_the_app_ends_the_process(opened: Opened):
    async with opened(WAITS) as pilot:
        await typed(pilot, "养")
        screen = screen_of(pilot)
        assert isinstance(screen, SearchScreen)
        process = screen._index._indexing._process
        assert process is not None
        assert process.poll() is None
        await pilot.press("ctrl+q")
        await pilot.pause()
    assert process.wait(10) != 0
    assert not os.path.exists(f"/proc/{process.pid}") or process.poll() is not None  # noqa: PTH110
