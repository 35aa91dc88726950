"""The index kept true to the library while it changes, under the same lock.

The catalog comes first: only what it lists is committed to the index, some time after. What a killed writer left
untrue is found by comparing the marks of the two, and made good by the next load. No failure of the index fails a
change of the library: reports that it does not hold are searched without it.
"""

import time
from collections.abc import Generator, Iterable, Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from store.errors import LibraryUnwritable, StoreError
from store.index.manifest import INDEX, stamp_of
from store.index.opening import open_index
from store.index.unusable import IndexUnusable
from store.library.catalog import Record, catalog_stamp, mark_of_record
from store.library.events import Indexed, IndexLeft
from store.library.reading_processes import Died, in_order
from store.library.searched import searched_of_stored

if TYPE_CHECKING:
    from store.index.documents import IndexDocuments
    from store.index.writing import IndexWriter
    from store.library.library import Library

FEW = 16
"""So many changed reports may be left to be searched without the index: what makes reports searchable takes a second
to start, and the next load or `index_library` starts it anyway."""
BATCH = 1000
"""So many reports at the most are committed to the index at once."""
PATIENCE = 30.0
"""For so many seconds at the most what is stored waits to be committed to the index."""


def index_library(library: "Library", *, rebuild: bool = False) -> Generator[Indexed | IndexLeft, None, None]:
    """Makes the library's index hold every report, with `rebuild` from nothing; tells how far it is, and at the end
    what kept it from being written. LibraryBusy and LibraryUnwritable as `Library.writer` raises them."""
    with library.writer() as writer:
        yield from writer.catch_up(anew=rebuild)


class IndexUpkeep:
    """What one writer of a library does for its index; `reports` is how many the library holds before."""

    def __init__(self, folder: Path, reports: int) -> None:
        self._folder = folder
        self._reports = reports
        self._stack = ExitStack()
        self._writer: IndexWriter | None = None
        self._trouble: Exception | None = None
        self._true = False
        self._unfinished = False
        self._changed: set[str] = set()
        self._gone: set[str] = set()
        self._before = catalog_stamp(folder)
        self._waiting, self._since = 0, time.monotonic()

    @property
    def many(self) -> bool:
        """Whether too many changed reports are not in the index to be left so."""
        return len(self._changed) > FEW

    def changes(self, identifier: str) -> None:
        """A report is about to change, to come or to go: what the index holds of it holds no more."""
        self._changed.add(identifier)

    def gone(self, identifier: str) -> None:
        """A report is in the library no more."""
        self._changed.discard(identifier)
        self._gone.add(identifier)

    def put(self, coming: "IndexDocuments") -> None:
        """Takes in a report as it is from now on."""
        with self._daring():
            self._opened().put(coming)
            self._changed.discard(coming.report)
            self._gone.discard(coming.report)
            self._waiting += 1

    def stored(self) -> None:
        """Commits what was put, once it is worth it; only called when the catalog lists all of that."""
        if self._waiting >= BATCH or (self._waiting and time.monotonic() - self._since >= PATIENCE):
            with self._daring():
                self._opened().commit()
            self._waiting, self._since = 0, time.monotonic()

    def catch_up(self, records: Iterable[Record], *, anew: bool) -> Generator[Indexed | IndexLeft, None, None]:
        """Makes the index hold the records and nothing else, and closes it."""
        records = tuple(records)
        if not anew and self._writer is None and _is_true(self._folder):
            return
        old = _stamp(self._folder) is not None
        yield from self._made_up(records, anew=anew)
        self.close()
        if old and isinstance(self._trouble, IndexUnusable):
            # What is damaged deep inside is only found when it is worked with.
            self._trouble = None
            yield from self._made_up(records, anew=True)
            self.close()
        if self._trouble is not None:
            yield IndexLeft(_unwritable(self._folder, self._trouble))

    def close(self) -> None:
        """Commits what was put, lets go of what holds no more, and stamps the index with the catalog it is true to."""
        with self._daring():
            if self._unfinished:
                raise _LeftOff
            if self._changed | self._gone and _stamp(self._folder) is not None:
                self._opened()
            if self._writer is not None:
                for identifier in self._changed | self._gone:
                    self._writer.remove(identifier)
                true = self._true and not self._changed
                self._writer.catalog_stamp = catalog_stamp(self._folder) if true else ()
                self._stack.close()
        self._writer = None
        self._changed.clear()
        self._gone.clear()
        self._waiting = 0
        self._before = catalog_stamp(self._folder)

    def _made_up(self, records: tuple[Record, ...], *, anew: bool) -> Iterator[Indexed]:
        marks = {record.entry.id: mark_of_record(record) for record in records}
        lacking: list[Record] = []
        with self._daring():
            writer = self._opened(anew=anew)
            covered = writer.covered()
            for identifier in covered.keys() - marks.keys():
                writer.remove(identifier)
            lacking = [record for record in records if covered.get(record.entry.id) != marks[record.entry.id]]
            self._changed = {record.entry.id for record in lacking}
            self._true = True
            # What is written in the place of an index that is whole is nothing before it is whole itself.
            self._unfinished = anew
        work = ((record, partial(searched_of_stored, self._folder, record)) for record in lacking)
        with closing(in_order(work)) as made:
            for done, (_, coming) in enumerate(made, 1):
                if coming is not None and not isinstance(coming, Died):
                    self.put(coming)
                    self.stored()
                if self._trouble is not None:
                    return
                yield Indexed(done, len(lacking))
        self._unfinished = False

    def _opened(self, *, anew: bool = False) -> "IndexWriter":
        if self._trouble is not None:
            raise self._trouble
        if anew:
            self._stack.close()
            self._writer = None
        if self._writer is None:
            from store.index.writing import index_writer

            stamped = not self._reports or _stamp(self._folder) == self._before
            self._writer = self._stack.enter_context(index_writer(self._folder, (), anew=anew))
            self._true = stamped and len(self._writer.covered()) == self._reports
            self._since = time.monotonic()
        return self._writer

    @contextmanager
    def _daring(self) -> Iterator[None]:
        """Keeps what goes wrong with the index from everything else, and gives the index up."""
        try:
            yield
        except Exception as error:
            self._trouble, self._unfinished = error, False
            with suppress(Exception):
                self._stack.__exit__(type(error), error, error.__traceback__)
            self._writer = None


class _LeftOff(Exception):
    """An index that was being written anew is not to be."""


def _is_true(folder: Path) -> bool:
    """Whether the index can be used as it is and holds just what the catalog lists."""
    try:
        with closing(open_index(folder)) as index:
            return index.catalog_stamp == catalog_stamp(folder)
    except IndexUnusable:
        return False


def _stamp(folder: Path) -> tuple[int, ...] | None:
    """The stamp of the catalog that the index is true to; None where there is no index to use."""
    try:
        return stamp_of(folder)
    except IndexUnusable:
        return None


def _unwritable(folder: Path, error: Exception) -> LibraryUnwritable:
    why = error.facts.get("why", error) if isinstance(error, StoreError) else error
    return LibraryUnwritable("index-unwritable", folder=folder / INDEX, why=why)
