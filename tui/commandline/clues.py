"""What the user says of a file besides its text: `--region` and `--period`."""

from argparse import ArgumentParser, Namespace

from store.models import Clues
from tui.language import phrase


def declare(parser: ArgumentParser, command: str) -> None:
    """Adds the options to a command, explained in its own words."""
    parser.add_argument("--region", metavar="REGION", help=phrase(f"commands.{command}.region"))
    parser.add_argument("--period", metavar="PERIOD", help=phrase(f"commands.{command}.period"))


def clues(arguments: Namespace) -> Clues:
    """The clues that were typed."""
    return Clues(region=arguments.region, period=arguments.period)
