"""Whether a section holds a query's words, and where: the one meaning of a search, with an index or without.

A word stands in a passage where its folded text is part of the passage's folded text, and in a window on a joint where
it crosses the joint. A word of letters stands also where one of the words stands that it sounds like, a word that mixes
letters and Chinese also where all its runs stand. A section is found where every clause has a word in its own text or
its heading path, something of one of them at least in its own text, and no excluded word stands in its own text.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from store.index.report_sheet import report_sheet
from store.index.sheets import SectionSheet, Stretch
from store.models import Reading, Span
from store.search.folded_section import FoldedSection, folded_section, folded_stretch, folded_window
from store.search.lighting import in_reading_order, pieces
from store.search.query import Query
from store.search.wording import Sounds, Wording, worded_clauses


@dataclass(frozen=True, slots=True)
class Place:
    """A match in a section: the index of its stretch, its characters in that stretch's text, and which of the query's
    words it is, counted through all clauses that are not excluded."""

    stretch: int
    start: int
    end: int
    word: int


@dataclass(frozen=True, slots=True)
class Found:
    """The matches in a section.

    `places` are by stretch and offset. `spans` are the same in the report's text, in reading order, merged where they
    overlap, one on either side where a mended joint divides them. `in_path` are the words, as typed, that stand in
    the heading path only.
    """

    places: tuple[Place, ...]
    spans: tuple[Span, ...]
    in_path: tuple[str, ...]


class Matcher:
    """What one query's words find. `sounds` are the Chinese words for its letters, by run (`wording.letters`)."""

    def __init__(self, query: Query, sounds: Sounds | None = None) -> None:
        self._clauses = worded_clauses(query, sounds, excluded=False)
        self._excluded = worded_clauses(query, sounds, excluded=True)
        self._words = [word for clause in self._clauses for word in clause]

    def matches(self, section: SectionSheet) -> bool:
        """Whether a section is found."""
        return self.meets(folded_section(section))

    def meets(self, section: FoldedSection) -> bool:
        """Whether a section is found, by its folded text."""
        within = False
        for clause in self._clauses:
            standing = [strings for strings in (_standing(word, section) for word in clause) if strings]
            if not standing:
                return False
            within = within or any(section.holds(string) for strings in standing for string in strings)
        if any(_stands_within(word, section) for clause in self._excluded for word in clause):
            return False
        return within or not self._clauses

    def find(self, section: SectionSheet) -> Found | None:
        """Where the words stand in a section; None where it is not found."""
        text = folded_section(section)
        if not self.meets(text):
            return None
        places = self._places(section, text)
        lit = {place.word for place in places}
        in_path = (
            word.word.text for index, word in enumerate(self._words) if index not in lit and _standing(word, text)
        )
        return Found(places, _spans(section, places), tuple(dict.fromkeys(in_path)))

    def light(self, section: SectionSheet) -> tuple[Span, ...]:
        """The spans of all the words that stand in a section, be it found or not."""
        return _spans(section, self._places(section, folded_section(section)))

    def _places(self, section: SectionSheet, text: FoldedSection) -> tuple[Place, ...]:
        standing = [(index, string) for index, word in enumerate(self._words) for string in _standing(word, text)]
        found = {
            Place(number, start, end, word)
            for number, stretch in enumerate(section.stretches)
            for word, start, end in _occurrences(stretch, standing)
        }
        return tuple(sorted(found, key=lambda place: (place.stretch, place.start, place.end, place.word)))


def places(query: Query, sounds: Sounds | None, reading: Reading) -> tuple[Span, ...]:
    """Every place of the query's words in one whole report, in reading order, merged where they overlap."""
    matcher = Matcher(query, sounds)
    sections = report_sheet("", reading, "").sections
    return tuple(span for section in sections for span in matcher.light(section))


def _standing(word: Wording, section: FoldedSection) -> frozenset[str]:
    """What is looked for in the ways in which a word stands in a section's own text or under its headings."""
    return frozenset(
        string
        for way in word.ways
        if all(any(section.holds_or_is_under(each) for each in run) for run in way)
        for run in way
        for string in run
    )


def _stands_within(word: Wording, section: FoldedSection) -> bool:
    return any(all(any(section.holds(string) for string in run) for run in way) for way in word.ways)


def _occurrences(stretch: Stretch, words: Sequence[tuple[int, str]]) -> Iterator[tuple[int, int, int]]:
    """Where folded words stand in a stretch: the word's number, and offsets of the stretch's own text."""
    text = folded_stretch(stretch.text)
    window = None if stretch.joint is None else folded_window(stretch, stretch.joint)
    for number, string in words:
        for start, end in _all(string, text.text) if window is None else window.crossings(string):
            yield number, text.origins[start], text.origins[end - 1] + 1


def _all(string: str, text: str) -> Iterator[tuple[int, int]]:
    start = text.find(string)
    while start >= 0:
        yield start, start + len(string)
        start = text.find(string, start + 1)


def _spans(section: SectionSheet, places: tuple[Place, ...]) -> tuple[Span, ...]:
    matched = [piece for place in places for piece in pieces(section.stretches[place.stretch], place.start, place.end)]
    return in_reading_order(section, matched)
