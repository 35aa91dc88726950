"""`duibiao export`: what the screens show, in the form of another program."""

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Mapping
from re import fullmatch

from store import Library
from store.excerpts import View
from tui.commandline.choosing import domain_named
from tui.commandline.exports import EXPORTS, Export
from tui.commandline.library import folder
from tui.commandline.measures import year_typed
from tui.commandline.promises import period_typed
from tui.commandline.search import limit_typed
from tui.commandline.wording import Parser
from tui.language import phrase

_INDEX_NAME = r"[a-z][a-z0-9_-]{2,99}"
_OPTIONS: Mapping[str, dict[str, object]] = {
    "domain": {"metavar": "DOMAIN", "type": domain_named},
    "plan": {"dest": "view", "action": "store_const", "const": View.PLAN},
    "review": {"dest": "view", "action": "store_const", "const": View.REVIEW},
    "region": {"metavar": "REGION", "nargs": "+"},
    "year": {"metavar": "YEAR", "type": year_typed},
    "period": {"metavar": "PERIOD", "type": period_typed},
    "agency": {"metavar": "AGENCY"},
    "limit": {"metavar": "N", "type": limit_typed},
}
"""What narrows it; which of these belong to what, EXPORTS says."""
_ONLY_ONE = frozenset({"plan", "review"})


def declare(parser: Parser) -> None:
    """Adds what `export` takes."""
    parser.epilog = phrase("commands.export.examples")
    parser.add_argument("words", metavar="WORD", nargs="*", help=phrase("commands.export.words"))
    parser.gathers = "words"
    parser.takes_dashed_words = True
    _declare_exports(parser)
    narrowing = parser.add_argument_group(phrase("commands.export.narrowing"))
    sides = narrowing.add_mutually_exclusive_group()
    for name, taken in _OPTIONS.items():
        group = sides if name in _ONLY_ONE else narrowing
        group.add_argument(f"--{name}", default=None, help=phrase(f"commands.export.{name}"), **taken)  # type: ignore[arg-type]
    _declare_forms(parser)
    bulk = parser.add_argument_group(phrase("commands.export.bulk-only"))
    bulk.add_argument("--index", metavar="NAME", type=_index_typed, help=phrase("commands.export.index"))
    bulk.add_argument("--create", action="store_true", default=None, help=phrase("commands.export.create"))
    parser.set_defaults(usage_error=parser.error)


def run(arguments: Namespace) -> int:
    """Exports what is asked for; REFUSED where there is no such thing, or nothing in it, or not all could be read."""
    export = EXPORTS[arguments.what]
    _check(export, arguments)
    # Every command declares this one, and few write files.
    if export.gather is None:
        from tui.commandline.export_bulk import export_bulk

        return export_bulk(Library.open(folder(arguments)), arguments)
    from tui.commandline.export_written import export_taken

    return export_taken(export.gather, arguments)


def _declare_exports(parser: ArgumentParser) -> None:
    kinds = parser.add_argument_group(phrase("commands.export.things")).add_mutually_exclusive_group()
    for name in EXPORTS:
        kinds.add_argument(
            f"--{name}", dest="what", action="store_const", const=name, help=phrase(f"commands.export.thing.{name}")
        )
    parser.set_defaults(what=next(iter(EXPORTS)))


def _declare_forms(parser: ArgumentParser) -> None:
    group = parser.add_argument_group(phrase("commands.export.forms"))
    forms = group.add_mutually_exclusive_group()
    forms.add_argument("--form", metavar="FORM", type=_form_typed, help=phrase("commands.export.form"))
    for name in ("json", "csv"):
        forms.add_argument(
            f"--{name}", dest="form", action="store_const", const=name, help=phrase(f"commands.export.{name}")
        )
    group.add_argument("--out", metavar="FILE", help=phrase("commands.export.out"))


def _check(export: Export, arguments: Namespace) -> None:
    """Usage errors for options that do not belong to it, and for words that it lacks or has no use for."""
    given = [name for name in (*_OPTIONS, "form", "index", "create") if _given(name, arguments)]
    for name in given:
        if name not in export.options:
            fitting = ", ".join(f"--{each}" for each, other in EXPORTS.items() if name in other.options)
            arguments.usage_error(phrase("commands.export.misplaced", option=f"--{name}", exports=fitting))
    if export.needs and not arguments.words:
        arguments.usage_error(phrase("commands.argparse.required") % export.needs)
    if arguments.words and not export.needs and {"region", "year"} & set(given):
        arguments.usage_error(phrase("commands.export.reports-or-regions"))


def _given(name: str, arguments: Namespace) -> bool:
    if name in _ONLY_ONE:
        return arguments.view is not None and arguments.view.value == name
    return getattr(arguments, name) is not None


def _form_typed(typed: str) -> str:
    from store.taking.formats import FORMATS

    wanted = typed.casefold().removeprefix(".")
    name = next((each.name for each in FORMATS.values() if wanted in (each.name, each.suffix.removeprefix("."))), None)
    if name is None:
        raise ArgumentTypeError(phrase("commands.export.unknown-form", form=typed, forms=", ".join(FORMATS)))
    return name


def _index_typed(typed: str) -> str:
    if fullmatch(_INDEX_NAME, typed) is None:
        raise ArgumentTypeError(phrase("commands.export.index-name"))
    return typed
