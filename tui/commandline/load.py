"""`duibiao load PATH…`: reads reports into the library and says of each file what became of it."""

from argparse import ArgumentParser, Namespace
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from store import Library, LibraryMissing, Loaded, LoadEvent, Outcome, Refused, Skipped, Started, load
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
    parser.add_argument("paths", metavar="PATH", nargs="+", type=Path, help=phrase("commands.load.paths"))
    clues.declare(parser, "load")
    parser.add_argument("--dry-run", action="store_true", help=phrase("commands.load.dry-run"))
    parser.add_argument("--again", action="store_true", help=phrase("commands.load.again"))


def run(arguments: Namespace) -> int:
    """Loads every path; the status says whether everything found was taken."""
    counts: Counter[str] = Counter()
    dry = "dry-" if arguments.dry_run else ""
    try:
        _load(arguments, counts)
    except KeyboardInterrupt:
        note(phrase(f"commands.load.{dry}interrupted", loaded=_loaded(counts)))
        return Status.INTERRUPTED
    if not counts:
        note(phrase("commands.load.nothing"))
        return Status.REFUSED
    facts = {str(outcome): counts[outcome] for outcome in Outcome}
    refused, skipped = counts[_REFUSED], counts[_SKIPPED]
    answer(phrase(f"commands.load.{dry}summary", loaded=_loaded(counts), refused=refused, skipped=skipped, **facts))
    return Status.REFUSED if refused or not _loaded(counts) else Status.DONE


def _load(arguments: Namespace, counts: Counter[str]) -> None:
    said = clues.clues(arguments)
    with (
        _library(folder(arguments), arguments.dry_run) as library,
        progress(phrase("commands.load.progress")) as bar,
        closing(load(library, arguments.paths, clues=said, dry_run=arguments.dry_run, again=arguments.again)) as events,
    ):
        for event in events:
            _tell(event, bar, counts)


@contextmanager
def _library(place: Path, dry_run: bool) -> Iterator[Library]:
    """The library to load into; a dry run leaves none behind where there was none."""
    if not dry_run:
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
