"""What the engine ranks by besides the words: how much a section's part of its report weighs, and the lasting order of
all sections and of all indicators."""

from functools import cache
from hashlib import sha256

from store.index.sheets import IndicatorSheet, ReportSheet, SectionSheet
from store.measures import measures
from store.models import Kind

_WEIGHTS = {Kind.REVIEW: 2.0, Kind.PLAN: 2.0, Kind.OUTLOOK: 2.0, Kind.PREFACE: 1.6, Kind.FURNITURE: 1.0}
_BARE = 1.2
_HEADING_MARKS = 8
"""A section whose text is longer than its title by no more than a number and stops is a heading and nothing else."""
_FIRST_YEAR, _LAST_YEAR = 1949, 2204
_A_YEAR = 0.002
_HALVES = {"": 0, "H2": 1, "H1": 2}
_REGIONS, _PERIODS, _PLACES = 1 << 20, 1 << 10, 1 << 20


def report_number(report: str) -> int:
    """A number that no other report's id has, small enough to count by."""
    # The engine counts by floating point numbers, which are exact as far as this.
    return int.from_bytes(sha256(report.encode()).digest()[:8]) & (1 << 53) - 1


def factor(section: SectionSheet, period: str | None) -> float:
    """What a section's score is multiplied by: the report's own text weighs more than a heading with nothing below it
    and what stands around the text, a newer one slightly more than an older."""
    weight = min(_WEIGHTS[section.kind], _BARE) if _bare(section) else _WEIGHTS[section.kind]
    return weight + _A_YEAR * (_year(period) - _FIRST_YEAR)


def weight(section: SectionSheet, period: str | None) -> float:
    """The factor in the form that the engine takes, which multiplies by log2(2 + weight)."""
    return float(2 ** factor(section, period) - 2)


def section_order(report: ReportSheet, section: SectionSheet) -> int:
    """A number by which sections stand by region, in it the newest first, in it as the report has them."""
    return _order(0, report, report.period, section.place + 1)


def indicator_order(report: ReportSheet, indicator: IndicatorSheet) -> int:
    """A number by which indicators stand by measure, those of none behind, and in it as sections do; what is told
    by a bound stands behind what is exact."""
    group = _measure_places().get(indicator.measure or "", len(measures()))
    place = indicator.index + (_PLACES // 2 if indicator.indicator.bounded else 0)
    return _order(group, report, indicator.period or report.period, place)


def region_and_year(order: int) -> tuple[int, int]:
    """The region's code as a number, and the year, by which an order was made."""
    region, newest = divmod(order // _PLACES, _PERIODS)
    return region % _REGIONS, _LAST_YEAR - newest // len(_HALVES)


def _bare(section: SectionSheet) -> bool:
    length = sum(len(stretch.text) for stretch in section.stretches if stretch.joint is None)
    return bool(section.path) and length <= len(section.path[-1]) + _HEADING_MARKS


def _order(group: int, report: ReportSheet, period: str | None, place: int) -> int:
    code = report.region.code if report.region else ""
    region = int(code) % _REGIONS if code.isdecimal() else 0
    newest = (_LAST_YEAR - _year(period)) * len(_HALVES) + _HALVES.get((period or "")[4:], 0)
    return ((group * _REGIONS + region) * _PERIODS + newest) * _PLACES + place


def _year(period: str | None) -> int:
    year = int(period[:4]) if period and period[:4].isdecimal() else _FIRST_YEAR
    return min(max(year, _FIRST_YEAR), _LAST_YEAR)


@cache
def _measure_places() -> dict[str, int]:
    return {measure.key: place for place, measure in enumerate(measures())}
