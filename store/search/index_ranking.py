"""What the index holds put in order: BM25 over the dictionary's words, over those of headings more."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from store.index.schema import Name
from store.search.lexicon import IndexLexicon
from store.search.question import Question
from store.search.ranking import ADJACENT_BOOST, AROUND, TITLE_BOOST
from store.search.standing import Standing, either, every, terms_query
from store.search.wording import Wording

if TYPE_CHECKING:
    from tantivy import DocAddress, Query, Schema, Searcher

Scored = tuple[float, "DocAddress", int]
"""A section with its score and its place among equals."""
Narrow = Callable[["Query | None"], "Query | None"]
"""Leaves of what a query finds what meets everything else that is asked for."""

_TITLED = {Name.TITLE_WORDS: TITLE_BOOST}
_BOTH = {Name.WORDS: 1.0, **_TITLED}
_LEAST_SHARE = 0.25
"""Of the words that letters stand for, only the commonest are looked for in headings."""
_SPARE = 100
"""So many more than asked for are looked at, so that equal scores at a page's end come in their order."""


class IndexRanking:
    """The order of sections in one state of the index."""

    def __init__(self, searcher: "Searcher", schema: "Schema", standing: Standing, lexicon: IndexLexicon) -> None:
        self._searcher = searcher
        self._schema = schema
        self._standing = standing
        self._lexicon = lexicon

    def best(self, asked: Question, found: "Query", narrow: Narrow, limit: int) -> list[Scored]:
        """The best sections of those found: first those in which every word stands as a word of its own, then those
        in which one is but a part of others, as 民政 is of 人民政府."""
        from tantivy import Occur, Query

        shares = self._shares(asked)
        as_words = narrow(every(self._as_words(clause, shares) for clause in asked.clauses))
        first = [] if as_words is None else self._ranked(as_words, self._better(asked, shares, _TITLED), limit)
        if len(first) >= limit:
            return first[:limit]
        rest = found
        if as_words is not None:
            rest = Query.boolean_query([(Occur.Must, found), (Occur.MustNot, as_words)])
        others = self._ranked(
            Query.const_score_query(rest, 1.0), self._better(asked, shares, _BOTH), limit - len(first)
        )
        if first and others and others[0][0] >= first[-1][0]:
            level = first[-1][0] / others[0][0]
            others = [(score * level, address, order) for score, address, order in others]
        return first + others[: limit - len(first)]

    def _ranked(self, found: "Query", better: "Iterable[Query]", limit: int) -> list[Scored]:
        """The best, and some more; of equals first what comes first in its order."""
        from tantivy import Occur, Query

        # One by one: of many together the engine looks at all that has any of them, found or not.
        ranked = found
        for part in better:
            ranked = Query.boolean_query([(Occur.Must, ranked), (Occur.Should, part)])
        scored = self._scored(ranked, limit + _SPARE)
        return sorted(scored, key=lambda each: (-each[0], each[2]))

    def _scored(self, ranked: "Query", limit: int) -> list[Scored]:
        hits = self._searcher.search(ranked, limit, count=False, weight_by_field=Name.WEIGHT).hits
        orders = self._searcher.fast_field_values(Name.ORDER, [address for _, address in hits])
        return [(score, address, int(order or 0)) for (score, address), order in zip(hits, orders, strict=True)]

    def _as_words(self, clause: Sequence[Wording], shares: Mapping[str, float]) -> "Query | None":
        """The sections in which one of a clause's words is a word of the dictionary, scored by how much it is one."""
        strings = {string for word in clause for way in word.ways if len(way) == 1 for string in way[0]}
        words = [string for string in sorted(strings) if self._searcher.doc_freq(Name.WORDS, string)]
        return either(self._term(Name.WORDS, word, shares.get(word, 1.0)) for word in words)

    def _better(self, asked: Question, shares: Mapping[str, float], boosts: Mapping[Name, float]) -> "Iterator[Query]":
        """What makes a find a better one: words in certain fields, and all that was asked for in one piece."""
        from tantivy import Occur, Query

        around = [(Occur.MustNot, terms_query(self._schema, Name.KIND, [kind])) for kind in sorted(AROUND)]
        counting = {word: share for word, share in shares.items() if share >= _LEAST_SHARE}
        for word, share in counting.items():
            for name, boost in boosts.items():
                if self._searcher.doc_freq(name, word):
                    term = self._term(name, word, boost * share)
                    yield Query.boolean_query([(Occur.Must, term), *around]) if name is Name.TITLE_WORDS else term
        adjacent = self._standing.strings(frozenset(asked.in_one_piece), Name.BODY)
        if adjacent is not None:
            yield Query.const_score_query(adjacent, ADJACENT_BOOST)

    def _shares(self, asked: Question) -> dict[str, float]:
        """The dictionary's words in those that were asked for, with what each counts: of those that letters stand for
        the commonest most, or the rarest of them would count for more than all others."""
        sounding = {word: nth for words in asked.sounds.values() for nth, word in enumerate(words)}
        strings = {
            string for clause in asked.clauses for word in clause for way in word.ways for run in way for string in run
        }
        shares: dict[str, float] = {}
        for string in sorted(strings):
            for word in self._words_in(string):
                shares[word] = max(shares.get(word, 0.0), 1.0 / (1 + sounding.get(string, 0)))
        return shares

    def _words_in(self, string: str) -> tuple[str, ...]:
        return (string,) if self._searcher.doc_freq(Name.WORDS, string) else self._lexicon.divided(string)

    def _term(self, name: Name, word: str, boost: float) -> "Query":
        from tantivy import Query

        return Query.boost_query(Query.term_query(self._schema, name, word, "freq"), boost)
