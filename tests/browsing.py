"""The app on a library, driven by keys."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot

from store import Library
from tui.app import DuibiaoApp, Settings

Start = Callable[..., AbstractAsyncContextManager[Pilot[None]]]
A_MOMENT = 0.01
"""So long the preview lags behind a key that is held down in these tests; the pilot waits for what is due so soon."""


def starting(small: Library, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Start:
    """Opens the app on a library at a size; a second start takes up the state of the first."""
    monkeypatch.setattr("tui.screens.browse.screen._SECONDS_AT_REST", A_MOMENT)

    @asynccontextmanager
    async def opened(size: tuple[int, int] = (120, 40), library: Library = small) -> AsyncIterator[Pilot[None]]:
        settings = Settings(language="zh", theme="dark", state_folder=folder / "state")
        app = DuibiaoApp(lambda: Library.open(library.folder), settings)
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            yield pilot

    return opened


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Presses keys and waits until all is shown."""
    await pilot.press(*keys)
    await pilot.pause()


def pressing(*keys: str) -> Callable[[Pilot[None]], Awaitable[None]]:
    """Presses keys before a picture is taken, which shows what came of them."""

    async def before(pilot: Pilot[None]) -> None:
        await pilot.pause()
        await press(pilot, *keys)
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()

    return before


def titles(pilot: Pilot[None]) -> list[str]:
    """The title bars of the columns in view, from the left."""
    columns = pilot.app.screen.query("Column")
    return [column.bar.heading for column in columns if column.display]
