"""Text cut and padded to a number of cells."""

from tui.glyphs import glyph
from tui.typesetting.width import WIDTHS, cells


def fitted(text: str, room: int) -> str:
    """The text if it fits the room, else as much of it as fits with a sign that some is missing."""
    if cells(text) <= room:
        return text
    sign = glyph("elided")
    left = room - cells(sign)
    if left < 0:
        return ""
    shown = 0
    for place, character in enumerate(text):
        shown += WIDTHS[character]
        if shown > left:
            return text[:place] + sign
    return text


def aligned_left(text: str, width: int) -> str:
    """The text in exactly so many cells, cut or with spaces after it."""
    shown = fitted(text, width)
    return shown + " " * (width - cells(shown))


def aligned_right(text: str, width: int) -> str:
    """The text in exactly so many cells, cut or with spaces before it."""
    shown = fitted(text, width)
    return " " * (width - cells(shown)) + shown
