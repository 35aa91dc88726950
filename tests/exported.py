"""What stands in an exported file, whatever its form: every figure and quote with its source, as other programs'
readers find them, and held against the library."""

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from taken_read import Document, csv_rows, html_document, markdown_document, xlsx_sheets

from store import Library, Reading
from store.outline import section_paths

SOURCE, UNIT = "{}（出处）", "{}（单位）"
QUOTE, LINE = "原文", "出处"
SCALES = (1, 10_000, 100_000_000)


@dataclass(frozen=True)
class Cited:
    """A cell with a source, or a quote: the number (None where it is words), its unit, the words with what is told of
    them in brackets, and the line that says where it stands."""

    value: float | None
    unit: str
    text: str
    line: str


def told_in_json(data: bytes) -> list[Cited]:
    """All of it, quotes and cells in their order."""
    found = []
    for part in json.loads(data)["parts"]:
        if part["kind"] == "quote":
            found.append(Cited(None, "", part["text"], part["citation"]["line"]))
        for cell in (cell for row in part.get("rows", ()) for cell in row if cell["citation"]):
            flags = f"（{'、'.join(cell['flags'])}）" if cell["flags"] else ""
            found.append(Cited(cell["value"], cell["unit"], cell["text"] + flags, cell["citation"]["line"]))
    return found


Bare = tuple[float | str, str]
"""A number, or words where there is none, and its line."""


def as_numbers(cited: Sequence[Cited]) -> list[Bare]:
    """As a spreadsheet has it: numbers without what is told of them, in any order."""
    numbers: list[Bare] = [(each.value, each.line) for each in cited if each.value is not None]
    return sorted(numbers, key=repr) + sorted((_bare(each.text), each.line) for each in cited if each.value is None)


def as_words(cited: Sequence[Cited]) -> list[Bare]:
    """As a document has it: words with what is told of them, in any order."""
    return sorted((_bare(each.text), each.line) for each in cited)


def _bare(text: str) -> str:
    return re.sub(r"\s", "", text)


def numbers_in_csv(data: bytes) -> list[Bare]:
    """What a spreadsheet makes of the file: digits are numbers."""
    found: list[Bare] = []
    for head, rows in _rectangles(csv_rows(data)):
        for row in rows:
            found += _sourced(dict(zip(head, row, strict=True)))
    return _in_any_order((_number(told), line) for told, line in found)


def numbers_in_xlsx(data: bytes) -> list[Bare]:
    """What is a number in the workbook, and what are words, beside their sources."""
    found: list[Bare] = []
    for name, (head, *rows) in xlsx_sheets(data).items():
        if name != LINE:
            for row in rows:
                found += _sourced(dict(zip(head, row, strict=True)))
    return _in_any_order(found)


def words_in_markdown(data: bytes) -> list[Bare]:
    """Cells and quotes with their sources."""
    return _words(markdown_document(data), "——")


def words_in_html(data: bytes) -> list[Bare]:
    """Cells and quotes with their sources."""
    return _words(html_document(data), "")


READERS: Mapping[str, tuple[Callable[[bytes], list[Bare]], Callable[[Sequence[Cited]], list[Bare]]]] = {
    "csv": (numbers_in_csv, as_numbers),
    "xlsx": (numbers_in_xlsx, as_numbers),
    "markdown": (words_in_markdown, as_words),
    "html": (words_in_html, as_words),
}
"""By the name of a form, what reads its files, and what that is to find."""


def _rectangles(rows: list[list[str]]) -> Iterator[tuple[list[str], list[list[str]]]]:
    """Heads with their rows: between blank lines, under a title where there are several."""
    block: list[list[str]] = []
    for row in [*rows, []]:
        if row:
            block.append(row)
            continue
        if len(block) > 1 and len(block[0]) == 1 < len(block[1]):
            del block[0]
        if len(block) > 1 and len(block[0]) > 1:
            yield block[0], block[1:]
        block = []


def _sourced(row: Mapping[Any, Any]) -> Iterator[tuple[Any, str]]:
    """What of a row has a source, with it: of quotes the words, of tables every cell that has a column of sources."""
    if QUOTE in row and row.get(LINE):
        yield row[QUOTE], row[LINE]
    for name, told in row.items():
        line = row.get(SOURCE.format(name))
        if line:
            yield told, line


def _number(told: Any) -> Any:
    return float(told) if re.fullmatch(r"-?\d+(\.\d+)?", str(told)) else told


def _in_any_order(found: Iterator[tuple[Any, str]] | Sequence[tuple[Any, str]]) -> list[Bare]:
    found = list(found)
    numbers: list[Bare] = [(float(told), line) for told, line in found if isinstance(told, int | float)]
    words: list[Bare] = [(_bare(told.removeprefix("'")), line) for told, line in found if isinstance(told, str)]
    return sorted(numbers, key=repr) + sorted(words)


def _words(document: Document, before: str) -> list[Bare]:
    lines = [each.removeprefix(before) for each in document.paragraphs if "原文字符" in each]
    found: list[Bare] = [(_bare("".join(quote)), line) for quote, line in zip(document.quotes, lines, strict=True)]
    for cell in (cell for table in document.tables for row in table for cell in row):
        cited = re.fullmatch(r"(.*?)\s?\[(\d+)\]", cell, re.DOTALL)
        if cited:
            found.append((_bare(cited[1]), document.sources[int(cited[2]) - 1]))
    return sorted(found)


def check_report(library: Library, cited: Mapping[str, Any]) -> Reading:
    """Whose report it is and when it was published, as the library has it; the headings over the place."""
    report, reading = library.entry(cited["report"]).report, library.reading(cited["report"])
    assert report.region is not None
    assert cited["region"] == list(report.region.path)
    assert [cited[key] for key in ("agency", "period", "title", "published")] == [
        *(report.agency, report.period, report.title, report.published),
    ]
    paths = section_paths(reading.sections)
    around = [each for each in reading.sections if each.start <= cited["start"] < each.end]
    assert tuple(cited["path"]) in {(), *(paths[each.id] for each in reading.sections)}
    assert not around or tuple(cited["path"]) == paths[around[-1].id] or torn(reading, cited)
    for told in (*report.region.path, report.agency, report.title, report.published, *cited["path"]):
        assert (told or "") in cited["line"]
    return reading


def torn(reading: Reading, cited: Mapping[str, Any]) -> bool:
    """Whether the place lies in a paragraph that the page tore apart."""
    spans = [each.spans for each in reading.paragraphs if len(each.spans) > 1]
    return any(one.start <= cited["start"] < one.end for each in spans for one in each)


def check_words(library: Library, text: str, cited: Mapping[str, Any]) -> None:
    """Words stand where their citation says."""
    reading = check_report(library, cited)
    there, words = (re.sub(r"\s", "", each) for each in (reading.text[cited["start"] : cited["end"]], text))
    if torn(reading, cited):
        assert set(words) <= set(there) or set(there) <= set(words)
    else:
        # A hit is cited where its word stands, in the middle of the sentence that is shown.
        assert words in there or there in words


def check_figure(library: Library, cell: Mapping[str, Any], cited: Mapping[str, Any]) -> None:
    """A figure is one that its report states there, in digits that say its value."""
    reading = check_report(library, cited)
    there = reading.text[cited["start"] : cited["end"]]
    if "2022 的报告" in cell["flags"]:
        assert f"{cell['value']:g}" in there
        return
    [stated] = [
        each for each in reading.indicators if (each.number_start, each.number_end) == (cited["start"], cited["end"])
    ]
    assert (cell["value"], cell["value_max"], cell["unit"]) == (stated.value, stated.value_max, stated.unit)
    number = float(re.sub(r"[^\d.]", "", there))
    assert stated.value in [number * scale for scale in SCALES]
