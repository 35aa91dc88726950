"""Readings as plain documents (for TinyDB and JSON) and back."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

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
    """The report's identity back from its document; KeyError or TypeError where it is not one."""
    region = document["region"]
    return Report(
        region=None if region is None else Region(region["code"], region["name"], tuple(region["path"])),
        agency=document["agency"],
        period=document["period"],
        title=document["title"],
        published=document["published"],
        source=Source(**document["source"]),
    )


def section_from(document: Mapping[str, Any]) -> Section:
    """A section back from its document."""
    return Section(**{**document, "kind": Kind(document["kind"]), "domains": tuple(document["domains"])})


def indicator_from(document: Mapping[str, Any]) -> Indicator:
    """An indicator back from its document."""
    qualifier, change = document["qualifier"], document["change"]
    return Indicator(
        **{
            **document,
            "qualifier": None if qualifier is None else Qualifier(qualifier),
            "change": None if change is None else Change(**change),
            "tense": Tense(document["tense"]),
        }
    )


def paragraph_document(paragraph: Paragraph) -> Document:
    """A paragraph as stored: its spans as pairs of offsets."""
    return {"spans": [[span.start, span.end] for span in paragraph.spans], "furniture": paragraph.furniture}


def paragraph_from(document: Mapping[str, Any]) -> Paragraph:
    """A paragraph back from its document."""
    return Paragraph(tuple(Span(start, end) for start, end in document["spans"]), document["furniture"])


def reading_from(
    report: Report,
    text: str,
    paragraphs: list[Document],
    sections: list[Document],
    indicators: list[Document],
    rules: str,
) -> Reading:
    """A whole reading back from its stored documents."""
    return Reading(
        report=report,
        text=text,
        paragraphs=tuple(map(paragraph_from, paragraphs)),
        sections=tuple(map(section_from, sections)),
        indicators=tuple(map(indicator_from, indicators)),
        rules=rules,
    )
