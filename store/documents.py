"""Readings as plain documents (for TinyDB and JSON) and back."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict
from functools import cache
from operator import attrgetter
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
            region=None if region is None else _region(region["code"], region["name"], tuple(region["path"])),
            agency=document["agency"],
            period=document["period"],
            title=document["title"],
            published=document["published"],
            source=verified(Source(**document["source"])),
        )
    )


@cache
def _region(code: str, name: str, path: tuple[str, ...]) -> Region:
    # Tens of thousands of reports are of a few thousand regions.
    return verified(Region(code, name, path))


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
    plan = _plan(declared)
    held = tuple(map(type, plan.fields(record)))
    if held not in plan.sound:
        for name, kinds, kind in zip(plan.names, plan.kinds, held, strict=True):
            if not issubclass(kind, kinds):
                raise TypeError(name)
        plan.sound.add(held)
    for name, members in plan.members:
        for member in getattr(record, name):
            if not isinstance(member, members):
                raise TypeError(name)
    return record


class _Plan:
    """What a dataclass declares: per field its name and the types it may have, for a tuple the type of its members.

    `sound` are the combinations of types that were found right before: of tens of thousands of records, nearly all
    hold the same few.
    """

    def __init__(self, record: type) -> None:
        hints = get_type_hints(record)
        self.names = tuple(hints)
        self.fields: Callable[[object], tuple[object, ...]] = _all_of(self.names)
        self.kinds = tuple(map(_kinds, hints.values()))
        self.members = tuple((name, get_args(hint)[0]) for name, hint in hints.items() if get_origin(hint) is tuple)
        self.sound: set[tuple[type, ...]] = set()


_plan = cache(_Plan)


def _all_of(names: tuple[str, ...]) -> Callable[[object], tuple[object, ...]]:
    # Of a single name, attrgetter gives the value alone.
    return attrgetter(*names) if len(names) > 1 else lambda record: (getattr(record, names[0]),)


def _kinds(hint: Any) -> tuple[type, ...]:
    container = get_origin(hint)
    if isinstance(hint, UnionType) or container is None:
        kinds = get_args(hint) or (hint,)
        # JSON does not tell 12 from 12.0.
        return (*kinds, int) if float in kinds else kinds
    return (container,)
