"""`duibiao export --bulk`: the library as a search cluster takes it."""

import sys
from argparse import Namespace
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from store import Library, LibraryDamaged, ReportMissing
from store.export.bulk import Action, bulk_lines
from store.export.folder import BulkFolder, Part
from store.export.mappings import Table
from store.export.records import Record, records
from store.regions import CatalogEntry
from tui.commandline.progress import progress
from tui.commandline.remove import descriptions, matching
from tui.commandline.speech import answer, note, refuse
from tui.commandline.status import Status
from tui.language import phrase

_INDEX = "duibiao"
_UNREADABLE = "unreadable"


def export_bulk(library: Library, arguments: Namespace) -> int:
    """Writes the reports named, or all; the status says whether every one could be read."""
    chosen = _chosen(arguments.words, library.entries())
    if chosen is None:
        return Status.REFUSED
    if not chosen:
        note(phrase("commands.list.empty"))
        return Status.DONE
    counts: Counter[str] = Counter()
    action = Action.CREATE if arguments.create else Action.INDEX
    index = arguments.index or _INDEX
    exported = _exported(library, chosen, counts)
    if arguments.out in (None, "-"):
        for record in exported:
            sys.stdout.buffer.write(bulk_lines(record, index, action))
        sys.stdout.buffer.flush()
        note(_summary(counts))
    else:
        for part in _parts(BulkFolder(Path(arguments.out).expanduser(), index, action), exported):
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
