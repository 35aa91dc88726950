"""`duibiao list`: the reports that the library holds."""

from argparse import ArgumentParser, Namespace

from store import Library
from store.regions import CatalogEntry
from tui.commandline.library import folder
from tui.commandline.naming import region_path
from tui.commandline.speech import document, note, table
from tui.commandline.status import Status
from tui.language import phrase

_COLUMNS = ("id", "region", "period", "agency", "sections", "indicators")


def declare(parser: ArgumentParser) -> None:
    """Adds what `list` takes."""
    parser.add_argument("--json", action="store_true", help=phrase("commands.list.json"))


def run(arguments: Namespace) -> int:
    """Prints one row a report, or all of them as JSON."""
    entries = Library.open(folder(arguments)).entries()
    if arguments.json:
        document([_entry_document(entry) for entry in entries])
    elif entries:
        columns = [phrase(f"commands.list.column.{column}") for column in _COLUMNS]
        table(columns, map(_row, entries), numeric=frozenset({4, 5}))
    else:
        note(phrase("commands.list.empty"))
    return Status.DONE


def _row(entry: CatalogEntry) -> tuple[str, ...]:
    report = entry.report
    return (
        entry.id,
        region_path(report),
        report.period or "",
        report.agency or "",
        str(entry.sections),
        str(entry.indicators),
    )


def _entry_document(entry: CatalogEntry) -> dict[str, object]:
    return {
        "id": entry.id,
        "report": entry.report,
        "sections": entry.sections,
        "indicators": entry.indicators,
    }
