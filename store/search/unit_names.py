"""Units of indicators as they are compared, however they are written."""

import re
import tomllib
from functools import cache
from importlib.resources import files

from store.index.folding import fold
from store.measures import measures

_DIVISOR = re.compile("[·•・.、/]+")
_PARENTHESES = re.compile(r"\(.*")


def unit_key(unit: str) -> str:
    """A unit by which it is compared: folded, its divisors in one order (元/人·月, 元/月·人, 元每人每月)."""
    counted, *divisors = _DIVISOR.split(fold(unit).text.replace("每", "/"))
    return "/".join([counted, *sorted(filter(None, divisors))])


def is_unit(written: str) -> bool:
    """Whether something can be the unit of an indicator: 元, 元/月, 个(家), the ratio :1."""
    counted = _PARENTHESES.sub("", unit_key(written).partition("/")[0])
    return counted in _counted() or counted.startswith(":")


@cache
def measure_units() -> dict[str, str]:
    """The units of the measures, by their keys, as they are compared."""
    return {measure.key: unit_key(measure.unit) for measure in measures()}


@cache
def _counted() -> frozenset[str]:
    units = tomllib.loads(files("seeds").joinpath("quantities.toml").read_text(encoding="utf-8"))["units"]
    written = (*units["count"], *units["amount"], *(measure.unit for measure in measures()))
    return frozenset(unit_key(unit).partition("/")[0] for unit in written)
