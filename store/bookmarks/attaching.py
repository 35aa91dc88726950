"""Bookmarks found again in the reports that there are now: by the words of the place and what stands around them."""

from collections import OrderedDict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property

from store.bookmarks.models import Bookmark, What
from store.bookmarks.words import Words, WordsOf
from store.errors import StoreError
from store.library.library import Library
from store.models import Report, Section, Span

_READINGS_KEPT = 8


class State(StrEnum):
    """What has become of a bookmark's place."""

    IN_PLACE = "in-place"
    MOVED = "moved"
    """Its words are there, at another place of the text or in a report of another id."""
    ALTERED = "altered"
    """Its place is there, and the section or sentence around it has other words now."""
    SEVERAL = "several"
    """Its words stand at several places, and nothing tells which of them is meant."""
    CHANGED = "changed"
    """Its report is there, and its words no longer stand in it."""
    UNREADABLE = "unreadable"
    """Its report is there, and cannot be read."""
    GONE = "gone"
    """Its report is not in the library."""


FOUND = frozenset({State.IN_PLACE, State.MOVED, State.ALTERED})
"""The states in which there is a place to go to."""


@dataclass(frozen=True, slots=True)
class Attached:
    """A bookmark and its place as it is now.

    `report` and `about` are the report that it was looked for in (its id and identity), None where there is none.
    Where it was found, `place` is where in the text it begins, `words` what stands there now, and `indicator` the index
    of what is stated there, None where nothing is any more; else `words` are those that it had. `places` counts where
    it may be meant.
    """

    bookmark: Bookmark
    state: State
    report: str | None
    about: Report | None
    words: Words
    place: int | None = None
    indicator: int | None = None
    places: int = 0

    @property
    def found(self) -> bool:
        """Whether there is a place to go to."""
        return self.state in FOUND


def attached(bookmark: Bookmark, library: Library) -> Attached:
    """A bookmark's place in a library as it is now."""
    return Attaching(library).of(bookmark)


class Attaching:
    """Attaches bookmarks to the reports of a library, or to none. A report is read when a bookmark in it is asked for;
    bookmarks of one report are best asked for together."""

    def __init__(self, library: Library | None) -> None:
        self._library = library
        self._words: OrderedDict[str, WordsOf] = OrderedDict()

    def of(self, bookmark: Bookmark) -> Attached:
        """A bookmark's place as it is now.

        Where its report is not there, or no longer says it, the same file under another name is looked into; where it
        is not there, also the reports of the same region and period.
        """
        if self._library is None:
            return unattached(bookmark, State.GONE)
        own = self._in(bookmark, bookmark.report) if bookmark.report in self._library else None
        if own is not None and own.state is not State.CHANGED:
            return own
        same = [each for each in self._each_in(bookmark, self._by_source.get(bookmark.source, ())) if each.found]
        if same:
            return same[0]
        return own or self._replaced(bookmark)

    def _replaced(self, bookmark: Bookmark) -> Attached:
        about = self._by_time.get((bookmark.region, bookmark.period), ()) if bookmark.region else ()
        tried = list(self._each_in(bookmark, about))
        found = [each for each in tried if each.found]
        if len(found) == 1:
            return found[0]
        if found:
            return replace(unattached(bookmark, State.SEVERAL), places=len(found))
        of_agency = (each for each in tried if each.about is not None and each.about.agency == bookmark.agency)
        return next(of_agency, unattached(bookmark, State.GONE))

    def _each_in(self, bookmark: Bookmark, reports: Sequence[str]) -> Iterator[Attached]:
        return (self._in(bookmark, report) for report in reports if report != bookmark.report)

    def _in(self, bookmark: Bookmark, report: str) -> Attached:
        assert self._library is not None
        try:
            words_of = self._words_of(report)
        except StoreError:
            return replace(unattached(bookmark, State.UNREADABLE), report=report)
        return attached_in(bookmark, report, words_of)

    def _words_of(self, report: str) -> WordsOf:
        assert self._library is not None
        if report not in self._words:
            self._words[report] = WordsOf(self._library.reading(report))
            if len(self._words) > _READINGS_KEPT:
                self._words.popitem(last=False)
        self._words.move_to_end(report)
        return self._words[report]

    @cached_property
    def _by_source(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for entry in self._library.in_order() if self._library is not None else ():
            if entry.report.source.sha256:
                found.setdefault(entry.report.source.sha256, []).append(entry.id)
        return found

    @cached_property
    def _by_time(self) -> dict[tuple[tuple[str, ...], str | None], list[str]]:
        found: dict[tuple[tuple[str, ...], str | None], list[str]] = {}
        for entry in self._library.in_order() if self._library is not None else ():
            region = entry.report.region
            found.setdefault((region.path if region else (), entry.report.period), []).append(entry.id)
        return found


def unattached(bookmark: Bookmark, state: State) -> Attached:
    """A bookmark without a place, with the words that it had."""
    return Attached(bookmark, state, None, None, _words_then(bookmark))


def attached_in(bookmark: Bookmark, report: str, words_of: WordsOf) -> Attached:
    """A bookmark's place in one report: wherever its passage stands there, in the same words and company."""
    about, places = words_of.reading.report, words_of.anchorage.places(bookmark.anchor)
    if len(places) != 1:
        state = State.SEVERAL if places else State.CHANGED
        return Attached(bookmark, state, report, about, _words_then(bookmark), places=len(places))
    place = places[0]
    section = _section_at(place, bookmark, words_of) if bookmark.what is What.SECTION else None
    words = words_of.sentence(place) if section is None else words_of.section(section)
    stays = report == bookmark.report and place == bookmark.anchor.offset
    if words_of.anchorage.fingerprint != bookmark.anchor.text and _bare(words.text) != _bare(bookmark.text):
        state = State.ALTERED
    else:
        state = State.IN_PLACE if stays else State.MOVED
    index = _indicator_at(place, bookmark, words_of) if bookmark.what is What.INDICATOR else None
    return Attached(bookmark, state, report, about, words, place, index, 1)


def _section_at(place: int, bookmark: Bookmark, words_of: WordsOf) -> Section | None:
    """The section that begins at a place; of several, that of the title it had, else the innermost."""
    found = [each for each in words_of.reading.sections if each.start == place]
    return next((each for each in found if each.title == bookmark.heading), found[-1] if found else None)


def _indicator_at(place: int, bookmark: Bookmark, words_of: WordsOf) -> int | None:
    """The indicator whose number stands at a place; of several, that of the name it had."""
    numbered = enumerate(words_of.reading.indicators)
    found = [(index, each.name) for index, each in numbered if each.number_start <= place < each.number_end]
    called = bookmark.figure.name if bookmark.figure else ""
    named = (index for index, name in found if name == called)
    return next(named, found[0][0] if found else None)


def _words_then(bookmark: Bookmark) -> Words:
    return Words(bookmark.text, (Span(bookmark.start, bookmark.end),), "", bookmark.path)


def _bare(text: str) -> str:
    return "".join(text.split())
