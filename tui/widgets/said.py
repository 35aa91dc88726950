"""A sentence that is said somewhere: under what headings, and its words, some of them lit."""

from collections.abc import Sequence
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.widget import Widget

from tui.typesetting.harmless import harmless
from tui.typesetting.width import cells
from tui.typesetting.wrap import wrap

_BETWEEN_TITLES = " › "
_Piece = tuple[str, str]


class Said(Widget):
    """A few lines with a sentence wrapped to their width; what does not fit is left out."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"said--path", "said--lit"}
    DEFAULT_CSS = """
    Said {
        height: 30%; min-height: 4; max-height: 10; padding: 0 1; background: $background;
        & > .said--path { color: $dim; }
        & > .said--lit { background: $hit; text-style: bold; }
        &:ansi > .said--lit { text-style: reverse; }
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self._path, self._sentence = "", ""
        self._lit: Sequence[tuple[int, int]] = ()

    def tell(self, path: Sequence[str], sentence: str, lit: Sequence[tuple[int, int]] = ()) -> None:
        """Shows a sentence under the path of its headings, the characters `[start, end)` in `lit` lit."""
        self._path, self._sentence, self._lit = _BETWEEN_TITLES.join(map(harmless, path)), harmless(sentence), lit
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """A line of the path, then of the sentence."""
        width = self.scrollable_content_region.width
        path = wrap(self._path, max(width, 2)) if self._path else ()
        rows = [[(self._path[line.start : line.end], "said--path")] for line in path]
        lit = {place for start, end in self._lit for place in range(start, end)}
        for line in wrap(self._sentence, max(width, 2)):
            rows.append([(self._sentence[at], "said--lit" if at in lit else "") for at in range(*line)])
        return self._strip(rows[y] if y < len(rows) else [], width)

    def _strip(self, pieces: Sequence[_Piece], width: int) -> Strip:
        segments = [Segment(text, self._look(role)) for text, role in pieces]
        room = width - sum(cells(text) for text, _ in pieces)
        return Strip([*segments, Segment(" " * max(room, 0), self.rich_style)], width).simplify()

    def _look(self, role: str) -> Style:
        return self.rich_style + self.get_component_rich_style(role, partial=True) if role else self.rich_style
