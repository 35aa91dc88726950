"""A search by the index."""

from collections.abc import Iterable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from typing import TYPE_CHECKING, Any

from store.index.payload import indicator_from, section_from
from store.index.residence import let_go
from store.index.schema import INDICATOR, SECTION, Name
from store.index.unusable import guarded
from store.search.counting import counts
from store.search.finds import Counts, Finds, IndicatorFind, SectionFind
from store.search.index_filters import IndexFilters
from store.search.index_ranking import IndexRanking
from store.search.lexicon import IndexLexicon
from store.search.question import Question
from store.search.standing import Standing, either, every

if TYPE_CHECKING:
    from tantivy import DocAddress, Query, Schema, Searcher


class Engine:
    """One state of the index; `left_out` are the reports in it that are not to be found."""

    def __init__(self, searcher: "Searcher", schema: "Schema", left_out: Iterable[str]) -> None:
        self._searcher = searcher
        self._schema = schema
        self._left_out = sorted(left_out)
        self._standing = Standing(searcher, schema)
        self.lexicon = IndexLexicon(searcher, schema, self._standing)
        self._filters = IndexFilters(searcher, schema)
        self._ranking = IndexRanking(searcher, schema, self._standing, self.lexicon)
        self._aside = ThreadPoolExecutor(1, "counting")

    @property
    def names(self) -> Mapping[str, set[tuple[str, ...]]]:
        """The paths of the regions in the index, by their names."""
        return self._filters.names

    def close(self) -> None:
        """Ends what counts aside."""
        self._aside.shutdown()

    def find(self, asked: Question, sections: int, indicators: int) -> Finds:
        """What the index holds of what is asked for, the best `sections` and `indicators` of it."""
        found = self.sections_asked(asked)
        if found is None:
            return Finds((), *self._best_indicators(asked, indicators))
        # The engine lets go of Python while it works, so that counting takes hardly any time of its own.
        counting = self._aside.submit(counts, self._searcher, found)
        self._aside.submit(let_go)
        best = self._best_sections(asked, found, sections)
        return Finds(best, *self._best_indicators(asked, indicators), partial(_awaited, counting))

    def sections_asked(self, asked: Question) -> "Query | None":
        """What is asked for as a query for sections; None where it finds none."""
        if not asked.of_sections:
            return None
        words = self._standing.sections(asked.clauses) if asked.clauses else self._term(Name.TYPE, SECTION)
        return self._met(words, self._standing.clause(asked.excluded, Name.BODY), asked)

    def _indicators_asked(self, asked: Question, *, said: bool) -> "Query | None":
        """The indicators of the measures that the words say; or all others whose names the words stand in."""
        indicators, measures = self._term(Name.TYPE, INDICATOR), self._measures(asked)
        unwanted = self._standing.clause(asked.excluded, Name.NAMES)
        if said:
            return self._met(measures and every((indicators, measures)), unwanted, asked)
        named = [self._standing.clause(clause, Name.NAMES) for clause in asked.clauses]
        return self._met(every(named or [indicators]), either((unwanted, measures)), asked)

    def _met(self, wanted: "Query | None", unwanted: "Query | None", asked: Question) -> "Query | None":
        """What is wanted and not unwanted, of reports that may be found, and meets all filters."""
        from tantivy import Occur, Query

        if wanted is None:
            return None
        parts = [(Occur.Must, wanted)]
        if unwanted is not None:
            parts.append((Occur.MustNot, unwanted))
        if self._left_out:
            parts.append((Occur.MustNot, Query.term_set_query(self._schema, Name.REPORT, self._left_out)))
        for each in asked.query.filters:
            met = Query.const_score_query(self._filters.asked(each), 0.0)
            parts.append((Occur.MustNot if each.excluded else Occur.Must, met))
        return wanted if len(parts) == 1 else Query.boolean_query(parts)

    def _measures(self, asked: Question) -> "Query | None":
        from tantivy import Query

        measures = sorted(asked.measures)
        return Query.term_set_query(self._schema, Name.MEASURE, measures) if measures else None

    def _best_sections(self, asked: Question, found: "Query", limit: int) -> tuple[SectionFind, ...]:
        if asked.clauses:
            unwanted = self._standing.clause(asked.excluded, Name.BODY)
            scored = self._ranking.best(asked, found, lambda wanted: self._met(wanted, unwanted, asked), limit)
        else:
            # What only filters ask for is all the same.
            scored = [(1.0, address, int(order)) for order, address in self._in_order(found, limit).hits[:limit]]
        finds = []
        for score, address, order in scored:
            origin, sheet = section_from(self._payload(address))
            finds.append(SectionFind(origin, sheet, score, order))
        return tuple(finds)

    def _best_indicators(self, asked: Question, limit: int) -> tuple[tuple[IndicatorFind, ...], int]:
        finds: list[IndicatorFind] = []
        total = 0
        for said in (True, False):
            found = self._indicators_asked(asked, said=said)
            if found is not None:
                lacking = limit - len(finds)
                result = self._in_order(found, lacking, count=True)
                total += result.count
                for order, address in result.hits[:lacking]:
                    origin, sheet = indicator_from(self._payload(address))
                    finds.append(IndicatorFind(origin, sheet, said, int(order)))
        return tuple(finds), total

    def _in_order(self, found: "Query", limit: int, *, count: bool = False) -> Any:
        from tantivy import Order

        return self._searcher.search(found, max(1, limit), count, order_by_field=Name.ORDER, order=Order.Asc)

    def _payload(self, address: "DocAddress") -> bytes:
        return bytes(self._searcher.doc(address)[Name.PAYLOAD][0])

    def _term(self, name: Name, term: str) -> "Query":
        from tantivy import Query

        return Query.term_query(self._schema, name, term, "basic")


def _awaited(counting: "Future[Counts]") -> Counts:
    with guarded():
        return counting.result()
