"""The words of a query as what is looked for in folded text."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush

from store.index.folding import fold, readings
from store.search.query import Clause, Query, Word

Sounds = Mapping[str, Sequence[str]]
"""The Chinese words that letters stand for, under the letters as `letters` gives them, the commonest first."""

Way = tuple[frozenset[str], ...]
"""Runs that must all stand; of each, one of its folded strings."""

_LETTERED = re.compile("([0-9]*[a-zü][0-9a-zü]*)")
_LETTERS = re.compile("[a-zü]+")
_CHINESE = re.compile("[\u3400-\u9fff\U00020000-\U0003ffff]")


@dataclass(frozen=True, slots=True)
class Wording:
    """A word with the ways in which it can stand in a text, of which one is enough: as it is, and where it mixes
    Chinese and letters, run by run."""

    word: Word
    ways: tuple[Way, ...]

    @property
    def strings(self) -> frozenset[str]:
        """Everything that one of its ways looks for."""
        return frozenset(string for way in self.ways for run in way for string in run)


def worded(word: Word, sounds: Sounds) -> Wording:
    """A word's ways, with the Chinese words that its letters stand for. A word that folds to nothing has none."""
    literal = _strings(readings(word.text))
    if not literal:
        return Wording(word, ())
    runs = _runs(word)
    if len(runs) == 1:
        return Wording(word, ((literal | _sounding(runs[0], sounds),),))
    by_run: Way = tuple(_strings((run,)) | _sounding(run, sounds) for run in runs)
    return Wording(word, ((literal,), by_run) if by_run else ((literal,),))


def worded_clauses(query: Query, sounds: Sounds | None, *, excluded: bool) -> list[list[Wording]]:
    """The words of the clauses to be met, or of those that are excluded; the sounds may be named as they were typed."""
    asked = (clause for clause in query.clauses if clause.excluded == excluded)
    folded_sounds = {fold(run).text: words for run, words in (sounds or {}).items()}
    return [[worded(word, folded_sounds) for word in clause.words] for clause in asked]


def letters(query: Query) -> tuple[str, ...]:
    """The runs of letters in a query that may be pinyin, folded, each once."""
    words = (word for clause in query.clauses for word in clause.words)
    return tuple(dict.fromkeys(run for word in words for run in _runs(word) if _LETTERS.fullmatch(run)))


def spellings(clause: Clause, sounds: Sounds) -> tuple[str, ...]:
    """Every way to write one of a clause's words in one piece: as typed, and its letters by each of their sounds."""
    return tuple(dict.fromkeys(string for word in clause.words for string in _spelled(word, sounds)))


def in_one_piece(query: Query, sounds: Sounds) -> Iterator[str]:
    """The ways to write one word of every clause that is not excluded in one piece, the likeliest first."""
    columns = [spellings(clause, sounds) for clause in query.clauses if not clause.excluded]
    if not all(columns):
        return
    first = (0,) * len(columns)
    ahead, met = [(0, first)], {first}
    while columns and ahead:
        rank, chosen = heappop(ahead)
        yield "".join(column[nth] for column, nth in zip(columns, chosen, strict=True))
        for place, column in enumerate(columns):
            following = (*chosen[:place], chosen[place] + 1, *chosen[place + 1 :])
            if following[place] < len(column) and following not in met:
                met.add(following)
                heappush(ahead, (rank + 1, following))


def _runs(word: Word) -> tuple[str, ...]:
    """A word's runs of letters (with the digits that cling to them) and of everything else; none of an exact word,
    and one of a word that does not mix letters and Chinese."""
    if word.exact:
        return ()
    text = fold(word.text).text
    if not (_LETTERED.search(text) and _CHINESE.search(text)):
        return (text,) if text else ()
    return tuple(run for run in _LETTERED.split(text) if run)


def _sounding(run: str, sounds: Sounds) -> frozenset[str]:
    return _strings(fold(word).text for word in sounds.get(run, ())) if _LETTERS.fullmatch(run) else frozenset()


def _spelled(word: Word, sounds: Sounds) -> Iterable[str]:
    spelled = ["" if _runs(word) else fold(word.text).text]
    for run in _runs(word):
        ways = (run, *(fold(each).text for each in sounds.get(run, ())))
        spelled = [before + way for before in spelled for way in ways]
    return filter(None, spelled)


def _strings(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(filter(None, texts))
