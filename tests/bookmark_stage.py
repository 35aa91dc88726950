"""The app with bookmarks: at 海盐县 2022 and what it says of assistance, 绍兴市 beside it."""

from dataclasses import replace
from pathlib import Path

from browsing import press
from marked import indicator_marked, section_marked, words_marked
from shown import text
from textual.pilot import Pilot

from store import Library
from store.bookmarks.keeping import Bookmarks, library_name
from store.bookmarks.models import Bookmark
from store.models import Reading
from tui.screens.bookmarks.dialog import BookmarkDialog
from tui.screens.bookmarks.screen import BookmarksScreen
from tui.state import LeftOff, Preferences, keep


def began(library: Library, folder: Path) -> None:
    """The reader was there when they left."""
    ids = [entry.id for entry in library.entries()]
    first, second = (next(each for each in ids if each.startswith(code)) for code in ("330424-2022", "330600"))
    place = LeftOff(report=first, pins=(second,), domain="assistance", focus="columns")
    keep(folder / "state", library=library.folder, place=place, settings=Preferences())


def three_made(bookmarks: Bookmarks, library: Library, readings: tuple[Reading, ...]) -> tuple[Bookmark, ...]:
    """A section, an indicator and a sentence, made one after the other in the library that is open."""
    made = (
        section_marked(readings[0], "急事先办不等待"),
        replace(indicator_marked(readings[0], "低保标准"), note="比我们早半年，再核实", tags=("救助", "标准")),
        replace(words_marked(readings[2], "新建镇街养老中心", query="养老中心"), tags=("养老", "标准")),
    )
    name = library_name(library.folder)
    return tuple(
        bookmarks.add(replace(each, library=name, made=f"2024-05-0{day}T07:08:09+08:00"))
        for day, each in enumerate(made, 6)
    )


def dialog(pilot: Pilot[None]) -> BookmarkDialog:
    assert isinstance(pilot.app.screen, BookmarkDialog), text(pilot.app)
    return pilot.app.screen


async def listed(pilot: Pilot[None], *keys: str) -> BookmarksScreen:
    """The list of bookmarks, once it is known where they stand."""
    await press(pilot, "B", *keys)
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()
    assert isinstance(pilot.app.screen, BookmarksScreen)
    return pilot.app.screen


def rows(screen: BookmarksScreen) -> list[str]:
    shown = screen.panes.list
    width = shown.size.width - 1
    return ["".join(text for text, _ in shown.line(index, width)) for index in range(shown.line_count())]


def told(pilot: Pilot[None]) -> str:
    """The screen, its lines run together: a notice takes as many as it needs."""
    return text(pilot.app).replace("\n ", "").replace("\n", "")
