"""A report's document: the tables `sections`, `indicators` and `paragraphs`, and `report` with identity and text.

A new document waits as `<id>.json.new` until the catalog lists it, and is `<id>.json` from then on; what a reader
takes is whichever of the two the catalog speaks of.
"""

from contextlib import suppress
from dataclasses import asdict
from pathlib import Path

from store.documents import (
    indicator_document,
    paragraph_document,
    reading_from,
    report_document,
    report_from,
    section_document,
)
from store.errors import LibraryDamaged
from store.library.storage import DocumentStorage, tables_bytes
from store.models import Clues, Reading
from store.regions import CatalogEntry
from store.replacing import replace_file

REPORTS = "reports"
WAITING = ".new"


def report_path(folder: Path, identifier: str) -> Path:
    """Where a report's document stands."""
    return folder / REPORTS / f"{identifier}.json"


def waiting_path(folder: Path, identifier: str) -> Path:
    """Where a report's document waits for the catalog to list it."""
    return folder / REPORTS / f"{identifier}.json{WAITING}"


def report_bytes(reading: Reading, clues: Clues | None) -> bytes:
    """The whole document as it is written; `clues` are what was known besides the text, for reading it again."""
    from tinydb import TinyDB
    from tinydb.storages import MemoryStorage

    report = {
        "report": report_document(reading.report),
        "rules": reading.rules,
        "clues": None if clues is None else asdict(clues),
        "text": reading.text,
    }
    document = TinyDB(storage=MemoryStorage)
    document.table("report").insert(report)
    document.table("sections").insert_multiple(map(section_document, reading.sections))
    document.table("indicators").insert_multiple(map(indicator_document, reading.indicators))
    document.table("paragraphs").insert_multiple(map(paragraph_document, reading.paragraphs))
    return tables_bytes(document.storage.read() or {})


def write_report(path: Path, reading: Reading, clues: Clues | None) -> None:
    """Writes the whole document at once; LibraryUnwritable where disk or permissions refuse."""
    replace_file(path, report_bytes(reading, clues))


def read_report(path: Path) -> tuple[Reading, Clues | None]:
    """The reading and what was known besides its text; FileNotFoundError where there is no document,
    LibraryDamaged where it cannot be understood."""
    tables = DocumentStorage(path).read()
    if tables is None:
        raise FileNotFoundError(path)
    try:
        (report,) = tables["report"].values()
        documents = {name: list(tables[name].values()) for name in ("paragraphs", "sections", "indicators")}
        reading = reading_from(report_from(report["report"]), report["text"], documents, report["rules"])
        clues = report["clues"]
        return reading, None if clues is None else Clues(**clues)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise LibraryDamaged("document-malformed", document=path) from error


def find_report(folder: Path, entry: CatalogEntry) -> tuple[Reading, Clues | None]:
    """The reading that the catalog lists, from its place or from where it still waits, and what was known besides
    its text; LibraryDamaged where neither is that reading."""
    place = report_path(folder, entry.id)
    found = False
    for path in (place, waiting_path(folder, entry.id)):
        with suppress(FileNotFoundError):
            reading, clues = read_report(path)
            if is_of(reading, entry):
                return reading, clues
            found = True
    raise LibraryDamaged("document-contradicts-catalog" if found else "document-missing", document=place)


def is_of(reading: Reading, entry: CatalogEntry) -> bool:
    """Whether the reading is the very one that the catalog lists."""
    return reading.report == entry.report and reading.rules == entry.rules
