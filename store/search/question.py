"""A query with everything that its words stand for, as the index is asked and reports are looked through."""

from dataclasses import dataclass
from itertools import islice

from store.search.indicators import measures_named, names_measure
from store.search.query import INDICATOR_FIELDS, Query
from store.search.wording import Sounds, Wording, in_one_piece, worded

_SPELLINGS_TRIED = 24


@dataclass(frozen=True, slots=True)
class Question:
    """A query understood.

    Of each of the `clauses` one word must stand, of the `excluded` none. `measures` are those that the words name,
    `in_one_piece` the ways to write several clauses as one word. `of_sections` is false where only indicators can
    meet the filters.
    """

    query: Query
    sounds: Sounds
    clauses: tuple[tuple[Wording, ...], ...]
    excluded: tuple[Wording, ...]
    measures: frozenset[str]
    in_one_piece: tuple[str, ...]
    of_sections: bool

    def promised_by(self, text: str) -> bool:
        """Whether a report may hold what is asked for, by its folded text: it has all the characters of what must
        stand, in whatever order, but for what may stand in the name of a measure alone."""
        characters = set(text)
        return all(
            any(
                all(any(characters.issuperset(string) or names_measure(string) for string in run) for run in way)
                for word in clause
                for way in word.ways
            )
            for clause in self.clauses
        ) or bool(self.measures)


def question(query: Query, sounds: Sounds) -> Question:
    """The query with the Chinese words that its letters stand for."""
    wanted = [clause for clause in query.clauses if not clause.excluded]
    unwanted = [clause for clause in query.clauses if clause.excluded]
    together = in_one_piece(query, sounds) if len(wanted) > 1 else ()
    return Question(
        query,
        sounds,
        tuple(tuple(worded(word, sounds) for word in clause.words) for clause in wanted),
        tuple(worded(word, sounds) for clause in unwanted for word in clause.words),
        frozenset(measures_named(query, sounds)),
        tuple(islice(together, _SPELLINGS_TRIED)),
        not any(each.field in INDICATOR_FIELDS for each in query.filters),
    )
