"""Texts as every format and every file system can hold them."""

import re
from dataclasses import replace
from math import isfinite

from store.taking.taken import Caption, Cell, Chart, Citation, Part, Point, Quote, Series, Table, Taken

_LINE_BREAKS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
# Control characters, marks that turn the direction of writing round, byte order marks, lone surrogates, and what
# XML cannot hold.
_DROPPED = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]"
)


def clean(text: str) -> str:
    """The text without characters that act on what shows it; of white space only blanks and \\n are left."""
    return _DROPPED.sub("", _LINE_BREAKS.sub("\n", text)).replace("\t", " ")


def clean_line(text: str) -> str:
    """The text cleaned, on one line."""
    return " ".join(line.strip() for line in clean(text).split("\n")).strip()


def cleaned(taken: Taken) -> Taken:
    """All of it with its texts cleaned, and no figures but finite ones."""
    parts = tuple(_part(part) for part in taken.parts)
    charts = tuple(chart for chart in map(_chart, taken.charts) if any(series.points for series in chart.series))
    return Taken(clean_line(taken.title), clean_line(taken.name), parts, charts)


def _part(part: Part) -> Part:
    match part:
        case Caption():
            return Caption(clean_line(part.text))
        case Quote():
            return Quote(clean(part.text), _citation(part.citation), clean_line(part.note))
        case Table():
            return Table(
                clean_line(part.title),
                _lines(part.columns),
                tuple(tuple(_cell(cell) for cell in row) for row in part.rows),
                _lines(part.notes),
            )


def _cell(cell: Cell) -> Cell:
    return Cell(
        clean(cell.text),
        _finite(cell.value),
        clean_line(cell.unit),
        _lines(cell.flags),
        cell.citation and _citation(cell.citation),
        _finite(cell.value_max),
    )


def _chart(chart: Chart) -> Chart:
    series = tuple(
        Series(clean_line(each.name), tuple(_point(point) for point in each.points if isfinite(point.value)))
        for each in chart.series
    )
    return Chart(chart.kind, clean_line(chart.title), clean_line(chart.unit), series, _lines(chart.notes))


def _point(point: Point) -> Point:
    return Point(
        clean_line(point.at),
        float(point.value),
        clean_line(point.text),
        point.target,
        point.own,
        _lines(point.flags),
        point.citation and _citation(point.citation),
    )


def _citation(citation: Citation) -> Citation:
    return replace(
        citation,
        report=clean_line(citation.report),
        region=_lines(citation.region),
        agency=_line(citation.agency),
        period=_line(citation.period),
        title=_line(citation.title),
        published=_line(citation.published),
        path=_lines(citation.path),
    )


def _line(text: str | None) -> str | None:
    return None if text is None else clean_line(text)


def _lines(texts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(map(clean_line, texts))


def _finite(value: float | None) -> float | None:
    return float(value) if value is not None and isfinite(value) else None
