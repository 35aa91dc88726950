"""`duibiao promises REGION`: what a region's reports promised, and what the reports after them tell of it."""

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Sequence

from store import Library
from store.dates import parse_period
from store.taxonomy import domains
from tui.commandline.library import folder
from tui.commandline.naming import INTO
from tui.commandline.remove import matching
from tui.commandline.speech import note
from tui.commandline.status import Status
from tui.labels import period_name
from tui.language import phrase

_MOST_NAMED = 6


def declare(parser: ArgumentParser) -> None:
    """Adds what `promises` takes."""
    parser.add_argument("region", metavar="REGION", nargs="+", help=phrase("commands.promises.region"))
    parser.add_argument("--period", metavar="PERIOD", type=_period, help=phrase("commands.promises.period"))
    parser.add_argument("--domain", metavar="DOMAIN", type=_domain, help=phrase("commands.promises.domain"))
    parser.add_argument("--texts", action="store_true", help=phrase("commands.promises.texts"))
    forms = parser.add_mutually_exclusive_group()
    forms.add_argument("--json", action="store_true", help=phrase("commands.promises.json"))
    forms.add_argument("--csv", action="store_true", help=phrase("commands.promises.csv"))


def run(arguments: Namespace) -> int:
    """Prints a row a promise; DONE where there are two reports to hold against each other."""
    # What compares is a good part of the program, and other commands declare this one.
    from store.comparing.promises_periods import promise_pairs
    from tui.commandline.promises_shown import show
    from tui.promises_held import held, wanting

    library = Library.open(folder(arguments))
    words = " ".join(arguments.region).split()
    paths = _regions(library, words)
    if len(paths) != 1:
        named = "; ".join(INTO.join(path) for path in paths[:_MOST_NAMED])
        reason = "several" if paths else "unknown"
        note(phrase(f"commands.promises.{reason}", words=" ".join(words), count=len(paths), regions=named))
        return Status.REFUSED
    pairs = promise_pairs(library, paths[0])
    if not pairs:
        note(wanting(library, paths[0]))
        return Status.REFUSED
    chosen = [pair for pair in pairs if arguments.period in (None, pair.later.report.period)]
    if not chosen:
        known = phrase("promises.between").join(dict.fromkeys(period_name(pair.later.report.period) for pair in pairs))
        note(phrase("commands.promises.no-period", region=paths[0][-1], period=arguments.period, periods=known))
        return Status.REFUSED
    found = [held(library, pair, arguments.domain) for pair in chosen]
    show(found, arguments)
    return Status.DONE


def _regions(library: Library, words: Sequence[str]) -> list[tuple[str, ...]]:
    """The paths of the regions that the words speak of."""
    found = matching(words, library.entries())
    return list(dict.fromkeys(entry.report.region.path for entry in found if entry.report.region))


def _period(typed: str) -> str:
    period = parse_period(typed)
    if period is None:
        raise ArgumentTypeError(phrase("commands.promises.unknown-period", period=typed))
    return period


def _domain(typed: str) -> str:
    for domain in domains():
        if typed in (domain.key, domain.chinese, domain.english):
            return domain.key
    known = ", ".join(domain.key for domain in domains())
    raise ArgumentTypeError(phrase("commands.promises.unknown-domain", domain=typed, domains=known))
