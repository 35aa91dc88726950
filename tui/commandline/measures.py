"""`duibiao measures`: what the regions of the library state; with --measure one of it in all of them, in order."""

import os
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Sequence
from typing import TYPE_CHECKING

from store import Library
from tui.commandline.choosing import measure_named, newest_reports, within
from tui.commandline.compare import declare_form, show_table
from tui.commandline.library import folder
from tui.commandline.status import Status
from tui.language import phrase
from tui.state import preferences, state_folder

if TYPE_CHECKING:
    from store.comparing.ranking.ranking import Ranking


def declare(parser: ArgumentParser) -> None:
    """Adds what `measures` takes."""
    parser.add_argument("--region", metavar="REGION", nargs="+", default=(), help=phrase("commands.measures.region"))
    parser.add_argument("--measure", metavar="MEASURE", help=phrase("commands.measures.measure"))
    parser.add_argument("--year", metavar="YEAR", type=year_typed, help=phrase("commands.measures.year"))
    declare_form(parser)


def run(arguments: Namespace) -> int:
    """Prints the table of the regions' newest reports, or the ranking of a measure; REFUSED where no report is of the
    regions or the year, or where the words name no one measure."""
    library = Library.open(folder(arguments))
    if arguments.measure is not None:
        return _rank(library, arguments)
    entries = newest_reports(library, arguments.region, arguments.year)
    if entries is None:
        return Status.REFUSED
    show_table(library, entries, arguments)
    return Status.DONE


def _rank(library: Library, arguments: Namespace) -> int:
    # What compares is a good part of the program, and the command line knows this command from its start.
    from tui.commandline import ranking_shown

    ranking = ranked(library, arguments.measure, arguments.year, arguments.region)
    if ranking is None:
        return Status.REFUSED
    own = preferences(state_folder(os.environ)).own
    if arguments.json:
        ranking_shown.show_json(ranking, own)
    elif arguments.csv:
        ranking_shown.show_csv(ranking, targets_only=arguments.plan)
    else:
        ranking_shown.show(ranking, own, targets_only=arguments.plan)
    return Status.DONE if ranking.results or ranking.targets else Status.REFUSED


def ranked(library: Library, words: str, year: int | None, regions: Sequence[str]) -> "Ranking | None":
    """The ranking of the measure that the words name, of a year or of the newest, among all regions or those named;
    None, with a note, where they name no one measure."""
    from store.comparing.ranking.ranking import Rankings

    key = measure_named(words)
    if key is None:
        return None
    rankings = Rankings(library)
    try:
        return rankings.ranking(key, year, within=lambda region: within(regions, region))
    finally:
        rankings.close()


def year_typed(typed: str) -> int:
    """A year in four digits; ArgumentTypeError for anything else."""
    if not (typed.isascii() and typed.isdigit() and len(typed) == 4):
        raise ArgumentTypeError(phrase("commands.measures.year-number"))
    return int(typed)
