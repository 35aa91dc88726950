"""The line at the foot of a report that a search led into: which of its results this is."""

from typing import ClassVar

from rich.segment import Segment
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from tui.fitting import aligned_left
from tui.language import phrase
from tui.typesetting.width import cells


class SearchFoot(Widget):
    """One line with a hint at its end; other words are no reason for another layout."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"search--dim"}
    DEFAULT_CSS = """
    SearchFoot { height: 1; background: $panel; color: $foreground; & > .search--dim { color: $dim; } }
    """
    words: reactive[str] = reactive("")

    def render_line(self, y: int) -> Strip:
        """The words."""
        width = self.size.width
        words = "" if y else f" {self.words}"
        hint = f"{phrase('search.foot')} "
        if y or cells(words) + cells(hint) + 2 > width:
            return Strip([Segment(aligned_left(words, width), self.rich_style)], width)
        dim = self.rich_style + self.get_component_rich_style("search--dim", partial=True)
        return Strip([Segment(aligned_left(words, width - cells(hint)), self.rich_style), Segment(hint, dim)], width)
