"""XLSX: a sheet a table, one for all quotes, one a chart, one for the citations; numbers are numbers, nothing is a
formula."""

import re
from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any
from unicodedata import east_asian_width

from store.figures import decimals, exact
from store.taking.charts.excel import chart_sheet, insert_chart
from store.taking.sheets import Column, Holds, Sheet, sheets, sources
from store.taking.taken import Taken, numbered

LONGEST_TEXT = 32_767
"""UTF-16 units that a cell may hold; what is longer goes on in the next row."""
_LONGEST_NAME = 31
_NAME_FORBIDS = re.compile(r"[\[\]:*?/\\]")
_NAMES_KEPT = {"history"}
"""Names that Excel wants for itself."""
_WIDTHS = {Holds.FIGURE: (8, 18), Holds.WORDS: (6, 36), Holds.TEXT: (80, 80), Holds.CITATION: (48, 48)}
"""The narrowest and the widest that a column becomes, in Latin characters."""
_LOOKED_AT = 200
_MOST_DECIMALS = 10


def spreadsheet(taken: Taken, language: str) -> bytes:
    """A workbook. Every sheet is one rectangle under its heads, filtered and frozen there, its notes below it."""
    import xlsxwriter

    file = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(file, options) as book:
        book.set_properties({"title": taken.title})
        charts = [chart_sheet(chart, language) for chart in taken.charts]
        pages = [*sheets(taken, language), *(each.sheet for each in charts)]
        citations = numbered(taken.citations())
        if citations:
            pages.append(sources(citations, language))
        names = list(_names([page.title for page in pages] or [taken.title]))
        formats = _Formats(book)
        charted = {id(each.sheet): each for each in charts}
        for page, name in zip(pages, names, strict=False):
            written = book.add_worksheet(name)
            _write(written, page, formats, shortened=name != page.title)
            if page_chart := charted.get(id(page)):
                insert_chart(book, written, page_chart, language)
        if not pages:
            book.add_worksheet(names[0])
    return file.getvalue()


class _Formats:
    """The book's formats, made when first wanted: Excel keeps a limited number of them."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._numbers: dict[int, Any] = {}
        self.head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
        self.text = book.add_format({"text_wrap": True, "valign": "top"})
        self.note = book.add_format({"italic": True})

    def number(self, value: float) -> Any:
        """With thousands apart and all the digits behind the point that the number has."""
        digits = min(decimals(exact(value)), _MOST_DECIMALS)
        if digits not in self._numbers:
            shown = "#,##0" + ("." + "0" * digits if digits else "")
            self._numbers[digits] = self._book.add_format({"num_format": shown, "valign": "top"})
        return self._numbers[digits]


def _write(page: Any, sheet: Sheet, formats: _Formats, *, shortened: bool) -> None:
    for nth, column in enumerate(sheet.columns):
        page.write_string(0, nth, column.header[:LONGEST_TEXT], formats.head)
        page.set_column(nth, nth, _width(column))
    line = 1
    for row in sheet.rows:
        pieces = [[value] if not isinstance(value, str) else list(_pieces(value)) for value in row]
        for depth in range(max(map(len, pieces), default=0)):
            for nth, values in enumerate(pieces):
                value = values[depth] if depth < len(values) else None
                if isinstance(value, str):
                    page.write_string(line, nth, value, formats.text)
                elif value is not None:
                    page.write_number(line, nth, value, formats.number(value))
            line += 1
    if sheet.columns:
        page.freeze_panes(1, 1)
        page.autofilter(0, 0, max(line - 1, 1), len(sheet.columns) - 1)
    for nth, note in enumerate((*((sheet.title,) if shortened else ()), *sheet.notes)):
        page.write_string(line + 1 + nth, 0, note[:LONGEST_TEXT], formats.note)


def _pieces(text: str) -> Iterator[str]:
    """A text in as few parts as cells are needed for it, at least one."""
    start = units = 0
    for place, character in enumerate(text):
        units += _units(character)
        if units > LONGEST_TEXT:
            yield text[start:place]
            start, units = place, _units(character)
    yield text[start:]


def _names(titles: Sequence[str]) -> Iterator[str]:
    """Names that Excel allows for sheets, each one once however letters are written."""
    given = set(_NAMES_KEPT)
    for title in titles:
        plain = _NAME_FORBIDS.sub(" ", title).strip(" '") or "-"
        name, number = _shortened(plain, _LONGEST_NAME), 1
        while name.casefold() in given:
            number += 1
            name = f"{_shortened(plain, _LONGEST_NAME - len(str(number)) - 1)}-{number}"
        given.add(name.casefold())
        yield name


def _shortened(text: str, longest: int) -> str:
    units = 0
    for place, character in enumerate(text):
        units += _units(character)
        if units > longest:
            return text[:place].rstrip(" '")
    return text


def _units(character: str) -> int:
    return 1 + (character > "\uffff")


def _width(column: Column) -> float:
    narrowest, widest = _WIDTHS[column.holds]
    shown = (str(value) for value in (column.header, *column.values[:_LOOKED_AT]) if value is not None)
    wanted = max(sum(1 + (east_asian_width(each) in "WF") for each in text[:widest]) for text in shown)
    return min(max(narrowest, wanted + 2), widest)
