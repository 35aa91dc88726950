"""What becomes of a reading that comes to a library: new, the same again, in another's place, or in another's way.

- The same bytes are the same report. With the same identity, nothing changes, whatever the file is called now;
  with another identity (the user has corrected it), the report moves there.
- Other bytes under the same file name, for the same region, agency and period, are that report's new text.
- Other bytes under the same file name for another identity are the same report corrected if the longest line of the
  text still stands; otherwise they are another report (every region's file may be called 总结.txt).
- A region, agency and period that another file has already taken is not taken over: the user decides.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from store.errors import ReportClaimed
from store.library.catalog import Record


class Outcome(StrEnum):
    """What a load did with one report."""

    ADDED = "added"
    REPLACED = "replaced"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class Settlement:
    """What is to be done with a reading, and the id of the report in whose place it comes, which may be another's."""

    outcome: Outcome
    replaces: str | None = None


class Claims:
    """The records of a library, findable by what two versions of one report have in common."""

    def __init__(self, records: Iterable[Record]) -> None:
        self._by_id: dict[str, Record] = {}
        self._by_bytes: dict[str, Record] = {}
        self._by_likeness: dict[tuple[str, str], Record] = {}
        for record in records:
            self.add(record)

    def add(self, record: Record) -> None:
        """Takes a record in; a record of the same id gives way."""
        self.discard(record.entry.id)
        self._by_id[record.entry.id] = record
        self._by_bytes[record.entry.report.source.sha256] = record
        self._by_likeness[_likeness(record)] = record

    def discard(self, identifier: str) -> None:
        """Forgets the record of this id, if there is one."""
        if record := self._by_id.pop(identifier, None):
            self._by_bytes.pop(record.entry.report.source.sha256, None)
            self._by_likeness.pop(_likeness(record), None)

    def holds(self, identifier: str) -> bool:
        """Whether there is a record of this id."""
        return identifier in self._by_id

    def record(self, identifier: str) -> Record | None:
        """The record of this id."""
        return self._by_id.get(identifier)

    def records(self) -> dict[str, Record]:
        """The records by id, in the order in which they came."""
        return dict(self._by_id)

    def of_bytes(self, digest: str) -> Record | None:
        """The record of the file with these bytes."""
        return self._by_bytes.get(digest)

    def settle(self, coming: Record) -> Settlement:
        """What is to become of a report that comes; ReportClaimed where another file holds its place."""
        entry = coming.entry
        holder = self._by_id.get(entry.id)
        earlier = self._by_bytes.get(entry.report.source.sha256)
        if earlier is None:
            same_name = holder is not None and holder.entry.report.source.name == entry.report.source.name
            earlier = holder if same_name else self._by_likeness.get(_likeness(coming))
        elif _same(earlier, coming):
            return Settlement(Outcome.UNCHANGED, earlier.entry.id)
        if holder is not None and holder is not earlier:
            raise claimed(coming, holder.entry.report.source.name)
        if earlier is None:
            return Settlement(Outcome.ADDED)
        return Settlement(Outcome.REPLACED, earlier.entry.id)


def claimed(coming: Record, other: str) -> ReportClaimed:
    """The refusal of a report whose place another file holds."""
    report = coming.entry.report
    return ReportClaimed(
        "report-claimed",
        file=report.source.name,
        region="" if report.region is None else "".join(report.region.path),
        period=report.period,
        other=other,
        id=coming.entry.id,
    )


def _likeness(record: Record) -> tuple[str, str]:
    return record.entry.report.source.name, record.longest


def _same(earlier: Record, coming: Record) -> bool:
    source = earlier.entry.report.source
    return earlier.entry.rules == coming.entry.rules and earlier.entry.report == replace(
        coming.entry.report, source=source
    )
