"""Readings with what users set right in them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from store.anchors import Anchorage
from store.corrections import Correction, Subject, outdated
from store.models import CORRECTED, Indicator, Kind, Reading, Section, Tense


class Standing(StrEnum):
    """What becomes of a correction in the reading that there is now; all but the first leave it waiting."""

    APPLIED = "applied"
    GONE = "gone"
    """Its passage no longer stands in the text."""
    SEVERAL = "several"
    """Its passage stands in the text several times, and nothing tells which is meant."""
    UNREAD = "unread"
    """Its passage is there, and the reading has no indicator or section there."""
    OUTDATED = "outdated"
    """It names a domain or measure that there is no longer."""
    NO_REPORT = "no-report"
    """Its report is not in the library."""


@dataclass(frozen=True, slots=True)
class Corrected:
    """A reading with its corrections in it; for each correction's number what became of it, and for those applied
    the index of the indicator or section of the reading as it was read."""

    reading: Reading
    standings: dict[int, Standing]
    places: dict[int, int]


def corrected(reading: Reading, corrections: Iterable[Correction]) -> Corrected:
    """The reading with the corrections of its report applied, sections first.

    A section's kind is also that of the sections in it which had it from there, and gives its indicators their tense
    and period where their own words leave that to it; a section that is furniture holds no indicators. An indicator
    whose name, unit or domain was set right is the measure that these now say, unless that was set right too; one
    whose tense was set right has the period that goes with it.
    """
    anchorage = Anchorage(reading.text)
    standings: dict[int, Standing] = {}
    applied: list[tuple[Correction, int]] = []
    for correction in corrections:
        standings[correction.number], index = _place_of(correction, reading, anchorage)
        if index is not None:
            applied.append((correction, index))
    kinds = {
        reading.sections[index].id: Kind(correction.values["kind"] or "")
        for correction, index in applied
        if correction.subject is Subject.SECTION
    }
    sections = _with_kinds(reading.sections, kinds)
    indicators = list(_in_kinds(reading, sections))
    for correction, index in applied:
        if correction.subject is Subject.INDICATOR:
            indicators[index] = _set_right(indicators[index], correction, reading)
    folded = {
        section.id
        for section, read in zip(sections, reading.sections, strict=True)
        if section.kind is Kind.FURNITURE and read.kind is not Kind.FURNITURE
    }
    kept = tuple(indicator for indicator in indicators if indicator.section not in folded)
    places = {correction.number: index for correction, index in applied}
    return Corrected(replace(reading, sections=sections, indicators=kept), standings, places)


def _place_of(correction: Correction, reading: Reading, anchorage: Anchorage) -> tuple[Standing, int | None]:
    """What becomes of a correction, and the index of what it is applied to."""
    if outdated(correction):
        return Standing.OUTDATED, None
    places = anchorage.places(correction.anchor)
    if len(places) != 1:
        return Standing.SEVERAL if places else Standing.GONE, None
    find = _indicators_at if correction.subject is Subject.INDICATOR else _sections_at
    found = find(reading, places[0], correction)
    if len(found) != 1:
        return Standing.SEVERAL if found else Standing.UNREAD, None
    return Standing.APPLIED, found[0]


def _indicators_at(reading: Reading, place: int, correction: Correction) -> list[int]:
    """The indicators whose number begins at a place, or else holds it; of several, those of the name it had."""
    numbered = list(enumerate(reading.indicators))
    found = [index for index, each in numbered if each.number_start == place]
    found = found or [index for index, each in numbered if each.number_start <= place < each.number_end]
    named = [index for index in found if reading.indicators[index].name == correction.called]
    return named if len(found) > 1 and named else found


def _sections_at(reading: Reading, place: int, correction: Correction) -> list[int]:
    """The sections that begin at a place; of several, those of the title it had."""
    found = [index for index, each in enumerate(reading.sections) if each.start == place]
    titled = [index for index in found if reading.sections[index].title == correction.called]
    return titled if len(found) > 1 and titled else found


def _with_kinds(sections: Sequence[Section], kinds: Mapping[str, Kind]) -> tuple[Section, ...]:
    read = {section.id: section.kind for section in sections}
    now = dict(read)
    for section in sections:
        above = section.parent
        if section.id in kinds:
            now[section.id] = kinds[section.id]
        elif above is not None and now.get(above) is not read.get(above) and section.kind is read.get(above):
            now[section.id] = now[above]
    return tuple(
        section if now[section.id] is section.kind else replace(section, kind=now[section.id]) for section in sections
    )


def _in_kinds(reading: Reading, sections: Sequence[Section]) -> Iterator[Indicator]:
    from store.reading.following import in_section_of

    was = {section.id: section.kind for section in reading.sections}
    now = {section.id: section.kind for section in sections}
    for indicator in reading.indicators:
        before, after = was.get(indicator.section), now.get(indicator.section)
        if before is None or after is None or before is after:
            yield indicator
        else:
            yield in_section_of(indicator, before, after, reading)


def _set_right(indicator: Indicator, correction: Correction, reading: Reading) -> Indicator:
    from store.reading.following import in_tense, measured

    values = correction.values
    right = replace(
        indicator,
        name=values.get("name") or indicator.name,
        unit=indicator.unit if values.get("unit") is None else values["unit"] or "",
        domain=values.get("domain") or indicator.domain,
        confidence=1.0,
        grounds=indicator.grounds if indicator.corrected else (*indicator.grounds, CORRECTED),
    )
    if "measure" in values:
        right = replace(right, measure=values["measure"])
    elif (right.name, right.unit, right.domain) != (indicator.name, indicator.unit, indicator.domain):
        right = measured(right, reading)
    tense = Tense(values.get("tense") or indicator.tense)
    return right if tense is right.tense else in_tense(right, tense, reading)
