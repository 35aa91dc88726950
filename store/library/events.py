"""What a load tells while it goes on."""

from dataclasses import dataclass
from pathlib import Path

from store.errors import StoreError
from store.library.claims import Outcome
from store.models import Report


@dataclass(frozen=True, slots=True)
class Started:
    """A load begins: so many files were found."""

    files: int


@dataclass(frozen=True, slots=True)
class Loaded:
    """A file's report is safely in the library, with so many sections and indicators.

    `notes` are sentences about what in the file was not understood but did not hinder.
    """

    path: Path
    report: Report
    sections: int
    indicators: int
    outcome: Outcome
    notes: tuple[StoreError, ...] = ()


@dataclass(frozen=True, slots=True)
class Refused:
    """A file was not taken; the error's sentence says why and what to do."""

    path: Path
    error: StoreError


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file in a folder that is of no type a report comes in was passed over; no error."""

    path: Path
    reason: StoreError


@dataclass(frozen=True, slots=True)
class Indexed:
    """So many of the reports that the index did not hold yet have been taken into it."""

    done: int
    total: int


@dataclass(frozen=True, slots=True)
class IndexLeft:
    """The index could not be brought up to date; the reports are in the library all the same, and are searched without
    it. The error's sentence says why."""

    error: StoreError


LoadEvent = Started | Loaded | Refused | Skipped | Indexed | IndexLeft
