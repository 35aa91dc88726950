"""What can be typed after `duibiao`."""

from argparse import SUPPRESS, Action, ArgumentParser, Namespace
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import ModuleType

from store import default_folder
from tui.commandline import (
    bookmarks,
    check,
    compare,
    correct,
    export,
    index,
    inspect,
    listing,
    load,
    measures,
    opening,
    promises,
    remove,
    search,
    trend,
)
from tui.commandline.speech import answer
from tui.commandline.status import Status
from tui.commandline.wording import Parser, worded
from tui.language import LANGUAGES, phrase

COMMANDS: Mapping[str, ModuleType] = {
    "load": load,
    "inspect": inspect,
    "list": listing,
    "search": search,
    "correct": correct,
    "remove": remove,
    "compare": compare,
    "measures": measures,
    "trend": trend,
    "promises": promises,
    "bookmarks": bookmarks,
    "export": export,
    "index": index,
    "check": check,
}


def parse(arguments: Sequence[str]) -> Namespace:
    """The arguments by name, `run` being what to call with them; SystemExit after help, version or a usage error."""
    with worded():
        return _parser().parse_args(arguments)


def _parser() -> ArgumentParser:
    parser = Parser(
        prog="duibiao", description=phrase("commands.about"), epilog=phrase("commands.more", folder=default_folder())
    )
    parser.add_argument("--version", action=_ShowVersion, nargs=0, help=phrase("commands.version"))
    _declare_common(parser, library=None, lang=None)
    opening.declare(parser)
    parser.set_defaults(run=opening.run, failed=Status.REFUSED)
    commands = parser.add_subparsers(title=phrase("commands.commands"), dest="command", metavar="COMMAND")
    for name, module in COMMANDS.items():
        command = commands.add_parser(
            name, help=phrase(f"commands.{name}.help"), description=phrase(f"commands.{name}.about")
        )
        _declare_common(command, library=SUPPRESS, lang=SUPPRESS)
        module.declare(command)
        command.set_defaults(run=module.run)
    return parser


def _declare_common(parser: ArgumentParser, library: str | None, lang: str | None) -> None:
    # SUPPRESS keeps what stood before the command when nothing stands after it.
    parser.add_argument("--library", metavar="DIR", type=_folder, default=library, help=phrase("commands.library"))
    parser.add_argument("--lang", choices=LANGUAGES, default=lang, help=phrase("commands.lang"))


def _folder(named: str) -> Path:
    return Path(named).expanduser()


class _ShowVersion(Action):
    """Prints the version, looked up only now, and leaves."""

    def __call__(self, parser: ArgumentParser, *_: object) -> None:
        from importlib.metadata import version

        answer(f"duibiao {version('duibiao')}")
        parser.exit()
