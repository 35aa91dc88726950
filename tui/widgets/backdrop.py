"""What lies behind panes: nothing, and perhaps a line at the left."""

from typing import TYPE_CHECKING

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.geometry import Region
from textual.strip import Strip

from tui.glyphs import glyph

if TYPE_CHECKING:
    from textual.widget import Widget

    _Base = Widget
else:
    # Textual looks for styles along the first base that is a widget; this is to go with another one.
    _Base = object


class Backdrop(_Base):
    """A container of which nothing is seen but the line in its left padding, if it has any.

    Textual would draw every line of it anew, although the panes in it cover them all.
    """

    def render_lines(self, crop: Region) -> list[Strip]:
        """The same line over and over."""
        base = self.rich_style
        width = self.size.width
        indent = self.styles.padding.left
        rule = base + Style.from_color(Color.parse(self.app.theme_variables["rule"]).rich_color)
        strip = Strip([Segment(glyph("upright") if indent else "", rule), Segment(" " * (width - indent), base)], width)
        for line_filter in self.get_line_filters():
            strip = strip.apply_filter(line_filter, self.background_colors[1])
        return [strip.crop(crop.x, crop.right)] * crop.height
