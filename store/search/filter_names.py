"""The names of filters and of their values, as seeds/search.toml and seeds/domains.toml list them."""

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files

from store.index.folding import fold
from store.models import Kind, Tense
from store.search.query import Field
from store.taxonomy import domains

Names = Mapping[str, Mapping[str, list[str]]]
"""Names by key and language, the first of a language being the one that is shown."""


def field_named(name: str) -> Field | None:
    """The filter that a name means; None where it is no filter's."""
    return _fields().get(fold(name).text)


def field_name(field: Field, language: str) -> str:
    """How a filter is called in "zh" or "en"."""
    return _seeds()["fields"][field][language][0]


def value_name(field: Field, key: str, language: str) -> str:
    """How a value is written in "zh" or "en"; what has no name of its own is written as it is."""
    names = _valued().get(field, {}).get(key)
    return names[language][0] if names else key


def named(field: Field, value: str) -> tuple[str, ...]:
    """The keys that a value can mean: the one that is called so, or else all that have a name beginning so."""
    asked = fold(value).text
    names = {key: _folded_names(field, key) for key in _valued()[field]}
    exact = tuple(key for key, all_names in names.items() if asked in all_names)
    return exact[:1] or tuple(key for key, all_names in names.items() if any(n.startswith(asked) for n in all_names))


def keys(field: Field) -> tuple[str, ...]:
    """All values of a filter whose values have names; none for others."""
    return tuple(_valued().get(field, ()))


@cache
def _folded_names(field: Field, key: str) -> frozenset[str]:
    names = _valued()[field][key]
    return frozenset(fold(name).text for name in (key, *names["zh"], *names["en"]))


@cache
def _fields() -> dict[str, Field]:
    return {
        fold(name).text: Field(key)
        for key, languages in _seeds()["fields"].items()
        for names in languages.values()
        for name in names
    }


@cache
def _valued() -> Mapping[Field, Names]:
    return {
        Field.DOMAIN: {each.key: {"zh": [each.chinese], "en": [each.key, each.english]} for each in domains()},
        Field.KIND: _ordered("kind", Kind),
        Field.TENSE: _ordered("tense", Tense),
    }


def _ordered(table: str, all_keys: Iterable[str]) -> Names:
    return {str(key): _seeds()[table][str(key)] for key in all_keys}


@cache
def _seeds() -> dict[str, Names]:
    seeds: dict[str, Names] = tomllib.loads(files("seeds").joinpath("search.toml").read_text(encoding="utf-8"))
    return seeds
