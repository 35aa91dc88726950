"""A typed query with a filter added or taken away, and a query written anew."""

from collections.abc import Sequence

from store.search.filter_names import field_name, value_name
from store.search.grammar import CLOSING, Unit, units
from store.search.query import Bounds, Clause, Field, Filter, Query, Word

_SEPARATORS = frozenset("|｜,，、")


def with_filter(text: str, field: Field, value: str, language: str = "zh") -> str:
    """A query narrowed to one value of a filter, which is named in "zh" or "en": in the place of the filter that
    stands there already, else behind everything. What the query excludes by this filter stays excluded."""
    added = f"{field_name(field, language)}:{_quoted(value_name(field, value, language))}"
    standing = _narrowing(text, field)
    if standing:
        alone = _without(text, standing[1:])
        behind = alone[standing[0].end :]
        narrowed = alone[: standing[0].start] + added + (behind if behind[:1].isspace() else f" {behind}".rstrip())
    else:
        narrowed = f"{text.rstrip()} {added}".lstrip()
    # A quote that was left open would end at those of the value.
    sound = [narrowed[unit.start : unit.end] for unit in _narrowing(narrowed, field)] == [added]
    return narrowed if sound else f"{added} {without_filter(text, field)}"


def without_filter(text: str, field: Field) -> str:
    """A query without what narrows it by a filter; what it excludes by this filter stays excluded."""
    return _without(text, _narrowing(text, field)).strip()


def in_words(query: Query, language: str = "zh") -> str:
    """A query as it can be typed, with its filters named in "zh" or "en"; read again it asks for
    the same, if all of it was understood."""
    clauses = (_written_clause(clause) for clause in query.clauses)
    return " ".join((*clauses, *(_written_filter(each, language) for each in query.filters)))


def _narrowing(text: str, field: Field) -> tuple[Unit, ...]:
    found = (unit for unit in units(text) if unit.filter is not None and unit.filter.field is field)
    return tuple(unit for unit in found if unit.filter is not None and not unit.filter.excluded)


def _without(text: str, left_out: Sequence[Unit]) -> str:
    for unit in reversed(left_out):
        before, behind = text[: unit.start].rstrip(), text[unit.end :].lstrip()
        text = f"{before} {behind}" if before and behind else before + behind
    return text


def _written_clause(clause: Clause) -> str:
    return ("-" if clause.excluded else "") + "|".join(map(_written_word, clause.words))


def _written_word(word: Word) -> str:
    if not word.exact:
        return word.text
    return _in_quotes(word.text)


def _written_filter(each: Filter, language: str) -> str:
    values = (*(_quoted(value_name(each.field, value, language)) for value in each.values), *map(_range, each.bounds))
    return f"{'-' if each.excluded else ''}{field_name(each.field, language)}:{'|'.join(values)}"


def _quoted(value: str) -> str:
    """A filter's value, in quotes where it needs them."""
    parted = any(character.isspace() or character in _SEPARATORS for character in value)
    return _in_quotes(value) if parted or value[:1] in ("", *CLOSING) else value


def _in_quotes(text: str) -> str:
    """A text in quotes that do not stand in it; without its plain ones where all do."""
    for opening, closing in CLOSING.items():
        if closing not in text:
            return f"{opening}{text}{closing}"
    return '"{}"'.format(text.replace('"', ""))


def _range(bounds: Bounds) -> str:
    if bounds.low is not None and bounds.low == bounds.high:
        return _number(bounds.low)
    if bounds.low_open or bounds.high_open:
        return f">{_number(bounds.low)}" if bounds.low_open else f"<{_number(bounds.high)}"
    return f"{_number(bounds.low)}..{_number(bounds.high)}"


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.9f}".rstrip("0").rstrip(".")
