"""Whether a library holds together: every document readable, every offset in its place, catalog and files agreeing."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, suppress
from dataclasses import dataclass
from math import isfinite
from pathlib import Path

from store.corrections import Correction
from store.errors import LibraryDamaged, LibraryMissing, StoreError
from store.library.catalog import (
    CATALOG,
    CORRECTIONS,
    Record,
    mark_of_record,
    no_catalog,
    read_catalog,
    record_of,
)
from store.library.corrections import of_report, read_corrections
from store.library.reports import REPORTS, find_report
from store.models import Indicator, Paragraph, Reading, Section
from store.taxonomy import domains


@dataclass(frozen=True, slots=True)
class Fault:
    """What is broken: the document's path in the library, and the refusal whose sentence says what and what to do."""

    document: str
    error: StoreError

    def sentence(self, language: str) -> str:
        """The fault in the given language, "zh" or "en"."""
        return self.error.sentence(language)


def check_library(folder: Path) -> Iterator[Fault]:
    """Every fault of the library, document by document, none where it is sound; LibraryMissing where there is none.

    A document that a killed load left waiting is no fault: the next writer clears it away.
    """
    try:
        records = read_catalog(folder)
    except LibraryDamaged as error:
        yield Fault(CATALOG, error)
        return
    if records is None:
        refusal = no_catalog(folder)
        if isinstance(refusal, LibraryMissing):
            raise refusal
        yield Fault(CATALOG, refusal)
        return
    try:
        corrections = read_corrections(folder)
    except LibraryDamaged as error:
        yield Fault(CORRECTIONS, error)
        corrections = None
    if not (folder / CORRECTIONS).exists() and any(record.corrections for record in records.values()):
        yield _fault(CORRECTIONS, "corrections-lost")
    for record in records.values():
        own = None if corrections is None else of_report(corrections, record.entry.id)
        yield from _document_faults(folder, record, own)
    listed = {f"{identifier}.json" for identifier in records}
    for path in sorted((folder / REPORTS).glob("*.json")):
        if path.name not in listed:
            yield _fault(f"{REPORTS}/{path.name}", "document-unlisted")


def unindexed(folder: Path) -> int:
    """How many reports of the library the search index does not hold as they are: no fault, they are searched without
    it. LibraryMissing or LibraryDamaged where there is no catalog to read."""
    from store.index.opening import IndexUnusable, open_index

    records = read_catalog(folder)
    if records is None:
        raise no_catalog(folder)
    covers: Mapping[str, str] = {}
    with suppress(IndexUnusable), closing(open_index(folder)) as index:
        covers = index.covers
    return sum(covers.get(identifier) != mark_of_record(record) for identifier, record in records.items())


def _document_faults(folder: Path, record: Record, corrections: tuple[Correction, ...] | None) -> Iterator[Fault]:
    entry = record.entry
    document = f"{REPORTS}/{entry.id}.json"
    try:
        reading, _ = find_report(folder, entry)
        found = record_of(reading, corrections or ())
    except StoreError as error:
        yield Fault(document, error)
        return
    # Corrections that the catalog does not count with yet are no fault: the next writer sees to it.
    if found.entry != entry and found.corrections == record.corrections:
        yield _fault(CATALOG, "catalog-miscounts", id=entry.id)
    yield from (_fault(document, reason, **facts) for reason, facts in reading_faults(reading))


def reading_faults(reading: Reading) -> Iterator[tuple[str, dict[str, object]]]:
    """What contradicts itself in a reading, as keys of refusals.toml with their facts."""
    length = len(reading.text)
    if length != reading.report.source.characters:
        yield "text-length", {"length": length, "characters": reading.report.source.characters}
    yield from _paragraph_faults(reading.paragraphs, length)
    yield from _section_faults(reading.sections, length)
    yield from _indicator_faults(reading)


_Faults = Iterator[tuple[str, dict[str, object]]]


def _paragraph_faults(paragraphs: Iterable[Paragraph], length: int) -> _Faults:
    for number, paragraph in enumerate(paragraphs, 1):
        if not paragraph.spans or any(not _within(span.start, span.end, 0, length) for span in paragraph.spans):
            yield "paragraph-place", {"number": number}


def _section_faults(sections: Iterable[Section], length: int) -> _Faults:
    known = {domain.key for domain in domains()}
    seen: dict[str, Section] = {}
    last = 0
    for section in sections:
        parent = seen.get(section.parent or "")
        low, high = (parent.start, parent.end) if parent else (0, length)
        if section.id in seen or (section.parent is not None and parent is None):
            yield "section-tree", {"id": section.id}
        elif section.level != (parent.level + 1 if parent else 1):
            yield "section-level", {"id": section.id}
        if not _within(section.start, section.end, max(low, last), high):
            yield "section-place", {"id": section.id}
        for domain in section.domains:
            if domain not in known:
                yield "domain-unknown", {"where": section.id, "domain": domain}
        seen[section.id] = section
        last = max(last, section.start)


def _indicator_faults(reading: Reading) -> _Faults:
    known = {domain.key for domain in domains()}
    sections = {section.id for section in reading.sections}
    for indicator in reading.indicators:
        if not _is_number(indicator.value):
            yield "indicator-value", {"name": indicator.name}
        if not _stands(indicator, len(reading.text)):
            yield "indicator-place", {"name": indicator.name}
        elif not _numeric(reading.text[indicator.number_start : indicator.number_end]):
            yield "indicator-number", {"name": indicator.name}
        if indicator.section not in sections:
            yield "indicator-section", {"name": indicator.name, "id": indicator.section}
        if indicator.domain not in known:
            yield "domain-unknown", {"where": indicator.name, "domain": indicator.domain}


def _stands(indicator: Indicator, length: int) -> bool:
    return _within(indicator.start, indicator.end, 0, length) and _within(
        indicator.number_start, indicator.number_end, indicator.start, indicator.end
    )


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and isfinite(value)


_HAN_NUMERALS = frozenset("零〇一二两三四五六七八九十百千万亿半")


def _numeric(number: str) -> bool:
    return any(character.isdecimal() or character in _HAN_NUMERALS for character in number)


def _within(start: int, end: int, low: int, high: int) -> bool:
    return low <= start < end <= high


def _fault(document: str, reason: str, **facts: object) -> Fault:
    return Fault(document, LibraryDamaged(reason, document=document, **facts))
