"""A stage for one excerpt pane, and what the reader sees on it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from rich.style import Style
from textual.app import App, ComposeResult
from textual.pilot import Pilot

from store.excerpts import Excerpt, excerpt
from store.models import Reading
from tui.themes import themes
from tui.widgets.excerpt.pane import ExcerptPane


class Stage(App[None]):
    """Nothing but an excerpt pane; it notes the messages that it hears."""

    def __init__(self, theme: str = "dark") -> None:
        super().__init__()
        for known in themes():
            self.register_theme(known)
        self.theme = theme
        self.pane = ExcerptPane()
        self.indicators: list[int] = []
        self.sections: list[str] = []
        self.searches: list[tuple[str, int, int]] = []

    def compose(self) -> ComposeResult:
        yield self.pane

    def on_mount(self) -> None:
        self.pane.focus()

    def on_excerpt_cursor_indicator_reached(self, event: ExcerptPane.IndicatorReached) -> None:
        self.indicators.append(event.indicator)

    def on_excerpt_text_section_reached(self, event: ExcerptPane.SectionReached) -> None:
        self.sections.append(event.section)

    def on_excerpt_pane_search_changed(self, event: ExcerptPane.SearchChanged) -> None:
        self.searches.append((event.query, event.current, event.total))


@asynccontextmanager
async def showing(
    reading: Reading,
    what: Excerpt | None = None,
    *,
    size: tuple[int, int] = (60, 20),
    place: int = 0,
    theme: str = "dark",
) -> AsyncIterator[Pilot[None]]:
    """A pane that shows an excerpt of a reading, or all of it."""
    async with Stage(theme).run_test(size=size) as pilot:
        stage_of(pilot).pane.show(reading, what or excerpt(reading), place=place)
        await pilot.pause()
        yield pilot


def stage_of(pilot: Pilot[None]) -> Stage:
    assert isinstance(pilot.app, Stage)
    return pilot.app


def styles_of(pane: ExcerptPane, words: str) -> set[Style]:
    """The styles in which words are drawn where they stand in view for the first time."""
    for y in range(pane.size.height):
        strip = pane.render_line(y)
        at = strip.text.find(words)
        if at >= 0:
            drawn = [segment.style for segment in strip for _ in segment.text]
            return {style for style in drawn[at : at + len(words)] if style is not None}
    raise AssertionError(f"{words} is not in view")
