"""The line above a pane: what it shows, and whether the keys go to it."""

from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from tui.fitting import fitted
from tui.glyphs import glyph
from tui.typesetting.width import cells


class TitleBar(Widget):
    """A rule with a title at its left and a note at its right; heavy and reversed while its pane has the focus."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"title-bar--active"}
    DEFAULT_CSS = """
    TitleBar { height: 1; }
    """

    heading: reactive[str] = reactive("")
    brief: reactive[str] = reactive("")
    """A shorter heading, for where the longer one leaves no room for the note."""

    note: reactive[str] = reactive("")
    remark: reactive[str] = reactive("")
    """What is to be known of the place under the cursor: it goes before the note, and is cut rather than left out."""

    position: reactive[str] = reactive("")
    """How far down its pane the reader is, where not everything is in view."""
    active: reactive[bool] = reactive(False)

    def __init__(self, heading: str = "", note: str = "", *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.set_reactive(TitleBar.heading, heading)
        self.set_reactive(TitleBar.note, note)

    def _texts(self, room: int) -> tuple[str, str]:
        both = "  ".join(part for part in (self.note, self.position) if part)
        wanted = [(self.heading, both), (self.brief or self.heading, both), (self.heading, self.note)]
        if self.remark:
            least = self.brief or self.heading
            cut = fitted(self.remark, room - cells(least) - 2)
            noted = f"{self.remark}  {self.note}" if self.note else self.remark
            wanted = [
                (self.heading, f"{self.remark}  {both}"),
                (least, noted),
                (self.heading, self.remark),
                (least, cut),
            ]
        for heading, note in wanted:
            if cells(heading) + cells(note) + 2 <= room:
                return f" {heading} " if heading else "", f" {note} " if note else ""
        return f" {fitted(self.heading, room)} ", ""

    def render_line(self, y: int) -> Strip:
        """The bar."""
        width = self.size.width
        base = self.rich_style
        if y:
            return Strip.blank(width, base)
        text = base + Style(bold=True)
        if self.active:
            text += self.get_component_rich_style("title-bar--active", partial=True)
        sign = glyph("heavy" if self.active else "rule")
        heading, note = self._texts(width - 4)
        between = width - 2 - cells(heading) - cells(note)
        return Strip(
            [
                Segment(sign, base),
                Segment(heading, text),
                Segment(sign * max(0, between), base),
                Segment(note, base),
                Segment(sign, base),
            ],
        ).adjust_cell_length(width, base)
