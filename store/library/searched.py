"""What the index is to hold of a report, made from its reading or from its document."""

from pathlib import Path
from typing import TYPE_CHECKING

from store.errors import LibraryDamaged
from store.library.catalog import Record, mark_of_record
from store.library.reports import find_report
from store.models import Reading

if TYPE_CHECKING:
    from store.index.documents import IndexDocuments


def searched_of(record: Record, reading: Reading) -> "IndexDocuments | None":
    """What the index is to hold of a reading, corrected as its record counts it; None where that cannot be made, which
    keeps nobody from reading it."""
    try:
        from store.index.documents import index_documents
        from store.index.report_sheet import report_sheet

        return index_documents(report_sheet(record.entry.id, reading, mark_of_record(record)))
    except Exception:
        return None


def searched_of_stored(folder: Path, record: Record) -> "IndexDocuments | None":
    """What the index is to hold of a report in the library; None where its document cannot be read, or that cannot be
    made."""
    try:
        reading, _ = find_report(folder, record.entry)
        if record.corrections:
            from store.correcting import corrected
            from store.library.corrections import of_report, read_corrections

            reading = corrected(reading, of_report(read_corrections(folder), record.entry.id)).reading
    except LibraryDamaged:
        return None
    return searched_of(record, reading)
