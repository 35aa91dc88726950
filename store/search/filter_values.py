"""The values of a filter as they are typed, read as what it asks for."""

import re
import tomllib
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from importlib.resources import files

from store.search.filter_names import field_name, keys, named, value_name
from store.search.query import Bounds, Field, Filter
from store.search.unit_names import is_unit

_YEAR = "([0-9]{4})年?(?:h[12]|[上下]半年)?()"
_VALUE = r"(-?[0-9]{1,15}(?:\.[0-9]{1,9})?)(万亿|千亿|百亿|千万|百万|亿|万|千)?[%‰]?"
_BETWEEN = r"(?:\.{2,}|[-~—–至到])"
_THOUSANDS = re.compile("(?<=[0-9]),(?=[0-9]{3}(?![0-9]))")
_COMPARISONS = {">=": ">=", "≥": ">=", "<=": "<=", "≤": "<=", ">": ">", "<": "<", "=": "=", "": "="}


@dataclass(frozen=True, slots=True)
class Misread:
    """A value that was not understood: which of the values, and why (as in `query.Mistake`)."""

    nth: int
    reason: str
    facts: dict[str, object] = field(default_factory=dict)


def read_filter(asked: Field, values: Sequence[str], *, excluded: bool) -> Filter | Misread:
    """The filter that asks for one of the values, or the first of them that is none."""
    read = _READ.get(asked, _as_typed)
    understood = [read(asked, value) for value in values]
    for nth, one in enumerate(understood):
        if isinstance(one, Misread):
            return Misread(nth, one.reason, {**one.facts, "value": values[nth]})
    bounds = tuple(dict.fromkeys(one for one in understood if isinstance(one, Bounds)))
    names = tuple(dict.fromkeys(one for one in understood if isinstance(one, str)))
    return Filter(asked, names, bounds, excluded)


def _as_typed(_: Field, value: str) -> str:
    return value


def _by_name(asked: Field, value: str) -> str | Misread:
    found = named(asked, value)
    if len(found) == 1:
        return found[0]
    shown = found or keys(asked)
    facts: dict[str, object] = {
        "field_zh": field_name(asked, "zh"),
        "field_en": field_name(asked, "en"),
        "values_zh": "、".join(value_name(asked, key, "zh") for key in shown),
        "values_en": ", ".join(value_name(asked, key, "en") for key in shown),
    }
    return Misread(0, "value-ambiguous" if found else "value-unknown", facts)


def _year(_: Field, value: str) -> Bounds | Misread:
    return _bounds(value, _YEAR) or Misread(0, "year-unclear")


def _number(_: Field, value: str) -> Bounds | Misread:
    return _bounds(_THOUSANDS.sub("", value), _VALUE) or Misread(0, "number-unclear")


def _unit(_: Field, value: str) -> str | Misread:
    return value if is_unit(value) else Misread(0, "unit-unknown")


_READ: dict[Field, Callable[[Field, str], str | Bounds | Misread]] = {
    Field.DOMAIN: _by_name,
    Field.KIND: _by_name,
    Field.TENSE: _by_name,
    Field.YEAR: _year,
    Field.UNIT: _unit,
    Field.VALUE: _number,
}


def _bounds(value: str, number: str) -> Bounds | None:
    """The range that a value names: a number, a comparison with one, or two with a mark between, of which one may be
    left out."""
    plain = "".join(unicodedata.normalize("NFKC", value).casefold().split())
    compared = _pattern(f"(>=|<=|[≥≤><=]|){number}").fullmatch(plain)
    if compared is not None:
        sign, at = _COMPARISONS[compared[1]], _scaled(compared[2], compared[3])
        low, high = None if sign[0] == "<" else at, None if sign[0] == ">" else at
        return Bounds(low, high, low_open=sign == ">", high_open=sign == "<")
    ends = _pattern(f"(?:{number})?{_BETWEEN}(?:{number})?").fullmatch(plain)
    if ends is None or not (ends[1] or ends[3]):
        return None
    low, high = (_scaled(digits, scale) if digits else None for digits, scale in (ends.group(1, 2), ends.group(3, 4)))
    return Bounds(high, low) if low is not None and high is not None and high < low else Bounds(low, high)


def _scaled(digits: str, scale: str | None) -> float:
    return float(Decimal(digits) * _multipliers()[scale or ""])


_pattern = cache(re.compile)


@cache
def _multipliers() -> dict[str, int]:
    quantities = tomllib.loads(files("seeds").joinpath("quantities.toml").read_text(encoding="utf-8"))
    return {"": 1, **quantities["multipliers"]}
