"""`duibiao index`: makes the search index hold every report of the library."""

import sys
from argparse import ArgumentParser, Namespace
from contextlib import closing

from store import IndexLeft, Library, StoreError, index_library
from tui.commandline.library import folder
from tui.commandline.progress import progress
from tui.commandline.speech import answer, refuse
from tui.commandline.status import Status
from tui.language import language, phrase


def declare(parser: ArgumentParser) -> None:
    """Adds what `index` takes."""
    parser.add_argument("--rebuild", action="store_true", help=phrase("commands.index.rebuild"))
    parser.add_argument("--json", action="store_true", help=phrase("commands.index.json"))


def run(arguments: Namespace) -> int:
    """Brings the index up to date; the status says whether it is."""
    return _tell_programs(arguments) if arguments.json else _tell(arguments)


def _tell(arguments: Namespace) -> int:
    library = Library.open(folder(arguments))
    indexed = 0
    with (
        progress(phrase("commands.index.progress")) as bar,
        closing(index_library(library, rebuild=arguments.rebuild)) as events,
    ):
        for event in events:
            if isinstance(event, IndexLeft):
                refuse(event.error)
                return Status.REFUSED
            if indexed == 0:
                bar.started(event.total)
            bar.stepped()
            indexed = event.done
    answer(phrase("commands.index.summary", reports=library.count, indexed=indexed))
    return Status.DONE


def _tell_programs(arguments: Namespace) -> int:
    """Each step and how it ended as a line of JSON."""
    indexed = 0
    try:
        library = Library.open(folder(arguments))
        with closing(index_library(library, rebuild=arguments.rebuild)) as events:
            for event in events:
                if isinstance(event, IndexLeft):
                    raise event.error
                indexed = event.done
                _line(done=event.done, total=event.total)
    except StoreError as error:
        _line(error=error.sentence(language()))
        return Status.REFUSED
    _line(reports=library.count, indexed=indexed)
    return Status.DONE


def _line(**facts: object) -> None:
    import orjson

    sys.stdout.write(orjson.dumps(facts, option=orjson.OPT_APPEND_NEWLINE).decode("utf-8"))
    sys.stdout.flush()
