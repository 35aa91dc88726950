"""What was typed, understood: words, filters, and what could not be understood."""

import tomllib
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from importlib.resources import files


class Field(StrEnum):
    """What a filter looks at; the names under which it is typed stand in seeds/search.toml."""

    REGION = "region"
    DOMAIN = "domain"
    YEAR = "year"
    KIND = "kind"
    TENSE = "tense"
    AGENCY = "agency"
    UNIT = "unit"
    VALUE = "value"


INDICATOR_FIELDS = frozenset({Field.UNIT, Field.VALUE})
"""Filters that only an indicator can meet; a query that has one finds indicators and no sections."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the query: `text` as typed, without its quotes; `exact` where it was quoted, so that it is neither
    taken for pinyin nor ever taken apart."""

    text: str
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Clause:
    """Words of which one must stand in a section (A|B), or with `excluded` none may."""

    words: tuple[Word, ...]
    excluded: bool = False


@dataclass(frozen=True, slots=True)
class Bounds:
    """A closed range of years or values; None is open. `low_open`, `high_open` leave the bound itself out (>, <)."""

    low: float | None = None
    high: float | None = None
    low_open: bool = False
    high_open: bool = False


@dataclass(frozen=True, slots=True)
class Filter:
    """What a hit must meet: one of the `values` (keys for domain, kind and tense; as typed for region, agency and
    unit), or one of the `bounds` (year, value). `excluded` turns it round."""

    field: Field
    values: tuple[str, ...] = ()
    bounds: tuple[Bounds, ...] = ()
    excluded: bool = False


@dataclass(frozen=True, slots=True)
class Mistake:
    """Something in the query that was not understood: its characters `[start, end)`, and why, as a key of
    store/search/mistakes.toml with what fills its sentence."""

    start: int
    end: int
    reason: str
    facts: dict[str, object] = field(default_factory=dict)

    def sentence(self, language: str) -> str:
        """What was not understood and what is done instead, in "zh" or "en"."""
        return _sentences()[self.reason][language].format(**self.facts)


@dataclass(frozen=True, slots=True)
class Query:
    """A query: every clause and every filter must be met. `text` is what was typed."""

    text: str
    clauses: tuple[Clause, ...] = ()
    filters: tuple[Filter, ...] = ()
    mistakes: tuple[Mistake, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether nothing is asked for."""
        return not self.clauses and not self.filters


@cache
def _sentences() -> dict[str, dict[str, str]]:
    return tomllib.loads(files("store.search").joinpath("mistakes.toml").read_text(encoding="utf-8"))
