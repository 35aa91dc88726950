"""A query's filters, asked of the index: each as the terms or the range of a field."""

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property, partial
from math import ceil, floor
from typing import TYPE_CHECKING

from store.index.folding import fold
from store.index.schema import Name
from store.models import Region
from store.search.filters import meets_agency, meets_region, meets_unit
from store.search.query import Bounds, Field, Filter
from store.search.standing import terms_query

if TYPE_CHECKING:
    from tantivy import Query, Schema, Searcher

_BY_KEY = {Field.DOMAIN: Name.DOMAIN, Field.KIND: Name.KIND, Field.TENSE: Name.TENSE}
_BY_TERM: dict[Field, tuple[Name, Callable[[str, str], bool]]] = {
    Field.AGENCY: (Name.AGENCY, meets_agency),
    Field.UNIT: (Name.UNIT, meets_unit),
}
_APART = "|"
_LEVELS = (Name.PROVINCE, Name.CITY, Name.COUNTY)


class IndexFilters:
    """Filters as queries over one state of the index."""

    def __init__(self, searcher: "Searcher", schema: "Schema") -> None:
        self._searcher = searcher
        self._schema = schema
        self._asked: dict[tuple[object, ...], Query] = {}

    def asked(self, each: Filter) -> "Query":
        """What meets one of a filter's values or bounds; whether it is excluded is not looked at."""
        key = each.field, each.values, each.bounds
        if key not in self._asked:
            self._asked[key] = self._made(each)
        return self._asked[key]

    def _made(self, each: Filter) -> "Query":
        from tantivy import Occur, Query

        if each.field is Field.REGION:
            parts = [part for value in each.values for part in self._regions(value)]
        elif each.field in _BY_KEY:
            parts = [self._terms(_BY_KEY[each.field], each.values)]
        elif each.field in _BY_TERM:
            name, meets = _BY_TERM[each.field]
            parts = [self._terms(name, [term for term in self._all(name) if _any(meets, each.values, term)])]
        else:
            parts = list(map(self._years if each.field is Field.YEAR else self._values, each.bounds))
        return parts[0] if len(parts) == 1 else Query.boolean_query([(Occur.Should, part) for part in parts])

    def _regions(self, value: str) -> "Iterable[Query]":
        """The regions that a value names or that lie in one, each asked for at the level that is named."""
        # Asking of every region whether it is meant takes long; its path has the first character that is typed.
        first = next((character for character in fold(value).text if character.isalnum()), "")
        met: set[str] = set()
        for name in _LEVELS:
            likely = (region for folded, region in self._named[name] if first in folded)
            found = {"/".join(region.path) for region in likely if meets_region(value, region)}
            if named := [path for path in found if path.rpartition("/")[0] not in met]:
                yield self._terms(name, named)
            met |= found
        if first.isdecimal():
            codes = (code for code in self._all(Name.CODE) if meets_region(value, Region(code, "", ("",))))
            yield self._terms(Name.CODE, codes)

    @cached_property
    def names(self) -> dict[str, set[tuple[str, ...]]]:
        """The paths of all regions, by their names."""
        paths: dict[str, set[tuple[str, ...]]] = {}
        for region in (region for regions in self._named.values() for _, region in regions):
            paths.setdefault(region.path[-1], set()).add(region.path)
        return paths

    @cached_property
    def _named(self) -> dict[Name, list[tuple[str, Region]]]:
        return {name: _folded(self._all(name)) for name in _LEVELS}

    def _years(self, bounds: Bounds) -> "Query":
        from tantivy import FieldType, Query

        low = 0 if bounds.low is None else max(0, ceil(bounds.low))
        high = None if bounds.high is None else max(0, floor(bounds.high))
        within = (not bounds.low_open or low != bounds.low, not bounds.high_open or high != bounds.high)
        return Query.range_query(self._schema, Name.YEAR, FieldType.Unsigned, low, high, *within)

    def _values(self, bounds: Bounds) -> "Query":
        """The values or ranges of values that overlap the bounds."""
        from tantivy import FieldType, Occur, Query

        ranged = partial(Query.range_query, self._schema, field_type=FieldType.Float)
        parts = []
        if bounds.low is not None:
            parts.append(ranged(field_name=Name.VALUE_MAX, lower_bound=bounds.low, include_lower=not bounds.low_open))
        if bounds.high is not None:
            parts.append(ranged(field_name=Name.VALUE, upper_bound=bounds.high, include_upper=not bounds.high_open))
        return Query.boolean_query([(Occur.Must, part) for part in parts]) if parts else Query.all_query()

    def _terms(self, name: Name, terms: Iterable[str]) -> "Query":
        return terms_query(self._schema, name, sorted(set(terms)))

    def _all(self, name: Name) -> list[str]:
        return [term for term, _ in self._searcher.terms_with_prefix(name, "")]


def _any(meets: Callable[[str, str], bool], values: Iterable[str], term: str) -> bool:
    return any(meets(value, term) for value in values)


def _folded(paths: Sequence[str]) -> list[tuple[str, Region]]:
    # Thousands of them are folded in one go.
    folded = fold(_APART.join(paths)).text.split(_APART)
    return [(text, Region("", "", tuple(path.split("/")))) for text, path in zip(folded, paths, strict=True)]
