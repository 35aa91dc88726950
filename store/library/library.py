"""The door to a library: what it holds, the readings in it, and the way to change it."""

import os
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from store.errors import LibraryDamaged, LibraryMissing, LibraryUnwritable, ReportMissing
from store.library.catalog import (
    CATALOG,
    CORRECTIONS,
    Record,
    catalog_stamp,
    no_catalog,
    read_catalog,
    uncollected,
    write_catalog,
)
from store.library.contents import CONTENTS, Contents
from store.library.lock import LOCK, NOTE, writer_lock
from store.library.reports import REPORTS, find_report
from store.library.whole import WholeCatalog
from store.models import Clues, Reading, Report
from store.regions import CatalogEntry, RegionNode

if TYPE_CHECKING:
    from store.correcting import Standing
    from store.corrections import Correction
    from store.library.writer import Writer

READINGS_KEPT = 32
CREATION_PATIENCE = 10.0
"""Seconds to wait while another process makes the same library; longer than making one takes."""

_OWN_NAMES = frozenset({LOCK, NOTE, REPORTS, CORRECTIONS, CONTENTS, "index", "bookmarks.json"})


@dataclass(frozen=True, slots=True)
class _Stored:
    """A report as it was read, with its corrections, and what was known of it besides its text."""

    read: Reading
    right: Reading
    clues: Clues | None


class Library:
    """A folder of reports. Reading needs no lock and no write permission, and never sees half a load."""

    def __init__(self, folder: Path, catalog: WholeCatalog | Contents, stamp: tuple[int, ...]) -> None:
        self.folder = folder
        self._catalog = catalog
        self._stamp = stamp
        self._readings: OrderedDict[tuple[Report, str, str], _Stored] = OrderedDict()

    @classmethod
    def open(cls, folder: Path) -> "Library":
        """The library in the folder; of its catalog no more is read than will be asked for, if its contents are there,
        else all. LibraryMissing where there is none, LibraryDamaged where the catalog cannot be understood."""
        return cls(folder, *_catalog_of(folder))

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

    def __contains__(self, report_id: object) -> bool:
        return isinstance(report_id, str) and self._catalog.record(report_id) is not None

    @property
    def stamp(self) -> tuple[int, ...]:
        """What tells the state that this shows from every other; only `refresh` and a writer of its own change it."""
        return self._stamp

    @property
    def count(self) -> int:
        """How many reports there are."""
        return self._catalog.count

    def entries(self) -> tuple[CatalogEntry, ...]:
        """Every report, by region code, newest first."""
        with uncollected():
            return tuple(self.in_order())

    def in_order(self) -> Iterator[CatalogEntry]:
        """What `entries` has, one after the other, read no further than it is gone through."""
        return self._catalog.in_order()

    def tree(self) -> tuple[RegionNode, ...]:
        """The regions that reports are of; their reports are read when they are first asked for."""
        return self._catalog.tree()

    def marks(self) -> dict[str, str]:
        """Every report's mark by its id, which tells this state of it from every other."""
        return self._catalog.marks()

    def records(self) -> tuple[Record, ...]:
        """The catalog as it stands, for settling what comes."""
        return self._catalog.records()

    def entry(self, report_id: str) -> CatalogEntry:
        """The catalog's entry of one report; ReportMissing where the library holds none of this id."""
        return self.record(report_id).entry

    def record(self, report_id: str) -> Record:
        """What the catalog holds of one report; raises as `entry`."""
        record = self._catalog.record(report_id)
        if record is None:
            raise ReportMissing("report-missing", folder=self.folder, id=report_id)
        return record

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
        for report in {each.report for each in stored.values()}:
            if report_id in {None, report} and report in self:
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
        """Looks at the catalog again if it changed on disk; whether it did."""
        if _stamp(self.folder) == self._stamp:
            return False
        self._catalog, self._stamp = _catalog_of(self.folder)
        return True

    @contextmanager
    def writer(self) -> "Iterator[Writer]":
        """The writer of this library, as long as the block runs; LibraryBusy where another process writes,
        LibraryUnwritable where the folder may not be written. What is staged when the block ends is committed, and
        the index holds nothing of what has gone; a few reports that have changed may be left for the next load or
        `index_library` to take into it, and are searched without it until then."""
        with writer_lock(self.folder):
            # Whoever may not write has no use for these.
            from store.library.indexing import IndexUpkeep
            from store.library.writer import Writer

            self.refresh()
            with closing(IndexUpkeep(self.folder, self.count)) as index:
                writer = Writer(self.folder, self.records(), self._adopt, index)
                try:
                    yield writer
                    writer.tidy_up()
                finally:
                    writer.finish()

    def _stored(self, report_id: str) -> _Stored:
        record = self.record(report_id)
        key = (record.entry.report, record.entry.rules, record.corrections)
        if key not in self._readings:
            self._readings[key] = self._find(record)
            if len(self._readings) > READINGS_KEPT:
                self._readings.popitem(last=False)
        self._readings.move_to_end(key)
        return self._readings[key]

    def _find(self, record: Record) -> _Stored:
        # A writer may have replaced the report since the catalog was read, or be renaming its document just now.
        for _ in range(3):
            try:
                read, clues = find_report(self.folder, record.entry)
            except LibraryDamaged as error:
                damage = error
                record = self._record_now(record.entry.id)
            else:
                return _Stored(read, self._set_right(record, read), clues)
        raise damage

    def _record_now(self, report_id: str) -> Record:
        if _stamp(self.folder) == self._stamp:
            return self.record(report_id)
        return Library.open(self.folder).record(report_id)

    def _set_right(self, record: Record, read: Reading) -> Reading:
        if not record.corrections:
            return read
        from store.correcting import corrected
        from store.library.corrections import of_report, read_corrections

        return corrected(read, of_report(read_corrections(self.folder), record.entry.id)).reading

    def _adopt(self, records: dict[str, Record]) -> None:
        self._catalog, self._stamp = WholeCatalog(records), _stamp(self.folder)


def _catalog_of(folder: Path) -> tuple[WholeCatalog | Contents, tuple[int, ...]]:
    """What the folder's catalog holds, and the stamp of the file that says so; raises as `Library.open` does."""
    # The stamp is taken first: what is read after it is of this catalog, or of a later one that `refresh` will notice.
    stamp = _stamp(folder)
    contents = Contents.open(folder, stamp[1:])
    if contents is not None:
        return contents, stamp
    records = read_catalog(folder)
    if records is None:
        raise no_catalog(folder)
    return WholeCatalog(records), stamp


def _stamp(folder: Path) -> tuple[int, ...]:
    try:
        inode = (folder / CATALOG).stat().st_ino
    except OSError:
        return ()
    return inode, *catalog_stamp(folder)


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
