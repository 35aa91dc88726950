"""What pictures are put together from: words, bars, lines and marks as elements of SVG, with nothing that a word
processor's reader of SVG does not know: no styles, no patterns, no references."""

from collections.abc import Iterable, Sequence
from xml.etree.ElementTree import Element, SubElement

INK, MUTED, RULE, PAPER = "#1a1a1a", "#555555", "#c8ccd0", "#ffffff"
LINE_HEIGHT = 1.4
"""From one line of text to the next, in sizes of its letters."""
_HATCH = 7.0


def shape(parent: Element, tag: str, **attributes: float | str) -> Element:
    """A new element inside the parent; of the names of attributes `_` stands for `-`."""
    named = {name.rstrip("_").replace("_", "-"): _worded(value) for name, value in attributes.items()}
    return SubElement(parent, tag, named)


def text(parent: Element, at: tuple[float, float], words: str, size: float, **attributes: float | str) -> Element:
    """A line of words whose base line begins at this point, or ends there or has its middle there by `text_anchor`."""
    element = shape(parent, "text", x=at[0], y=at[1], font_size=size, **({"fill": INK} | attributes))
    element.text = words
    return element


def texts(
    parent: Element, at: tuple[float, float], lines: Sequence[str], size: float, **attributes: float | str
) -> float:
    """Lines of words under each other, the base line of the first one at this point; how high they are together."""
    for nth, line in enumerate(lines):
        text(parent, (at[0], at[1] + nth * size * LINE_HEIGHT), line, size, **attributes)
    return len(lines) * size * LINE_HEIGHT


def bar(parent: Element, corner: tuple[float, float], size: tuple[float, float], color: str, *, hatched: bool) -> None:
    """A bar by its upper left corner, width and height: filled, or where it is hatched an outline with strokes."""
    left, top = corner
    wide, high = size
    if not hatched:
        shape(parent, "rect", x=left, y=top, width=wide, height=high, fill=color)
        return
    strokes = " ".join(_strokes(left, top, wide, high))
    if strokes:
        shape(parent, "path", d=strokes, stroke=color, stroke_width=1.2, fill="none")
    shape(parent, "rect", x=left, y=top, width=wide, height=high, fill="none", stroke=color, stroke_width=1.4)


def polyline(parent: Element, points: Iterable[tuple[float, float]], color: str, **attributes: float | str) -> Element:
    """A line from point to point."""
    path = "M" + " L".join(f"{_worded(x)} {_worded(y)}" for x, y in points)
    return shape(parent, "path", d=path, fill="none", stroke=color, **attributes)


def mark(parent: Element, form: str, at: tuple[float, float], color: str, *, open_: bool) -> None:
    """A mark of one of MARKS around a point: filled, or an outline where it is open."""
    x, y = at
    corners = " L".join(f"{_worded(x + dx)} {_worded(y + dy)}" for dx, dy in MARKS[form])
    fill = PAPER if open_ else color
    if corners:
        shape(parent, "path", d=f"M{corners} Z", fill=fill, stroke=color, stroke_width=1.8)
    else:
        shape(parent, "circle", cx=x, cy=y, r=4.6, fill=fill, stroke=color, stroke_width=1.8)


MARKS: dict[str, tuple[tuple[float, float], ...]] = {
    "circle": (),
    "square": ((-4.4, -4.4), (4.4, -4.4), (4.4, 4.4), (-4.4, 4.4)),
    "triangle": ((0, -5.2), (5.6, 5.2), (-5.6, 5.2)),
    "diamond": ((0, -6), (6, 0), (0, 6), (-6, 0)),
}
"""The corners of marks around their point; a circle has none."""


def _strokes(left: float, top: float, wide: float, high: float) -> Iterable[str]:
    """Slanting strokes over a rectangle, cut off where it ends."""
    along = _HATCH
    while along < wide + high:
        foot, head = max(0.0, along - wide), min(high, along)
        start = f"{_worded(left + along - head)} {_worded(top + head)}"
        end = f"{_worded(left + along - foot)} {_worded(top + foot)}"
        yield f"M{start} L{end}"
        along += _HATCH


def _worded(value: float | str) -> str:
    return value if isinstance(value, str) else f"{round(value, 2) + 0:.10g}"
