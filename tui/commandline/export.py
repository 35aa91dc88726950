"""`duibiao export`: the library in the form of another program; `--bulk` for a search cluster."""

import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from re import fullmatch

from store import Library, LibraryDamaged, ReportMissing
from store.export.bulk import Action, bulk_lines
from store.export.folder import BulkFolder, Part
from store.export.mappings import Table
from store.export.records import Record, records
from store.regions import CatalogEntry
from tui.commandline.library import folder
from tui.commandline.progress import progress
from tui.commandline.remove import descriptions, matching
from tui.commandline.speech import answer, note, refuse
from tui.commandline.status import Status
from tui.language import phrase

_INDEX = "duibiao"
_INDEX_NAME = r"[a-z][a-z0-9_-]{2,99}"
_UNREADABLE = "unreadable"


def declare(parser: ArgumentParser) -> None:
    """Adds what `export` takes."""
    parser.add_argument("reports", metavar="REPORT", nargs="*", help=phrase("commands.export.reports"))
    parser.add_argument("--bulk", action="store_true", help=phrase("commands.export.bulk"))
    parser.add_argument("--out", metavar="DIR", default="-", help=phrase("commands.export.out"))
    parser.add_argument("--index", metavar="NAME", type=_name, default=_INDEX, help=phrase("commands.export.index"))
    parser.add_argument("--create", action="store_true", help=phrase("commands.export.create"))
    parser.set_defaults(usage_error=parser.error)


def run(arguments: Namespace) -> int:
    """Writes the reports named, or all; the status says whether every one could be read."""
    if not arguments.bulk:
        arguments.usage_error(phrase("commands.argparse.required") % "--bulk")
    library = Library.open(folder(arguments))
    entries = library.entries()
    chosen = _chosen(arguments.reports, entries)
    if chosen is None:
        return Status.REFUSED
    if not chosen:
        note(phrase("commands.list.empty"))
        return Status.DONE
    counts: Counter[str] = Counter()
    action = Action.CREATE if arguments.create else Action.INDEX
    exported = _exported(library, chosen, counts)
    if arguments.out == "-":
        for record in exported:
            sys.stdout.buffer.write(bulk_lines(record, arguments.index, action))
        sys.stdout.buffer.flush()
        note(_summary(counts))
    else:
        for part in _parts(BulkFolder(Path(arguments.out).expanduser(), arguments.index, action), exported):
            answer(_part_line(part))
        answer(_summary(counts))
    return Status.REFUSED if counts[_UNREADABLE] else Status.DONE


def _chosen(named: Sequence[str], entries: Sequence[CatalogEntry]) -> Sequence[CatalogEntry] | None:
    """The reports that the words speak of, all of them where a region has several; None where words fit none."""
    if not named:
        return entries
    chosen: dict[str, CatalogEntry] = {}
    for words in descriptions(named, entries):
        found = matching(words, entries)
        if not found:
            note(phrase("commands.export.unknown", words=" ".join(words)))
            return None
        chosen |= {entry.id: entry for entry in found}
    return list(chosen.values())


def _exported(library: Library, entries: Sequence[CatalogEntry], counts: Counter[str]) -> Iterator[Record]:
    """The records of one report after the other; what of them cannot be read is refused and counted."""
    with progress(phrase("commands.export.progress")) as bar:
        bar.started(len(entries))
        for entry in entries:
            try:
                reading = library.reading(entry.id)
            except (LibraryDamaged, ReportMissing) as error:
                refuse(error)
                counts[_UNREADABLE] += 1
            else:
                counts["reports"] += 1
                for record in records(entry.id, reading):
                    counts[record.table] += 1
                    yield record
            bar.stepped()


def _parts(out: BulkFolder, exported: Iterable[Record]) -> Iterator[Part]:
    yield from out.mappings()
    for record in exported:
        yield from out.add(record)
    yield from out.finish()


def _part_line(part: Part) -> str:
    if part.documents is None:
        return phrase("commands.export.mapping", file=part.path)
    return phrase("commands.export.part", file=part.path, count=part.documents, size=f"{part.size / 1_000_000:.1f}")


def _summary(counts: Counter[str]) -> str:
    sections, indicators = counts[Table.SECTIONS], counts[Table.INDICATORS]
    return phrase("commands.export.summary", reports=counts["reports"], sections=sections, indicators=indicators)


def _name(typed: str) -> str:
    if fullmatch(_INDEX_NAME, typed) is None:
        raise ArgumentTypeError(phrase("commands.export.index-name"))
    return typed
