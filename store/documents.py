"""Readings as plain documents (for TinyDB and JSON) and back."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from functools import cache
from types import UnionType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from store.models import (
    Change,
    Indicator,
    Kind,
    Paragraph,
    Qualifier,
    Reading,
    Region,
    Report,
    Section,
    Source,
    Span,
    Tense,
)

Document = dict[str, Any]
Record = TypeVar("Record")


def report_document(report: Report) -> Document:
    """The report's identity as the contract prints it."""
    return asdict(report)


def section_document(section: Section) -> Document:
    """One section as the contract prints it."""
    return asdict(section)


def indicator_document(indicator: Indicator) -> Document:
    """One indicator as the contract prints it."""
    return asdict(indicator)


def reading_document(reading: Reading) -> Document:
    """What `inspect --json` prints: report, sections and indicators, without the text."""
    return {
        "report": report_document(reading.report),
        "sections": [section_document(section) for section in reading.sections],
        "indicators": [indicator_document(indicator) for indicator in reading.indicators],
    }


def report_from(document: Mapping[str, Any]) -> Report:
    """The report's identity back from its document; KeyError, TypeError or ValueError where it is not one."""
    region = document["region"]
    return verified(
        Report(
            region=None if region is None else verified(Region(region["code"], region["name"], tuple(region["path"]))),
            agency=document["agency"],
            period=document["period"],
            title=document["title"],
            published=document["published"],
            source=verified(Source(**document["source"])),
        )
    )


def section_from(document: Mapping[str, Any]) -> Section:
    """A section back from its document; KeyError, TypeError or ValueError where it is not one."""
    kind, domains = Kind(document["kind"]), tuple(document["domains"])
    return verified(Section(**{**document, "kind": kind, "domains": domains}))


def indicator_from(document: Mapping[str, Any]) -> Indicator:
    """An indicator back from its document; KeyError, TypeError or ValueError where it is not one."""
    qualifier, change = document["qualifier"], document["change"]
    return verified(
        Indicator(
            **{
                **document,
                "qualifier": None if qualifier is None else Qualifier(qualifier),
                "change": None if change is None else verified(Change(**change)),
                "tense": Tense(document["tense"]),
                "grounds": tuple(document["grounds"]),
            }
        )
    )


def paragraph_document(paragraph: Paragraph) -> Document:
    """A paragraph as stored: its spans as pairs of offsets."""
    return {
        "spans": [[span.start, span.end] for span in paragraph.spans],
        "furniture": paragraph.furniture,
        "torn": paragraph.torn,
    }


def paragraph_from(document: Mapping[str, Any]) -> Paragraph:
    """A paragraph back from its document; KeyError, TypeError or ValueError where it is not one."""
    return verified(
        Paragraph(
            tuple(verified(Span(start, end)) for start, end in document["spans"]),
            document["furniture"],
            document["torn"],
        )
    )


def reading_from(report: Report, text: str, tables: Mapping[str, Iterable[Document]], rules: str) -> Reading:
    """A whole reading back from its stored documents: the tables `paragraphs`, `sections` and `indicators`.

    KeyError, TypeError or ValueError where they are not a reading's.
    """
    return verified(
        Reading(
            report=report,
            text=text,
            paragraphs=tuple(map(paragraph_from, tables["paragraphs"])),
            sections=tuple(map(section_from, tables["sections"])),
            indicators=tuple(map(indicator_from, tables["indicators"])),
            rules=rules,
        )
    )


def verified(record: Record) -> Record:
    """The record itself; TypeError where a field does not hold what it is declared to hold."""
    declared: type = type(record)
    for name, kinds, members in _fields(declared):
        if not isinstance(getattr(record, name), kinds):
            raise TypeError(name)
        if members and not all(isinstance(member, members) for member in getattr(record, name)):
            raise TypeError(name)
    return record


@cache
def _fields(record: type) -> tuple[tuple[str, tuple[type, ...], type | None], ...]:
    """Per field of a dataclass its name, the types it may have, and for a tuple the type of its members."""
    fields: list[tuple[str, tuple[type, ...], type | None]] = []
    for name, hint in get_type_hints(record).items():
        container = get_origin(hint)
        if isinstance(hint, UnionType) or container is None:
            kinds = get_args(hint) or (hint,)
            # JSON does not tell 12 from 12.0.
            fields.append((name, (*kinds, int) if float in kinds else kinds, None))
        else:
            fields.append((name, (container,), get_args(hint)[0] if container is tuple else None))
    return tuple(fields)
