"""The search of a library: by the index, and by looking through the reports that it does not cover."""

from collections.abc import Callable

from store.index.opening import IndexDamaged, guarded
from store.library.library import Library
from store.search.apart import Apart, taken_apart
from store.search.facets import domain_counts, region_counts
from store.search.finds import Finds, merged
from store.search.grammar import parse
from store.search.grounds import Ground, Grounds
from store.search.hits import indicator_hits, section_hits
from store.search.looking_through import look_through
from store.search.pinyin import Lexicon, words_sounding
from store.search.query import Query
from store.search.question import Question, question
from store.search.results import INDICATORS_SHOWN, Results, Sound
from store.search.scanning import Scanner
from store.search.wording import letters


class Searching:
    """The search of one library, for one thread at a time; what it opens it opens with the first search."""

    def __init__(self, library: Library) -> None:
        self._grounds = Grounds(library)
        self._scanner = Scanner(library.folder)

    def search(
        self,
        text: str,
        *,
        limit: int = 50,
        offset: int = 0,
        indicators: int = INDICATORS_SHOWN,
        wanted: Callable[[], bool] = lambda: True,
    ) -> Results:
        """What a query finds: the hits from `offset` on, at most `limit` of them, and at most as many indicators as
        are asked for; mistakes in it are told and the rest is searched. StoreError where the library is gone.

        `wanted` is asked now and then while reports are looked through; once it says no, what was found so far is
        given back.
        """
        query = parse(text)
        if query.empty:
            return Results(query)
        try:
            return _Search(self._grounds.now(), self._scanner, indicators, wanted).results(query, limit, offset)
        except IndexDamaged:
            return _Search(self._grounds.without_index(), self._scanner, indicators, wanted).results(
                query, limit, offset
            )

    def refresh(self) -> None:
        """Takes note of what changed in the library and its index; every search does so of itself too."""
        self._grounds.now()

    def close(self) -> None:
        """Lets go of the index and of what was read; the next search opens it again."""
        self._grounds.leave()
        self._scanner.forget()


class _Search:
    """One search on one ground."""

    def __init__(self, ground: Ground, scanner: Scanner, indicators: int, wanted: Callable[[], bool]) -> None:
        self._ground = ground
        self._scanner = scanner
        self._indicators = indicators
        self._wanted = wanted
        self._unread = 0

    def results(self, query: Query, limit: int, offset: int) -> Results:
        """What the query finds; where that is nothing, what its words find taken apart."""
        sounds = self._sounds(query)
        asked = question(query, sounds)
        finds = self._found(asked, offset + limit)
        apart: tuple[tuple[str, tuple[str, ...]], ...] = ()
        if finds.nothing and (divided := self._taken_apart(query)):
            other = question(divided.query, sounds)
            if not (found := self._found(other, offset + limit)).nothing:
                asked, finds, apart = other, found, divided.words
        # The counts come last: what is found is made ready while they are reckoned.
        hits = tuple(section_hits(asked, finds.sections[offset:]))
        counts = finds.counting()
        return Results(
            query,
            hits=hits,
            total=counts.total,
            reports=counts.reports,
            domains=domain_counts(counts.domains),
            regions=region_counts(counts.regions, lambda: self._ground.named),
            indicators=tuple(indicator_hits(finds.indicators)),
            indicators_total=finds.indicators_total,
            sounds=tuple(Sound(run, words) for run, words in sounds.items() if words),
            unheard=() if sounds else letters(query),
            apart=apart,
            scanned=len(self._ground.uncovered) - self._unread,
            unsearched=self._unread,
        )

    def _sounds(self, query: Query) -> dict[str, tuple[str, ...]]:
        runs = letters(query)
        lexicon = self._lexicon() if runs else None
        if lexicon is None:
            return {}
        with guarded():
            return {run: words_sounding(run, lexicon) for run in runs}

    def _lexicon(self) -> Lexicon | None:
        """The words by their sounds; None where gathering them would take too long."""
        if self._ground.engine is not None:
            return self._ground.engine.lexicon
        return self._scanner.lexicon(self._ground.uncovered)

    def _taken_apart(self, query: Query) -> Apart | None:
        with guarded():
            return taken_apart(query, self._ground.divided)

    def _found(self, asked: Question, sections: int) -> Finds:
        indexed = Finds()
        if self._ground.engine is not None:
            with guarded():
                indexed = self._ground.engine.find(asked, sections, self._indicators)
        scanned, self._unread = look_through(asked, self._ground.uncovered, self._scanner, self._wanted)
        return merged(indexed, scanned, sections, self._indicators)
