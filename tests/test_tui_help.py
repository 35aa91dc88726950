"""Help tells every key of every pane, finds by what is typed, and does what is chosen."""

import importlib
import pkgutil
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

import pytest
from shown import lines, text
from textual.binding import Binding
from textual.dom import DOMNode
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

import tui.screens
import tui.widgets
from store import Library
from tui.app import DuibiaoApp, Settings
from tui.keys import key_name, key_names, what_it_does
from tui.language import LANGUAGES, catalog, use_language

Start = Callable[..., AbstractAsyncContextManager[Pilot[None]]]


@pytest.fixture
def start(small_library: Library, tmp_path: Path) -> Start:
    """Opens the app in a language."""

    @asynccontextmanager
    async def opened(spoken: str = "zh") -> AsyncIterator[Pilot[None]]:
        settings = Settings(language=spoken, theme="dark", state_folder=tmp_path / "state")
        app = DuibiaoApp(lambda: small_library, settings)
        async with app.run_test(size=(100, 70)) as pilot:
            await pilot.pause()
            yield pilot
        use_language("zh")

    return opened


def kinds() -> Iterator[type[DOMNode]]:
    """Every class of ours that binds keys."""
    for package in (tui.screens, tui.widgets):
        for module in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
            for kind in vars(importlib.import_module(module.name)).values():
                if isinstance(kind, type) and issubclass(kind, DOMNode) and kind.__module__ == module.name:
                    yield kind
    yield DuibiaoApp


@pytest.mark.parametrize("spoken", LANGUAGES)
def test_every_key_says_what_it_does(spoken):
    editing = set(Binding.make_bindings([*Input.BINDINGS, *TextArea.BINDINGS]))
    every = (binding for kind in kinds() for binding in Binding.make_bindings(vars(kind).get("BINDINGS", ())))
    bound = [binding for binding in every if binding not in editing]
    assert len(bound) > 40
    assert [binding for binding in bound if binding.id not in catalog(spoken)] == []
    assert all(what_it_does(binding).strip() for binding in bound)


def test_the_footer_has_no_words_for_keys_that_are_not_there():
    bound = {binding.id for kind in kinds() for binding in Binding.make_bindings(vars(kind).get("BINDINGS", ()))}
    told = {name.removeprefix("footer.") for name in catalog("zh") if name.startswith("footer.")}
    assert told - bound == set()


def test_every_kind_of_pane_has_a_name():
    binding = {kind.__name__ for kind in kinds() if vars(kind).get("BINDINGS")}
    told = {name.removeprefix("help.pane.") for name in catalog("zh")}
    assert binding - told == set()


async def test_help_lists_the_keys_of_every_pane(start: Start):
    async with start() as pilot:
        await pilot.press("question_mark")
        await pilot.pause()
        shown = text(pilot.app)
        for pane in ("地区", "领域", "摘录", "指标", "各列表", "并列阅读", "各处"):
            assert any(line.lstrip("▌ ").startswith(pane) for line in lines(pilot.app)), pane
        for key in ("空格", "Tab", "[", "PgDn", "Ctrl+C", "Ctrl+P"):
            assert key in shown


async def test_typing_finds_by_key_and_by_word(start: Start):
    async with start() as pilot:
        await pilot.press("question_mark", "slash", *"pgdn")
        await pilot.pause()
        assert "下一页" in text(pilot.app)
        assert "并列阅读" not in text(pilot.app)
        await pilot.press(*["backspace"] * 4, *"计划")
        await pilot.pause()
        found = [line for line in lines(pilot.app) if "回顾与计划之间切换" in line]
        assert len(found) == 1
        await pilot.press(*"zzz")
        await pilot.pause()
        assert "没有这样的按键或命令" in text(pilot.app)


async def test_a_single_key_is_found_first(start: Start):
    async with start() as pilot:
        await pilot.press("question_mark", "slash", "p")
        await pilot.pause()
        first = next(line for line in lines(pilot.app) if line.startswith("▌"))
        assert "回顾与计划之间切换" in first


async def test_a_command_is_done_in_the_screen_behind(start: Start):
    async with start() as pilot:
        await pilot.press("ctrl+p", *"计划", "enter")
        await pilot.pause()
        assert "计划" in lines(pilot.app)[0]
        assert "地区" in lines(pilot.app)[0]


async def test_leaving_help_changes_nothing(start: Start):
    async with start() as pilot:
        before = text(pilot.app)
        await pilot.press("question_mark", "j", "q")
        await pilot.pause()
        assert text(pilot.app) == before


async def test_help_speaks_english(start: Start):
    async with start("en") as pilot:
        await pilot.press("question_mark")
        await pilot.pause()
        assert "Turn between review and plan" in text(pilot.app)
        assert not any("\u4e00" <= character <= "\u9fff" for line in lines(pilot.app)[1:] for character in line)


def test_keys_have_names():
    assert key_name("space") == "空格"
    assert key_name("left_square_bracket") == "["
    assert key_name("ctrl+l") == "Ctrl+L"
    assert key_name("T") == "T"
    assert key_names(["up", "down"]) == "↑↓"
    assert key_names(["w", "b"]) == "w b"
