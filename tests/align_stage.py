"""The app on the bundled reports, with columns that line up, and what the reader sees of it."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from aligned import report_of
from textual.pilot import Pilot

from store import Library, View
from tui.app import DuibiaoApp, Settings
from tui.screens.browse.screen import BrowseScreen
from tui.state import LeftOff, Preferences, keep
from tui.widgets.column import Column

_PATIENCE = 500


def standing_at(
    library: Library, state: Path, *counties: str, domain: str | None = "eldercare", view: View = View.REVIEW
) -> DuibiaoApp:
    """The app as if it had been left at the reports of these regions."""
    first, *pins = [report_of(library, county) for county in counties]
    left = LeftOff(first, tuple(pins), domain, view, "columns")
    keep(state, library=library.folder, place=left, settings=Preferences(language="zh", theme="dark"))
    return DuibiaoApp(lambda: Library.open(library.folder), Settings(language="zh", theme="dark", state_folder=state))


@asynccontextmanager
async def aligning(
    monkeypatch: pytest.MonkeyPatch, app: DuibiaoApp, size: tuple[int, int] = (120, 40)
) -> AsyncIterator[Pilot[None]]:
    """The app driven by keys; the reports are held against each other at once."""
    monkeypatch.setattr("tui.screens.browse.aligning._SECONDS_TO_REST", 0.01)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield pilot


async def until(pilot: Pilot[None], true: Callable[[], bool]) -> None:
    """Waits until something is so; fails where it never is."""
    for _ in range(_PATIENCE):
        if true():
            await pilot.pause()
            return
        await pilot.pause(0.01)
    raise AssertionError("it never came to be so")


def column(pilot: Pilot[None], nth: int) -> Column:
    """A column from the left, whatever is over it."""
    (browsing,) = (screen for screen in pilot.app.screen_stack if isinstance(screen, BrowseScreen))
    return browsing.panes.columns.all[nth]


def lines(pilot: Pilot[None], nth: int) -> list[str]:
    """What stands in a column, line by line."""
    pane = column(pilot, nth).pane
    return [pane.render_line(y).text for y in range(pane.scrollable_content_region.height)]


def row_of(pilot: Pilot[None], nth: int, words: str) -> int:
    """The row of a column that holds these words."""
    return next(row for row, line in enumerate(lines(pilot, nth)) if words in line)
