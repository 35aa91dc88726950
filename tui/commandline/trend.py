"""`duibiao trend REGION MEASURE`: what a region's reports state period after period, of one measure or of a domain."""

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from typing import TYPE_CHECKING

from store import Library
from tui.commandline.choosing import domain_named, measures_named, region_named
from tui.commandline.library import folder
from tui.commandline.speech import note
from tui.commandline.status import Status
from tui.language import phrase

if TYPE_CHECKING:
    from store.comparing.years.periods import ReportSeries
    from store.comparing.years.trend import Trend, TrendRow
    from store.models import Reading

_MOST_NAMED = 12


def declare(parser: ArgumentParser) -> None:
    """Adds what `trend` takes."""
    parser.add_argument("region", metavar="REGION", help=phrase("commands.trend.region"))
    parser.add_argument("measure", metavar="MEASURE", nargs="?", help=phrase("commands.trend.measure"))
    parser.add_argument("--agency", metavar="AGENCY", help=phrase("commands.trend.agency"))
    parser.add_argument("--domain", metavar="DOMAIN", type=domain_named, help=phrase("commands.trend.domain"))
    forms = parser.add_mutually_exclusive_group()
    forms.add_argument("--json", action="store_true", help=phrase("commands.trend.json"))
    forms.add_argument("--csv", action="store_true", help=phrase("commands.trend.csv"))


def run(arguments: Namespace) -> int:
    """Prints the periods of a measure or of all of a domain; REFUSED where the words name no one region, agency or
    measure that there are reports or figures of."""
    if arguments.measure is None and arguments.domain is None:
        note(phrase("commands.trend.wanting"))
        return Status.USAGE
    library = Library.open(folder(arguments))
    found = trend_named(library, arguments.region.split(), arguments)
    if found is None:
        return Status.REFUSED
    # What compares is a good part of the program, and other commands declare this one.
    from tui.commandline import trend_shown

    shown, series, readings = found
    if arguments.json:
        trend_shown.show_json(shown, series, readings)
    elif arguments.csv:
        trend_shown.show_csv(shown, readings)
    else:
        trend_shown.show(shown, series, readings)
    return Status.DONE


def trend_named(
    library: Library, region: Sequence[str], arguments: Namespace
) -> "tuple[Trend, ReportSeries, dict[str, Reading]] | None":
    """The trend of the measure or the domain, with the reports and their readings; None, with a note, where the words
    name no one region, agency or measure that there are reports or figures of."""
    from store.comparing.years.years import trend

    path = region_named(region, library)
    series = None if path is None else series_named(library, path, arguments.agency)
    if series is None:
        return None
    readings = {entry.id: library.reading(entry.id) for entry in series.entries}
    shown = rows_named(trend(readings, arguments.domain), arguments.measure, series)
    return None if shown is None else (shown, series, readings)


def series_named(library: Library, path: Sequence[str], agency: str | None) -> "ReportSeries | None":
    """The reports of a region's agency, of its only one where none is named; None, with a note, where that is not
    clear or no report states its period."""
    from store.comparing.years.periods import report_series

    series = report_series(library, path)
    if not series:
        note(phrase("years.no-period", region=path[-1]))
        return None
    found = [each for each in series if agency is None or (each.agency or "").startswith(agency)]
    exact = [each for each in found if each.agency == agency]
    if len(exact or found) == 1:
        return (exact or found)[0]
    named = phrase("years.between").join(each.agency or phrase("commands.trend.no-agency") for each in series)
    reason = "several-agencies" if found else "unknown-agency"
    note(phrase(f"commands.trend.{reason}", region=path[-1], agency=agency, agencies=named))
    return None


def rows_named(whole: "Trend", words: str | None, series: "ReportSeries") -> "Trend | None":
    """The trend with the one row that the words name: a measure's, or one that reports call so, or in part; all rows
    where there are no words. None, with a note, where they name no row or several."""
    from dataclasses import replace

    from tui.words.years import trend_label, whose

    if words is None:
        if not whole.rows:
            note(phrase("commands.trend.nothing", whose=whose(series)))
        return whole
    found = _rows(whole, words.strip())
    if len(found) == 1:
        return replace(whole, rows=tuple(found))
    if not found:
        note(phrase("commands.trend.unknown", whose=whose(series), words=words, region=series.path[-1]))
        return None
    named = "; ".join(f"{trend_label(row)} {row.unit}" for row in found[:_MOST_NAMED])
    note(phrase("commands.trend.several", words=words, whose=whose(series), rows=named))
    return None


def _rows(whole: "Trend", words: str) -> "list[TrendRow]":
    keys, asked = measures_named(words), words.casefold()
    exact = len(keys) == 1
    ways = (
        [row for row in whole.rows if exact and row.measure in keys],
        [row for row in whole.rows if asked in (f"{row.label} {row.unit}".casefold(), row.label.casefold())],
        [row for row in whole.rows if asked in (name.casefold() for name in row.names)],
        [row for row in whole.rows if row.measure in keys],
        [row for row in whole.rows if asked and any(asked in name.casefold() for name in (row.label, *row.names))],
    )
    return next((found for found in ways if found), [])
