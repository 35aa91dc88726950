"""What the index holds of a search, counted."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from store.index.schema import Name
from store.search.finds import Counts

if TYPE_CHECKING:
    from tantivy import Query, Searcher

_ALL = 1 << 20

Path = tuple[str, ...]


def counts(searcher: "Searcher", found: "Query") -> Counts:
    """The counts of the sections that a query finds; below the provinces only where there is one."""
    first = _counted(searcher, found, (Name.NUMBER, Name.DOMAINS, Name.PROVINCE))
    domains: Counter[str] = Counter()
    for together, count in first[Name.DOMAINS].items():
        for domain in together.split():
            domains[domain] += count
    regions: dict[Path, int] = {(province,): count for province, count in first[Name.PROVINCE].items()}
    if len(regions) == 1:
        below = _counted(searcher, found, (Name.CITY, Name.COUNTY))
        regions |= {tuple(path.split("/")): count for level in below.values() for path, count in level.items()}
    reports = first[Name.NUMBER]
    return Counts(sum(reports.values()), len(reports), domains, _own(regions))


def _counted(searcher: "Searcher", found: "Query", names: Iterable[Name]) -> dict[Name, dict[Any, int]]:
    """What is found by the terms of fields."""
    # Only one value a document is counted quickly, and a number more quickly than a term.
    asked = {name.value: {"terms": {"field": name.value, "size": _ALL}} for name in names}
    answer = searcher.aggregate(found, asked)
    return {
        Name(name): {bucket["key"]: bucket["doc_count"] for bucket in counted["buckets"]}
        for name, counted in answer.items()
    }


def _own(regions: Mapping[Path, int]) -> Counter[Path]:
    """The sections of each region itself, of numbers that count those of the regions in it too."""
    own = Counter(regions)
    for path, count in regions.items():
        if path[:-1] in own:
            own[path[:-1]] -= count
    return +own
