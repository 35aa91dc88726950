"""What there is to know of a bookmark, a paragraph each: its note, where it stands, its words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from textual.events import Resize
from textual.strip import Strip
from textual.widget import Widget

from tui.fitting import aligned_left, fitted
from tui.typesetting.harmless import harmless
from tui.typesetting.width import cells
from tui.typesetting.wrap import wrap

_ROLES = ("dim", "strong", "lead")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Text to be wrapped: it plays a role ("dim" or "strong", or none), stands behind a few words that lead to it, and
    takes at most so many lines."""

    text: str
    role: str = ""
    lead: str = ""
    most: int = 99


class BookmarkDetails(Widget):
    """Paragraphs one under the other, as many lines of them as there is room for."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"details--{role}" for role in _ROLES}
    DEFAULT_CSS = """
    BookmarkDetails {
        padding: 0 1; background: $background;
        & > .details--dim, & > .details--lead { color: $dim; }
        & > .details--strong { text-style: bold; }
    }
    """

    def __init__(self, paragraphs: Sequence[Paragraph] = (), *, grows: bool = False) -> None:
        super().__init__()
        self._paragraphs = paragraphs
        self._grows = grows
        self._rows: list[tuple[str, str, str]] = []

    def tell(self, paragraphs: Sequence[Paragraph]) -> None:
        """Shows other paragraphs."""
        self._paragraphs = paragraphs
        self._set()

    def on_resize(self, _: Resize) -> None:
        """Breaks the lines anew."""
        self._set()

    def _set(self) -> None:
        width = self.scrollable_content_region.width
        self._rows = [row for each in self._paragraphs for row in _rows(each, max(width, 2))]
        if self._grows and self._rows:
            self.styles.height = len(self._rows)
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """A line of a paragraph."""
        width, base = self.scrollable_content_region.width, self.rich_style
        lead, text, role = self._rows[y] if y < len(self._rows) else ("", "", "")
        style = base + self.get_component_rich_style(f"details--{role}", partial=True) if role else base
        before = base + self.get_component_rich_style("details--lead", partial=True)
        shown = aligned_left(text, max(width - cells(lead), 0))
        return Strip([Segment(lead, before), Segment(shown, style)], width)


def _rows(paragraph: Paragraph, width: int) -> Iterator[tuple[str, str, str]]:
    """The lines of a paragraph: what leads to it or as many blanks, its text, its role."""
    room = max(width - cells(paragraph.lead), 2)
    lines = [
        line[at.start : at.end]
        for line in map(harmless, paragraph.text.split("\n"))
        for at in wrap(line, room)
    ]  # fmt: skip
    shown = lines[: paragraph.most]
    if len(lines) > len(shown):
        shown[-1] = fitted(shown[-1] + lines[len(shown)], room)
    for nth, text in enumerate(shown):
        yield (paragraph.lead if nth == 0 else " " * cells(paragraph.lead)), text, paragraph.role
