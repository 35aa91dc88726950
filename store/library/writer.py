"""What changes a library, under its lock."""

from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

from store.errors import LibraryDamaged, ReportMissing
from store.library.catalog import CATALOG, Record, record_of, write_catalog
from store.library.claims import Claims, Outcome
from store.library.lock import NOTE
from store.library.reports import REPORTS, WAITING, is_of, read_report, report_path, waiting_path, write_report
from store.library.storage import flush_folder, refusing
from store.models import Clues, Reading


class Writer:
    """The one writer of a library.

    A report's document is written first and waits; the catalog's replacement makes it part of the library; then it
    gets its lasting name. Killed anywhere between, the library is as it was before or after, and the next writer
    finishes or clears away what was left waiting.
    """

    def __init__(self, folder: Path, records: Iterable[Record], adopt: Callable[[dict[str, Record]], None]) -> None:
        self.claims = Claims(records)
        self._folder = folder
        self._adopt = adopt
        self._arriving: set[str] = set()
        with refusing(folder):
            self._tidy()

    def put(self, reading: Reading, clues: Clues | None = None) -> Outcome:
        """Stores the reading for good; ReportClaimed where another source file holds its region, agency and period.

        `clues` are what was known besides the text when it was read, kept for reading it again.
        """
        outcome = self.stage(reading, clues)
        self.commit()
        return outcome

    def remove(self, identifier: str) -> None:
        """Takes a report out of the library; ReportMissing where it holds none of this id."""
        if not self.claims.holds(identifier):
            raise ReportMissing("report-missing", folder=self._folder, id=identifier)
        self.commit()
        self._leave(identifier)

    def stage(self, reading: Reading, clues: Clues | None = None) -> Outcome:
        """Like `put`, but part of the library only with the next `commit`, so that many share one catalog write."""
        record = record_of(reading)
        identifier = record.entry.id
        settlement = self.claims.settle(record)
        if settlement.outcome is Outcome.UNCHANGED:
            return settlement.outcome
        moves = settlement.replaces is not None and settlement.replaces != identifier
        if moves:
            self.commit()
        waiting = waiting_path(self._folder, identifier)
        with refusing(waiting):
            write_report(waiting, reading, clues)
        if moves and settlement.replaces:
            self._leave(settlement.replaces, record)
        else:
            self._arrive(record)
        return settlement.outcome

    def commit(self) -> None:
        """Makes everything staged part of the library, on disk before this returns."""
        if self._arriving:
            self._write_catalog()

    def _arrive(self, record: Record) -> None:
        self.claims.add(record)
        self._arriving.add(record.entry.id)

    def _leave(self, identifier: str, successor: Record | None = None) -> None:
        waiting = waiting_path(self._folder, identifier)
        with refusing(waiting), suppress(FileNotFoundError):
            report_path(self._folder, identifier).replace(waiting)
        self.claims.discard(identifier)
        if successor:
            self._arrive(successor)
        self._write_catalog()
        with refusing(waiting):
            waiting.unlink(missing_ok=True)

    def _write_catalog(self) -> None:
        records = self.claims.records()
        write_catalog(self._folder, records.values())
        for identifier in self._arriving:
            waiting = waiting_path(self._folder, identifier)
            with refusing(waiting), suppress(FileNotFoundError):
                waiting.replace(report_path(self._folder, identifier))
        flush_folder(self._folder / REPORTS)
        self._arriving.clear()
        self._adopt(records)

    def _tidy(self) -> None:
        reports = self._folder / REPORTS
        reports.mkdir(exist_ok=True)
        for unfinished in [
            *self._folder.glob(f".{CATALOG}.*.tmp"),
            *self._folder.glob(f"{NOTE}.*.tmp"),
            *reports.glob(".*.tmp"),
        ]:
            unfinished.unlink(missing_ok=True)
        for waiting in list(reports.glob(f"*.json{WAITING}")):
            self._settle_waiting(waiting)

    def _settle_waiting(self, waiting: Path) -> None:
        identifier = waiting.name.removesuffix(f".json{WAITING}")
        record = self.claims.records().get(identifier)
        lasting = report_path(self._folder, identifier)
        if record is not None:
            try:
                reading, _ = read_report(waiting)
            except LibraryDamaged:
                reading = None
            if reading is not None and is_of(reading, record.entry):
                waiting.replace(lasting)
                return
            if not lasting.exists():
                return
        waiting.unlink()
