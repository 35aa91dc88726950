"""Bookmarks made of what a user points at."""

from store.bookmarks.models import Bookmark, Figure, Pointed, What
from store.bookmarks.words import Words, WordsOf
from store.corrections import heading_end
from store.models import Section, Span, Tense


def bookmark_of(pointed: Pointed, words_of: WordsOf, *, library: str, now: str) -> Bookmark:
    """The bookmark of a place in a reading, without note or tags, made in a library at a time; KeyError where the
    reading has no such section, IndexError where it has no such indicator."""
    reading = words_of.reading
    report, figure, heading = reading.report, None, ""
    if pointed.indicator is not None:
        what, stated = What.INDICATOR, reading.indicators[pointed.indicator]
        passage, place = Span(stated.start, stated.end), stated.number_start
        words = words_of.sentence(place)
        target = stated.tense is Tense.TARGET
        figure = Figure(stated.name, stated.value, stated.value_max, stated.unit, target)
    elif pointed.spans:
        what, words = What.HIT, words_of.sentence(pointed.spans[0].start)
        passage = _longest(words)
        place = passage.start
    else:
        section = _section(pointed, words_of)
        what, words, heading = What.SECTION, words_of.section(section), section.title
        passage, place = Span(section.start, heading_end(reading.text, section)), section.start
    return Bookmark(
        id="",
        library=library,
        what=what,
        report=pointed.report,
        region=report.region.path if report.region else (),
        agency=report.agency,
        period=report.period,
        title=report.title,
        published=report.published,
        source=report.source.sha256,
        path=words.path,
        heading=heading,
        start=words.start,
        end=words.end,
        text=words.text,
        anchor=words_of.anchorage.anchor(passage.start, passage.end, place),
        figure=figure,
        query=pointed.query,
        note="",
        tags=(),
        made=now,
        changed=now,
    )


def _section(pointed: Pointed, words_of: WordsOf) -> Section:
    found = next((each for each in words_of.reading.sections if each.id == pointed.section), None)
    if found is None:
        raise KeyError(pointed.section)
    return found


def _longest(words: Words) -> Span:
    """Of words that the page tore apart, the piece that is known again best."""
    return max(words.spans, key=lambda span: span.end - span.start)
