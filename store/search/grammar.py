"""A query as it is typed, understood.

Words stand between blanks, and all of them are looked for. `"…"` and `“…”` hold an exact word, `-词` leaves a word
out, `甲|乙` looks for either, `name:value` filters by one of its values. What cannot be understood is a mistake, told
with its place, and its characters are words to look for as they are.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from store.index.folding import fold
from store.search.filter_names import field_named
from store.search.filter_values import Misread, read_filter
from store.search.query import Clause, Field, Filter, Mistake, Query, Word

CLOSING = {'"': '"', "“": "”", "＂": "＂"}
"""The marks that close an exact word, by those that open it."""
_ENDS_A_WORD = frozenset("”")
"""Closing marks that close only where the word ends: elsewhere they are the text's own."""
_MINUS = "-－"
_BAR = "|｜"
_LIST = _BAR + ",，、"
_WITH_COMMAS = frozenset({Field.VALUE})
"""Filters in whose values commas separate thousands."""
_NAME = re.compile(r'([^\s:："“＂|｜]+)[:：]')


@dataclass(frozen=True, slots=True)
class Unit:
    """A filter or a clause of a query, at `[start, end)` of it, or clauses of what was taken literally."""

    start: int
    end: int
    clauses: tuple[Clause, ...] = ()
    filter: Filter | None = None
    mistakes: tuple[Mistake, ...] = ()


@dataclass(frozen=True, slots=True)
class _Part:
    """An alternative or a value at `[start, end)`, with what it says: without its quotes where it is `exact`, and as
    it stands there where its quotes are the `mistake`."""

    start: int
    end: int
    text: str
    exact: bool = False
    mistake: str | None = None


def parse(text: str) -> Query:
    """What a text asks for; there is an answer to any text."""
    found = units(text)
    clauses = tuple(clause for unit in found for clause in unit.clauses)
    filters = tuple(unit.filter for unit in found if unit.filter is not None)
    mistakes = tuple(mistake for unit in found for mistake in unit.mistakes)
    if clauses and not filters and all(clause.excluded for clause in clauses):
        clauses = tuple(clause for unit in found for clause in _literally(text[unit.start : unit.end]))
        mistakes = (*mistakes, Mistake(found[0].start, found[-1].end, "only-excluded"))
    return Query(text, clauses, filters, mistakes)


def units(text: str) -> tuple[Unit, ...]:
    """The words and filters of a query in order; what nothing can be seen of is none."""
    found: list[Unit] = []
    at = _past_blanks(text, 0)
    while at < len(text):
        found.append(_unit(text, at))
        at = _past_blanks(text, found[-1].end)
    return tuple(unit for unit in found if _visible(text[unit.start : unit.end]))


def _unit(text: str, start: int) -> Unit:
    excluded = text[start] in _MINUS
    at = start + 1 if excluded else start
    if excluded and text[at : at + 1].strip() == "":
        return Unit(start, at, _literally(text[start:at]), mistakes=(Mistake(start, at, "minus-alone"),))
    name = _NAME.match(text, at)
    field = field_named(name[1]) if name else None
    if name is None or field is None:
        return _words(text, start, at, excluded=excluded)
    return _filter(text, start, name, field, excluded=excluded)


def _words(text: str, start: int, at: int, *, excluded: bool) -> Unit:
    """The words from `at` on of which one is enough."""
    parts = tuple(_parts(text, at, _BAR))
    end = parts[-1].end
    empty = next((part for part in parts if part.start == part.end), None)
    if empty is not None:
        bar = empty.start if empty.start == at else empty.start - 1
        literal = _literally(text[at:end], excluded=excluded)
        return Unit(start, end, literal, mistakes=(Mistake(bar, bar + 1, "bar-alone"),))
    words = tuple(Word(part.text, part.exact) for part in parts)
    return Unit(start, end, (Clause(words, excluded),), mistakes=tuple(_misquoted(parts)))


def _filter(text: str, start: int, name: re.Match[str], asked: Field, *, excluded: bool) -> Unit:
    """The filter of that name with the values behind it."""
    parts = tuple(_parts(text, name.end(), _BAR if asked in _WITH_COMMAS else _LIST))
    end = parts[-1].end
    literal = _literally(text[name.start() : end], excluded=excluded)
    mistakes = tuple(_misquoted(parts))
    if mistakes:
        return Unit(start, end, literal, mistakes=mistakes)
    stated = [part for part in parts if _visible(part.text)]
    if not stated:
        missing = Mistake(name.start(), end, "value-missing", {"typed": name.group()})
        return Unit(start, end, literal, mistakes=(missing,))
    read = read_filter(asked, [part.text for part in stated], excluded=excluded)
    if isinstance(read, Misread):
        unclear = stated[read.nth]
        return Unit(start, end, literal, mistakes=(Mistake(unclear.start, unclear.end, read.reason, read.facts),))
    return Unit(start, end, filter=read)


def _parts(text: str, at: int, separators: str) -> Iterator[_Part]:
    """What stands from `at` on up to a blank, or behind a closing quote, with separators between."""
    while True:
        part = _part(text, at, separators)
        yield part
        if text[part.end : part.end + 1] not in tuple(separators):
            return
        at = part.end + 1


def _part(text: str, at: int, separators: str) -> _Part:
    bare = at
    while bare < len(text) and not text[bare].isspace() and text[bare] not in separators:
        bare += 1
    closing = CLOSING.get(text[at : at + 1])
    if closing is None:
        return _Part(at, bare, text[at:bare])
    closed = text.find(closing, at + 1)
    if closed < 0 or (closing in _ENDS_A_WORD and not _ends(text, closed + 1, separators)):
        own = closing in text[at + 1 : bare]
        return _Part(at, bare, text[at:bare], mistake=None if own else "quote-open")
    end, inner = closed + 1, text[at + 1 : closed]
    if not _visible(inner):
        return _Part(at, end, "".join(text[at:end].split()), mistake="quote-empty")
    return _Part(at, end, inner, exact=True)


def _misquoted(parts: Iterable[_Part]) -> Iterator[Mistake]:
    return (Mistake(part.start, part.end, part.mistake) for part in parts if part.mistake is not None)


def _literally(text: str, *, excluded: bool = False) -> tuple[Clause, ...]:
    """The characters of what was not understood as words; to be left out are only such as stand all together."""
    pieces = ["".join(text.split())] if excluded else text.split()
    return tuple(Clause((Word(piece),), excluded) for piece in pieces if _visible(piece))


def _ends(text: str, at: int, separators: str) -> bool:
    return at == len(text) or text[at].isspace() or text[at] in separators


def _visible(text: str) -> bool:
    return fold(text).text != ""


def _past_blanks(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at
