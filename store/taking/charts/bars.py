"""Bars under each other, each with its label before it and its value, as it is worded, at its end."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from store.taking.charts.shapes import INK, LINE_HEIGHT, MUTED, bar, polyline, shape, texts
from store.taking.charts.text import width, wrapped
from store.taking.charts.words import besides, told
from store.taking.figures import plain_number
from store.taking.taken import Chart, Point

MOST = 80
"""So many bars are drawn, from the first one on; the own ones always are."""
OWN, OTHER, TARGET = "#173f5f", "#8fb0c9", "#4a6274"
_SIZE = 14.0
_PITCH, _TIGHT_PITCH, _TIGHT_FROM = 30.0, 25.0, 30
_THICK = 0.62
"""How much of it a bar takes."""
_GAP = 8.0
_SET_APART = 12.0
"""Room before the targets that stand below all results, and where bars are left out."""
_LONGEST_LABEL, _LONGEST_VALUE = 260.0, 250.0
_POINTER = 14.0
"""Room for the mark before the label of an own bar."""


@dataclass(frozen=True, slots=True)
class _Row:
    """A bar's point with its label and value in lines; whether it is set apart from the one above, or bars between
    them are left out."""

    point: Point
    label: list[str]
    value: list[str]
    apart: bool
    broken: bool

    def height(self, pitch: float) -> float:
        lines = max(len(self.label), len(self.value))
        return max(pitch, lines * _SIZE * LINE_HEIGHT + 6)


def draw_bars(parent: Element, chart: Chart, across: float, language: str) -> float:
    """Draws the bars of a chart below the upper edge of the parent and as broad as said; how high they are."""
    rows = list(_rows(chart, language))
    if not rows:
        return 0.0
    ground = _Ground.of(rows, across)
    down = 0.0
    for row in rows:
        if row.broken:
            _gap_marks(parent, ground.zero, down + _SET_APART)
            down += 2 * _SET_APART
        elif row.apart:
            down += _SET_APART
        high = row.height(ground.pitch)
        _draw(shape(parent, "g", class_="bar"), row, ground, (down, high), language)
        down += high
    polyline(parent, [(ground.zero, 0), (ground.zero, down)], INK, stroke_width=1)
    return down


def drawn_bars(chart: Chart) -> tuple[Point, ...]:
    """The bars of a chart that are drawn."""
    points = _points(chart)
    return tuple(points[nth] for nth in _drawn(points))


@dataclass(frozen=True, slots=True)
class _Ground:
    """Where bars begin, and how long one is per unit of its value, which is divided by `largest` before: the widest
    range of numbers would not fit into one. `labels` end there, and `pitch` is from one bar to the next."""

    zero: float
    largest: float
    scale: float
    labels: float
    pitch: float

    @classmethod
    def of(cls, rows: Sequence[_Row], across: float) -> "_Ground":
        labels = max(_longest(row.label, bold=row.point.own) + _POINTER * row.point.own for row in rows)
        largest = max(abs(row.point.value) for row in rows) or 1.0
        room = {sign: [row for row in rows if (row.point.value < 0) is (sign < 0)] for sign in (-1, 1)}
        ahead, behind = (
            max((_longest(row.value, bold=row.point.own) + _GAP for row in room[sign]), default=0.0) for sign in (-1, 1)
        )
        low = min(0.0, *(row.point.value / largest for row in rows), 0.0)
        high = max(0.0, *(row.point.value / largest for row in rows), 0.0)
        left = labels + _GAP + ahead
        scale = (across - left - behind) / ((high - low) or 1.0)
        return cls(left - low * scale, largest, scale, labels, _PITCH if len(rows) < _TIGHT_FROM else _TIGHT_PITCH)

    def length(self, value: float) -> float:
        """How long a value's bar is; less than nothing for one that goes to the left."""
        return value / self.largest * self.scale


def _draw(parent: Element, row: _Row, ground: _Ground, band: tuple[float, float], language: str) -> None:
    """Draws a bar in the middle of its band, which is given by its upper edge and its height."""
    point, (top, high) = row.point, band
    parent.set("data-value", plain_number(point.value))
    shape(parent, "title").text = told(point, language)
    length, thick = ground.length(point.value), ground.pitch * _THICK
    color = TARGET if point.target else OWN if point.own else OTHER
    corner = ground.zero + min(length, 0), top + (high - thick) / 2
    bar(parent, corner, (abs(length), thick), color, hatched=point.target)
    weight = {"font_weight": "bold"} if point.own else {}
    middle = top + high / 2
    texts(parent, (ground.labels, _first(row.label, middle)), row.label, _SIZE, text_anchor="end", **weight)
    if point.own:
        pointer(parent, (ground.labels - _longest(row.label, bold=True) - _POINTER + 2, middle))
    end, anchor = (ground.zero + length - _GAP, "end") if length < 0 else (ground.zero + length + _GAP, "start")
    texts(parent, (end, _first(row.value, middle)), row.value, _SIZE, text_anchor=anchor, **weight)


def _first(lines: Sequence[str], middle: float) -> float:
    """Where the base line of the first of some lines is, for all of them to stand around the middle."""
    return middle + _SIZE * 0.36 - (len(lines) - 1) * _SIZE * LINE_HEIGHT / 2


def pointer(parent: Element, at: tuple[float, float]) -> None:
    """The mark before an own bar's label: a triangle that points to it."""
    x, y = at
    shape(parent, "path", d=f"M{x:.2f} {y - 5:.2f} L{x + 8:.2f} {y:.2f} L{x:.2f} {y + 5:.2f} Z", fill=OWN)


def _rows(chart: Chart, language: str) -> Iterator[_Row]:
    points = _points(chart)
    drawn = _drawn(points)
    # Targets among the results are told by their strokes alone; those that follow all results are a group.
    first_target = next((nth for nth, point in enumerate(points) if point.target), len(points))
    grouped = first_target > 0 and all(point.target for point in points[first_target:])
    before = -1
    for nth in drawn:
        point = points[nth]
        label = wrapped(point.at, _LONGEST_LABEL, _SIZE, bold=point.own)
        value = wrapped(besides(point, language), _LONGEST_VALUE, _SIZE, bold=point.own)
        yield _Row(point, label, value, grouped and nth == first_target, nth != before + 1)
        before = nth


def _points(chart: Chart) -> tuple[Point, ...]:
    return tuple(point for series in chart.series for point in series.points)


def _drawn(points: Sequence[Point]) -> list[int]:
    return [nth for nth, point in enumerate(points) if nth < MOST or point.own]


def _gap_marks(parent: Element, x: float, y: float) -> None:
    for nth in (-1, 0, 1):
        shape(parent, "circle", cx=x + nth * 8 + 24, cy=y, r=1.8, fill=MUTED)


def _longest(lines: Sequence[str], *, bold: bool) -> float:
    return max(width(line, _SIZE, bold=bold) for line in lines)
