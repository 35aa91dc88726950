"""Indicators of several reports in rows: what one column says beside what another says."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from store.excerpts import View
from store.measures import Measure, conversion, measures
from store.models import Indicator, Reading, Tense
from store.rates import Conversion

_SEVERAL_YEARS = "（多年）"
"""Set behind the name of what is told of several years and would else have the name of a measure of one."""


@dataclass(frozen=True, slots=True)
class Row:
    """One quantity across the columns: its label, its unit, and per column the indexes into that reading's indicators.

    Indicators share a row where they carry the same measure (in a unit that it allows), or where name and unit agree.
    `conversions` says by column and index what is stated in another unit than the row's, per year or in tons, `growths`
    what stands in it not for itself but for the growth stated beside it.
    """

    label: str
    unit: str
    measure: str | None
    cells: tuple[tuple[int, ...], ...]
    conversions: Mapping[tuple[int, int], Conversion] = field(default_factory=dict)
    growths: Mapping[tuple[int, int], Indicator] = field(default_factory=dict)


def indicator_rows(readings: Sequence[Reading], domain: str | None = None, view: View | None = None) -> tuple[Row, ...]:
    """The rows of a domain's indicators, those that most columns state first, then in the first column's order.
    A row is labelled by its measure's name, or else by the shortest name that a column gives it.

    `view` keeps the results (REVIEW: achieved) or the promises (PLAN: target); None keeps both. Names agree whatever
    quotes, blanks and 的 stand in them, and the units that a measure allows (元/月, 元/人·月) are one; what is stated
    in another unit than the measure's, per year or in tons, is converted. An indicator without a measure joins the one
    measure that its name and unit stand for in another column, unless the words around it rule that out; where they
    stand for several, it has a row of its own.
    """
    known = {measure.key: measure for measure in measures()}
    shown = [list(_shown(reading, domain, view)) for reading in readings]
    meant: dict[tuple[str, str], set[str]] = {}
    for indicator in (indicator for column in shown for _, indicator in column):
        if indicator.measure is not None:
            meant.setdefault(_name_and_unit(indicator), set()).add(indicator.measure)
    rows: dict[tuple[str | None, str, str], _Gathered] = {}
    for column, found in enumerate(shown):
        for index, indicator in found:
            name, unit = _name_and_unit(indicator)
            said = indicator.name
            candidates = meant.get((name, unit), set())
            key = indicator.measure or (next(iter(candidates)) if len(candidates) == 1 else None)
            measure = known.get(key or "")
            if indicator.measure is None and measure is not None and _ruled_out(measure, indicator, readings[column]):
                key = measure = None
            if indicator.of_several_years:
                name, said = name + _SEVERAL_YEARS, said + _SEVERAL_YEARS
            if measure is not None and measure.unit_fits(indicator.unit):
                unit = measure.unit
            row = rows.setdefault((key, "" if key else name, unit), _Gathered(key, unit))
            row.names.append(said)
            if measure is not None and unit == measure.unit:
                row.convert(column, index, conversion(measure, indicator, readings[column].text))
            row.cells.setdefault(column, []).append(index)
    # Stable: rows that as many columns state stay in the order in which the columns bring them up.
    ordered = sorted(rows.values(), key=lambda row: -len(row.cells))
    labels = {key: measure.chinese for key, measure in known.items()}
    return tuple(row.finished(len(readings), labels) for row in ordered)


@dataclass
class _Gathered:
    measure: str | None
    unit: str
    names: list[str] = field(default_factory=list)
    cells: dict[int, list[int]] = field(default_factory=dict)
    conversions: dict[tuple[int, int], Conversion] = field(default_factory=dict)

    def convert(self, column: int, index: int, conversion: Conversion | None) -> None:
        if conversion is not None:
            self.conversions[column, index] = conversion

    def finished(self, columns: int, labels: Mapping[str, str]) -> Row:
        cells = tuple(tuple(self.cells.get(column, ())) for column in range(columns))
        label = labels.get(self.measure or "") or min(self.names, key=len)
        return Row(label, self.unit, self.measure, cells, self.conversions)


def _shown(reading: Reading, domain: str | None, view: View | None) -> Iterator[tuple[int, Indicator]]:
    for index, indicator in enumerate(reading.indicators):
        if shown_in(indicator, domain, view):
            yield index, indicator


def _ruled_out(measure: Measure, indicator: Indicator, reading: Reading) -> bool:
    """Whether the reading knew the measure by the indicator's name and left it for what stands around: a sum of several
    years where the measure is of one, or words that tell of something near it."""
    clause = reading.text[indicator.start : indicator.end]
    return measure.yearly or not measure.said_by(indicator.name, clause)


def shown_in(indicator: Indicator, domain: str | None, view: View | None) -> bool:
    """Whether an indicator is of a domain (None: of any) and among the results (REVIEW) or promises (PLAN)."""
    tense = {View.REVIEW: Tense.ACHIEVED, View.PLAN: Tense.TARGET, None: None}[view]
    return domain in (None, indicator.domain) and tense in (None, indicator.tense)


def _name_and_unit(indicator: Indicator) -> tuple[str, str]:
    return re.sub(r"[\s“”‘’\"'「」『』《》的]", "", indicator.name), re.sub(r"\s", "", indicator.unit)
