"""Copying from the screens: what the terminal is told, the file with the same text, and what the reader is told."""

import base64
import re
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

import pytest
from browsing import Start, press, starting
from shown import lines, text
from textual.events import Paste
from textual.pilot import Pilot

from store import Library
from store.models import Reading
from store.taking.taken import Citation, Quote, Taken
from tui.screens.browse.screen import BrowseScreen
from tui.screens.taking.screen import ExportScreen
from tui.terminal.clipboard import COPIES_KEPT, copy
from tui.typesetting.width import cells

OSC_52 = re.compile(r"\x1b\]52;c;([A-Za-z0-9+/=]+)\a")
Copying = Callable[..., AbstractAsyncContextManager[tuple[Pilot[None], list[str]]]]


@pytest.fixture
def copying(small_library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Copying:
    """The app on the four reports, and what is copied in it, as the terminal has it."""
    monkeypatch.delenv("TMUX", raising=False)
    monkeypatch.delenv("STY", raising=False)
    start: Start = starting(small_library, tmp_path, monkeypatch)

    @asynccontextmanager
    async def opened(*keys: str, size: tuple[int, int] = (80, 24)) -> AsyncIterator[tuple[Pilot[None], list[str]]]:
        told: list[str] = []

        def write(sequence: str) -> None:
            told.extend(base64.b64decode(found).decode() for found in OSC_52.findall(sequence))

        async with start(size) as pilot:
            monkeypatch.setattr(pilot.app._driver, "write", write)
            await press(pilot, *keys)
            yield pilot, told

    return opened


async def copied(pilot: Pilot[None], *keys: str) -> str:
    """Presses keys; what is said of it once it is done, on lines that fit the screen."""
    await press(pilot, *keys)
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()
    assert max(map(cells, lines(pilot.app))) <= pilot.app.size.width
    return text(pilot.app).replace("\n ", "").replace("\n", "")


async def test_the_section_the_figure_and_the_whole_are_copied_with_their_sources(
    copying: Copying, tmp_path: Path, readings: tuple[Reading, ...]
):
    kunshan = next(reading for reading in readings if reading.report.period == "2023H1")
    async with copying("1", "w") as (pilot, told):
        screen = pilot.app.screen
        assert isinstance(screen, BrowseScreen)
        section = await copied(pilot, "y")
        assert f"{len(told[0])} 字），交给了终端的剪贴板" in section
        path = next((tmp_path / "state" / "taken").glob("0001-*.txt"))
        assert str(path) in section
        assert path.read_text(encoding="utf-8") == told[0] + "\n"
        words, source = told[0].split("\n——")
        assert words.replace("\n", "") in kunshan.text.replace("\n", "").replace("　", "")
        assert "江苏省苏州市昆山市" in source
        assert "原文字符" in source
        figure = screen.panes.columns.all[0].pane.indicator
        await copied(pilot, "tab", "tab", "y")
        assert told[1].startswith("昆山市 2023年上半年 ")
        assert str(int(kunshan.indicators[figure].value)) in told[1]
        # The next key takes the notice away, and all keys are told again.
        await press(pilot, "1")
        assert lines(pilot.app)[-1].endswith("q 退出")
        # The words that a search in the text is at tell the section too.
        await press(pilot, "2", "f")
        pilot.app.post_message(Paste("助餐"))
        await copied(pilot, "enter", "y")
        last = told.pop()
        assert "助餐点达到79个" in last
        assert "床位" not in last
        everything = await copied(pilot, "Y")
        assert "昆山市 2023年上半年、海盐县 2023年" in everything
        assert told[2].startswith("昆山市 2023年上半年\n\n")
        assert words in told[2]
    assert len(list((tmp_path / "state" / "taken").iterdir())) == 4


async def test_what_is_too_long_for_the_clipboard_is_kept_and_told(
    copying: Copying, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("tui.terminal.clipboard.LONGEST_COPY", 60)
    async with copying("1") as (pilot, told):
        notice = await copied(pilot, "y")
        [path] = (tmp_path / "state" / "taken").iterdir()
        assert "终端的剪贴板最多收 74994 字节，没有复制" in notice
        assert f"已存成 {path}" in notice
        assert told == []
        # A file in the place of the folder: what can be said of both.
        path.unlink()
        path.parent.rmdir()
        path.parent.write_text("", encoding="utf-8")
        monkeypatch.setattr("tui.terminal.clipboard.LONGEST_COPY", 6000)
        assert "没有存成文件" in await copied(pilot, "y")
        assert len(told) == 1


async def test_copying_the_path_of_an_exported_file(copying: Copying, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    async with copying("1", "e") as (pilot, told):
        await copied(pilot, "y")
        assert told == []
        await copied(pilot, "1")
        await copied(pilot, "y")
        [written] = tmp_path.glob("*.md")
        assert told == [str(written)]


async def test_where_nothing_is_shown_there_is_nothing_to_take(copying: Copying):
    async with copying("1", "x", "x") as (pilot, told):
        assert "导出" not in text(pilot.app)
        await copied(pilot, "y", "e")
        assert not isinstance(pilot.app.screen, ExportScreen)
        assert told == []


def test_of_the_copies_the_last_ones_stay_and_nothing_else_goes(tmp_path: Path):
    folder = tmp_path / "taken"
    folder.mkdir()
    others = ("0001-notes.md", "mine.txt", "12-short.txt")
    for name in others:
        (folder / name).write_text("", encoding="utf-8")
    (folder / "0001-link.txt").symlink_to(folder / "mine.txt")
    (folder / "0002-folder.txt").mkdir()
    for number in range(1, COPIES_KEPT + 5):
        (folder / f"{number:04}-床位.txt").write_text("", encoding="utf-8")
    where = Citation("330424-2022", ("浙江省", "海盐县"), "民政局", "2022", None, None, (), 3, 9)
    copied = copy(Taken("床位", "床位", (Quote("床位150张", where),)), "zh", tmp_path, {}, lambda _: None)
    assert copied.path == folder / f"{COPIES_KEPT + 5:04}-床位.txt"
    left = {path.name for path in folder.iterdir()}
    assert left > {*others, "0001-link.txt", "0002-folder.txt"}
    assert {name for name in left if name.endswith("-床位.txt")} == {
        f"{number:04}-床位.txt" for number in range(6, COPIES_KEPT + 6)
    }
