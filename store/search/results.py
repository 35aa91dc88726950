"""What a search finds."""

from dataclasses import dataclass

from store.index.sheets import IndicatorSheet
from store.models import Kind, Region, Span
from store.search.query import Query

INDICATORS_SHOWN = 40
"""Indicators that a search gives unless it is asked for more or fewer."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A section in which the query's words stand.

    `matches` are the places of all of them in the report's text (a word that a mended joint divides has a span on
    either side), `start, end` those of the first. `snippet` is the words in their sentence, with `lit` the characters
    `[start, end)` of it to light, and `said` where it stands in the report's text. A hit of a query that is all filters
    has no matches; its snippet is how it begins.
    """

    report: str
    region: Region | None
    agency: str | None
    period: str | None
    section: str
    path: tuple[str, ...]
    kind: Kind
    domains: tuple[str, ...]
    start: int
    end: int
    matches: tuple[Span, ...]
    snippet: str
    lit: tuple[tuple[int, int], ...]
    said: tuple[Span, ...]
    score: float


@dataclass(frozen=True, slots=True)
class IndicatorHit:
    """An indicator that the query's words name, with the report that states it."""

    report: str
    region: Region | None
    agency: str | None
    period: str | None
    indicator: IndicatorSheet
    score: float


@dataclass(frozen=True, slots=True)
class Sound:
    """Letters that were taken for pinyin, and the words they stand for, the commonest first; `text` is the word of
    the query as typed."""

    text: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Count:
    """How many sections a narrower query would find: `value` is what the filter takes (a domain's key, a region's
    name), `label` a region's path from the province down, empty for domains."""

    value: str
    count: int
    label: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Results:
    """What a query finds: `hits` are a page of all `total` sections in `reports` reports, best first.

    `domains` and `regions` count all of them, most first. `indicators` are the best of `indicators_total`, grouped by
    measure or name, then region and period. `apart` are words that stand nowhere as typed and were searched in their
    parts. `scanned` tells how many reports had to be looked through without the index, `unsearched` how many could
    not be read. `unheard` are letters that could not be taken for pinyin, because there is no index, and too many
    reports to gather their words.
    """

    query: Query
    hits: tuple[Hit, ...] = ()
    total: int = 0
    reports: int = 0
    domains: tuple[Count, ...] = ()
    regions: tuple[Count, ...] = ()
    indicators: tuple[IndicatorHit, ...] = ()
    indicators_total: int = 0
    sounds: tuple[Sound, ...] = ()
    apart: tuple[tuple[str, tuple[str, ...]], ...] = ()
    scanned: int = 0
    unsearched: int = 0
    unheard: tuple[str, ...] = ()
