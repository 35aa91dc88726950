"""What a user points at in a reading, by offset or in words."""

from collections.abc import Iterator, Sequence

from store.errors import PlaceUnclear
from store.models import Indicator, Reading

_SHOWN = 6


def indicator_at(reading: Reading, place: str) -> int:
    """The index of the indicator that `place` names; PlaceUnclear where none or several fit.

    "@120" is the place of its number in the text, digits alone are that or the number itself. Other words are its
    name, or stand in the text around its number or in its clause, or are part of its name: the first of these that
    fits any indicator decides.
    """
    text = reading.text
    for found in _ways(reading, place):
        if len(found) == 1:
            return found[0]
        if found:
            shown = [_shown(text, reading.indicators[index]) for index in found[:_SHOWN]]
            raise PlaceUnclear(
                "place-unclear",
                report=_report(reading),
                place=place,
                count=len(found),
                candidates="; ".join([*shown, "…"] if len(found) > _SHOWN else shown),
            )
    raise PlaceUnclear("place-unknown", report=_report(reading), place=place)


def section_at(reading: Reading, place: str) -> int:
    """The index of the section whose id or else whose title `place` is; PlaceUnclear where none or several fit."""
    sections = list(enumerate(reading.sections))
    found = [index for index, section in sections if section.id == place]
    found = found or [index for index, section in sections if _bare(section.title) == _bare(place) != ""]
    if len(found) == 1:
        return found[0]
    if not found:
        raise PlaceUnclear("section-unknown", report=_report(reading), place=place)
    shown = "; ".join(reading.sections[index].id for index in found)
    raise PlaceUnclear("section-unclear", report=_report(reading), place=place, count=len(found), candidates=shown)


def _ways(reading: Reading, place: str) -> Iterator[Sequence[int]]:
    """The indicators that a place may name, way by way."""
    text, indicators, words = reading.text, list(enumerate(reading.indicators)), _bare(place)
    offset = place.removeprefix("@")
    if offset.isascii() and offset.isdigit():
        yield [
            index
            for index, each in indicators
            if each.number_start <= int(offset) < each.number_end or text[each.number_start : each.number_end] == place
        ]
        if place != offset:
            return
    if not words:
        return
    yield [index for index, each in indicators if _bare(each.name) == words]
    spans = list(_occurrences(text, words))
    yield [
        index
        for index, each in indicators
        if any(start <= each.number_start and each.number_end <= end for start, end in spans)
    ]
    yield [index for index, each in indicators if any(each.start <= start and end <= each.end for start, end in spans)]
    yield [index for index, each in indicators if words in _bare(each.name)]


def _occurrences(text: str, words: str) -> Iterator[tuple[int, int]]:
    """Where the words stand in the text, whatever blanks and line breaks are between them."""
    offsets = [offset for offset, character in enumerate(text) if not character.isspace()]
    bare, found = _bare(text), -1
    while (found := bare.find(words, found + 1)) >= 0:
        yield offsets[found], offsets[found + len(words) - 1] + 1


def _bare(words: str) -> str:
    return "".join(words.split())


def _shown(text: str, indicator: Indicator) -> str:
    return f"@{indicator.number_start} {indicator.name} {text[indicator.number_start : indicator.number_end]}"


def _report(reading: Reading) -> str:
    report = reading.report
    return f"{report.region.name if report.region else report.source.name} {report.period or ''}".strip()
