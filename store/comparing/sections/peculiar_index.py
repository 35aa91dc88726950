"""How often words stand in the sections of a domain, asked of the library's index."""

from typing import Any

from store.comparing.sections.weights_of_index import WeightsOfIndex
from store.index.opening import OpenIndex, guarded
from store.index.schema import SECTION, Name


class PeersOfIndex:
    """The sections of the whole library, or those of one domain; `weights` are of the same index.
    IndexDamaged where the index was damaged meanwhile.
    """

    with_own = True

    def __init__(self, opened: OpenIndex, weights: WeightsOfIndex, domain: str | None) -> None:
        self._opened, self._weights, self._domain = opened, weights, domain
        self._counts: dict[str, int] = {}
        self.sections = weights.sections if domain is None else max(1, self._of_domain(None))

    def count(self, word: str) -> int:
        """In how many of the sections a word stands."""
        if self._domain is None:
            return self._weights.count(word)
        if word not in self._counts:
            self._counts[word] = self._of_domain(word) if self._weights.count(word) else 0
        return self._counts[word]

    def _of_domain(self, word: str | None) -> int:
        from tantivy import Occur, Query

        schema = self._opened.schema
        asked = [(Name.TYPE, SECTION, "basic"), (Name.DOMAIN, self._domain or "", "basic")]
        asked += [(Name.WORDS, word, "freq")] if word is not None else []
        parts = [(Occur.Must, Query.term_query(schema, name, term, option)) for name, term, option in asked]
        with guarded():
            found: Any = self._opened.searcher.search(Query.boolean_query(parts), 1)
        return int(found.count)
