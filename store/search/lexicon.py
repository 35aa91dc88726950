"""The words that the index knows, and how often they stand in it."""

from collections.abc import Sequence
from functools import cached_property
from math import log
from typing import TYPE_CHECKING, Any

from store.index.schema import Name
from store.search.standing import Standing, every, terms_query

if TYPE_CHECKING:
    from tantivy import Query, Schema, Searcher

_LONGEST_WORD = 12
_LONGEST_DIVIDED = 64
_MANY = 2000
_FEW, _SOME = 0.01, 0.1
_MOST_WORDS = 300
"""Of words that sound alike so many are looked at, those of most reports."""


class IndexLexicon:
    """The words of one state of the index: by their sounds, and as what others are made of."""

    def __init__(self, searcher: "Searcher", schema: "Schema", standing: Standing) -> None:
        self._searcher = searcher
        self._schema = schema
        self._standing = standing
        self._pairs: dict[str, int] = {}
        self._counts: dict[str, int] = {}
        self._heard: dict[tuple[Name, str], list[tuple[str, int]]] = {}

    def sounding(self, letters: str) -> Sequence[tuple[str, int]]:
        """The words of exactly this sound with the number of sections that have them, the commonest first."""
        return self._words(Name.SOUNDS, f"{letters}=")

    def initialled(self, letters: str) -> Sequence[tuple[str, int]]:
        """The words of exactly these initials, likewise."""
        return self._words(Name.INITIALS, f"{letters}=")

    def beginning(self, letters: str) -> Sequence[tuple[str, int]]:
        """The words whose sound begins with these letters, likewise."""
        return self._words(Name.SOUNDS, letters)

    def side_by_side(self, pair: str) -> int:
        """In how many sections two characters stand side by side."""
        if pair not in self._pairs:
            self._pairs[pair] = self._searcher.doc_freq(Name.BODY, pair)
        return self._pairs[pair]

    def standing(self, phrase: str) -> int:
        """In how many sections a phrase stands; of what may stand in very many, reckoned from a part of them."""
        if phrase not in self._counts:
            asked = self._standing.strings(frozenset({phrase}), Name.BODY)
            self._counts[phrase] = 0 if asked is None else self._reckoned(phrase, asked)
        return self._counts[phrase]

    def _reckoned(self, phrase: str, asked: "Query") -> int:
        sample, share = self._sample
        bound = min(self.side_by_side(phrase[at : at + 2]) for at in range(len(phrase) - 1)) if len(phrase) > 1 else 0
        if sample is not None and bound > _MANY and (found := self._count(every((sample, asked)))):
            return int(found / share)
        return self._count(asked)

    def _count(self, asked: "Query | None") -> int:
        found: Any = self._searcher.search(asked, 1) if asked is not None else None
        return 0 if found is None else int(found.count)

    @cached_property
    def _sample(self) -> "tuple[Query | None, float]":
        """The sections of one province that has a few of the sections, and how large a part they are."""
        total = self._searcher.num_docs
        provinces = [(term, count / total) for term, count in self._searcher.terms_with_prefix(Name.PROVINCE, "")]
        few = [(share, term) for term, share in provinces if _FEW < share < _SOME]
        if not few:
            return None, 1.0
        share, term = min(few)
        return terms_query(self._schema, Name.PROVINCE, [term]), share

    def divided(self, string: str) -> tuple[str, ...]:
        """A folded string as the likeliest words that it is made of, all of them in the index; empty where it is none
        but itself, or has characters that are in no word."""
        if not 1 < len(string) <= _LONGEST_DIVIDED:
            return ()
        sections = max(2, self._searcher.num_docs)
        best: list[tuple[float, tuple[str, ...]] | None] = [(0.0, ())]
        for end in range(1, len(string) + 1):
            ways = []
            for start in range(max(0, end - _LONGEST_WORD), end):
                before, word = best[start], string[start:end]
                count = 0 if before is None or word == string else self._searcher.doc_freq(Name.WORDS, word)
                if before is not None and count:
                    ways.append((before[0] + log(count / sections), (*before[1], word)))
            best.append(max(ways, default=None))
        whole = best[-1]
        return () if whole is None else whole[1]

    def _words(self, name: Name, prefix: str) -> list[tuple[str, int]]:
        """The words of a field of sounds with the number of sections that have them, the commonest first."""
        if (name, prefix) not in self._heard:
            terms = self._searcher.terms_with_prefix(name, prefix, limit=_MOST_WORDS)
            words = {term.partition("=")[2] for term, _ in terms}
            counts = ((word, self._searcher.doc_freq(Name.WORDS, word)) for word in words)
            found = [(word, count) for word, count in counts if count]
            self._heard[name, prefix] = sorted(found, key=lambda word: (-word[1], word[0]))
        return self._heard[name, prefix]
