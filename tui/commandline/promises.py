"""`duibiao promises REGION`: what a region's reports promised, and what the reports after them tell of it."""

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Sequence
from typing import TYPE_CHECKING

from store import Library
from store.dates import parse_period
from tui.commandline.choosing import domain_named, region_named
from tui.commandline.library import folder
from tui.commandline.speech import note
from tui.commandline.status import Status
from tui.language import phrase
from tui.words.labels import period_name

if TYPE_CHECKING:
    from tui.words.promises import Held


def declare(parser: ArgumentParser) -> None:
    """Adds what `promises` takes."""
    parser.add_argument("region", metavar="REGION", nargs="+", help=phrase("commands.promises.region"))
    parser.add_argument("--period", metavar="PERIOD", type=period_typed, help=phrase("commands.promises.period"))
    parser.add_argument("--domain", metavar="DOMAIN", type=domain_named, help=phrase("commands.promises.domain"))
    parser.add_argument("--texts", action="store_true", help=phrase("commands.promises.texts"))
    forms = parser.add_mutually_exclusive_group()
    forms.add_argument("--json", action="store_true", help=phrase("commands.promises.json"))
    forms.add_argument("--csv", action="store_true", help=phrase("commands.promises.csv"))


def run(arguments: Namespace) -> int:
    """Prints a row a promise; DONE where there are two reports to hold against each other."""
    # What compares is a good part of the program, and other commands declare this one.
    from tui.commandline.promises_shown import show

    library = Library.open(folder(arguments))
    path = region_named(" ".join(arguments.region).split(), library)
    if path is None:
        return Status.REFUSED
    found = held_pairs(library, path, arguments.period, arguments.domain)
    if found is None:
        return Status.REFUSED
    show(found, arguments)
    return Status.DONE


def held_pairs(library: Library, path: Sequence[str], period: str | None, domain: str | None) -> "list[Held] | None":
    """The reports of a region held against each other two by two, those that tell of a period or of any; None, with a
    note, where there are none."""
    from store.comparing.periods import promise_pairs
    from tui.promises_held import held, wanting

    pairs = promise_pairs(library, path)
    if not pairs:
        note(wanting(library, path))
        return None
    chosen = [pair for pair in pairs if period in (None, pair.later.report.period)]
    if not chosen:
        known = phrase("promises.between").join(dict.fromkeys(period_name(pair.later.report.period) for pair in pairs))
        note(phrase("commands.promises.no-period", region=path[-1], period=period, periods=known))
        return None
    return [held(library, pair, domain) for pair in chosen]


def period_typed(typed: str) -> str:
    """A period as it is kept; ArgumentTypeError for what is none."""
    period = parse_period(typed)
    if period is None:
        raise ArgumentTypeError(phrase("commands.promises.unknown-period", period=typed))
    return period
