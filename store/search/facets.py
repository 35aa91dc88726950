"""How many sections narrower queries would find."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

from store.regions import RegionNode
from store.search.results import Count

Path = tuple[str, ...]
Key = TypeVar("Key", str, Path)


def domain_counts(domains: Mapping[str, int]) -> tuple[Count, ...]:
    """The domains with their sections, most first."""
    return tuple(Count(domain, count) for domain, count in _most_first(domains))


def region_counts(by_path: Mapping[Path, int], named: Callable[[], Mapping[str, set[Path]]]) -> tuple[Count, ...]:
    """The regions with their sections, most first: provinces; of one province its cities; of one city its counties.

    `named` is asked for the regions of the library by name, so that a name that several of them have is told with its
    path.
    """
    deepest = max(map(len, by_path), default=0)
    levels = [_at(depth, by_path) for depth in range(1, deepest + 1)]
    level = next((level for level in levels if len(level) > 1), levels[-1] if levels else Counter[Path]())
    paths = named() if any(len(path) > 1 for path in level) else {}
    return tuple(
        Count(path[-1] if len(paths.get(path[-1], ())) < 2 else "/".join(path), count, path)
        for path, count in _most_first(level)
    )


def _most_first(counts: Mapping[Key, int]) -> list[tuple[Key, int]]:
    return sorted(counts.items(), key=lambda each: (-each[1], each[0]))


def _at(depth: int, by_path: Mapping[Path, int]) -> Counter[Path]:
    level: Counter[Path] = Counter()
    for path, count in by_path.items():
        if len(path) >= depth:
            level[path[:depth]] += count
    return level


def paths_by_name(nodes: Iterable[RegionNode]) -> dict[str, set[Path]]:
    """The paths of the regions in a tree, by their names."""
    paths: dict[str, set[Path]] = {}
    waiting = list(nodes)
    while waiting:
        node = waiting.pop()
        paths.setdefault(node.name, set()).add(node.path)
        waiting.extend(node.children)
    return paths
