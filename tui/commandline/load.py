"""`duibiao load PATH…`: reads reports into the library and says of each file what became of it."""

from argparse import ArgumentParser, Namespace
from collections import Counter
from collections.abc import Generator, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from store import (
    Indexed,
    IndexLeft,
    Library,
    LibraryMissing,
    Loaded,
    LoadEvent,
    Outcome,
    Refused,
    Skipped,
    Started,
    load,
    reread,
)
from store.models import Clues
from tui.commandline import clues
from tui.commandline.library import folder
from tui.commandline.naming import identity
from tui.commandline.progress import Bar, progress
from tui.commandline.speech import answer, note, refuse
from tui.commandline.status import Status
from tui.language import language, phrase

_REFUSED, _SKIPPED = "refused", "skipped"


def declare(parser: ArgumentParser) -> None:
    """Adds what `load` takes."""
    parser.add_argument("paths", metavar="PATH", nargs="*", type=Path, help=phrase("commands.load.paths"))
    clues.declare(parser, "load")
    parser.add_argument("--dry-run", action="store_true", help=phrase("commands.load.dry-run"))
    parser.add_argument("--again", action="store_true", help=phrase("commands.load.again"))
    parser.set_defaults(usage_error=parser.error)


def run(arguments: Namespace) -> int:
    """Loads every path; the status says whether everything found was taken."""
    counts: Counter[str] = Counter()
    stored = not arguments.paths
    if stored and not arguments.again:
        arguments.usage_error(phrase("commands.argparse.required") % "PATH")
    if stored and clues.clues(arguments) != Clues():
        arguments.usage_error(phrase("commands.load.again-clues"))
    dry = "dry-" if arguments.dry_run else ""
    try:
        _load(arguments, counts)
    except KeyboardInterrupt:
        note(phrase(f"commands.load.{dry}interrupted", loaded=_loaded(counts)))
        return Status.INTERRUPTED
    if not counts and stored:
        answer(phrase("commands.load.current"))
        return Status.DONE
    if not counts:
        note(phrase("commands.load.nothing"))
        return Status.REFUSED
    facts = {str(outcome): counts[outcome] for outcome in Outcome}
    refused, skipped = counts[_REFUSED], counts[_SKIPPED]
    answer(phrase(f"commands.load.{dry}summary", loaded=_loaded(counts), refused=refused, skipped=skipped, **facts))
    return Status.REFUSED if refused or not _loaded(counts) else Status.DONE


def _load(arguments: Namespace, counts: Counter[str]) -> None:
    with (
        _library(folder(arguments), arguments) as library,
        progress(phrase("commands.load.progress")) as bar,
        closing(_events(library, arguments)) as events,
    ):
        for event in events:
            _tell(event, bar, counts)


def _events(library: Library, arguments: Namespace) -> Generator[LoadEvent, None, None]:
    """What is told of the files, or without any of the reports that are read again from the library."""
    if not arguments.paths:
        return reread(library, dry_run=arguments.dry_run)
    said = clues.clues(arguments)
    return load(library, arguments.paths, clues=said, dry_run=arguments.dry_run, again=arguments.again)


@contextmanager
def _library(place: Path, arguments: Namespace) -> Iterator[Library]:
    """The library to load into; a dry run leaves none behind where there was none, and without files there must be
    one."""
    if not arguments.paths:
        yield Library.open(place)
        return
    if not arguments.dry_run:
        yield Library.create(place)
        return
    try:
        library = Library.open(place)
    except LibraryMissing:
        with TemporaryDirectory() as elsewhere:
            yield Library.create(Path(elsewhere))
    else:
        yield library


def _tell(event: LoadEvent, bar: Bar, counts: Counter[str]) -> None:
    if isinstance(event, Started):
        bar.started(event.files)
        return
    if isinstance(event, Indexed) and event.done == 1:
        bar.started(event.total, phrase("commands.load.indexing"))
    bar.stepped()
    match event:
        case Loaded():
            counts[event.outcome] += 1
            answer(_loaded_line(event))
            for remark in event.notes:
                refuse(remark)
        case Refused():
            counts[_REFUSED] += 1
            refuse(event.error)
        case Skipped():
            counts[_SKIPPED] += 1
            answer(event.reason.sentence(language()))
        case IndexLeft():
            refuse(event.error)


def _loaded_line(event: Loaded) -> str:
    return phrase(
        "commands.load.loaded",
        file=event.path,
        identity=identity(event.report),
        sections=event.sections,
        indicators=event.indicators,
        outcome=phrase(f"commands.load.{event.outcome}"),
    )


def _loaded(counts: Counter[str]) -> int:
    return sum(counts[outcome] for outcome in Outcome)
