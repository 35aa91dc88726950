"""What another program's reader finds in pictures: words, bars and marks where they stand."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree
from lxml.etree import _Element as Element

from store.taking.formats import FORMATS
from store.taking.taken import Chart, ChartKind, Citation, Point, Series, Taken

SVG = "{http://www.w3.org/2000/svg}"
NUMBER = r"-?\d+(?:\.\d+)?(?:e[+-]?\d+)?"


def taken_of(*charts: Chart) -> Taken:
    return Taken("低保标准", "低保", (), charts)


def bars(*points: Point, notes: tuple[str, ...] = ()) -> Chart:
    return Chart(ChartKind.BARS, "低保标准", "元/月", (Series("", points),), notes)


def lines(*series: Series) -> Chart:
    return Chart(ChartKind.LINES, "低保标准", "元/月", series)


def line(name: str, *stated: tuple[str, float], target: bool = False) -> Series:
    return Series(name, tuple(Point(at, value, f"{value:g} 元/月", target) for at, value in stated))


def drawn(*charts: Chart, language: str = "zh") -> Element:
    return etree.fromstring(FORMATS["svg"].write(taken_of(*charts), language))


def words(element: Element) -> list[str]:
    return [each.text or "" for each in element.iter(f"{SVG}text")]


def plain(text: str) -> str:
    """Without white space: where a line breaks, a blank is left out."""
    return re.sub(r"\s", "", text)


@dataclass(frozen=True)
class Box:
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box") -> bool:
        across = self.left < other.right - 0.05 and other.left < self.right - 0.05
        return across and self.top < other.bottom - 0.05 and other.top < self.bottom - 0.05


def box(rectangle: Element) -> Box:
    x, y, wide, high = (float(rectangle.get(name)) for name in ("x", "y", "width", "height"))
    return Box(x, y, x + wide, y + high)


@dataclass(frozen=True)
class Bar:
    words: list[str]
    value: float
    box: Box
    fill: str
    paths: int
    bold: bool


def bars_of(element: Element) -> Iterator[Bar]:
    for group in element.iter(f"{SVG}g"):
        if group.get("class") == "bar":
            (rectangle,) = group.iter(f"{SVG}rect")
            (first, *_) = texts = list(group.iter(f"{SVG}text"))
            yield Bar(
                [each.text or "" for each in texts],
                float(group.get("data-value")),
                box(rectangle),
                rectangle.get("fill"),
                len(list(group.iter(f"{SVG}path"))),
                first.get("font-weight") == "bold",
            )


@dataclass(frozen=True)
class Mark:
    value: float
    x: float
    y: float
    form: str
    open: bool
    told: str


def marks_of(element: Element) -> Iterator[Mark]:
    """Every mark with its middle as it is drawn: of a circle its own, of a shape with corners that of its edges."""
    for group in element.iter(f"{SVG}g"):
        if group.get("class") != "point":
            continue
        title, shape = group
        if shape.tag == f"{SVG}circle":
            x, y, form = float(shape.get("cx")), float(shape.get("cy")), "circle"
        else:
            corners = [(float(a), float(b)) for a, b in re.findall(rf"({NUMBER}) ({NUMBER})", shape.get("d"))]
            xs, ys = zip(*corners, strict=True)
            x, y = (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2
            form = " ".join(f"{round(a - x)},{round(b - y)}" for a, b in corners)
        yield Mark(float(group.get("data-value")), x, y, form, shape.get("fill") == "#ffffff", title.text)


def runs_of(element: Element) -> list[tuple[str, str | None, int]]:
    """The lines from mark to mark: their color, dashes, and how many marks each one joins."""
    found = [each for each in element.iter(f"{SVG}path") if each.get("stroke-width") == "2"]
    return [(each.get("stroke"), each.get("stroke-dasharray"), each.get("d").count("L") + 1) for each in found]


def cited(region: str, period: str = "2022") -> Citation:
    return Citation(region, ("浙江省", region), "民政局", period, f"{region}工作总结", None, ("一、救助",), 7, 11)


RANKED = bars(
    Point("海盐县 2022", 1250, "1250 元/月", citation=cited("海盐县")),
    Point("平湖市 2022", 1000, "1000 元/月", flags=("完成", "由元/年折算"), own=True, citation=cited("平湖市")),
    Point("桐乡市 2022", 500, "约500 元/月", citation=cited("桐乡市")),
    Point("海宁市 2023", 750, "750 元/月*", target=True, citation=cited("海宁市", "2023")),
    notes=("3 个地区写到；平湖市第 2",),
)
YEARS = lines(
    line("结果", ("2019", 670), ("2020", 700), ("2022", 760), ("2023", 790)),
    line("目标", ("2020", 690), ("2024", 850), target=True),
)
