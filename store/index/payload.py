"""Sheets as the bytes that the index keeps of them, and back."""

from typing import Any

import orjson

from store.index.sheets import IndicatorSheet, Origin, SectionSheet, Stretch
from store.models import Kind, Qualifier, Region, Span, Tense


def section_payload(origin: Origin, sheet: SectionSheet) -> bytes:
    """A section's sheet with what it is shown with."""
    stretches = [
        (stretch.text, [place for span in stretch.spans for place in (span.start, span.end)], stretch.joint)
        for stretch in sheet.stretches
    ]
    return orjson.dumps(
        (
            _told(origin),
            sheet.section,
            sheet.place,
            sheet.path,
            sheet.kind,
            sheet.domains,
            sheet.tenses,
            stretches,
        )
    )


def section_from(payload: bytes) -> tuple[Origin, SectionSheet]:
    """The section's sheet and what it is shown with; ValueError or TypeError where these are no such bytes."""
    origin, section, place, path, kind, domains, tenses, stretches = _values(payload)
    return _origin(*origin), SectionSheet(
        section,
        place,
        tuple(path),
        Kind(kind),
        tuple(domains),
        tuple(map(Tense, tenses)),
        tuple(Stretch(text, _spans(places), joint) for text, places, joint in stretches),
    )


def indicator_payload(origin: Origin, sheet: IndicatorSheet) -> bytes:
    """An indicator's sheet with what it is shown with."""
    return orjson.dumps((_told(origin), *(getattr(sheet, name) for name in _INDICATOR)))


def indicator_from(payload: bytes) -> tuple[Origin, IndicatorSheet]:
    """The indicator's sheet and what it is shown with; ValueError or TypeError where these are no such bytes."""
    origin, *values = _values(payload)
    fields: dict[str, Any] = dict(zip(_INDICATOR, values, strict=True))
    fields["qualifier"] = None if fields["qualifier"] is None else Qualifier(fields["qualifier"])
    fields["tense"], fields["kind"] = Tense(fields["tense"]), Kind(fields["kind"])
    fields["path"], fields["grounds"] = tuple(fields["path"]), tuple(fields["grounds"])
    return _origin(*origin), IndicatorSheet(**fields)


_INDICATOR = IndicatorSheet.__slots__


def _told(origin: Origin) -> list[Any]:
    region = origin.region
    return [origin.report, region and [region.code, region.name, region.path], origin.agency, origin.period]


def _origin(report: str, region: list[Any] | None, agency: str | None, period: str | None) -> Origin:
    return Origin(report, None if region is None else Region(region[0], region[1], tuple(region[2])), agency, period)


def _spans(places: list[int]) -> tuple[Span, ...]:
    return tuple(Span(start, end) for start, end in zip(places[::2], places[1::2], strict=True))


def _values(payload: bytes) -> list[Any]:
    values = orjson.loads(payload)
    if not isinstance(values, list):
        raise TypeError(payload)
    return values
