"""What is taken along as rectangles: one a table, one for all quotes, with a column for each thing that is told.

A column of figures becomes several: the number, and where any cell needs it the upper end of a range, the unit, what
was shown, what is told of it; then where it stands.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import partial

from store.taking.citing import citation, path_worded, region_worded
from store.taking.figures import plain_number
from store.taking.taken import Caption, Cell, Citation, Quote, Table, Taken
from store.taking.wording import Wording, wording

Value = str | float | None


class Holds(StrEnum):
    """What stands in a column, from which its width follows."""

    FIGURE = "figure"
    WORDS = "words"
    TEXT = "text"
    CITATION = "citation"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a rectangle: what heads it, and per row a number, a text or nothing."""

    header: str
    values: tuple[Value, ...]
    holds: Holds = Holds.WORDS


@dataclass(frozen=True, slots=True)
class Sheet:
    """A rectangle with what it is called and sentences on the whole of it; all columns are equally long."""

    title: str
    columns: tuple[Column, ...]
    notes: tuple[str, ...] = ()

    @property
    def rows(self) -> Iterator[tuple[Value, ...]]:
        """The rectangle row by row, without what heads it."""
        return zip(*(column.values for column in self.columns), strict=True)


def sheets(taken: Taken, language: str) -> tuple[Sheet, ...]:
    """The rectangles in the order of the parts, that of all the quotes where the first of them stands. A caption is
    told in front of a table's title and in a column beside a quote."""
    words = wording(language)
    found: list[Sheet | None] = []
    quotes: list[tuple[str, Quote]] = []
    caption = ""
    for part in taken.parts:
        match part:
            case Caption():
                caption = part.text
            case Table():
                title = words("path").join(dict.fromkeys(filter(None, (caption, part.title))))
                found.append(Sheet(title, tuple(_columns(part, language)), part.notes))
            case Quote():
                if not quotes:
                    found.append(None)
                quotes.append((caption, part))
    return tuple(_quotes(quotes, words, language) if each is None else each for each in found)


def sources(citations: Mapping[Citation, int], language: str) -> Sheet:
    """Numbered citations, each with all it tells in columns of their own."""
    words = wording(language)
    number = Column(words("number"), tuple(map(float, citations.values())), Holds.FIGURE)
    return Sheet(words("sources"), (number, *_cited(tuple(citations), words, language)))


def _columns(table: Table, language: str) -> Iterator[Column]:
    words = wording(language)
    for nth, name in enumerate(table.columns):
        cells = tuple(row[nth] for row in table.rows)
        yield from _figures(name, cells, words) if table.holds_figures(nth) else _texts(name, cells)
        if any(cell.flags for cell in cells):
            yield Column(words("column-flags", name=name), tuple(words("list").join(cell.flags) for cell in cells))
        if any(cell.citation for cell in cells):
            cited = tuple("" if cell.citation is None else citation(cell.citation, language) for cell in cells)
            yield Column(words("column-citation", name=name), cited, Holds.CITATION)


def _texts(name: str, cells: Sequence[Cell]) -> Iterator[Column]:
    yield Column(name, tuple(cell.text for cell in cells))


def _figures(name: str, cells: Sequence[Cell], words: Wording) -> Iterator[Column]:
    yield Column(name, tuple(cell.text if cell.value is None else cell.value for cell in cells), Holds.FIGURE)
    if any(cell.value_max is not None for cell in cells):
        yield Column(words("column-max", name=name), tuple(cell.value_max for cell in cells), Holds.FIGURE)
    if any(cell.unit for cell in cells):
        yield Column(words("column-unit", name=name), tuple(cell.unit for cell in cells))
    if any(map(_tells_more, cells)):
        yield Column(words("column-shown", name=name), tuple(cell.text for cell in cells))


def _tells_more(cell: Cell) -> bool:
    """Whether what is shown of a figure says more than its number and unit."""
    return cell.value is not None and re.sub(r"[\s,]", "", cell.text) != re.sub(
        r"\s", "", plain_number(cell.value) + cell.unit
    )


def _quotes(quotes: Sequence[tuple[str, Quote]], words: Wording, language: str) -> Sheet:
    columns = [Column(words("text"), tuple(quote.text for _, quote in quotes), Holds.TEXT)]
    told = {"note": tuple(quote.note for _, quote in quotes), "caption": tuple(caption for caption, _ in quotes)}
    columns.extend(Column(words(key), values) for key, values in told.items() if any(values))
    cited = tuple(quote.citation for _, quote in quotes)
    return Sheet(words("quotes"), (*columns, *_cited(cited, words, language)))


def _cited(cited: Sequence[Citation], words: Wording, language: str) -> Iterator[Column]:
    in_columns: Mapping[str, Callable[[Citation], str | None]] = {
        "report": lambda each: each.report,
        "of-region": lambda each: region_worded(each.region, words),
        "of-agency": lambda each: each.agency,
        "of-period": lambda each: each.period,
        "of-title": lambda each: each.title,
        "of-section": lambda each: path_worded(each.path, words),
        "of-published": lambda each: each.published,
    }
    for key, told in in_columns.items():
        yield Column(words(key), tuple(map(told, cited)))
    yield Column(words("of-start"), tuple(float(each.start) for each in cited), Holds.FIGURE)
    yield Column(words("of-end"), tuple(float(each.end) for each in cited), Holds.FIGURE)
    yield Column(words("citation"), tuple(map(partial(citation, language=language), cited)), Holds.CITATION)
