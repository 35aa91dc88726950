"""What can be taken along: tables, quotes, and where each figure and sentence stands.

Screens and commands hand these over; the formats beside this file write them. Texts are in the language that was
spoken when they were taken; figures are numbers.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Citation:
    """Where something is said: the report by its id, region (path from the province down), agency, period, title and
    date of publication; the headings over it; its characters `[start, end)` in the report's text. What the report
    does not say is None."""

    report: str
    region: tuple[str, ...]
    agency: str | None
    period: str | None
    title: str | None
    published: str | None
    path: tuple[str, ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Caption:
    """A line over the parts that follow it, down to the next one: a report's name over its sections."""

    text: str


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a report as they stand there, mended where the page tore them, a paragraph a line, with what the user
    or the program adds in `note`."""

    text: str
    citation: Citation
    note: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table: `text` as it is shown, and where it is a figure its `value` in `unit`; of a range the
    lower end, with the upper one in `value_max`.

    `flags` are what is told about it that the text does not say (target, best, own, converted …), in words. A cell for
    which nothing is stated has the text "-".
    """

    text: str
    value: float | None = None
    unit: str = ""
    flags: tuple[str, ...] = ()
    citation: Citation | None = None
    value_max: float | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under columns; every row has as many cells as there are columns. `notes` are sentences on all of it."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    notes: tuple[str, ...] = ()

    def holds_figures(self, column: int) -> bool:
        """Whether any cell of a column is a figure."""
        return any(row[column].value is not None for row in self.rows)


Part = Caption | Quote | Table


class ChartKind(StrEnum):
    """How values are drawn: bars under each other, the first one on top, or lines from period to period."""

    BARS = "bars"
    LINES = "lines"


@dataclass(frozen=True, slots=True)
class Point:
    """One value of a chart: `at` which region or period, the value, and how it is worded ("670 元/月"). A `target` is
    drawn apart from results, what is `own` is brought out; `flags` are what else is told of it, in words; `citation`
    is where it stands."""

    at: str
    value: float
    text: str
    target: bool = False
    own: bool = False
    flags: tuple[str, ...] = ()
    citation: Citation | None = None


@dataclass(frozen=True, slots=True)
class Series:
    """Values that belong together, in order; of bars there is one, of lines one a line, each with its name."""

    name: str
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """What can be drawn: values in one unit. `notes` stand below it: how many regions state it, and from where."""

    kind: ChartKind
    title: str
    unit: str
    series: tuple[Series, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Taken:
    """What is taken along at once, in the order in which it is read. `name` is short; a file is named after it.
    `charts` draw figures of the parts; only pictures show them."""

    title: str
    name: str
    parts: tuple[Part, ...]
    charts: tuple[Chart, ...] = ()

    def headed(self) -> Iterator[tuple[Part, str]]:
        """The parts, each with the title that is to stand over it: a table's, unless that is what it stands under
        already."""
        above = self.title
        for part in self.parts:
            title = part.title if isinstance(part, Table) else ""
            yield part, "" if title == above else title
            above = part.text if isinstance(part, Caption) else above

    def citations(self) -> Iterator[Citation]:
        """Every citation in it, in order."""
        for part in self.parts:
            if isinstance(part, Quote):
                yield part.citation
            elif isinstance(part, Table):
                yield from cell_citations(part)


def cell_citations(table: Table) -> Iterator[Citation]:
    """The citations of a table's cells, row by row."""
    return (cell.citation for row in table.rows for cell in row if cell.citation is not None)


def numbered(citations: Iterable[Citation]) -> dict[Citation, int]:
    """Every citation once, with its number in the order in which they come up, from 1."""
    return {each: number for number, each in enumerate(dict.fromkeys(citations), 1)}


def numbered_cells(taken: Taken) -> dict[Citation, int]:
    """The numbers of the citations of all tables' cells; a quote has its own beside it."""
    return numbered(each for part in taken.parts if isinstance(part, Table) for each in cell_citations(part))
