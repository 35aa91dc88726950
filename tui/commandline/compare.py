"""`duibiao compare REPORT REPORT…`: what reports state, side by side, a row for each quantity."""

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Sequence

from store import Library, View
from store.models import Reading
from store.regions import CatalogEntry, recency
from store.taxonomy import domains
from tui.commandline.library import folder
from tui.commandline.naming import identity
from tui.commandline.remove import matching
from tui.commandline.speech import note
from tui.commandline.status import Status
from tui.language import phrase

_MOST_NAMED = 6


def declare(parser: ArgumentParser) -> None:
    """Adds what `compare` takes."""
    parser.add_argument("reports", metavar="REPORT", nargs="+", help=phrase("commands.compare.reports"))
    declare_form(parser)


def declare_form(parser: ArgumentParser) -> None:
    """Adds what of a table is wanted and in which form."""
    parser.add_argument("--domain", metavar="DOMAIN", type=_domain, help=phrase("commands.compare.domain"))
    parser.add_argument("--plan", action="store_true", help=phrase("commands.compare.plan"))
    forms = parser.add_mutually_exclusive_group()
    forms.add_argument("--json", action="store_true", help=phrase("commands.compare.json"))
    forms.add_argument("--csv", action="store_true", help=phrase("commands.compare.csv"))


def run(arguments: Namespace) -> int:
    """Prints the table of the reports named; REFUSED where one of them is unknown or may be of several regions."""
    library = Library.open(folder(arguments))
    entries = library.entries()
    chosen: dict[str, CatalogEntry] = {}
    for named in arguments.reports:
        found = _newest(matching(tuple(named.split()), entries))
        if len(found) != 1:
            note(_unclear(named, found))
            return Status.REFUSED
        chosen[found[0].id] = found[0]
    show_table(library, list(chosen.values()), arguments)
    return Status.DONE


def show_table(library: Library, entries: Sequence[CatalogEntry], arguments: Namespace) -> None:
    """Prints what the reports state side by side, in the form that is asked for."""
    # What compares is a good part of the program, and other commands declare this one.
    from store.comparing.table import measures_table
    from tui.commandline import compare_shown

    readings: dict[str, Reading] = {entry.id: library.reading(entry.id) for entry in entries}
    view = View.PLAN if arguments.plan else None
    table = measures_table(readings, arguments.domain, view)
    if arguments.json:
        compare_shown.show_json(table, readings, arguments.domain, view)
    elif arguments.csv:
        compare_shown.show_csv(table, readings)
    else:
        compare_shown.show(table, readings)


def _newest(found: Sequence[CatalogEntry]) -> list[CatalogEntry]:
    """Of each region and agency the newest report."""
    newest: dict[object, CatalogEntry] = {}
    for entry in sorted(found, key=lambda entry: recency(entry.report.period), reverse=True):
        newest.setdefault((entry.report.region, entry.report.agency), entry)
    return list(newest.values())


def _unclear(named: str, found: Sequence[CatalogEntry]) -> str:
    if not found:
        return phrase("commands.compare.unknown", words=named)
    reports = "; ".join(f"{identity(entry.report)} ({entry.id})" for entry in found[:_MOST_NAMED])
    return phrase("commands.compare.several", words=named, count=len(found), reports=reports)


def _domain(typed: str) -> str:
    for domain in domains():
        if typed.casefold() in (domain.key, domain.chinese, domain.english.casefold()):
            return domain.key
    known = ", ".join(f"{domain.key} {domain.chinese}" for domain in domains())
    raise ArgumentTypeError(phrase("commands.compare.unknown-domain", domain=typed, domains=known))
