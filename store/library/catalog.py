"""The catalog: one document a report, enough for the trees and lists without opening any report."""

import gc
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from store.documents import Document, report_from, verified
from store.errors import IdentityUnclear, LibraryDamaged, LibraryMissing
from store.library.reports import REPORTS
from store.library.storage import DocumentStorage
from store.models import Indicator, Reading, Report, Tense
from store.regions import CatalogEntry

if TYPE_CHECKING:
    from store.corrections import Correction

CATALOG = "catalog.json"
CORRECTIONS = "corrections.json"
FORMAT = 1
"""The version of the library's documents; a library of a later one is refused rather than misread."""


@dataclass(frozen=True, slots=True)
class Record:
    """What the catalog holds of one report: its entry, and a fingerprint of its text's longest line,
    by which a file whose identity was corrected is known again. `corrections` is the mark of those that the entry
    counts with, empty where it counts the reading as it was read."""

    entry: CatalogEntry
    longest: str
    corrections: str = ""


def report_id(report: Report) -> str:
    """The report's name in the library, from region, period and agency: ASCII, safe as a file name, the same for ever.

    Raises IdentityUnclear where the region or the period is unknown.
    """
    if report.region is None:
        raise IdentityUnclear("region-unknown", file=report.source.name)
    if report.period is None:
        raise IdentityUnclear("period-unknown", file=report.source.name)
    agency = _digest(report.agency or "")[:6]
    return "-".join(re.sub(r"[^0-9A-Za-z]", "", part) for part in (report.region.code, report.period, agency))


def record_of(reading: Reading, corrections: Sequence["Correction"] = ()) -> Record:
    """The reading with its corrections as the catalog lists it; IdentityUnclear where its region or period is
    unknown."""
    from store.correcting import corrected
    from store.corrections import mark_of

    right = corrected(reading, corrections).reading if corrections else reading
    entry = CatalogEntry(
        id=report_id(reading.report),
        report=reading.report,
        sections=len(right.sections),
        indicators=len(right.indicators),
        counts=domain_counts(right.indicators),
        rules=reading.rules,
    )
    longest = max(reading.text.split("\n"), key=len).strip()
    return Record(entry, _digest(longest)[:16], mark_of(corrections))


def mark_of_record(record: Record) -> str:
    """What tells this state of a report from every other: its source's bytes, the rules it was read by, its identity,
    its corrections. Short, of hexadecimal digits."""
    entry, report = record.entry, record.entry.report
    region = () if report.region is None else (report.region.code, report.region.name, *report.region.path)
    said = (report.agency, report.period, report.title, report.published)
    return _digest(repr((entry.id, report.source.sha256, entry.rules, region, said, record.corrections)))[:16]


def _digest(text: str) -> str:
    from hashlib import sha256

    return sha256(text.encode()).hexdigest()


def domain_counts(indicators: Iterable[Indicator]) -> dict[str, tuple[int, int]]:
    """Per domain the numbers of its achieved and of its promised indicators."""
    counts = Counter((indicator.domain, indicator.tense) for indicator in indicators)
    domains = dict.fromkeys(domain for domain, _ in counts)
    return {domain: (counts[domain, Tense.ACHIEVED], counts[domain, Tense.TARGET]) for domain in domains}


def read_catalog(folder: Path) -> dict[str, Record] | None:
    """The records by report id; None where there is no catalog, LibraryDamaged where it cannot be understood."""
    path = folder / CATALOG
    with uncollected():
        tables = DocumentStorage(path).read()
        if tables is None:
            return None
        try:
            if tables["library"]["1"]["format"] > FORMAT:
                raise LibraryDamaged("library-of-later-version", folder=folder)
            records = [record_from(document) for document in tables["_default"].values()]
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise LibraryDamaged("document-malformed", document=path) from error
        return {record.entry.id: record for record in records}


def catalog_stamp(folder: Path) -> tuple[int, ...]:
    """What tells one state of the catalog's file from another, in a copy that keeps its time too; empty where there is
    no catalog."""
    try:
        stat = (folder / CATALOG).stat()
    except OSError:
        return ()
    return stat.st_mtime_ns, stat.st_size


@contextmanager
def uncollected() -> Iterator[None]:
    """Makes very many lasting things without looking through all of them for garbage again and again."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def no_catalog(folder: Path) -> LibraryMissing | LibraryDamaged:
    """The refusal of a folder that has no catalog: no library, or one that lost it."""
    if folder.exists() and not folder.is_dir():
        return LibraryMissing("library-no-folder", folder=folder)
    if any((folder / REPORTS).glob("*.json")):
        return LibraryDamaged("library-catalog-lost", folder=folder)
    return LibraryMissing("library-missing", folder=folder)


def write_catalog(folder: Path, records: Iterable[Record]) -> None:
    """Replaces the catalog: the moment from which the library holds these reports and no others."""
    documents = {str(number): record_document(record) for number, record in enumerate(records, 1)}
    DocumentStorage(folder / CATALOG).write({"library": {"1": {"format": FORMAT}}, "_default": documents})


def record_document(record: Record) -> Document:
    """What the catalog holds of one report, as it is stored."""
    entry = record.entry
    return {
        "id": entry.id,
        "report": entry.report,
        "sections": entry.sections,
        "indicators": entry.indicators,
        "counts": entry.counts,
        "rules": entry.rules,
        "longest": record.longest,
        "corrections": record.corrections,
    }


def record_from(document: Document) -> Record:
    """A record back from its document; KeyError, TypeError, ValueError or AttributeError where it is not one."""
    counts = {domain: (int(achieved), int(target)) for domain, (achieved, target) in document["counts"].items()}
    entry = CatalogEntry(
        id=document["id"],
        report=report_from(document["report"]),
        sections=document["sections"],
        indicators=document["indicators"],
        counts=counts,
        rules=document["rules"],
    )
    return verified(Record(verified(entry), document["longest"], document.get("corrections", "")))
