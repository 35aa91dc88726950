"""`duibiao compare REPORT REPORT…`: what reports state, side by side, a row for each quantity."""

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence

from store import Library, View
from store.models import Reading
from store.regions import CatalogEntry
from tui.commandline.choosing import domain_named, reports_named
from tui.commandline.library import folder
from tui.commandline.status import Status
from tui.language import phrase


def declare(parser: ArgumentParser) -> None:
    """Adds what `compare` takes."""
    parser.add_argument("reports", metavar="REPORT", nargs="+", help=phrase("commands.compare.reports"))
    declare_form(parser)


def declare_form(parser: ArgumentParser) -> None:
    """Adds what of a table is wanted and in which form."""
    parser.add_argument("--domain", metavar="DOMAIN", type=domain_named, help=phrase("commands.compare.domain"))
    parser.add_argument("--plan", action="store_true", help=phrase("commands.compare.plan"))
    forms = parser.add_mutually_exclusive_group()
    forms.add_argument("--json", action="store_true", help=phrase("commands.compare.json"))
    forms.add_argument("--csv", action="store_true", help=phrase("commands.compare.csv"))


def run(arguments: Namespace) -> int:
    """Prints the table of the reports named; REFUSED where one of them is unknown or may be of several regions."""
    library = Library.open(folder(arguments))
    entries = reports_named(arguments.reports, library)
    if entries is None:
        return Status.REFUSED
    show_table(library, entries, arguments)
    return Status.DONE


def show_table(library: Library, entries: Sequence[CatalogEntry], arguments: Namespace) -> None:
    """Prints what the reports state side by side, in the form that is asked for."""
    # What compares is a good part of the program, and other commands declare this one.
    from store.comparing.measures.table import measures_table
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
