"""`duibiao search QUERY…`: what the search screen finds, on standard output; the exit status is that of grep."""

import os
from argparse import ArgumentTypeError, Namespace
from contextlib import suppress

from store import Library, ReportMissing
from store.models import Report
from store.search.query import INDICATOR_FIELDS
from store.search.results import Results
from tui.commandline import search_shown
from tui.commandline.library import folder
from tui.commandline.search_document import counts_document, hit_lines, indicator_lines, results_document
from tui.commandline.speech import answer, comma_separated, document, note
from tui.commandline.status import Status
from tui.commandline.wording import Parser
from tui.language import phrase
from tui.screens.search.words import notes
from tui.searches import searches
from tui.state import state_folder

LIMIT = 20
"""So many hits are listed unless more are wanted."""
_FEW = 1000
"""As many hits are asked for at once where all are wanted; more only where there are more."""


def declare(parser: Parser) -> None:
    """Adds what `search` takes."""
    parser.add_argument("words", metavar="QUERY", nargs="*", help=phrase("commands.search.query"))
    parser.add_argument("--limit", metavar="N", type=limit_typed, default=LIMIT, help=phrase("commands.search.limit"))
    parser.add_argument("--count", action="store_true", help=phrase("commands.search.count"))
    parser.add_argument("--indicators", action="store_true", help=phrase("commands.search.indicators"))
    parser.add_argument("--saved", metavar="NAME", help=phrase("commands.search.saved"))
    forms = parser.add_mutually_exclusive_group()
    forms.add_argument("--json", action="store_true", help=phrase("commands.search.json"))
    forms.add_argument("--csv", action="store_true", help=phrase("commands.search.csv"))
    parser.set_defaults(usage_error=parser.error, failed=Status.USAGE)
    parser.takes_dashed_words = True


def run(arguments: Namespace) -> int:
    """Prints what is found; DONE where anything is, REFUSED where nothing is, USAGE where not all could be searched."""
    if arguments.count and arguments.csv:
        clash = {"argument_name": "--csv", "message": phrase("commands.argparse.not-allowed") % "--count"}
        arguments.usage_error(phrase("commands.argparse.argument") % clash)
    query = _query(arguments)
    if query is None:
        note(phrase("commands.search.no-saved", name=arguments.saved))
        return Status.USAGE
    library = Library.open(folder(arguments))
    results = found_noted(library, query, arguments.limit)
    of_indicators = arguments.indicators or any(each.field in INDICATOR_FIELDS for each in results.query.filters)
    found = results.indicators_total if of_indicators else results.total
    if not (found or of_indicators or arguments.count):
        of_indicators, found = True, results.indicators_total
    if arguments.json:
        document(
            counts_document(results) if arguments.count else results_document(results, reports_of(library, results))
        )
    elif arguments.count:
        answer(str(found))
    elif arguments.csv:
        lines = indicator_lines if of_indicators else hit_lines
        comma_separated(lines(results, reports_of(library, results)))
    elif of_indicators:
        search_shown.show_indicators(results)
    else:
        search_shown.show_hits(results)
    if results.unsearched:
        return Status.USAGE
    return Status.DONE if found else Status.REFUSED


def _query(arguments: Namespace) -> str | None:
    """The words typed, behind those of the saved search that is named; None where none is saved under the name."""
    # An argument that is no UTF-8 comes as half characters, which no answer could be written with.
    typed = " ".join(arguments.words).encode("utf-8", "surrogatepass").decode("utf-8", "replace")
    if arguments.saved is None:
        if not arguments.words:
            arguments.usage_error(phrase("commands.argparse.required") % "QUERY")
        return typed
    saved = searches(state_folder(os.environ)).saved.get(arguments.saved)
    return None if saved is None else f"{saved} {typed}".strip()


def reports_of(library: Library, results: Results) -> dict[str, Report]:
    """The reports in which anything was found, as the catalog has them; one that was removed since is left out."""
    reports: dict[str, Report] = {}
    for report in {*(hit.report for hit in results.hits), *(hit.report for hit in results.indicators)}:
        with suppress(ReportMissing):
            reports[report] = library.entry(report).report
    return reports


def found_noted(library: Library, query: str, limit: int) -> Results:
    """What is found, the best `limit` sections and indicators, all of them where it is 0; how the query was taken is
    noted."""
    results = _found(library, query, limit)
    for sentence, _ in notes(results):
        note(sentence)
    if results.scanned:
        note(phrase("search.index-wanting", count=results.scanned))
    return results


def _found(library: Library, query: str, limit: int) -> Results:
    # The other commands need nothing of it.
    from store import Searching

    searching = Searching(library)
    try:
        few = limit or _FEW
        results = searching.search(query, limit=few, indicators=few)
        most = max(results.total, results.indicators_total)
        if not limit and most > few:
            results = searching.search(query, limit=most, indicators=most)
    finally:
        searching.close()
    return results


def limit_typed(typed: str) -> int:
    """How many at most, 0 for all; ArgumentTypeError for anything else."""
    if not (typed.isascii() and typed.isdigit()):
        raise ArgumentTypeError(phrase("commands.search.limit-number"))
    return int(typed)
