"""`duibiao measures`: what the regions of the library state; with --measure one of it in all of them, in order."""

import os
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Sequence

from store import Library
from store.models import Region
from store.regions import CatalogEntry
from tui.commandline.compare import declare_form, show_table
from tui.commandline.library import folder
from tui.commandline.speech import note
from tui.commandline.status import Status
from tui.language import phrase
from tui.state import preferences, state_folder

_MOST_COLUMNS = 40
_MOST_NAMED = 12


def declare(parser: ArgumentParser) -> None:
    """Adds what `measures` takes."""
    parser.add_argument("--region", metavar="REGION", nargs="+", default=(), help=phrase("commands.measures.region"))
    parser.add_argument("--measure", metavar="MEASURE", help=phrase("commands.measures.measure"))
    parser.add_argument("--year", metavar="YEAR", type=_year, help=phrase("commands.measures.year"))
    declare_form(parser)


def run(arguments: Namespace) -> int:
    """Prints the table of the regions' newest reports, or the ranking of a measure; REFUSED where no report is of the
    regions or the year, or where the words name no one measure."""
    library = Library.open(folder(arguments))
    if arguments.measure is not None:
        return _rank(library, arguments)
    newest: dict[Region | None, CatalogEntry] = {}
    for entry in library.in_order():
        of_year = arguments.year is None or (entry.report.period or "").startswith(str(arguments.year))
        if of_year and _within(arguments.region, entry.report.region):
            newest.setdefault(entry.report.region, entry)
    if not newest:
        note(phrase("commands.measures.no-report"))
        return Status.REFUSED
    entries = list(newest.values())
    if len(entries) > _MOST_COLUMNS:
        note(phrase("commands.measures.left-out", count=len(entries) - _MOST_COLUMNS))
    show_table(library, entries[:_MOST_COLUMNS], arguments)
    return Status.DONE


def _rank(library: Library, arguments: Namespace) -> int:
    # What compares is a good part of the program, and the command line knows this command from its start.
    from store.comparing.ranking import Rankings
    from tui.commandline import ranking_shown

    keys = _measures_named(arguments.measure)
    if len(keys) != 1:
        reason = "several" if keys else "unknown"
        named = "; ".join(f"{name} ({key})" for key, name in list(keys.items())[:_MOST_NAMED])
        note(phrase(f"commands.measures.{reason}", words=arguments.measure, measures=named))
        return Status.REFUSED
    rankings = Rankings(library)
    try:
        ranking = rankings.ranking(
            next(iter(keys)), arguments.year, within=lambda region: _within(arguments.region, region)
        )
    finally:
        rankings.close()
    own = preferences(state_folder(os.environ)).own
    if arguments.json:
        ranking_shown.show_json(ranking, own)
    elif arguments.csv:
        ranking_shown.show_csv(ranking, targets_only=arguments.plan)
    else:
        ranking_shown.show(ranking, own, targets_only=arguments.plan)
    return Status.DONE


def _within(named: Sequence[str], region: Region | None) -> bool:
    from store.search.filters import meets_region

    return not named or any(meets_region(each, region) for each in named)


def _measures_named(words: str) -> dict[str, str]:
    """The measures that the words name, with their Chinese names: by key or name, or as a report would say it, or else
    all whose names hold the words."""
    from store.measures import measures

    known = measures()
    asked = words.strip().casefold()
    for fits in (
        [each for each in known if asked in (each.key, each.chinese, each.english.casefold())],
        [each for each in known if each.said_by(words.strip(), "")],
        [each for each in known if asked and (asked in each.chinese or asked in each.english.casefold())],
    ):
        if fits:
            return {each.key: each.chinese for each in fits}
    return {}


def _year(typed: str) -> int:
    if not (typed.isascii() and typed.isdigit() and len(typed) == 4):
        raise ArgumentTypeError(phrase("commands.measures.year-number"))
    return int(typed)
