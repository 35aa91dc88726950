"""The door to a library: what it holds, the readings in it, and the way to change it."""

import os
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from store.errors import LibraryDamaged, LibraryMissing, LibraryUnwritable, ReportMissing
from store.library.catalog import CATALOG, CORRECTIONS, Record, no_catalog, read_catalog, write_catalog
from store.library.lock import LOCK, NOTE, writer_lock
from store.library.reports import REPORTS, find_report
from store.library.writer import Writer
from store.models import Clues, Reading, Report
from store.regions import CatalogEntry, in_order

if TYPE_CHECKING:
    from store.correcting import Standing
    from store.corrections import Correction

READINGS_KEPT = 32
CREATION_PATIENCE = 10.0
"""Seconds to wait while another process makes the same library; longer than making one takes."""

_OWN_NAMES = frozenset({LOCK, NOTE, REPORTS, CORRECTIONS, "index", "bookmarks.json"})


@dataclass(frozen=True, slots=True)
class _Stored:
    """A report as it was read, with its corrections, and what was known of it besides its text."""

    read: Reading
    right: Reading
    clues: Clues | None


class Library:
    """A folder of reports. Reading needs no lock and no write permission, and never sees half a load."""

    def __init__(self, folder: Path, records: dict[str, Record], stamp: tuple[int, ...]) -> None:
        self.folder = folder
        self._records = records
        self._stamp = stamp
        self._entries: tuple[CatalogEntry, ...] | None = None
        self._readings: OrderedDict[tuple[Report, str, str], _Stored] = OrderedDict()

    @classmethod
    def open(cls, folder: Path) -> "Library":
        """The library in the folder, its catalog read and nothing else; LibraryMissing where there is none,
        LibraryDamaged where the catalog cannot be understood."""
        stamp = _stamp(folder)
        records = read_catalog(folder)
        if records is None:
            raise no_catalog(folder)
        return cls(folder, records, stamp)

    @classmethod
    def create(cls, folder: Path) -> "Library":
        """The library in the folder, made empty where there is none; LibraryMissing where the folder is put to another
        use, LibraryUnwritable where none can be made."""
        if not (folder / CATALOG).exists():
            _refuse_other_use(folder)
            try:
                folder.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                raise LibraryUnwritable("library-unwritable", folder=folder, why=error.strerror) from error
            with writer_lock(folder, CREATION_PATIENCE):
                if not (folder / CATALOG).exists():
                    write_catalog(folder, ())
        return cls.open(folder)

    @classmethod
    def foreseen(cls, folder: Path) -> "Library":
        """The library in the folder, or the empty one that `create` would make there, without making it."""
        if (folder / CATALOG).exists():
            return cls.open(folder)
        _refuse_other_use(folder)
        return cls(folder, {}, ())

    def entries(self) -> tuple[CatalogEntry, ...]:
        """Every report, by region code, newest first."""
        if self._entries is None:
            self._entries = in_order(record.entry for record in self._records.values())
        return self._entries

    def records(self) -> tuple[Record, ...]:
        """The catalog as it stands, for settling what comes."""
        return tuple(self._records.values())

    def entry(self, report_id: str) -> CatalogEntry:
        """The catalog's entry of one report; ReportMissing where the library holds none of this id."""
        try:
            return self._records[report_id].entry
        except KeyError:
            raise ReportMissing("report-missing", folder=self.folder, id=report_id) from None

    def reading(self, report_id: str) -> Reading:
        """A report whole, with what users set right in it; ReportMissing where the library holds none of this id,
        LibraryDamaged naming the document that cannot be read."""
        return self._stored(report_id).right

    def as_read(self, report_id: str) -> Reading:
        """A report whole as it was read, without corrections; raises as `reading` does."""
        return self._stored(report_id).read

    def corrections(self, report_id: str | None = None) -> tuple[tuple["Correction", "Standing"], ...]:
        """The corrections of a report, or of all, by number, each with what becomes of it; raises as `reading` does."""
        from store.correcting import Standing, corrected
        from store.library.corrections import of_report, read_corrections

        stored = read_corrections(self.folder)
        standings: dict[int, Standing] = {}
        for report in {each.report for each in stored.values()} & self._records.keys():
            if report_id in {None, report}:
                standings |= corrected(self.as_read(report), of_report(stored, report)).standings
        return tuple(
            (correction, standings.get(number, Standing.NO_REPORT))
            for number, correction in stored.items()
            if report_id in {None, correction.report}
        )

    def clues(self, report_id: str) -> Clues | None:
        """What was known of a report besides its text when it was read; raises as `reading` does."""
        return self._stored(report_id).clues

    def refresh(self) -> bool:
        """Reads the catalog again if it changed on disk; whether it did."""
        stamp = _stamp(self.folder)
        if stamp == self._stamp:
            return False
        records = read_catalog(self.folder)
        if records is None:
            raise no_catalog(self.folder)
        self._take(records, stamp)
        return True

    @contextmanager
    def writer(self) -> Iterator[Writer]:
        """The writer of this library, as long as the block runs; LibraryBusy where another process writes,
        LibraryUnwritable where the folder may not be written. What is staged when the block ends is committed."""
        with writer_lock(self.folder):
            self.refresh()
            writer = Writer(self.folder, self._records.values(), self._adopt)
            try:
                yield writer
            finally:
                writer.commit()

    def _stored(self, report_id: str) -> _Stored:
        entry = self.entry(report_id)
        key = (entry.report, entry.rules, self._records[report_id].corrections)
        if key not in self._readings:
            self._readings[key] = self._find(report_id)
            if len(self._readings) > READINGS_KEPT:
                self._readings.popitem(last=False)
        self._readings.move_to_end(key)
        return self._readings[key]

    def _find(self, report_id: str) -> _Stored:
        # A writer may have replaced the report since the catalog was read, or be renaming its document just now.
        for _ in range(3):
            try:
                read, clues = find_report(self.folder, self.entry(report_id))
            except LibraryDamaged as error:
                damage = error
                self.refresh()
            else:
                return _Stored(read, self._set_right(report_id, read), clues)
        raise damage

    def _set_right(self, report_id: str, read: Reading) -> Reading:
        if not self._records[report_id].corrections:
            return read
        from store.correcting import corrected
        from store.library.corrections import of_report, read_corrections

        return corrected(read, of_report(read_corrections(self.folder), report_id)).reading

    def _adopt(self, records: dict[str, Record]) -> None:
        self._take(records, _stamp(self.folder))

    def _take(self, records: dict[str, Record], stamp: tuple[int, ...]) -> None:
        self._records, self._entries, self._stamp = records, None, stamp


def _stamp(folder: Path) -> tuple[int, ...]:
    try:
        stat = (folder / CATALOG).stat()
    except OSError:
        return ()
    return stat.st_ino, stat.st_mtime_ns, stat.st_size


def _refuse_other_use(folder: Path) -> None:
    try:
        names = sorted(os.listdir(folder))  # noqa: PTH208
    except FileNotFoundError:
        return
    except NotADirectoryError:
        raise LibraryMissing("library-no-folder", folder=folder) from None
    except OSError as error:
        raise LibraryMissing("document-unreadable", document=folder, why=error.strerror) from error
    foreign = [name for name in names if name not in _OWN_NAMES and not name.startswith(f".{CATALOG}.")]
    if foreign:
        raise LibraryMissing("library-foreign-folder", folder=folder, found=foreign[0])
    if any((folder / REPORTS).glob("*.json")):
        raise LibraryDamaged("library-catalog-lost", folder=folder)
