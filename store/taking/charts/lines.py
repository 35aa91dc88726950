"""Lines from period to period: marks with their values beside them, gaps where periods are missing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import hypot
from xml.etree.ElementTree import Element

from store.taking.charts.labels import Box, Crowd, Place, Segment
from store.taking.charts.periods import missing, places, runs
from store.taking.charts.scale import Scale, tick_worded
from store.taking.charts.shapes import INK, MUTED, PAPER, RULE, mark, polyline, shape, text
from store.taking.charts.text import width
from store.taking.charts.words import told
from store.taking.figures import plain_number
from store.taking.taken import Chart, Point, Series

_SIZE = 14.0
_HIGH = 300.0
_NAMES = 1.4 * _SIZE
"""From the ground to the names of the periods below it, and from one row of them to the next."""
_MARK = 7.0
"""From a mark's middle to where nothing of it is left."""
_MARGIN = 44.0
"""From the first and the last period to the sides of the ground."""
_APART = 14.0
_NEAREST = 34.0
"""How near two periods come that stand true to time."""
_CLOSE = 16.0
"""A value that is further off than this has a thin line to its mark."""


@dataclass(frozen=True, slots=True)
class Look:
    """How a line is told from others, on paper and without colours too."""

    color: str
    form: str
    dashes: str


LOOKS = (
    Look("#173f5f", "circle", ""),
    Look("#a3480a", "square", "9 4"),
    Look("#3d6b35", "triangle", "3 3"),
    Look("#6a3d77", "diamond", "10 3 3 3"),
)


def look(nth: int) -> Look:
    """The look of a chart's nth series, from 0."""
    return LOOKS[nth % len(LOOKS)]


@dataclass(frozen=True, slots=True)
class _Ground:
    """What lines are drawn on: the sides of it, the scale of the values, and where each period stands from the left,
    with the row its name is in. `gaps` are years without a value that have a place between others."""

    left: float
    right: float
    scale: Scale
    columns: dict[str, float]
    gaps: dict[str, float]
    rows: dict[str, int]

    @property
    def foot(self) -> float:
        """How far down the names of the periods reach."""
        return _HIGH + (max(self.rows.values()) + 1) * _NAMES + _SIZE * 0.4

    def at(self, point: Point) -> Place:
        return self.columns[point.at], self.height(self.scale.share(point.value))

    @staticmethod
    def height(share: float) -> float:
        return _HIGH * (1 - share)


@dataclass(frozen=True, slots=True)
class _Line:
    """A series in the order of its periods, each point with its place, in groups without gaps; and its look."""

    series: Series
    look: Look
    spots: tuple[tuple[Point, Place], ...]
    runs: tuple[tuple[Place, ...], ...]

    @property
    def segments(self) -> Iterator[Segment]:
        return (segment for run in self.runs for segment in pairwise(run))


def draw_lines(parent: Element, chart: Chart, across: float, language: str) -> tuple[float, float]:
    """Draws the lines of a chart below the upper edge of the parent, as broad as said or broader where many periods
    need it; how broad and how high that is."""
    points = [point for series in chart.series for point in series.points]
    if not points:
        return across, 0.0
    periods = places([point.at for point in points])
    scale = Scale([point.value for point in points])
    ticks = [tick_worded(tick, language) for tick in scale.ticks]
    ground = _ground(chart, periods, scale, max(width(tick, _SIZE) for tick in ticks) + 10, across)
    lines = [_line(series, look(nth), periods, ground) for nth, series in enumerate(chart.series) if series.points]
    plot = shape(parent, "g")
    _draw_axes(plot, ground, ticks)
    words = list(_words(lines, ground))
    for line in lines:
        dashes = {"stroke_dasharray": line.look.dashes} if line.look.dashes else {}
        for run in line.runs:
            polyline(plot, run, line.look.color, stroke_width=2, **dashes)
    for word in words:
        _draw_word(plot, word)
    for line in lines:
        for point, at in line.spots:
            _draw_spot(plot, point, at, line.look, language)
    # Some words may have found room above or below the ground only.
    above = max(10.0, *(6 - word.box.top for word in words))
    plot.set("transform", f"translate(0 {above:.10g})")
    return ground.right, above + max(ground.foot, *(word.box.bottom + 6 for word in words))


def starts_at_zero(chart: Chart) -> bool:
    """Whether the axis of a chart of lines begins or ends at 0."""
    values = [point.value for series in chart.series for point in series.points]
    return not values or 0 in {Scale(values).ticks[0], Scale(values).ticks[-1]}


def _ground(chart: Chart, periods: dict[str, float], scale: Scale, left: float, across: float) -> _Ground:
    last = max(periods.values())
    ending = (each.name for each in chart.series if any(periods[point.at] == last for point in each.points))
    behind = max(_MARGIN, *(width(name, _SIZE, bold=True) + 2 * _APART for name in ending))
    begin, named = min(periods.values()), max(width(period, _SIZE) for period in periods) + _APART
    nearest = min((after - before for before, after in pairwise(periods.values())), default=1.0)
    steps = (last - begin) / nearest
    span = max(across - left - _MARGIN - behind, (len(periods) - 1) * named)
    first = left + _MARGIN
    if steps * _NEAREST > span:
        columns, gaps = {period: first + nth * span / (len(periods) - 1) for nth, period in enumerate(periods)}, {}
    else:
        unit = span / (last - begin) if steps else 0.0
        start = first if steps else first + span / 2
        columns = {period: start + (place - begin) * unit for period, place in periods.items()}
        gaps = {year: start + (place - begin) * unit for year, place in missing(periods).items()}
    return _Ground(left, first + span + behind, scale, columns, gaps, _rows(columns | gaps))


def _rows(columns: dict[str, float]) -> dict[str, int]:
    """In which row below the ground each name stands, the first one that has room for it."""
    ends: list[float] = []
    rows: dict[str, int] = {}
    for name, x in sorted(columns.items(), key=lambda each: each[1]):
        half = width(name, _SIZE) / 2
        row = next((nth for nth, end in enumerate(ends) if end + 6 <= x - half), len(ends))
        ends[row:] = [x + half, *ends[row + 1 :]]
        rows[name] = row
    return rows


def _line(series: Series, look_: Look, periods: dict[str, float], ground: _Ground) -> _Line:
    points = sorted(series.points, key=lambda point: periods[point.at])
    spots = tuple((point, ground.at(point)) for point in points)
    grouped = runs([periods[point.at] for point in points])
    return _Line(series, look_, spots, tuple(tuple(spots[nth][1] for nth in run) for run in grouped))


def _draw_axes(plot: Element, ground: _Ground, ticks: Sequence[str]) -> None:
    for tick, words in zip(ground.scale.ticks, ticks, strict=True):
        y = ground.height(ground.scale.share(tick))
        polyline(plot, [(ground.left, y), (ground.right, y)], INK if tick == 0 else RULE, stroke_width=1)
        text(plot, (ground.left - 8, y + _SIZE * 0.36), words, _SIZE, text_anchor="end", fill=MUTED)
    for named, color in ((ground.columns, INK), (ground.gaps, MUTED)):
        for name, x in named.items():
            polyline(plot, [(x, _HIGH), (x, _HIGH + 5 + ground.rows[name] * _NAMES)], color, stroke_width=1)
            text(plot, (x, _HIGH + (ground.rows[name] + 1) * _NAMES), name, _SIZE, text_anchor="middle", fill=color)


def _draw_spot(plot: Element, point: Point, at: Place, look_: Look, language: str) -> None:
    spot = shape(plot, "g", class_="point", data_value=plain_number(point.value), data_x=at[0], data_y=at[1])
    shape(spot, "title").text = told(point, language)
    mark(spot, look_.form, at, look_.color, open_=point.target)


@dataclass(frozen=True, slots=True)
class _Word:
    """Words and where they stand, and the mark that they belong to."""

    words: str
    box: Box
    about: Place
    color: str
    bold: bool


def _words(lines: Sequence[_Line], ground: _Ground) -> Iterator[_Word]:
    """Each value beside its mark, then the names of the series beside their last marks."""
    marks = [Box(x - _MARK, y - _MARK, x + _MARK, y + _MARK) for line in lines for _, (x, y) in line.spots]
    foot = Box(0, _HIGH + 1, ground.right, ground.foot)
    segments = [each for line in lines for each in line.segments]
    crowd = Crowd((*marks, foot), segments, ground.left + 4, ground.right)

    def word(about: Place, words: str, line: _Line, *, bold: bool, names: bool) -> _Word:
        box = crowd.place(about, width(words, _SIZE, bold=bold), _SIZE * 1.15, beside_first=names)
        return _Word(words, box, about, line.look.color, bold)

    spots = [(at, point, line) for line in lines for point, at in line.spots]
    for at, point, line in sorted(spots, key=lambda each: _outermost_first(each[0], spots)):
        yield word(at, point.text, line, bold=point.own, names=False)
    for line in lines:
        if line.series.name:
            yield word(line.spots[-1][1], line.series.name, line, bold=True, names=True)


def _outermost_first(at: Place, spots: Sequence[tuple[Place, Point, _Line]]) -> tuple[float, int, float]:
    """The order in which values of one period find their places: those with free room above or below come first."""
    x, y = at
    column = [each for (other, each), _, _ in spots if other == x]
    return x, min(sum(each < y for each in column), sum(each > y for each in column)), y


def _draw_word(plot: Element, word: _Word) -> None:
    box, (x, y) = word.box, word.about
    size = {"width": box.right - box.left, "height": box.bottom - box.top}
    shape(plot, "rect", x=box.left, y=box.top, fill=PAPER, fill_opacity=0.8, **size)
    near = box.nearest(word.about)
    if hypot(near[0] - x, near[1] - y) > _CLOSE:
        polyline(plot, [word.about, near], MUTED, stroke_width=0.7)
    weight = {"font_weight": "bold"} if word.bold else {}
    at = (box.left + box.right) / 2, box.bottom - _SIZE * 0.25
    text(plot, at, word.words, _SIZE, text_anchor="middle", fill=word.color, **weight)
