"""What a search stands on: the library as it is now, its index, and the reports that the index does not cover."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from store.index.manifest import state_of
from store.index.opening import IndexUnusable, OpenIndex, guarded, open_index
from store.library.catalog import Record, catalog_stamp
from store.library.library import Library
from store.search.engine import Engine
from store.search.facets import Path, paths_by_name

_FEW = 200
"""So many reports are asked of the catalog one by one; of more it is read whole."""


@dataclass(frozen=True)
class Ground:
    """One state of a library and its index; `uncovered` are the reports to be looked through. Without an index, there
    is no engine and these are all."""

    library: Library
    stamp: tuple[int, ...]
    state: tuple[int, ...]
    uncovered: tuple[Record, ...]
    engine: Engine | None = None

    @cached_property
    def named(self) -> Mapping[str, set[Path]]:
        """The paths of the library's regions, by their names."""
        if self.engine is not None and not self.uncovered:
            return self.engine.names
        return paths_by_name(self.library.tree())

    def divided(self, string: str) -> tuple[str, ...]:
        """A folded string as the words that it is made of; empty where these cannot be told."""
        if self.engine is not None:
            return self.engine.lexicon.divided(string)
        from store.reading.segmentation import words

        return tuple(words(string))


class Grounds:
    """The ground of each search of a library, the same one for as long as nothing changed."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._ground: Ground | None = None

    def now(self) -> Ground:
        """What to stand on now; StoreError where the library is gone."""
        stamp, state = catalog_stamp(self._library.folder), state_of(self._library.folder)
        ground = self._ground
        if ground is None or (ground.stamp, ground.state) != (stamp, state):
            self.leave()
            ground = self._ground = self._found(state)
        return ground

    def without_index(self) -> Ground:
        """The same without its index, which turned out to be damaged; until that is another one."""
        before = self.now()
        self.leave()
        self._ground = Ground(before.library, before.stamp, before.state, before.library.records())
        return self._ground

    def leave(self) -> None:
        """Lets go of the index."""
        if self._ground is not None and self._ground.engine is not None:
            self._ground.engine.close()
        self._ground = None

    def _found(self, state: tuple[int, ...]) -> Ground:
        library = self._as_it_is()
        stamp = library.stamp[1:]
        try:
            opened = open_index(library.folder)
            with guarded():
                uncovered, left_out = _compared(library, opened)
                engine = Engine(opened.searcher, opened.schema, left_out)
        except IndexUnusable:
            return Ground(library, stamp, state, library.records())
        return Ground(library, stamp, state, uncovered, engine)

    def _as_it_is(self) -> Library:
        """The library as it is on disk, which its owner may not have looked at since it changed."""
        known = self._ground.library if self._ground is not None else self._library
        for library in (self._library, known):
            if library.stamp[1:] == catalog_stamp(library.folder):
                return library
        return Library.open(self._library.folder)


def _compared(library: Library, opened: OpenIndex) -> tuple[tuple[Record, ...], frozenset[str]]:
    """The reports that the index does not cover, and those in it that are not to be found."""
    if opened.catalog_stamp == library.stamp[1:]:
        return (), frozenset()
    marks, covers = library.marks(), opened.covers
    uncovered = {report for report, mark in marks.items() if covers.get(report) != mark}
    left_out = frozenset(report for report, mark in covers.items() if marks.get(report) != mark)
    if len(uncovered) <= _FEW:
        return tuple(map(library.record, sorted(uncovered))), left_out
    return tuple(record for record in library.records() if record.entry.id in uncovered), left_out
