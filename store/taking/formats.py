"""The formats in which other programs take what is taken along."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import isfinite

from store.taking.charts.png import png
from store.taking.charts.svg import svg
from store.taking.cleaning import cleaned
from store.taking.comma_separated import comma_separated
from store.taking.documents import json_document
from store.taking.markdown import markdown
from store.taking.page import page
from store.taking.plain_text import plain_text
from store.taking.spreadsheet import spreadsheet
from store.taking.taken import Taken


@dataclass(frozen=True, slots=True)
class Format:
    """One format: the name by which it is chosen, the suffix of its files with the dot, whether they are text that a
    terminal can show, and whether it `draws`: shows nothing but the charts."""

    name: str
    suffix: str
    writer: Callable[[Taken, str], bytes]
    text: bool = True
    draws: bool = False

    def write(self, taken: Taken, language: str) -> bytes:
        """The whole file, with what is not taken but said ("zh" or "en") in the language. Control characters and marks
        that turn the direction of writing round are left out; figures that are no finite numbers count as text.

        ExportUnwritable where it draws and there is nothing to be drawn, or no font to write it with."""
        return self.writer(cleaned(taken), language)


_ALL = (
    Format("markdown", ".md", markdown),
    Format("csv", ".csv", comma_separated),
    Format("xlsx", ".xlsx", spreadsheet, text=False),
    Format("json", ".json", json_document),
    Format("html", ".html", page),
    Format("svg", ".svg", svg, draws=True),
    Format("png", ".png", png, text=False, draws=True),
)
FORMATS: Mapping[str, Format] = {each.name: each for each in _ALL}
"""Every format that is exported to, by its name, in the order in which they are offered."""
COPIED = Format("text", ".txt", plain_text)
"""What is copied: plain text."""


def formats_of(taken: Taken) -> tuple[Format, ...]:
    """The formats that something can be written in, in the order in which they are offered: those that draw where
    there is a chart with a value."""
    series = (series for chart in taken.charts for series in chart.series)
    drawable = any(isfinite(point.value) for each in series for point in each.points)
    return tuple(each for each in FORMATS.values() if drawable or not each.draws)
