"""An index opened for reading, which needs no permission to write and keeps nobody from writing."""

import shutil
import tempfile
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from store.index.manifest import INDEX, Manifest, read_manifest, state_of
from store.index.schema import Name, prepare
from store.index.snapshots import MANAGED, META, sound
from store.index.unusable import IndexDamaged, IndexMissing, IndexOutdated, IndexUnusable, guarded

if TYPE_CHECKING:
    import tantivy

__all__ = ["IndexDamaged", "IndexMissing", "IndexOutdated", "IndexUnusable", "OpenIndex", "guarded", "open_index"]

_ATTEMPTS = 5


class OpenIndex:
    """An index as it stood when it was opened; what is written since then is not seen in it.

    What `searcher` raises is to be expected only where the files were damaged meanwhile: ask it within `guarded()`.
    """

    def __init__(self, folder: Path, index: "tantivy.Index", catalog: tuple[int, ...], state: tuple[int, ...]) -> None:
        self.schema = index.schema
        self.searcher = index.searcher()
        self.catalog_stamp = catalog
        self._index = index
        self._folder = folder
        self._state = state

    @cached_property
    def covers(self) -> Mapping[str, str]:
        """The marks of the reports that the index holds, by their ids; IndexDamaged where they cannot be read."""
        return covered(self.searcher)

    def current(self) -> bool:
        """Whether the library's index is still the one that was opened."""
        return state_of(self._folder) == self._state

    def close(self) -> None:
        """Lets go of the index's files; nothing can be asked any more."""
        del self.searcher, self.schema, self._index


def open_index(folder: Path) -> OpenIndex:
    """The index of the library in a folder; IndexMissing, IndexOutdated or IndexDamaged where there is none to use."""
    for _ in range(_ATTEMPTS):
        state = state_of(folder)
        manifest = read_manifest(folder)
        try:
            return OpenIndex(folder, _opened(folder / INDEX / manifest.snapshot, manifest), manifest.catalog, state)
        except IndexUnusable as error:
            trouble = error
            if state_of(folder) == state:
                break
    raise trouble


def covered(searcher: "tantivy.Searcher") -> dict[str, str]:
    """The marks of the reports that a searcher finds, by their ids; IndexDamaged where they cannot be read."""
    import tantivy

    with guarded():
        # Without a query the terms of removed documents would be among them.
        terms = searcher.terms_with_prefix(Name.COVERS, "", filter_query=tantivy.Query.all_query())
        return dict(_pair(term) for term, _ in terms)


def _pair(term: str) -> tuple[str, str]:
    identifier, _, mark = term.partition("=")
    return identifier, mark


def _opened(snapshot: Path, manifest: Manifest) -> "tantivy.Index":
    import tantivy

    if not sound(snapshot, manifest.files, manifest.checksum):
        raise IndexDamaged(str(snapshot))
    # The engine puts lock files beside what it opens.
    own = Path(tempfile.mkdtemp(prefix="duibiao-"))
    try:
        with guarded():
            for name in manifest.files:
                if name in {META, MANAGED}:
                    shutil.copyfile(snapshot / name, own / name)
                else:
                    (own / name).symlink_to(snapshot.absolute() / name)
            index = tantivy.Index.open(str(own))
            index.config_reader("manual")
            prepare(index)
            # From here on the engine holds every file, even when none of its names is left.
            index.searcher()
            return index
    finally:
        _remove(own)


def _remove(folder: Path) -> None:
    """Removes a folder, though a thread of the engine may put a lock file into it once more meanwhile."""
    for _ in range(_ATTEMPTS):
        shutil.rmtree(folder, ignore_errors=True)
        if not folder.exists():
            return
