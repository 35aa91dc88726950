"""The entries of a search's list: of what it found, and of what can be searched while nothing is typed."""

from collections.abc import Iterator, Mapping, Sequence

from store.search.results import Hit, Results
from tui.language import phrase
from tui.searches import Searches
from tui.typesetting.harmless import harmless
from tui.typesetting.width import cells
from tui.widgets.search.entries import (
    Columns,
    Earlier,
    Entry,
    Found,
    Gap,
    Head,
    More,
    Sentence,
    Stated,
    Title,
    domains_of,
    indicator_name,
)

FEW_INDICATORS = 3
_MOST_DOMAIN_CELLS = 24
_MOST_NAME_CELLS = 24
_EXAMPLES = ("words", "exact", "without", "either", "filters", "figures", "pinyin")


def found_entries(
    results: Results, hits: Sequence[Hit], signs: Mapping[str, str], *, all_indicators: bool
) -> tuple[Entry, ...]:
    """Indicators, then the hits (all those that came so far) under their reports, in the order they were given."""
    entries = [*_indicators(results, all_indicators), *_hits(hits, signs)]
    if not entries and not results.query.empty:
        entries = [Gap(), Sentence(phrase("search.nothing"))]
    return tuple(entries)


def _indicators(results: Results, everything: bool) -> Iterator[Entry]:
    if not results.indicators:
        return
    few = FEW_INDICATORS if results.hits and results.indicators_total > FEW_INDICATORS + 1 else len(results.indicators)
    shown = results.indicators if everything else results.indicators[:few]
    yield Title(phrase("search.indicators", count=results.indicators_total))
    columns = Columns(shown)
    names = [indicator_name(hit) for hit in shown]
    for place, hit in enumerate(shown):
        yield Stated(hit, columns, place == 0 or names[place] != names[place - 1])
    yield from _rest(results, few, len(shown))
    if results.hits:
        yield Gap()


def _rest(results: Results, few: int, shown: int) -> Iterator[Entry]:
    more = results.indicators_total - shown
    if shown < len(results.indicators):
        yield More(phrase("search.more-indicators", more=more))
    elif more:
        yield Sentence(phrase("search.other-indicators", more=more), room=2)
    elif shown > few:
        yield More(phrase("search.fewer-indicators"))


def _hits(hits: Sequence[Hit], signs: Mapping[str, str]) -> Iterator[Entry]:
    domain_cells = min(max((cells(domains_of(hit)) for hit in hits), default=0), _MOST_DOMAIN_CELLS)
    agencies = {hit.agency for hit in hits}
    before: str | None = None
    for hit in hits:
        if hit.report != before:
            before = hit.report
            agency = hit.agency if len(agencies) > 1 else None
            yield Head(hit.report, hit.region, hit.period, agency, signs.get(hit.report, ""))
        yield Found(hit, domain_cells)


def earlier_entries(kept: Searches) -> tuple[Entry, ...]:
    """Searches to choose from: those kept by name, then those made before; and how a search is written."""
    return (*_saved(kept), *_history(kept), *_examples())


def _saved(kept: Searches) -> Iterator[Entry]:
    if not kept.saved:
        return
    room = min(max(cells(harmless(name)) for name in kept.saved), _MOST_NAME_CELLS)
    yield Title(phrase("search.saved"))
    for name in sorted(kept.saved):
        yield Earlier(kept.saved[name], name, room)
    yield Gap()


def _history(kept: Searches) -> Iterator[Entry]:
    if not kept.history:
        return
    yield Title(phrase("search.history"))
    for query in kept.history:
        yield Earlier(query)
    yield Gap()


def _examples() -> Iterator[Entry]:
    yield Title(phrase("search.examples"))
    room = max(cells(phrase(f"search.example.{name}")) for name in _EXAMPLES)
    for name in _EXAMPLES:
        yield Sentence(phrase(f"search.explained.{name}"), f"  {phrase(f'search.example.{name}')}", room + 2)
