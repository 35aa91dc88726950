"""What a search says of itself: how much it found, how it took the query, what it could not understand."""

from collections.abc import Iterator

from store.search.results import Results
from tui.glyphs import glyph
from tui.language import language, phrase
from tui.typesetting.harmless import harmless

_MOST_SOUNDS = 4


def tally(results: Results) -> str:
    """How many hits in how many reports."""
    if not results.total and results.indicators_total:
        return phrase("search.tally-indicators", indicators=results.indicators_total)
    return phrase("search.tally", hits=results.total, reports=results.reports)


def notes(results: Results) -> Iterator[tuple[str, str]]:
    """Sentences on how the query was taken, each with the role it is drawn in."""
    for mistake in results.query.mistakes:
        typed = harmless(results.query.text[mistake.start : mistake.end])
        said = harmless(mistake.sentence(language()))
        yield said if typed in said else phrase("search.mistake", typed=typed, said=said), "note"
    for sound in results.sounds:
        words = phrase("search.between").join(map(harmless, sound.words[:_MOST_SOUNDS]))
        yield phrase("search.sound", letters=harmless(sound.text), arrow=glyph("right"), words=words), "dim"
    for typed, parts in results.apart:
        yield phrase("search.apart", typed=harmless(typed), parts=" + ".join(map(harmless, parts))), "note"
    if results.unsearched:
        yield phrase("search.unsearched", count=results.unsearched), "note"
