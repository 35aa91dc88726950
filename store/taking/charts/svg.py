"""SVG: charts as pictures that need nothing else, their words as words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element, tostring

from store.errors import ExportUnwritable
from store.taking.charts.bars import OWN, TARGET, draw_bars, drawn_bars, pointer
from store.taking.charts.lines import draw_lines, starts_at_zero
from store.taking.charts.shapes import INK, MUTED, PAPER, bar, mark, shape, text, texts
from store.taking.charts.text import width, wrapped
from store.taking.charts.words import besides, notes
from store.taking.taken import Chart, ChartKind, Point, Taken
from store.taking.wording import wording

FONTS = (
    "Noto Sans CJK SC, Noto Sans SC, Source Han Sans SC, Source Han Sans CN, PingFang SC, Hiragino Sans GB, "
    "Microsoft YaHei, WenQuanYi Micro Hei, WenQuanYi Zen Hei, SimHei, Droid Sans Fallback, Noto Serif CJK SC, "
    "Source Han Serif SC, Songti SC, SimSun, AR PL UMing CN, Arial Unicode MS, Arial, Liberation Sans, DejaVu Sans, "
    "sans-serif"
)
"""Fonts with Chinese first, as systems name theirs."""
_XML = b'<?xml version="1.0" encoding="UTF-8"?>\n'
_ACROSS = 900.0
_MARGIN = 32.0
_TITLE, _WORDS, _NOTES = 20.0, 14.0, 13.0
_BETWEEN = 20.0


def svg(taken: Taken, language: str) -> bytes:
    """All the charts under each other in one picture, in "zh" or "en". ExportUnwritable where there is none."""
    return _XML + tostring(picture(taken.charts, taken.title, language), encoding="unicode").encode() + b"\n"


def inline(chart: Chart, number: int, language: str) -> str:
    """A chart as an element of a page; no two on a page have the same number."""
    return tostring(_root([_drawn(chart, language)], chart.title, f"chart-{number}", language), encoding="unicode")


def picture(charts: Sequence[Chart], title: str, language: str) -> Element:
    """The picture of some charts; ExportUnwritable where there is nothing to be drawn."""
    drawn = [_drawn(chart, language) for chart in charts]
    if not drawn:
        raise ExportUnwritable("taken-undrawable", title=title)
    return _root(drawn, title, "charts", language)


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A chart that is drawn, how broad and how high it is, and what it shows in words."""

    element: Element
    across: float
    high: float
    told: str


def _root(drawn: Sequence[_Drawn], title: str, name: str, language: str) -> Element:
    across, high = max(each.across for each in drawn), sum(each.high for each in drawn)
    root = Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "width": f"{across:.0f}",
            "height": f"{high:.0f}",
            "viewBox": f"0 0 {across:.0f} {high:.0f}",
            "role": "img",
            "aria-labelledby": f"{name}-title",
            "aria-describedby": f"{name}-told",
            "lang": wording(language)("lang"),
            "font-family": FONTS,
        },
    )
    shape(root, "title", id=f"{name}-title").text = title
    shape(root, "desc", id=f"{name}-told").text = "\n".join(each.told for each in drawn)
    shape(root, "rect", width="100%", height="100%", fill=PAPER)
    down = 0.0
    for each in drawn:
        each.element.set("transform", f"translate(0 {down:.10g})")
        root.append(each.element)
        down += each.high
    return root


def _drawn(chart: Chart, language: str) -> _Drawn:
    group = Element("g", {"class": f"chart {chart.kind}"})
    room = _ACROSS - 2 * _MARGIN
    down = _MARGIN + _TITLE
    down += texts(group, (_MARGIN, down), wrapped(chart.title, room, _TITLE, bold=True), _TITLE, font_weight="bold")
    down -= _TITLE * 0.4
    for line in _under_title(chart, language):
        down += texts(group, (_MARGIN, down + 4), wrapped(line, room, _WORDS), _WORDS, fill=MUTED)
    if _draw_legend(group, chart, down, language):
        down += _WORDS * 1.8
    plot = shape(group, "g", transform=f"translate({_MARGIN:.10g} {down:.10g})")
    if chart.kind is ChartKind.BARS:
        across, high = room, draw_bars(plot, chart, room, language)
    else:
        across, high = draw_lines(plot, chart, room, language)
    down += high + _BETWEEN + _NOTES
    for note in notes(chart, len(_shown(chart)), language):
        down += texts(group, (_MARGIN, down), wrapped(note, across, _NOTES), _NOTES, fill=MUTED) + 3
    return _Drawn(group, across + 2 * _MARGIN, down + _MARGIN - _NOTES, _in_words(chart, language))


def _under_title(chart: Chart, language: str) -> Iterator[str]:
    words = wording(language)
    said = [words("chart-unit", unit=chart.unit)] if chart.unit else []
    if chart.kind is ChartKind.LINES and not starts_at_zero(chart):
        said.append(words("chart-from"))
    if said:
        yield words("comma").join(said)


def _draw_legend(group: Element, chart: Chart, down: float, language: str) -> bool:
    """What the marks stand for that no word beside them tells; whether there are any."""
    words, points = wording(language), _shown(chart)
    x, y = _MARGIN, down + 6
    if chart.kind is ChartKind.LINES:
        mixed = any(len({point.target for point in series.points}) > 1 for series in chart.series)
        if mixed:
            mark(group, "circle", (x + 6, y), INK, open_=True)
            text(group, (x + 20, y + 5), words("target"), _WORDS)
        return mixed
    own, target = any(point.own for point in points), any(point.target for point in points)
    if own:
        pointer(group, (x, y))
        bar(group, (x + 14, y - 7), (26, 14), OWN, hatched=False)
        text(group, (x + 48, y + 5), words("own-region"), _WORDS, font_weight="bold")
        x += 48 + width(words("own-region"), _WORDS, bold=True) + 28
    if target:
        bar(group, (x, y - 7), (26, 14), TARGET, hatched=True)
        text(group, (x + 34, y + 5), words("target"), _WORDS)
    return own or target


def _shown(chart: Chart) -> tuple[Point, ...]:
    """The points of a chart that are drawn."""
    if chart.kind is ChartKind.BARS:
        return drawn_bars(chart)
    return tuple(point for series in chart.series for point in series.points)


def _in_words(chart: Chart, language: str) -> str:
    words = wording(language)
    several = len(chart.series) > 1
    rows = (
        f"{series.name + ' ' if several else ''}{point.at} {besides(point, language)}"
        for series in chart.series
        for point in series.points
    )
    return words("chart-flagged", at=chart.title, flags=words("list").join(rows))
