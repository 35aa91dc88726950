"""Where words stand, asked of the index: folded strings as queries over its bigrams, exactly."""

from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import TYPE_CHECKING

from store.index.report_sheet import REACH
from store.index.schema import CROSSED, Name
from store.search.wording import Way, Wording

if TYPE_CHECKING:
    from tantivy import Query, Schema, Searcher

_SPELLED_OUT = 3
"""So many clauses are asked for in every combination of text and headings; more would be too many."""
_CLEARLY_RARER = 0.75

_WORDS_OF = {Name.BODY: Name.WORDS, Name.TITLES: Name.TITLE_WORDS}
"""Where a place's words of the dictionary are."""

Place = Name
"""Name.BODY asks for a section's own text, Name.TITLES for its heading path, Name.NAMES for those of an indicator."""


class Standing:
    """Words as queries over one state of the index; None stands for a query that surely finds nothing."""

    def __init__(self, searcher: "Searcher", schema: "Schema") -> None:
        self._searcher = searcher
        self._schema = schema
        self._asked: dict[tuple[Place, frozenset[str]], Query | None] = {}

    def sections(self, clauses: Sequence[Sequence[Wording]]) -> "Query | None":
        """The sections that a word of every clause stands in, in their own text or their heading path, something of
        one at least in their own text."""
        in_one_run = all(len(way) == 1 for clause in clauses for word in clause for way in word.ways)
        if not in_one_run or len(clauses) > _SPELLED_OUT:
            standing = (self.clause(clause, Name.BODY, Name.TITLES) for clause in clauses)
            return every((*standing, either(self._touched(word) for clause in clauses for word in clause)))
        # Spelled out, every part is an intersection that its rarest word leads, which no union would be.
        own = [self.clause(clause, Name.BODY) for clause in clauses]
        titled = [self.clause(clause, Name.TITLES) for clause in clauses]
        numbers = range(len(clauses))
        return either(
            every(own[number] if number in within else titled[number] for number in numbers)
            for count in range(len(clauses), 0, -1)
            for within in combinations(numbers, count)
        )

    def clause(self, words: Iterable[Wording], *places: Place) -> "Query | None":
        """What one of the words stands in, each of its runs in one of the places."""
        ways = [way for word in words for way in word.ways]
        single = frozenset[str]().union(*(way[0] for way in ways if len(way) == 1))
        return either((self._run(single, places), *(self._way(way, places) for way in ways if len(way) > 1)))

    def strings(self, strings: frozenset[str], place: Place) -> "Query | None":
        """What one of the folded strings stands in."""
        key = place, strings
        if key not in self._asked:
            short = sorted(term for string in strings if len(string) < 3 for term in self._short(string, place))
            long = sorted(string for string in strings if len(string) > 2)
            phrases = (self._whole(place, string) for string in long)
            crossing = (query for string in sorted(strings) for query in self._crossing(string, place))
            terms = terms_query(self._schema, place, short) if short else None
            self._asked[key] = either((terms, *phrases, *crossing))
        return self._asked[key]

    def _run(self, run: frozenset[str], places: Iterable[Place]) -> "Query | None":
        return either(self.strings(run, place) for place in places)

    def _way(self, way: Way, places: Sequence[Place]) -> "Query | None":
        return every(self._run(run, places) for run in way)

    def _touched(self, word: Wording) -> "Query | None":
        """The sections that a word stands in, something of it in their own text."""
        return either(
            every((self._way(way, (Name.BODY, Name.TITLES)), either(self.strings(run, Name.BODY) for run in way)))
            for way in word.ways
        )

    def _short(self, string: str, place: Place) -> list[str]:
        """A bigram as it is; for a single character all that begin with it."""
        if len(string) == 1:
            return [term for term, _ in self._searcher.terms_with_prefix(place, string)]
        return [string] if self._searcher.doc_freq(place, string) else []

    def _whole(self, place: Place, string: str) -> "Query | None":
        """Where a string of three or more characters stands: where it is a word of the dictionary it need not be put
        together of its bigrams, which takes much longer."""
        from tantivy import Occur, Query

        pairs = _pairs(string)
        phrase, words = self._phrase(place, pairs), _WORDS_OF.get(place)
        if phrase is None or words is None or not self._searcher.doc_freq(words, string):
            return phrase
        word = terms_query(self._schema, words, [string])
        parts = [(Occur.Must, terms_query(self._schema, place, [pair])) for pair in pairs]
        elsewhere = Query.boolean_query([*parts, (Occur.MustNot, word)])
        return either((word, every((elsewhere, phrase))))

    def _phrase(self, field: Name, pairs: Sequence[str]) -> "Query | None":
        """Where bigrams that overlap stand one after the other."""
        from tantivy import Query

        counts = [self._searcher.doc_freq(field, pair) for pair in pairs]
        if not all(counts):
            return None
        if len(pairs) == 1:
            return terms_query(self._schema, field, pairs)
        covering = _cheapest_cover(counts)
        phrase = Query.phrase_query(self._schema, field, [(at, pairs[at]) for at in covering])
        # A rare bigram that the phrase does without still spares it many sections.
        rare = min(counts[at] for at in covering) * _CLEARLY_RARER
        rarer = {pair for at, pair in enumerate(pairs) if at not in covering and counts[at] < rare}
        return every((phrase, *(terms_query(self._schema, field, [pair]) for pair in sorted(rarer))))

    def _crossing(self, string: str, place: Place) -> "Iterable[Query | None]":
        """Where a string runs over a joint into another section's text, for each of its places where it can."""
        for joint in range(1, len(string)) if place is Name.BODY else ():
            marked = CROSSED + string[joint - 1 : joint + 1]
            if self._searcher.doc_freq(Name.BEYOND, marked):
                first, last = max(0, joint - REACH), joint + REACH
                pairs = _pairs(string[first:last])
                pairs[joint - first - 1] = marked
                yield self._phrase(Name.BEYOND, pairs)


def terms_query(schema: "Schema", field: Name, terms: Sequence[str]) -> "Query":
    """What has one of the terms."""
    from tantivy import Query

    # A set of terms is slower than one, which need not be gathered before it is looked through.
    if len(terms) == 1:
        return Query.term_query(schema, field, terms[0], "basic")
    return Query.term_set_query(schema, field, list(terms))


def every(parts: "Iterable[Query | None]") -> "Query | None":
    """What meets all of the parts."""
    from tantivy import Occur, Query

    kept: list[Query] = []
    for part in parts:
        if part is None:
            return None
        kept.append(part)
    return kept[0] if len(kept) == 1 else Query.boolean_query([(Occur.Must, part) for part in kept])


def either(parts: "Iterable[Query | None]") -> "Query | None":
    """What meets one of the parts."""
    from tantivy import Occur, Query

    kept = [part for part in parts if part is not None]
    if len(kept) < 2:
        return kept[0] if kept else None
    return Query.boolean_query([(Occur.Should, part) for part in kept])


def _pairs(string: str) -> list[str]:
    return [string[at : at + 2] for at in range(len(string) - 1)]


def _cheapest_cover(counts: Sequence[int]) -> tuple[int, ...]:
    """The places of the bigrams that together hold all characters and stand in the fewest sections."""
    # costs[-1] covers the characters so far, costs[-2] all but the last one; the next bigram may follow on either.
    covers: list[tuple[int, tuple[int, ...]]] = [(counts[0], (0,))]
    for at, count in enumerate(counts[1:], 1):
        cost, places = min(covers[-2:])
        covers.append((cost + count, (*places, at)))
    return covers[-1][1]
