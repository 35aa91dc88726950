"""Whether a report, a section, an indicator meets a query's filters."""

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Protocol

from store.index.folding import fold
from store.index.sheets import IndicatorSheet, SectionSheet
from store.models import Region
from store.search.query import Bounds, Field, Filter
from store.search.unit_names import measure_units, unit_key

_SEPARATORS = re.compile(r"[\s/\\›>»·•]+")
_CODE = re.compile("[0-9]{2,6}")
_LEAST = 2
"""In a path written without marks every name but a single one is written with so many characters at least."""


class Reported(Protocol):
    """What tells whose report something is, and on what year: a report, its sheet, a hit."""

    @property
    def region(self) -> Region | None:
        """The region whose report it is."""

    @property
    def agency(self) -> str | None:
        """The agency whose report it is, without the region."""

    @property
    def period(self) -> str | None:
        """The year or half-year that the report looks back on."""


def meets_report(filters: Iterable[Filter], report: Reported) -> bool:
    """Whether the region and the agency of a report are asked for; other filters are not looked at."""
    return all(_whose(each, report) != each.excluded for each in filters if each.field in _WHOSE)


def meets_section(filters: Iterable[Filter], report: Reported, section: SectionSheet) -> bool:
    """Whether a section of a report meets all filters; no section meets one that asks for indicators."""
    return all(_section_meets(each, report, section) for each in filters)


def meets_indicator(filters: Iterable[Filter], report: Reported, indicator: IndicatorSheet) -> bool:
    """Whether an indicator of a report meets all filters."""
    return all(_indicator_meets(each, report, indicator) != each.excluded for each in filters)


def meets_region(value: str, region: Region | None) -> bool:
    """Whether a region is the named one or lies in it.

    Any name of its path equals or begins with the value; or the value is several such in their order, with marks
    between them (浙江/宁波) or without (浙江省宁波市); or it is a code, of which zeros at the end are not looked at.
    """
    if region is None:
        return False
    names = [fold(name).text for name in region.path]
    parts = [part for part in map(_bare, _SEPARATORS.split(value)) if part]
    if not parts:
        return False
    if len(parts) == 1 and _CODE.fullmatch(parts[0]):
        return region.code.startswith(_significant(parts[0]))
    return _leads_down(parts, names) or _written_together("".join(parts), names)


def meets_agency(value: str, agency: str | None) -> bool:
    """Whether the value is part of an agency's name."""
    return agency is not None and fold(value).text in fold(agency).text


def meets_unit(value: str, unit: str, measure: str | None = None) -> bool:
    """Whether the value is the unit of an indicator or that of its measure."""
    asked = unit_key(value)
    return asked == unit_key(unit) or (measure is not None and asked == measure_units().get(measure))


def lies_within(bounds: Bounds, low: float, high: float) -> bool:
    """Whether a range overlaps the bounds; a single value is a range from itself to itself."""
    above = bounds.low is None or (high > bounds.low if bounds.low_open else high >= bounds.low)
    below = bounds.high is None or (low < bounds.high if bounds.high_open else low <= bounds.high)
    return above and below


def year_of(period: str | None) -> int | None:
    """The year of a period such as 2022 or 2023H1."""
    return int(period[:4]) if period and period[:4].isdecimal() else None


def _section_meets(each: Filter, report: Reported, section: SectionSheet) -> bool:
    if each.field in _WHOSE:
        return _whose(each, report) != each.excluded
    return each.field in _OF_SECTION and _OF_SECTION[each.field](each, report, section) != each.excluded


def _indicator_meets(each: Filter, report: Reported, indicator: IndicatorSheet) -> bool:
    return _whose(each, report) if each.field in _WHOSE else _OF_INDICATOR[each.field](each, report, indicator)


def _whose(each: Filter, report: Reported) -> bool:
    return any(_WHOSE[each.field](value, report) for value in each.values)


_WHOSE: dict[Field, Callable[[str, Reported], bool]] = {
    Field.REGION: lambda value, report: meets_region(value, report.region),
    Field.AGENCY: lambda value, report: meets_agency(value, report.agency),
}
_OF_SECTION: dict[Field, Callable[[Filter, Reported, SectionSheet], bool]] = {
    Field.DOMAIN: lambda each, _, section: not set(each.values).isdisjoint(section.domains),
    Field.KIND: lambda each, _, section: section.kind in each.values,
    Field.TENSE: lambda each, _, section: not set(each.values).isdisjoint(section.tenses),
    Field.YEAR: lambda each, report, _: _in_year(each, report.period),
}
_OF_INDICATOR: dict[Field, Callable[[Filter, Reported, IndicatorSheet], bool]] = {
    Field.DOMAIN: lambda each, _, indicator: indicator.domain in each.values,
    Field.KIND: lambda each, _, indicator: indicator.kind in each.values,
    Field.TENSE: lambda each, _, indicator: indicator.tense in each.values,
    Field.YEAR: lambda each, report, indicator: _in_year(each, indicator.period or report.period),
    Field.UNIT: lambda each, _, indicator: any(
        meets_unit(value, indicator.unit, indicator.measure) for value in each.values
    ),
    Field.VALUE: lambda each, _, indicator: any(
        lies_within(bounds, indicator.value, indicator.value if indicator.value_max is None else indicator.value_max)
        for bounds in each.bounds
    ),
}


def _in_year(each: Filter, period: str | None) -> bool:
    year = year_of(period)
    return year is not None and any(lies_within(bounds, year, year) for bounds in each.bounds)


def _bare(name: str) -> str:
    return fold(name).text


def _significant(code: str) -> str:
    """A code without the pairs of zeros at its end: 330200 is all of 3302."""
    while len(code) > 2 and code.endswith("00") and len(code) % 2 == 0:
        code = code[:-2]
    return code


def _leads_down(parts: Sequence[str], names: Sequence[str]) -> bool:
    """Whether each part is the beginning of a name, in their order; levels may be left out."""
    ahead = iter(names)
    return all(any(name.startswith(part) for name in ahead) for part in parts)


def _written_together(value: str, names: Sequence[str]) -> bool:
    """Whether the value is the beginnings of names in their order, one behind the other."""
    if not value:
        return True
    return any(
        _written_together(value[length:], names[nth + 1 :])
        for nth, name in enumerate(names)
        for length in range(_LEAST, _alike(value, name) + 1)
    )


def _alike(one: str, other: str) -> int:
    """How many characters two names begin with in common."""
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
