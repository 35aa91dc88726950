"""Opening, failing, leaving, and what works everywhere."""

from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from threading import Event

import pytest
from shown import footer, lines, text
from textual.pilot import Pilot

from store import Library, LibraryDamaged, LibraryMissing, Loaded, Outcome, Refused, SourceRefused, Started
from tui.app import DuibiaoApp, FirstLoad, Settings
from tui.language import language, use_language
from tui.state import Preferences, preferences
from tui.themes import THEME_NAMES, default_theme

Opened = AbstractAsyncContextManager[tuple[DuibiaoApp, Pilot[None]]]


@pytest.fixture
def start(small_library: Library, tmp_path: Path) -> Iterator[Callable[..., Opened]]:
    """Opens the app with settings, or with another way to come by its library."""

    @asynccontextmanager
    async def opened(
        open_library: Callable[[], Library] = lambda: small_library,
        first_load: FirstLoad | None = None,
        **settings: object,
    ) -> AsyncIterator[tuple[DuibiaoApp, Pilot[None]]]:
        wanted = Settings(**{"theme": "dark", "state_folder": tmp_path / "state", **settings})
        app = DuibiaoApp(open_library, wanted, first_load)
        async with app.run_test(size=(100, 30)) as pilot:
            await pilot.pause()
            yield app, pilot

    yield opened
    use_language("zh")


async def until(pilot: Pilot[None], condition: Callable[[], bool]) -> None:
    """Waits for what a thread brings about; in vain only where it never does."""
    for _ in range(500):
        if condition():
            return
        await pilot.pause(0.02)
    raise AssertionError(text(pilot.app))


def refused(error: Exception) -> Library:
    raise error


async def test_a_library_that_cannot_be_opened_is_a_sentence_at_the_end(start):
    error = LibraryDamaged("library-catalog-lost", folder="/data/library")
    async with start(lambda: refused(error)) as (app, _):
        pass
    assert app.farewell == error.sentence("zh")
    assert app.return_code == 1


async def test_a_missing_library_without_a_first_load_is_a_sentence(start):
    error = LibraryMissing("library-missing", folder="/data/library")
    async with start(lambda: refused(error), language="en") as (app, _):
        pass
    assert app.farewell == error.sentence("en")


async def test_the_first_start_loads_before_the_readers_eyes(start, small_library, readings):
    seen = Event()
    first, second = readings[:2]

    def first_load() -> tuple[Library, Iterator[object]]:
        def events() -> Iterator[object]:
            yield Started(3)
            yield Loaded(Path("a.md"), first.report, len(first.sections), len(first.indicators), Outcome.ADDED)
            yield Refused(Path("b.md"), SourceRefused("source-empty", file="b.md"))
            seen.wait(10)
            yield Loaded(Path("c.md"), second.report, 1, 1, Outcome.ADDED)

        return small_library, events()

    error = LibraryMissing("library-missing", folder="/data/library")
    async with start(lambda: refused(error), first_load) as (app, pilot):
        await until(pilot, lambda: "2/3" in text(app))
        assert f"海盐县 2022  {len(first.sections)} 节，{len(first.indicators)} 项指标" in text(app)
        assert "b.md" in text(app)
        seen.set()
        await until(pilot, lambda: "浙江省" in text(app))


async def test_a_first_load_that_fails_ends_with_its_sentence(start):
    error = LibraryMissing("library-missing", folder="/data/library")
    worse = LibraryMissing("library-foreign-folder", folder="/data", found="x")
    async with start(lambda: refused(error), lambda: refused(worse)) as (app, pilot):
        await pilot.pause(0.1)
    assert app.farewell == worse.sentence("zh")
    assert app.return_code == 1


async def test_an_error_nobody_foresaw_is_a_sentence_and_a_log(start, tmp_path, monkeypatch):
    monkeypatch.setenv("DUIBIAO_STATE", str(tmp_path / "log"))
    apps: list[DuibiaoApp] = []

    async def provoke() -> None:
        async with start() as (app, pilot):
            apps.append(app)
            monkeypatch.setattr(app.screen, "look_again", lambda: refused(ZeroDivisionError("out of the blue")))
            await pilot.press("ctrl+r")

    with pytest.raises(ZeroDivisionError):
        await provoke()
    (app,) = apps
    logs = [path for path in (tmp_path / "log").iterdir() if "out of the blue" in path.read_text(encoding="utf-8")]
    assert len(logs) == 1
    assert str(logs[0]) in app.farewell
    assert "Traceback" not in app.farewell
    assert app.return_code == 1
    assert app._exit_renderables == []


async def test_the_language_changes_at_once_and_stays(start, tmp_path):
    async with start(language="zh") as (app, pilot):
        before = app.screen.panes.columns.all[0].report
        await pilot.press("p", "L")
        await pilot.pause()
        assert language() == "en"
        assert lines(app)[0].startswith("━ Regions")
        assert "Plan" in lines(app)[0]
        assert app.screen.panes.columns.all[0].report == before
        assert footer(app).endswith("q quit")
    assert preferences(tmp_path / "state").language == "en"
    async with start() as (app, _):
        assert lines(app)[0].startswith("━ Regions")
    async with start(language="zh") as (app, _):
        assert lines(app)[0].startswith("━ 地区")


async def test_what_the_command_line_asks_for_is_not_kept(start, tmp_path):
    async with start(language="en", theme="light", mouse=True) as (app, pilot):
        await pilot.press("q")
    assert app.wanted == Preferences("en", "light", True)
    assert preferences(tmp_path / "state") == Preferences()


async def test_every_theme_can_be_had(start, tmp_path):
    async with start() as (app, pilot):
        seen = []
        for _ in THEME_NAMES:
            await pilot.press("T")
            await pilot.pause()
            seen.append(app.theme)
            assert "配色" in footer(app)
        assert sorted(seen) == sorted(THEME_NAMES)
    assert preferences(tmp_path / "state").theme == seen[-1]


def test_terminals_with_few_colours_get_their_own():
    assert default_theme("standard") == default_theme(None) == "ansi"
    assert default_theme("256") == default_theme("truecolor") == "dark"


async def test_without_colour_none_is_sent(start, monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    async with start(theme=None) as (app, pilot):
        await pilot.press("tab", "tab", "w", "question_mark")
        await pilot.pause()
        colours = {
            color.name
            for strip in app.screen._compositor.render_strips()
            for segment in strip
            if segment.style
            for color in (segment.style.color, segment.style.bgcolor)
            if color is not None
        }
    assert colours <= {"default"}


async def test_a_notice_goes_with_the_next_key(start):
    async with start() as (app, pilot):
        app.notify("[bold]\x1b]0;title\x07 说明")
        await pilot.pause()
        assert "[bold]" in footer(app)
        assert "\x1b" not in footer(app)
        await pilot.press("j")
        await pilot.pause()
        assert "说明" not in footer(app)


async def test_leaving_keeps_the_place(start, tmp_path):
    async with start() as (app, pilot):
        await pilot.press("ctrl+c")
        await pilot.pause()
        assert app._exit
    assert (tmp_path / "state" / "state.json").exists()


async def test_a_place_that_cannot_be_kept_stops_nobody(start, tmp_path):
    (tmp_path / "state").write_text("a file, not a folder", encoding="utf-8")
    async with start() as (app, pilot):
        await pilot.press("j", "q")
    assert app.return_code == 0
