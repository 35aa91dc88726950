"""Sentences in full, each under what it is and where it stands, with what matters in them lit."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from textual.binding import BindingType
from textual.events import Resize
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui.fitting import fitted
from tui.keys import key
from tui.typesetting.harmless import harmless
from tui.typesetting.lit import lit_runs
from tui.typesetting.width import cells
from tui.typesetting.wrap import wrap
from tui.widgets.line_list import Pieces

_ROLES = ("head", "path", "lit", "note")


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence under a heading: where it stands, its words, what of them is lit, a note below."""

    heading: str
    path: str = ""
    text: str = ""
    lit: tuple[tuple[int, int], ...] = ()
    note: str = ""


class PromiseSentences(ScrollView, can_focus=True, inherit_bindings=False):
    """Sentences one under the other; they scroll where they are longer than the pane."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"sentence--{role}" for role in _ROLES}
    DEFAULT_CSS = """
    PromiseSentences {
        overflow-x: hidden; overflow-y: auto; scrollbar-size: 0 0; height: 1fr;
        & > .sentence--head { text-style: bold; }
        & > .sentence--path { color: $dim; }
        & > .sentence--lit { color: $number; text-style: bold underline; }
        & > .sentence--note { color: $dim; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        key("down,j", "scroll_by(1)", "excerpt.line-down", shown="up down"),
        key("up,k", "scroll_by(-1)", "excerpt.line-up"),
        key("pagedown,ctrl+f,space", "page(1)", "excerpt.page-down"),
        key("pageup,ctrl+b", "page(-1)", "excerpt.page-up"),
        key("home,g", "end(-1)", "excerpt.first"),
        key("end,G", "end(1)", "excerpt.last"),
    ]

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._said: Sequence[Said] = ()
        self._rows: Sequence[Pieces] = ()

    def show(self, said: Sequence[Said]) -> None:
        """Shows other sentences, from the first."""
        self._said = said
        self._set()
        self.scroll_to(y=0, animate=False, immediate=True)

    def _set(self) -> None:
        self._rows = tuple(row for each in self._said for row in said_rows(each, max(self.size.width - 1, 2)))
        self.virtual_size = Size(0, len(self._rows))
        self.refresh()

    def on_resize(self, _: Resize) -> None:
        """Breaks the lines anew."""
        self._set()

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        width, base = self.size.width, self.rich_style
        at = y + round(self.scroll_y)
        segments = [
            Segment(
                text,
                base + self.get_component_rich_style(f"sentence--{role}", partial=True) if role else base,
            )
            for text, role in (self._rows[at] if at < len(self._rows) else ())
        ]
        used = sum(cells(segment.text) for segment in segments)
        return Strip([*segments, Segment(" " * max(width - used, 0), base)], max(width, used)).crop(0, width)

    def action_scroll_by(self, lines: int) -> None:
        """Some lines down or up."""
        self.scroll_to(y=self.scroll_y + lines, animate=False, immediate=True)

    def action_page(self, pages: int) -> None:
        """Some pages down or up."""
        self.action_scroll_by(pages * max(self.size.height - 1, 1))

    def action_end(self, by: int) -> None:
        """To the first line or the last."""
        self.action_scroll_by(by * len(self._rows))


def said_rows(said: Said, width: int) -> Iterator[Pieces]:
    """A sentence over as many rows as it takes, and an empty one; each piece with its role."""
    if said.heading:
        yield ((fitted(said.heading, width), "head"),)
    if said.path:
        yield ((fitted(said.path, width), "path"),)
    # What is taken out of a text to be harmless is replaced one by one, so that the lit places stay where they are.
    text = harmless(said.text)
    for line in wrap(text, width) if text else ():
        yield tuple(lit_runs(text, line.start, line.end, said.lit))
    if said.note:
        for line in wrap(said.note, width):
            yield ((said.note[line.start : line.end], "note"),)
    yield ()
