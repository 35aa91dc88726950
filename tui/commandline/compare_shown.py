"""The table of measures on standard output: for a reader, as JSON, or as CSV with a line for each figure."""

from collections.abc import Iterator, Mapping
from typing import Any

from store import View
from store.comparing.measures.table import Cell, Figure, MeasuresTable
from store.documents import report_document
from store.models import Reading, Report
from tui.commandline.naming import INTO
from tui.commandline.speech import comma_separated, document, note, table
from tui.glyphs import glyph
from tui.language import phrase
from tui.taken.measures import Sayings
from tui.words.labels import report_name
from tui.words.marks import marked_figure

Readings = Mapping[str, Reading]
_COLUMNS = (
    "row", "row_unit", "measure", "domain", "report", "region", "agency", "period", "title", "published", "value",
    "value_max", "unit", "qualifier", "tense", "of_period", "converted_from", "stated_value", "best", "unsure", "name",
    "section", "path", "number_start", "number_end", "sentence",
)  # fmt: skip


def show(shown: MeasuresTable, readings: Readings) -> None:
    """Prints a row for each quantity: its name, its unit, and of each report the figures with their places."""
    if not shown.rows:
        note(phrase("commands.compare.nothing"))
        return
    names = [report_name(readings[report].report) for report in shown.reports]
    rows = ((row.label, row.unit, *(_words(cell) for cell in row.cells)) for row in shown.rows)
    table([phrase("table.indicator"), phrase("measures.unit"), *names], rows)


def show_json(shown: MeasuresTable, readings: Readings, domain: str | None, view: View | None) -> None:
    """Prints the whole table as a document."""
    sayings = Sayings(readings)
    document(
        {
            "domain": domain,
            "side": view,
            "reports": [{"id": report, "report": report_document(readings[report].report)} for report in shown.reports],
            "rows": [
                {
                    "name": row.label,
                    "names": row.names,
                    "measure": row.measure,
                    "unit": row.unit,
                    "domain": row.domain,
                    "cells": [
                        _cell_document(cell, report, sayings)
                        for report, cell in zip(shown.reports, row.cells, strict=True)
                    ],
                }
                for row in shown.rows
            ],
        }
    )


def show_csv(shown: MeasuresTable, readings: Readings) -> None:
    """Prints a line for each figure, under the names of the fields."""
    sayings = Sayings(readings)
    comma_separated([_COLUMNS, *_lines(shown, readings, sayings)])


def figure_document(shown: Figure, report: str, sayings: Sayings) -> dict[str, Any]:
    """A figure as a document: the value in the row's unit, and where it is stated."""
    stated, said = shown.stated, sayings.of(report, shown.index)
    return {
        "value": shown.value,
        "value_max": shown.shown.value_max,
        "unit": stated.unit,
        "qualifier": stated.qualifier,
        "tense": stated.tense,
        "period": stated.period,
        "converted_from": None if shown.conversion is None else shown.conversion.stated,
        "stated_value": stated.value,
        "name": stated.name,
        "unsure": stated.unsure,
        "corrected": stated.corrected,
        "section": stated.section,
        "path": said.path if said else (),
        "start": stated.start,
        "end": stated.end,
        "number_start": stated.number_start,
        "number_end": stated.number_end,
        "sentence": sayings.quote(report, shown.index, "").text,
    }


def _words(cell: Cell) -> str:
    if not cell.figures:
        return "-"
    best = glyph("best") if cell.best else ""
    figures = (
        f"{marked_figure(each.stated, each.conversion)}{best if nth == 0 else ''} @{each.stated.number_start}"
        for nth, each in enumerate(cell.figures)
    )
    return "; ".join(figures)


def _cell_document(cell: Cell, report: str, sayings: Sayings) -> dict[str, Any]:
    figures = [figure_document(each, report, sayings) for each in cell.figures]
    return {"report": report, "figures": figures, "share": round(cell.share, 4), "best": cell.best}


def _lines(shown: MeasuresTable, readings: Readings, sayings: Sayings) -> Iterator[list[Any]]:
    for row in shown.rows:
        about_row = {"measure": row.measure, "row": row.label, "row_unit": row.unit, "domain": row.domain}
        for report, cell in zip(shown.reports, row.cells, strict=True):
            about = _report_fields(report, readings[report].report)
            for nth, each in enumerate(cell.figures):
                told = figure_document(each, report, sayings)
                told |= {"best": int(cell.best and nth == 0), "unsure": int(each.stated.unsure)}
                told |= {"path": INTO.join(told["path"]), "of_period": told["period"]}
                told |= about_row | about
                yield [told[column] for column in _COLUMNS]


def _report_fields(report: str, about: Report) -> dict[str, Any]:
    region = INTO.join(about.region.path) if about.region else ""
    return {
        "report": report,
        "region": region,
        "agency": about.agency,
        "period": about.period,
        "title": about.title,
        "published": about.published,
    }
