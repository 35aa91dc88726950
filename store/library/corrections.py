"""The corrections of a library: one TinyDB document each in corrections.json, which no load ever loses.

They outlive what they are about: a report that is removed keeps its corrections waiting for the day it is loaded
again, and a report that moves to another region or period takes them along.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from store.correcting import corrected
from store.corrections import Correction, correction_document, correction_from, merged
from store.errors import CorrectionMissing, LibraryDamaged
from store.library.catalog import CORRECTIONS
from store.library.storage import DocumentStorage
from store.models import Reading


def read_corrections(folder: Path) -> dict[int, Correction]:
    """The corrections by number, none where there is no file; LibraryDamaged where it cannot be understood."""
    path = folder / CORRECTIONS
    try:
        tables = DocumentStorage(path).read() or {}
        documents = tables.get("_default", {})
        found = [replace(correction_from(each), number=int(number)) for number, each in documents.items()]
    except (LibraryDamaged, KeyError, TypeError, ValueError, AttributeError) as error:
        raise LibraryDamaged("corrections-malformed", document=path) from error
    return {correction.number: correction for correction in sorted(found, key=lambda each: each.number)}


def write_corrections(folder: Path, corrections: Mapping[int, Correction]) -> None:
    """Replaces the corrections; LibraryUnwritable where disk or permissions refuse."""
    documents = {str(number): correction_document(each) for number, each in corrections.items()}
    DocumentStorage(folder / CORRECTIONS).write({"_default": documents})


def of_report(corrections: Mapping[int, Correction], report: str) -> tuple[Correction, ...]:
    """The corrections of one report, by number."""
    return tuple(correction for correction in corrections.values() if correction.report == report)


def with_correction(corrections: Mapping[int, Correction], coming: Correction, reading: Reading) -> Correction:
    """A correction that comes as it is to be kept: under the number of an earlier one of the same place and merged
    with it, else under a new number. `reading` is its report's as it was read."""
    coming = replace(coming, number=0)
    done = corrected(reading, [coming, *of_report(corrections, coming.report)])
    for number, place in done.places.items():
        if number and place == done.places.get(0) and corrections[number].subject is coming.subject:
            return merged(corrections[number], coming)
    return replace(coming, number=max(corrections, default=0) + 1)


def without(corrections: Mapping[int, Correction], numbers: Sequence[int], folder: Path) -> dict[int, Correction]:
    """The corrections without some of them; CorrectionMissing where there is none of a number."""
    for number in numbers:
        if number not in corrections:
            raise CorrectionMissing("correction-missing", folder=folder, number=number)
    return {number: correction for number, correction in corrections.items() if number not in numbers}


def moved(corrections: Mapping[int, Correction], report: str, place: str) -> dict[int, Correction]:
    """The corrections, those of one report as another's."""
    return {
        number: replace(each, report=place) if each.report == report else each for number, each in corrections.items()
    }
