"""Where a search leads: a report at one of its hits or indicators, with the query's words to light."""

from dataclasses import dataclass, replace

from store.models import Reading, Span
from store.search.query import Clause, Query, Word
from store.search.results import Results
from tui.language import phrase
from tui.typesetting.harmless import harmless
from tui.widgets.search.entries import Entry, Found, Stated

_MOST_TOLD = 40


@dataclass(frozen=True, slots=True)
class Landing:
    """A place in a report (by its id, with its reading): a hit's words in its text (none where the query names none) or
    an indicator of it, by its index. `place` is where it begins, `words` are all the places to light, `told` says which
    of the results it is."""

    report: str
    reading: Reading
    place: int
    words: tuple[Span, ...]
    hit: tuple[Span, ...]
    indicator: int | None
    told: str


def report_of(entry: Entry | None) -> str | None:
    """The report that an entry leads into; None for one that leads into none."""
    return entry.hit.report if isinstance(entry, Found | Stated) else None


def landing(entry: Found | Stated, reading: Reading, results: Results, nth: int) -> Landing:
    """Where an entry of the results leads in its report; `nth` of them, from 1."""
    words = _words(results, reading)
    query = results.query.text.strip()
    query = harmless(query if len(query) <= _MOST_TOLD else f"{query[: _MOST_TOLD - 1]}…")
    if isinstance(entry, Stated):
        told = phrase("search.at-indicator", query=query, nth=nth, total=results.indicators_total)
        return Landing(entry.hit.report, reading, entry.hit.indicator.start, words, (), entry.hit.indicator.index, told)
    told = phrase("search.at-hit", query=query, nth=nth, total=results.total)
    return Landing(entry.hit.report, reading, entry.hit.start, words, entry.hit.matches, None, told)


def _words(results: Results, reading: Reading) -> tuple[Span, ...]:
    from store.search.matching import places

    sounds = {sound.text: sound.words for sound in results.sounds}
    return places(_with_parts(results), sounds, reading)


def _with_parts(results: Results) -> Query:
    """The query with what was searched apart as words of their own."""
    parts = tuple(Clause((Word(part, exact=True),)) for _, parts in results.apart for part in parts)
    return replace(results.query, clauses=(*results.query.clauses, *parts))
