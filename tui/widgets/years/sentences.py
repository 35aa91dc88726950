"""What the reports say, beside each other: a column a period, as many as fit; the others scroll sideways."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from textual.events import Resize
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from tui.fitting import aligned_left
from tui.glyphs import glyph
from tui.typesetting.width import cells
from tui.widgets.line_list import Pieces
from tui.widgets.promises.sentences import Said, said_rows

_ROLES = ("head", "path", "lit", "note", "current", "rule")
_LEAST_COLUMN = 30
_BETWEEN = 3


@dataclass(frozen=True, slots=True)
class Spoken:
    """What is said of a period: its name, and the sentences."""

    period: str
    said: tuple[Said, ...]


class YearsSentences(Widget):
    """Sentences under the periods that they are of; the column of the current period is always in view."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"sentence--{role}" for role in _ROLES}
    DEFAULT_CSS = """
    YearsSentences {
        height: 1fr;
        & > .sentence--head { text-style: bold; }
        & > .sentence--path { color: $dim; }
        & > .sentence--lit { color: $number; text-style: bold underline; }
        & > .sentence--note { color: $dim; }
        & > .sentence--current { text-style: reverse bold; }
        & > .sentence--rule { color: $rule; }
    }
    """

    class Scrolled(Message):
        """Other columns or lines came into view."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._spoken: Sequence[Spoken] = ()
        self._current = self._left = self._top = 0
        self._rows: list[list[Pieces]] | None = None

    def show(self, spoken: Sequence[Spoken], current: int) -> None:
        """Shows what is said of each period, from its first line; one of the periods is the current one."""
        if spoken != self._spoken:
            self._spoken, self._rows, self._top = spoken, None, 0
        elif current == self._current:
            return
        self._current = current
        self.refresh()
        self.post_message(self.Scrolled())

    def scroll_on(self) -> None:
        """A page on; after the last one, to the first lines again."""
        page = max(1, self.size.height - 2)
        self._top = self._top + page if self._top + page < self._longest else 0
        self.refresh()
        self.post_message(self.Scrolled())

    @property
    def hidden(self) -> tuple[int, int]:
        """How many columns are out of view at the left and at the right."""
        seen = self._in_view
        return seen.start, len(self._spoken) - seen.stop

    @property
    def position(self) -> str:
        """How far down the reader is, where not everything is in view."""
        page, longest = self.size.height - 1, self._longest
        return f"{100 * min(longest, self._top + page) // longest}%" if longest > page > 0 else ""

    def on_resize(self, _: Resize) -> None:
        """Breaks the lines anew."""
        self._rows = None
        self.post_message(self.Scrolled())

    def render_line(self, y: int) -> Strip:
        """A line across the columns in view."""
        base, width, rows = self.rich_style, self.size.width, self._set()
        segments: list[Segment] = [Segment(" ", base)]
        for nth, column in enumerate(self._in_view):
            if nth:
                rule = base + self.get_component_rich_style("sentence--rule", partial=True)
                segments += [Segment(" ", base), Segment(glyph("upright"), rule), Segment(" ", base)]
            at = y - 1 + self._top
            lines = rows[column]
            pieces = self._head(column) if y == 0 else lines[at] if at < len(lines) else ()
            used = 0
            for text, role in pieces:
                style = base + self.get_component_rich_style(f"sentence--{role}", partial=True) if role else base
                segments.append(Segment(text, style))
                used += cells(text)
            segments.append(Segment(" " * max(0, self._column_cells - used), base))
        used = sum(cells(segment.text) for segment in segments)
        return Strip([*segments, Segment(" " * max(0, width - used), base)], max(width, used)).crop(0, width).simplify()

    def _head(self, column: int) -> Pieces:
        role = "current" if column == self._current else "head"
        name = self._spoken[column].period
        return ((name, role), (aligned_left("", max(0, self._column_cells - cells(name))), ""))

    def _set(self) -> list[list[Pieces]]:
        if self._rows is None:
            width = max(2, self._column_cells)
            self._rows = [[row for said in each.said for row in said_rows(said, width)] for each in self._spoken]
        return self._rows

    @property
    def _longest(self) -> int:
        rows = self._set()
        return max((len(rows[column]) for column in self._in_view), default=0)

    @property
    def _fitting(self) -> int:
        return max(1, min(len(self._spoken), (self.size.width + 1) // (_LEAST_COLUMN + _BETWEEN)))

    @property
    def _column_cells(self) -> int:
        return (self.size.width - 2 - _BETWEEN * (self._fitting - 1)) // self._fitting

    @property
    def _in_view(self) -> range:
        count = self._fitting
        if self._current < self._left:
            self._left = self._current
        elif self._current >= self._left + count:
            self._left = self._current - count + 1
        self._left = max(0, min(self._left, len(self._spoken) - count))
        return range(self._left, min(len(self._spoken), self._left + count))
