"""Corrections: what a user set right in a reading, kept beside it by the words of the passage that it speaks of."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from hashlib import sha256
from typing import Any

import orjson

from store.anchors import Anchor, Anchorage
from store.documents import Document, verified
from store.errors import CorrectionRefused
from store.measures import measures
from store.models import Indicator, Kind, Reading, Section, Tense
from store.taxonomy import domains

Values = Mapping[str, str | None]
"""Fields with what is right for them: of an indicator name, unit, domain, tense and measure (None where it is none),
of a section its kind."""

INDICATOR_FIELDS = ("name", "unit", "domain", "tense", "measure")
SECTION_FIELDS = ("kind",)
_LONGEST = {"name": 80, "unit": 20}
_HEADING = 20


class Subject(StrEnum):
    """What a correction is about."""

    INDICATOR = "indicator"
    SECTION = "section"


@dataclass(frozen=True, slots=True)
class Correction:
    """What a user set right at one place of a report.

    `number` names it within its library (0 until it is stored), `report` is the report's id. `called` is the
    indicator's name or the section's title when it was set right, `values` are the fields that were set right, `read`
    says what the reading had for them.
    """

    number: int
    report: str
    subject: Subject
    called: str
    values: Values
    read: Values
    anchor: Anchor


def indicator_correction(report: str, reading: Reading, index: int, values: Values) -> Correction:
    """The correction of an indicator; CorrectionRefused where a value is none that its field can have, KeyError for a
    field that cannot be set right."""
    indicator = reading.indicators[index]
    if unknown := values.keys() - set(INDICATOR_FIELDS):
        raise KeyError(*unknown)
    _check_values(values, indicator)
    return Correction(
        number=0,
        report=report,
        subject=Subject.INDICATOR,
        called=indicator.name,
        values=dict(values),
        read={field: getattr(indicator, field) for field in values},
        anchor=Anchorage(reading.text).anchor(indicator.start, indicator.end, indicator.number_start),
    )


def section_correction(report: str, reading: Reading, index: int, kind: str) -> Correction:
    """The correction of a section's kind; CorrectionRefused where there is no such kind."""
    section = reading.sections[index]
    if kind not in set(Kind):
        raise CorrectionRefused("correction-kind", value=kind, known=", ".join(Kind))
    return Correction(
        number=0,
        report=report,
        subject=Subject.SECTION,
        called=section.title,
        values={"kind": kind},
        read={"kind": section.kind.value},
        anchor=Anchorage(reading.text).anchor(section.start, heading_end(reading.text, section), section.start),
    )


def merged(earlier: Correction, later: Correction) -> Correction:
    """Two corrections of one place as one, under the earlier one's number and by the later one's anchor."""
    return Correction(
        number=earlier.number,
        report=later.report,
        subject=later.subject,
        called=earlier.called,
        values={**earlier.values, **later.values},
        read={**later.read, **earlier.read},
        anchor=later.anchor,
    )


def outdated(correction: Correction) -> bool:
    """Whether a correction names a domain or a measure that there is no longer."""
    domain, measure = correction.values.get("domain"), correction.values.get("measure")
    return (domain is not None and domain not in {each.key for each in domains()}) or (
        measure is not None and measure not in {each.key for each in measures()}
    )


def mark_of(corrections: Iterable[Correction]) -> str:
    """What tells these corrections from others; empty where there are none."""
    documents = [correction_document(each) for each in corrections]
    return sha256(orjson.dumps(documents)).hexdigest()[:16] if documents else ""


def correction_document(correction: Correction) -> Document:
    """A correction as stored."""
    return asdict(correction)


def correction_from(document: Mapping[str, Any]) -> Correction:
    """A correction back from its document; KeyError, TypeError or ValueError where it is not one."""
    subject = Subject(document["subject"])
    anchor = verified(Anchor(**document["anchor"]))
    known = INDICATOR_FIELDS if subject is Subject.INDICATOR else SECTION_FIELDS
    for field, value in (*document["values"].items(), *document["read"].items()):
        if field not in known or not isinstance(value, str | None):
            raise ValueError(field)
    if "tense" in document["values"]:
        Tense(document["values"]["tense"])
    if "kind" in document["values"]:
        Kind(document["values"]["kind"])
    return verified(Correction(**{**document, "subject": subject, "anchor": anchor}))


def _check_values(values: Values, indicator: Indicator) -> None:
    if not values:
        raise CorrectionRefused("correction-nothing")
    for field, longest in _LONGEST.items():
        value = values.get(field)
        if value is not None and (len(value) > longest or not value.isprintable() or value != value.strip()):
            raise CorrectionRefused(f"correction-{field}", value=ascii(value), longest=longest)
    for field, value in values.items():
        if (value is None and field != "measure") or (value == "" and field != "unit"):
            raise CorrectionRefused("correction-empty", field=field)
    domain, tense, measure = values.get("domain"), values.get("tense"), values.get("measure")
    if domain is not None and domain not in {each.key for each in domains()}:
        known = ", ".join(f"{each.key} {each.chinese}" for each in domains())
        raise CorrectionRefused("correction-domain", value=domain, known=known)
    if tense is not None and tense not in set(Tense):
        raise CorrectionRefused("correction-tense", value=tense, known=", ".join(Tense))
    if measure is not None:
        _check_measure(measure, values.get("unit", indicator.unit) or "")


def _check_measure(key: str, unit: str) -> None:
    measure = next((each for each in measures() if each.key == key), None)
    if measure is None:
        raise CorrectionRefused("correction-measure", value=key)
    if not measure.unit_fits(unit):
        units = ", ".join(measure.units)
        raise CorrectionRefused("correction-measure-unit", measure=measure.chinese, unit=unit, units=units)


def heading_end(text: str, section: Section) -> int:
    """Where a section's heading ends, its number included; a little way into a section without a heading."""
    left = len("".join(section.title.split()))
    place = text.find(section.title[:1], section.start, section.end) if left else -1
    if place < 0 or place - section.start > _HEADING:
        place, left = section.start, _HEADING
    while place < section.end and left:
        left -= not text[place].isspace()
        place += 1
    return place
