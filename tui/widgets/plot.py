"""A line plot of values over time."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from rich.segment import Segment
from textual.events import Resize
from textual.strip import Strip
from textual.widget import Widget

from tui.language import phrase
from tui.typesetting.width import cells
from tui.widgets.plot_canvas import Pieces, Plot, drawn
from tui.words.measure_figures import Scale

_ROLES = ("axis", "tick", "line", "result", "target", "retold", "label", "current")


class LinePlot(Widget):
    """Results joined by lines where no period is missing between them; targets and what was told later apart."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"plot--{role}" for role in _ROLES}
    DEFAULT_CSS = """
    LinePlot {
        height: 1fr;
        & > .plot--axis { color: $dim; }
        & > .plot--tick { color: $dim; }
        & > .plot--line { color: $accent; }
        & > .plot--result { color: $number; text-style: bold; }
        & > .plot--target { color: $accent; text-style: bold; }
        & > .plot--retold { color: $dim; }
        & > .plot--label { color: $number; }
        & > .plot--current { text-style: reverse bold; }
    }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._plot, self._scale = Plot(), Scale()
        self._lit: float | None = None
        self._rows: Sequence[Pieces] | None = None

    def show(self, plot: Plot, scale: Scale, lit: float | None) -> None:
        """Shows a plot, its values divided by a scale; the place in time `lit` is brought out."""
        if (plot, scale, lit) != (self._plot, self._scale, self._lit):
            self._plot, self._scale, self._lit = plot, scale, lit
            self._rows = None
            self.refresh()

    def on_resize(self, _: Resize) -> None:
        """Draws everything anew in another size."""
        self._rows = None

    def render_line(self, y: int) -> Strip:
        """One line of the plot."""
        width, base = self.size.width, self.rich_style
        if self._rows is None:
            number: Callable[[float], str] = self._scale.number
            # The last column stays free, as it does beside a list.
            self._rows = drawn(self._plot, width - 1, self.size.height, number, self._lit)
        if not self._rows:
            pieces: Pieces = [(f" {phrase('years.nothing-to-plot')}", "axis")] if y == 0 else []
        else:
            pieces = self._rows[y] if y < len(self._rows) else []
        segments = [
            Segment(text, base + self.get_component_rich_style(f"plot--{role}", partial=True) if role else base)
            for text, role in pieces
        ]
        used = sum(cells(segment.text) for segment in segments)
        return Strip([*segments, Segment(" " * max(0, width - used), base)], max(width, used)).crop(0, width).simplify()
