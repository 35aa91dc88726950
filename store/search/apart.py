"""Words that stand nowhere as they are typed, taken apart into those that they are made of."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from store.index.folding import fold
from store.search.query import Clause, Query, Word

_WORDS = re.compile(r"\w+")
_CHINESE = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]")


@dataclass(frozen=True, slots=True)
class Apart:
    """A query with words taken apart, and which they were: each as typed, with its parts."""

    query: Query
    words: tuple[tuple[str, tuple[str, ...]], ...]


def taken_apart(query: Query, divided: Callable[[str], tuple[str, ...]]) -> Apart | None:
    """The query with every Chinese word that can be `divided` as several, all of which must stand; None where there is
    none. Exact words, excluded ones and alternatives stay as they are."""
    clauses: list[Clause] = []
    words: list[tuple[str, tuple[str, ...]]] = []
    for clause in query.clauses:
        parts = () if clause.excluded or len(clause.words) > 1 else _parts(clause.words[0], divided)
        if len(parts) > 1:
            words.append((clause.words[0].text, parts))
            clauses.extend(Clause((Word(part),)) for part in parts)
        else:
            clauses.append(clause)
    return Apart(replace(query, clauses=tuple(clauses)), tuple(words)) if words else None


def _parts(word: Word, divided: Callable[[str], tuple[str, ...]]) -> tuple[str, ...]:
    if word.exact or not _CHINESE.search(word.text):
        return ()
    parts = tuple(dict.fromkeys(_divided(fold(word.text).text, divided)))
    # Single characters stand together almost everywhere and mean nothing.
    return parts if any(len(part) > 1 for part in parts) else ()


def _divided(string: str, divided: Callable[[str], tuple[str, ...]]) -> Iterator[str]:
    for run in _WORDS.findall(string):
        yield from divided(run) or (run,)
