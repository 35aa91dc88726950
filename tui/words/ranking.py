"""Rankings in words: how many regions state a measure, where the reader's own stands, what lies in the middle."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from store.figures import rounded
from tui.glyphs import glyph
from tui.language import phrase
from tui.typesetting.harmless import harmless
from tui.words.figures import amount, figure
from tui.words.labels import period_name

if TYPE_CHECKING:
    from store.comparing.ranking.ranking import Ranking
    from store.comparing.ranking.stated import Stated


def summary_words(ranking: "Ranking", own: Sequence[str]) -> str:
    """The ranking in a line or two."""
    return phrase("measures.full-stop").join(_sentences(ranking, own))


def _sentences(ranking: "Ranking", own: Sequence[str]) -> Iterator[str]:
    results = ranking.results
    if not results:
        yield phrase("measures.no-region-states" if ranking.targets or ranking.unread else "measures.no-region")
    else:
        yield phrase(_one_or_more("measures.regions", len(results)), count=len(results))
        if own:
            yield _place_words(ranking, own)
    unit = ranking.measure.unit
    if ranking.median is not None:
        yield phrase("measures.median", median=amount(rounded(ranking.median), unit))
    if ranking.lower is not None and ranking.upper is not None and len(results) > 3:
        low, high = (amount(rounded(each), unit) for each in (ranking.lower, ranking.upper))
        yield phrase("measures.quartiles", low=low, high=high)
    if ranking.targets:
        yield phrase(_one_or_more("measures.targets", len(ranking.targets)), count=len(ranking.targets))
    if ranking.unread:
        yield phrase("measures.unread", count=ranking.unread)


def _place_words(ranking: "Ranking", own: Sequence[str]) -> str:
    name, found = harmless(own[-1]), ranking.of(own)
    if found is None or found.place is None:
        return phrase("measures.own-states-none", region=name)
    tied = sum(each.place == found.place for each in ranking.results) > 1
    return phrase("measures.own-tied" if tied else "measures.own-place", region=name, place=found.place)


def note_words(ranking: "Ranking") -> str:
    """Which end is the better one, and what the signs stand for."""
    order = {"up": "measures.best-first", "down": "measures.lowest-first", None: "measures.most-first"}
    parts = [phrase(order[ranking.measure.direction])]
    if any(each.stated.converted_from for each in (*ranking.results, *ranking.targets)):
        parts.append(f"{glyph('converted')} {phrase('table.converted')}")
    return "  ".join(parts)


def stated_words(stated: "Stated") -> str:
    """One region's figure with all that is to be known of it."""
    path = harmless("".join(stated.path))
    words = f"{path} {period_name(stated.period)} {harmless(figure(stated.shown))}"
    if stated.report_period != stated.period:
        words = phrase("measures.of-report", words=words, period=period_name(stated.report_period))
    if stated.converted_from is not None:
        words += f" ({phrase('table.converted-from', unit=harmless(stated.converted_from))})"
    return words


def _one_or_more(key: str, count: int) -> str:
    return f"{key}-one" if count == 1 else key
