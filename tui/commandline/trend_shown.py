"""A trend on standard output: for a reader with bars, as JSON, or as CSV with a line for each figure."""

import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from store.comparing.years.periods import ReportSeries
from store.comparing.years.trend import Retold, Statement, Trend, TrendRow, YearCell, different
from store.documents import report_document
from store.models import Reading
from tui.commandline.compare_shown import figure_document
from tui.commandline.naming import INTO
from tui.commandline.speech import answer, comma_separated, document, table
from tui.glyphs import glyph
from tui.language import phrase
from tui.taken.measures import Sayings
from tui.words.labels import period_name
from tui.words.marks import marked_figure
from tui.words.measure_figures import bar
from tui.words.years import change_words, retold_amount, trend_label, whose

Readings = Mapping[str, Reading]
_SHOWN: tuple[str, ...] = ("indicator", "period", "value", "change", "target", "later", "place")
_DRAWN = ("indicator", "period", "value", "bar", "change", "target", "later", "place")
_COLUMNS = (
    "row", "row_unit", "measure", "domain", "period", "kind", "value", "value_max", "unit", "qualifier", "several",
    "change_since", "change", "change_percent", "computed", "differs", "report", "region", "agency", "report_period",
    "title", "published", "converted_from", "stated_value", "unsure", "name", "section", "path", "number_start",
    "number_end", "sentence",
)  # fmt: skip
_BAR = 12


def show(shown: Trend, series: ReportSeries, readings: Readings) -> None:
    """Prints a row a period: results, changes, targets, what later reports say otherwise, and where all that stands;
    on a terminal with bars, under the name of the region and the agency."""
    names, called = _SHOWN, {report: report for report in readings}
    if sys.stdout.isatty() and shown.rows:
        first, *others = shown.rows
        answer(" ".join((whose(series), *(() if others else (trend_label(first), first.unit)))))
        # What stands above needs no column.
        names = _DRAWN if others else _DRAWN[1:]
        called = {report: period_name(reading.report.period) for report, reading in readings.items()}
    rows = (line for row in shown.rows for line in _rows(shown, row, called, names))
    table([phrase(f"commands.trend.column.{name}") for name in names], rows, frozenset({names.index("value")}))


def show_json(shown: Trend, series: ReportSeries, readings: Readings) -> None:
    """Prints the whole trend as a document."""
    sayings = Sayings(readings)
    document(
        {
            "region": series.path[-1] if series.path else None,
            "path": series.path,
            "agency": series.agency,
            "periods": [{"period": period, "report": shown.reports.get(period)} for period in shown.periods],
            "reports": [{"id": key, "report": report_document(reading.report)} for key, reading in readings.items()],
            "rows": [
                {
                    "name": row.label,
                    "names": row.names,
                    "measure": row.measure,
                    "unit": row.unit,
                    "domain": row.domain,
                    "cells": [
                        _cell_document(period, cell, sayings)
                        for period, cell in zip(shown.periods, row.cells, strict=True)
                    ],
                }
                for row in shown.rows
            ],
        }
    )


def show_csv(shown: Trend, readings: Readings) -> None:
    """Prints a line for each figure, under the names of the fields."""
    comma_separated([_COLUMNS, *_lines(shown, Sayings(readings))])


def _rows(shown: Trend, row: TrendRow, called: Mapping[str, str], names: Sequence[str]) -> Iterator[tuple[str, ...]]:
    largest = max((abs(cell.result.value) for cell in row.cells if cell.result and not cell.result.several), default=0)
    for period, cell in zip(shown.periods, row.cells, strict=True):
        if not (cell.figures or cell.told):
            continue
        later = [each for each in cell.retold if each.differs or each == cell.told]
        told = {
            "indicator": f"{trend_label(row)} {row.unit}".rstrip(),
            "period": period_name(period),
            "value": "; ".join(map(_words, different(cell.results))) or "-",
            "bar": _bar(cell, largest),
            "change": change_words(cell.change, row) if cell.change else "-",
            "target": "; ".join(map(_words, different(cell.targets))) or "-",
            "later": "; ".join(_later(each, row, called) for each in later) or "-",
            "place": "; ".join(
                f"{called[each.report]} @{each.figure.stated.number_start}"
                for each in (*cell.figures, *(each.statement for each in later))
            ),
        }
        yield tuple(told[name] for name in names)


def _words(statement: Statement) -> str:
    several = glyph("several") if statement.several else ""
    return f"{marked_figure(statement.figure.stated, statement.figure.conversion)}{several}"


def _later(retold: Retold, row: TrendRow, called: Mapping[str, str]) -> str:
    sign = f"{glyph('otherwise')} " if retold.differs else ""
    return f"{sign}{retold_amount(retold, row)} ({called[retold.statement.report]})"


def _bar(cell: YearCell, largest: float) -> str:
    result = cell.result
    return bar(abs(result.value) / largest, _BAR) if result is not None and largest and not result.several else ""


def _cell_document(period: str, cell: YearCell, sayings: Sayings) -> dict[str, Any]:
    return {
        "period": period,
        "change": None if cell.change is None else asdict(cell.change),
        "results": [_statement_document(each, sayings) for each in cell.results],
        "targets": [_statement_document(each, sayings) for each in cell.targets],
        "retold": [
            {
                "value": each.value,
                "computed": each.computed,
                "differs": each.differs,
                "beside": _statement_document(each.statement, sayings),
            }
            for each in cell.retold
        ],
    }


def _statement_document(statement: Statement, sayings: Sayings) -> dict[str, Any]:
    told = figure_document(statement.figure, statement.report, sayings)
    return {"report": statement.report, "several_years": statement.several, **told}


def _lines(shown: Trend, sayings: Sayings) -> Iterator[list[Any]]:
    for row in shown.rows:
        about = {"row": row.label, "row_unit": row.unit, "measure": row.measure, "domain": row.domain}
        for period, cell in zip(shown.periods, row.cells, strict=True):
            for told in _figures(cell, sayings):
                fields = told | about | {"period": period}
                yield [fields.get(column) for column in _COLUMNS]


def _figures(cell: YearCell, sayings: Sayings) -> Iterator[dict[str, Any]]:
    """The figures of a cell as the fields of lines: results, targets, and what later reports give."""
    for statement in (*cell.results, *cell.targets):
        change = cell.change if statement == cell.result else None
        since = {} if change is None else {"change_since": change.since, "change": change.absolute}
        percent = {} if change is None else {"change_percent": change.relative}
        kind = {"kind": "target" if statement.target else "result"}
        yield _fields(statement, sayings) | kind | since | percent
    for each in cell.retold:
        told = {"kind": "retold", "value": each.value, "value_max": None, "stated_value": None}
        yield _fields(each.statement, sayings) | told | {"computed": int(each.computed), "differs": int(each.differs)}


def _fields(statement: Statement, sayings: Sayings) -> dict[str, Any]:
    told, about = _statement_document(statement, sayings), sayings.reading(statement.report).report
    region = INTO.join(about.region.path) if about.region else ""
    shown = statement.figure.shown
    return told | {
        "unit": shown.unit,
        "several": int(statement.several),
        "unsure": int(told["unsure"]),
        "path": INTO.join(told["path"]),
        "region": region,
        "agency": about.agency,
        "report_period": about.period,
        "title": about.title,
        "published": about.published,
    }
