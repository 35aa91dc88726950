"""Bookmarks of the reports made by hand."""

from store import report_id
from store.bookmarks.making import bookmark_of
from store.bookmarks.models import Bookmark, Pointed
from store.bookmarks.words import WordsOf
from store.models import Reading, Span

MADE = "2024-05-06T07:08:09+08:00"


def marked(reading: Reading, **place: object) -> Bookmark:
    """The bookmark of a section, of words or of an indicator."""
    pointed = Pointed(report_id(reading.report), **place)  # type: ignore[arg-type]
    return bookmark_of(pointed, WordsOf(reading), library="/library", now=MADE)


def section_marked(reading: Reading, title: str) -> Bookmark:
    (section,) = [each.id for each in reading.sections if each.title == title]
    return marked(reading, section=section)


def indicator_marked(reading: Reading, name: str) -> Bookmark:
    index = next(index for index, each in enumerate(reading.indicators) if each.name == name)
    return marked(reading, indicator=index)


def words_marked(reading: Reading, words: str, query: str = "") -> Bookmark:
    start = reading.text.index(words)
    return marked(reading, spans=(Span(start, start + len(words)),), query=query)
