"""The measures that stand in one row across reports, as seeds/measures.toml lists them."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from store.models import Indicator
from store.rates import Conversion, is_monthly, monthly, per_month, resized


@dataclass(frozen=True, slots=True)
class Measure:
    """A quantity that many reports state: its key, names, unit, domain, the better direction, the ways to say it.

    `units` are the units that an indicator may carry, a rate per month standing also for the one per year;
    `direction` is "up", "down" or None where neither is better. `ways` are patterns of which one must match the
    indicator's name, `ways_where` those that do so only where its clause matches a second one; `unless` must not.
    `yearly` says that it sums up a year, so that the sum of several years is another quantity. `sizes` are what one of
    its other units is in its own.
    """

    key: str
    chinese: str
    english: str
    domain: str
    unit: str
    units: tuple[str, ...]
    direction: str | None
    ways: str
    ways_where: tuple[tuple[str, str], ...]
    unless: str | None
    yearly: bool
    sizes: tuple[tuple[str, float], ...] = ()

    def unit_fits(self, unit: str) -> bool:
        """Whether an indicator in this unit can be this measure."""
        return monthly(unit) in self.units

    def said_by(self, name: str, clause: str) -> bool:
        """Whether a name says this measure, and neither it nor its clause says something near it."""
        if not any(self._named(each, clause) for each in _ways_to_write(name)):
            return False
        if self.unless is None:
            return True
        unless = _pattern(self.unless)
        return unless.search(name) is None and unless.search(clause) is None

    def _named(self, name: str, clause: str) -> bool:
        return _pattern(self.ways).search(name) is not None or any(
            _pattern(way).search(name) and _pattern(where).search(clause) for way, where in self.ways_where
        )


_DEED_BEHIND = re.compile("^(.+?)共?(新增|新建)$")


def _ways_to_write(name: str) -> tuple[str, ...]:
    """A name as it stands; without quotes and 的; and with what was done before what it was done to: 助餐点共新增."""
    plain = re.sub("[“”‘’\"'「」『』的]", "", name)
    return tuple(dict.fromkeys((name, plain, _DEED_BEHIND.sub(r"\2\1", plain))))


# Panes ask for names only: compiling all the patterns would be a good part of a launch.
_pattern = cache(re.compile)


@cache
def measures() -> tuple[Measure, ...]:
    """Every measure, in the order of the file; the first that fits an indicator is its own."""
    document = tomllib.loads(files("seeds").joinpath("measures.toml").read_text(encoding="utf-8"))
    return tuple(
        Measure(
            key,
            entry["zh"],
            entry["en"],
            entry["domain"],
            entry["unit"],
            tuple(entry.get("units", [entry["unit"]])),
            entry.get("better"),
            "|".join(entry["ways"]),
            tuple((way, where) for way, where in entry.get("ways_where", ())),
            "|".join(entry["unless"]) if "unless" in entry else None,
            entry.get("yearly", False),
            tuple(entry.get("sizes", {}).items()),
        )
        for key, entry in document.items()
    )


def conversion(measure: Measure, indicator: Indicator, text: str) -> Conversion | None:
    """An indicator of a report's text in its measure's unit, where it is stated in another: a month's part of what is
    stated per year, tons in 斤; None where nothing is to be converted."""
    if is_monthly(measure.unit):
        return per_month(indicator, text)
    size = dict(measure.sizes).get(indicator.unit)
    return None if size is None else resized(indicator, size, measure.unit)


def measure_of(key: str | None) -> Measure | None:
    """The measure with this key; None where there is none."""
    return _by_key().get(key or "")


@cache
def _by_key() -> dict[str, Measure]:
    return {measure.key: measure for measure in measures()}
