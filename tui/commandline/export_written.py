"""Where an export goes: standard output, or a file in a format of its own."""

import sys
from argparse import Namespace
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from store import Library
from store.taking.formats import FORMATS, Format
from store.taking.taken import Taken
from store.taking.writing import file_name, write_taken
from tui.commandline.exports import Gather
from tui.commandline.library import folder
from tui.commandline.speech import answer, note
from tui.commandline.status import Status
from tui.language import language, phrase
from tui.words.taking import is_empty

_DEFAULT = "markdown"
_STANDARD_OUTPUT = "-"


@dataclass(frozen=True, slots=True)
class Destination:
    """A format, and where it goes: standard output where there is no path; where it is that of a `folder`, into a file
    in it, named after what it holds."""

    form: Format
    path: Path | None = None
    folder: bool = False


def export_taken(gather: Gather, arguments: Namespace) -> int:
    """Gathers and writes; tells on standard output where a file stands. REFUSED where nothing is named or nothing is
    in it; SystemExit for a destination that cannot be meant."""
    to = destination(arguments)
    taken = gather(Library.open(folder(arguments)), arguments)
    if taken is None:
        return Status.REFUSED
    if is_empty(taken):
        note(phrase("commands.export.nothing", title=taken.title))
        return Status.REFUSED
    _write(taken, to)
    return Status.DONE


def destination(arguments: Namespace) -> Destination:
    """Where `--out` and the form point: nowhere is standard output for text, this folder for anything else; a name
    that ends in a slash, or of a folder that is there, is a folder. The form is that of a file's suffix unless one is
    given, and Markdown where there is neither. Usage errors for what is no form, for a suffix of another one, and for
    what no terminal can show."""
    named, form = arguments.out, FORMATS[arguments.form] if arguments.form else None
    if named is None or named == _STANDARD_OUTPUT:
        form = form or FORMATS[_DEFAULT]
        if form.text:
            return Destination(form)
        if named is None:
            return Destination(form, Path.cwd(), folder=True)
        if sys.stdout.isatty():
            arguments.usage_error(phrase("commands.export.not-to-terminal", form=form.name))
        return Destination(form)
    path = Path(named).expanduser()
    if named.endswith("/") or _is_folder(path):
        return Destination(form or FORMATS[_DEFAULT], path, folder=True)
    by_suffix = {each.suffix: each for each in FORMATS.values()}
    told = by_suffix.get(path.suffix.casefold(), form)
    if told is None:
        arguments.usage_error(phrase("commands.export.no-form", file=named, suffixes=" ".join(by_suffix)))
    assert told is not None
    if form is not None and form is not told:
        arguments.usage_error(phrase("commands.export.other-form", file=named, form=form.name))
    return Destination(told, path)


def _is_folder(path: Path) -> bool:
    # Of a name that no file system takes, Python asks in vain.
    with suppress(OSError):
        return path.is_dir()
    return False


def _write(taken: Taken, to: Destination) -> None:
    if to.path is None:
        sys.stdout.buffer.write(to.form.write(taken, language()))
        sys.stdout.buffer.flush()
        return
    path = to.path / file_name(taken.name, to.form.suffix) if to.folder else to.path
    answer(str(write_taken(taken, to.form, path, language())))
