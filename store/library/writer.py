"""What changes a library, under its lock."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from store.errors import LibraryDamaged, ReportMissing
from store.library.arranging import Arranging
from store.library.catalog import CORRECTIONS, Record, record_of, write_catalog
from store.library.claims import Claims, Outcome
from store.library.reports import (
    REPORTS,
    WAITING,
    find_report,
    is_of,
    read_report,
    report_path,
    waiting_path,
)
from store.models import Clues, Reading
from store.replacing import flush_folder, is_unfinished, refusing, replace_file

if TYPE_CHECKING:
    from store.corrections import Correction
    from store.library.arrivals import Arrival
    from store.library.events import Indexed, IndexLeft
    from store.library.indexing import IndexUpkeep


class Writer:
    """The one writer of a library.

    A report's document is written first and waits; the catalog's replacement makes it part of the library; then it
    gets its lasting name. A correction is written first too, and the catalog's replacement makes it count. Killed
    anywhere between, the library is as it was before or after, and the next writer finishes or clears away what was
    left waiting.
    """

    def __init__(
        self,
        folder: Path,
        records: Iterable[Record],
        adopt: Callable[[dict[str, Record]], None],
        index: "IndexUpkeep",
    ) -> None:
        self.claims = Claims(records)
        self._folder = folder
        self._adopt = adopt
        self._arranging = Arranging(folder, self.claims.records().values())
        self._index = index
        self._arriving: set[str] = set()
        self._corrections = self._read_corrections()
        with refusing(folder):
            self._tidy()
        self._recount()

    def put(self, reading: Reading, clues: Clues | None = None) -> Outcome:
        """Stores the reading for good; ReportClaimed where another source file holds its region, agency and period.

        `clues` are what was known besides the text when it was read, kept for reading it again.
        """
        outcome = self.stage(reading, clues)
        self.commit()
        return outcome

    def remove(self, identifier: str) -> None:
        """Takes a report out of the library; ReportMissing where it holds none of this id. Its corrections stay, for
        when it is loaded again."""
        if not self.claims.holds(identifier):
            raise ReportMissing("report-missing", folder=self._folder, id=identifier)
        self.commit()
        self._leave(identifier)

    def stage(self, reading: Reading, clues: Clues | None = None) -> Outcome:
        """Like `put`, but part of the library only with the next `commit`, so that many share one catalog write."""
        from store.library.arrivals import arrival

        return self.take(arrival(reading, clues))

    def take(self, coming: "Arrival") -> Outcome:
        """Like `stage`, for a report that was made ready to be stored elsewhere."""
        record, searched = coming.record, coming.searched
        identifier = record.entry.id
        settlement = self.claims.settle(record)
        if settlement.outcome is Outcome.UNCHANGED:
            return settlement.outcome
        self._index.changes(identifier)
        moves = settlement.replaces is not None and settlement.replaces != identifier
        if moves:
            self.commit()
            self._take_corrections_along(settlement.replaces or "", identifier)
        waiting = waiting_path(self._folder, identifier)
        replace_file(waiting, coming.document)
        if own := self._corrections_of(identifier):
            record, searched = record_of(read_report(waiting)[0], own), None
        if moves and settlement.replaces:
            self._leave(settlement.replaces, record)
        else:
            self._arrive(record)
        if searched is not None:
            self._index.put(searched)
        return settlement.outcome

    def correct(self, correction: "Correction") -> "Correction":
        """Keeps what a user set right in a report, together with what was set right there before; what is kept.
        ReportMissing where the library does not hold the report."""
        from store.library.corrections import with_correction

        record = self.claims.record(correction.report)
        if record is None:
            raise ReportMissing("report-missing", folder=self._folder, id=correction.report)
        self.commit()
        kept = with_correction(self._corrections, correction, find_report(self._folder, record.entry)[0])
        self._keep({**self._corrections, kept.number: kept})
        return kept

    def withdraw(self, *numbers: int) -> "tuple[Correction, ...]":
        """Forgets corrections, all or none of them: CorrectionMissing where there is none of a number."""
        from store.library.corrections import without

        self.commit()
        before = self._corrections
        self._keep(without(before, numbers, self._folder))
        return tuple(before[number] for number in numbers)

    def commit(self) -> None:
        """Makes everything staged part of the library, on disk before this returns."""
        if self._arriving:
            self._write_catalog()

    def finish(self) -> None:
        """Commits what is staged and leaves the library as the next reader likes to find it."""
        self.commit()
        self._arranging.settle()

    def catch_up(self, *, anew: bool = False) -> "Iterator[Indexed | IndexLeft]":
        """Makes the index hold all that the catalog lists, `anew` even where it seems to; tells how far it is, and at
        the end what kept it from being written."""
        self.commit()
        return self._index.catch_up(self.claims.records().values(), anew=anew)

    def tidy_up(self) -> None:
        """Takes what was put into the index, where it is too much to be searched without."""
        if self._index.many:
            for _ in self.catch_up():
                pass

    def _read_corrections(self) -> "Mapping[int, Correction]":
        if not (self._folder / CORRECTIONS).exists():
            return {}
        from store.library.corrections import read_corrections

        return read_corrections(self._folder)

    def _corrections_of(self, identifier: str) -> "tuple[Correction, ...]":
        return tuple(each for each in self._corrections.values() if each.report == identifier)

    def _take_corrections_along(self, identifier: str, place: str) -> None:
        if self._corrections_of(identifier):
            from store.library.corrections import moved, write_corrections

            self._corrections = moved(self._corrections, identifier, place)
            write_corrections(self._folder, self._corrections)

    def _keep(self, corrections: "Mapping[int, Correction]") -> None:
        from store.library.corrections import write_corrections

        write_corrections(self._folder, corrections)
        self._corrections = corrections
        self._recount()

    def _recount(self) -> None:
        """Lets the catalog count with the corrections that there are."""
        corrected = {correction.report for correction in self._corrections.values()}
        stale = [
            record
            for identifier, record in self.claims.records().items()
            if (record.corrections or identifier in corrected) and not self._counts_with_corrections(record)
        ]
        for record in stale:
            # What cannot be read stays as it is until its source is loaded again.
            with suppress(LibraryDamaged):
                read, _ = find_report(self._folder, record.entry)
                self._index.changes(record.entry.id)
                self.claims.add(record_of(read, self._corrections_of(record.entry.id)))
        if stale:
            self._write_catalog()

    def _counts_with_corrections(self, record: Record) -> bool:
        from store.corrections import mark_of

        return record.corrections == mark_of(self._corrections_of(record.entry.id))

    def _arrive(self, record: Record) -> None:
        self.claims.add(record)
        self._arriving.add(record.entry.id)

    def _leave(self, identifier: str, successor: Record | None = None) -> None:
        waiting = waiting_path(self._folder, identifier)
        self._index.changes(identifier)
        with refusing(waiting), suppress(FileNotFoundError):
            report_path(self._folder, identifier).replace(waiting)
        self.claims.discard(identifier)
        if successor:
            self._arrive(successor)
        self._write_catalog()
        self._index.gone(identifier)
        with refusing(waiting):
            waiting.unlink(missing_ok=True)

    def _write_catalog(self) -> None:
        records = self.claims.records()
        self._arranging.begin()
        write_catalog(self._folder, records.values())
        for identifier in self._arriving:
            waiting = waiting_path(self._folder, identifier)
            with refusing(waiting), suppress(FileNotFoundError):
                waiting.replace(report_path(self._folder, identifier))
        flush_folder(self._folder / REPORTS)
        self._arriving.clear()
        self._adopt(records)
        self._arranging.follow(records.values())
        self._index.stored()

    def _tidy(self) -> None:
        reports = self._folder / REPORTS
        reports.mkdir(exist_ok=True)
        for folder in (self._folder, reports):
            # Of tens of thousands of names, few are worth a path.
            for name in os.listdir(folder):  # noqa: PTH208
                if is_unfinished(name):
                    (folder / name).unlink(missing_ok=True)
                elif folder == reports and name.endswith(f".json{WAITING}"):
                    self._settle_waiting(folder / name)

    def _settle_waiting(self, waiting: Path) -> None:
        identifier = waiting.name.removesuffix(f".json{WAITING}")
        record = self.claims.record(identifier)
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
