"""A report as what a search cluster keeps of it: one flat record a section and one an indicator."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from store.documents import Document, indicator_document, report_document, section_document
from store.export.mappings import Table
from store.models import Indicator, Reading, Section
from store.outline import section_paths
from store.passages import Passage, passages_by_section

OUTSIDE = "-"
"""What stands for the section of text that lies in none; no section has this id."""


@dataclass(frozen=True, slots=True)
class Record:
    """One document of a table: `id` is the same whenever the same place of the same report is exported, `source` holds
    what is known and leaves out what is not said."""

    table: Table
    id: str
    source: Document


def records(report: str, reading: Reading) -> Iterator[Record]:
    """The sections of a report, with their own text outside their child sections, and its indicators; `report` is its
    id in the library."""
    identity = _identity(report, reading)
    paths = section_paths(reading.sections)
    sections = {section.id: section for section in reading.sections}
    for place, passages in sorted(_grounds(reading).items()):
        own = {"report": identity, "text": "\n".join(passage.text for passage in passages)}
        if place < 0:
            yield Record(Table.SECTIONS, f"{report}:{OUTSIDE}", {**own, "section": OUTSIDE})
        else:
            section = reading.sections[place]
            own |= _section(section, place, paths, reading.indicators)
            yield Record(Table.SECTIONS, f"{report}:{section.id}", _said(own))
    for index, indicator in enumerate(reading.indicators):
        stated = indicator_document(indicator) | {
            "report": identity,
            "kind": sections[indicator.section].kind if indicator.section in sections else None,
            "path": paths.get(indicator.section, []),
            "text": reading.text[indicator.start : indicator.end],
        }
        yield Record(Table.INDICATORS, f"{report}:{index}", _said(stated))


def _grounds(reading: Reading) -> dict[int, tuple[Passage, ...]]:
    """Every section's own passages, also of those that have none: a heading may stand for its parts alone."""
    return dict.fromkeys(range(len(reading.sections)), ()) | passages_by_section(reading)


def _section(
    section: Section, place: int, paths: Mapping[str, tuple[str, ...]], indicators: tuple[Indicator, ...]
) -> Document:
    fields = section_document(section)
    return fields | {
        "section": fields.pop("id"),
        "place": place,
        "path": paths[section.id],
        "tenses": list(dict.fromkeys(each.tense for each in indicators if each.section == section.id)),
    }


def _identity(report: str, reading: Reading) -> Document:
    known = report_document(reading.report)
    source = {"name": known["source"]["name"]}
    period = reading.report.period
    when = {} if period is None else {"year": int(period[:4]), "period_end": _period_end(period).isoformat()}
    return _said({"id": report, **known, **when, "source": source})


def _period_end(period: str) -> date:
    return date(int(period[:4]), 6, 30) if period.endswith("H1") else date(int(period[:4]), 12, 31)


def _said(document: Mapping[str, Any]) -> Document:
    """Without what is None: an absent field is what every engine takes for unknown."""
    return {
        name: _said(value) if isinstance(value, Mapping) else value
        for name, value in document.items()
        if value is not None
    }
