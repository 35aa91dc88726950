"""Which indicators the words of a query name."""

import re
from functools import cache, lru_cache
from itertools import islice

from store.index.folding import fold
from store.index.sheets import IndicatorSheet
from store.measures import measures
from store.search.query import Query
from store.search.wording import Sounds, Wording, in_one_piece, worded_clauses

_MOST_WRITTEN = 60
"""Letters can stand for many words, and several of them for many more together; the commonest come first."""
_APART = "\n"


class IndicatorMatcher:
    """Which indicators one query's words find: by their names, or by the measure that all the words together name."""

    def __init__(self, query: Query, sounds: Sounds | None = None) -> None:
        self._clauses = worded_clauses(query, sounds, excluded=False)
        self._excluded = worded_clauses(query, sounds, excluded=True)
        self._measures = frozenset(measures_named(query, sounds))

    def finds(self, indicator: IndicatorSheet) -> bool:
        """Whether every clause has a word in the indicator's name or its measure's, or its measure is the one named,
        and no excluded word stands in them. A query without clauses finds every indicator."""
        names = _APART.join((fold(indicator.name).text, *_measure_names().get(indicator.measure or "", ())))
        if any(_stands(word, names) for clause in self._excluded for word in clause):
            return False
        return indicator.measure in self._measures or all(
            any(_stands(word, names) for word in clause) for clause in self._clauses
        )


def finds_indicator(query: Query, sounds: Sounds | None, indicator: IndicatorSheet) -> bool:
    """Whether a query's words find an indicator; for several indicators keep an IndicatorMatcher."""
    return IndicatorMatcher(query, sounds).finds(indicator)


def measures_named(query: Query, sounds: Sounds | None = None) -> tuple[str, ...]:
    """The measures that a query's words name when they are written together, one of every clause: 低保 标准 names
    最低生活保障标准, and so does dibao biaozhun where the letters' words are given."""
    written = islice(in_one_piece(query, sounds or {}), _MOST_WRITTEN)
    return tuple(dict.fromkeys(key for name in written for key in _measures_said(name)))


def names_measure(string: str) -> bool:
    """Whether a folded string is part of the name of any measure."""
    return any(string in name for names in _measure_names().values() for name in names)


@lru_cache(maxsize=2048)
def _measures_said(name: str) -> tuple[str, ...]:
    """The measures that a folded name says; their patterns have letters in capitals (GDP)."""
    written = name.upper()
    if not _any_way().search(written):
        return ()
    return tuple(measure.key for measure in measures() if measure.said_by(written, written))


@cache
def _any_way() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{measure.ways})" for measure in measures()))


def _stands(word: Wording, names: str) -> bool:
    return any(all(any(string in names for string in run) for run in way) for way in word.ways)


@cache
def _measure_names() -> dict[str, tuple[str, ...]]:
    return {measure.key: (fold(measure.chinese).text, fold(measure.english).text) for measure in measures()}
