"""A report on its way into a library: read, checked, and made into what is stored of it.

All of it is made where the report is read, which may be a process of its own, so that the one that writes has only to
settle it and put it down.
"""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from store.errors import SourceRefused, StoreError
from store.library.catalog import Record, record_of
from store.library.checking import reading_faults
from store.library.reports import find_report, report_bytes
from store.models import Clues, Reading
from store.reading import read
from store.regions import CatalogEntry

if TYPE_CHECKING:
    from store.index.documents import IndexDocuments


@dataclass(frozen=True, slots=True)
class Arrival:
    """What is to be stored of one reading: its record and its document.

    `searched` is what the index is to hold of it, None where it was not made. `notes` are sentences about what in the
    file was not understood but did not hinder.
    """

    record: Record
    document: bytes
    searched: "IndexDocuments | None" = None
    notes: tuple[StoreError, ...] = ()


def arrival(reading: Reading, clues: Clues | None) -> Arrival:
    """What is to be stored of a reading, without what the index is to hold; IdentityUnclear where its region or
    period is unknown."""
    return Arrival(record_of(reading), report_bytes(reading, clues))


def arrival_from_file(path: Path, clues: Clues, *, searched: bool = True) -> Arrival | StoreError:
    """What is to be stored of a file, or why it is refused; `clues` are the user's own words about it."""
    try:
        reading, known, notes = read_known(path, clues)
        _check(path, reading)
        return replace(_whole(reading, known, searched=searched), notes=notes)
    except StoreError as error:
        return error
    except Exception as error:
        # One file that the reading stumbles over must not keep a folder of others from being loaded.
        return SourceRefused("reading-failed", file=path, what=repr(error))


def arrival_from_document(folder: Path, entry: CatalogEntry, *, searched: bool = True) -> Arrival | StoreError:
    """What is to be stored of a library's report that is read again from its text and with what was known besides it,
    or why it cannot be; where the new reading finds no region or period, the old ones stay."""
    try:
        stored, clues = find_report(folder, entry)
        reading = read(stored.text, stored.report.source, clues)
        report = replace(
            reading.report,
            region=reading.report.region or stored.report.region,
            period=reading.report.period or stored.report.period,
        )
        return _whole(replace(reading, report=report), clues, searched=searched)
    except StoreError as error:
        return error
    except Exception as error:
        return SourceRefused("reading-failed", file=entry.report.source.name, what=repr(error))


def read_known(path: Path, clues: Clues) -> tuple[Reading, Clues, tuple[StoreError, ...]]:
    """The reading of a file, all that was known besides its text, and notes on what was not understood.

    Raises SourceRefused and IdentityUnclear as `read_source` and `read` do.
    """
    from store.sources import read_source

    source = read_source(path)
    given = source.clues_under(clues)
    known = replace(given, file_name=_legible(given.file_name), folder=_legible(given.folder))
    try:
        reading = read(source.text, replace(source.source, name=_legible(source.source.name)), known)
        return reading, known, source.notes
    except StoreError:
        raise
    except Exception as error:
        raise SourceRefused("reading-failed", file=path, what=repr(error)) from error


def _whole(reading: Reading, clues: Clues | None, *, searched: bool) -> Arrival:
    ready = arrival(reading, clues)
    if not searched:
        return ready
    from store.library.searched import searched_of

    return replace(ready, searched=searched_of(ready.record, reading))


def _legible(name: str) -> str:
    """A file's name as text; bytes in it that are no text become U+FFFD, for no document can hold them."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _check(path: Path, reading: Reading) -> None:
    """Refuses what must not come into a library: a period to come, and a reading that contradicts itself."""
    from store.dates import check_period

    if reading.report.period is not None:
        check_period(reading.report.period, date.today(), reading.report.source.name)
    fault = next(reading_faults(reading), None)
    if fault is not None:
        raise SourceRefused("reading-failed", file=path, what=fault[0])
