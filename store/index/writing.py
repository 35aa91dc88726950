"""The index's one writer, under the library's lock.

It works in a folder of its own that begins as a link to every file of the index, and hands every commit on as a new
snapshot. Killed anywhere, it leaves the index as it was last handed on, and a folder that the next writer clears away.
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from store.errors import LibraryUnwritable
from store.index.documents import IndexDocuments
from store.index.manifest import INDEX, Manifest, read_manifest, write_manifest
from store.index.opening import covered
from store.index.schema import Name, prepare, schema
from store.index.snapshots import MANAGED, META, checksum_of, clear, hand_on, permit, snap, sound, written
from store.index.unusable import IndexDamaged, IndexUnusable, guarded
from store.replacing import flush_folder, refusing

if TYPE_CHECKING:
    import tantivy

_HEAP = 128_000_000
_WORK = "writing"
_CATALOG = "catalog.json"


@contextmanager
def index_writer(folder: Path, catalog_stamp: tuple[int, ...], *, anew: bool = False) -> Iterator["IndexWriter"]:
    """The writer of the index of the library in a folder, whose lock must be held as long as the block runs.

    At the block's end everything is committed and the index stamped with `catalog_stamp`, or with what the writer's
    was set to meanwhile. Where the block is left by an error, what was committed before stays.
    Where the index is missing, outdated or damaged, or with `anew`, it is written from nothing; with `anew` the old
    one is searched until the end. LibraryUnwritable where disk or permissions refuse.
    """
    index = folder / INDEX
    work = index / _WORK
    with _refusing(index):
        index.mkdir(exist_ok=True)
        clear(index, (name for name in os.listdir(index) if name.isdecimal()))  # noqa: PTH208
        work.mkdir()
        permit(index, folder / _CATALOG)
    try:
        with _refusing(index):
            writer = _writer(folder, work, catalog_stamp, anew=anew)
        yield writer
        writer.finish()
    finally:
        shutil.rmtree(work, ignore_errors=True)


class IndexWriter:
    """What is put is found in the index from the next commit on, what is removed no more.

    `catalog_stamp` is what the index is stamped with at the end.
    """

    def __init__(
        self,
        folder: Path,
        work: Path,
        catalog_stamp: tuple[int, ...],
        manifest: Manifest | None,
        *,
        waits: bool,
    ) -> None:
        import tantivy

        self.catalog_stamp = catalog_stamp
        self._folder, self._work = folder, work
        self._manifest = manifest
        self._waits = waits
        self._schema = schema()
        with guarded():
            self._index = tantivy.Index.open(str(work)) if manifest else tantivy.Index(self._schema, path=str(work))
            prepare(self._index)
            self._covered = covered(self._index.searcher())
        self._engine: tantivy.IndexWriter | None = None
        self._changed = manifest is None

    def covered(self) -> dict[str, str]:
        """The marks of the reports that the index holds with what was put and without what was removed, by id."""
        return dict(self._covered)

    def put(self, coming: IndexDocuments) -> None:
        """Takes in a report, in the place of what the index holds of it."""
        import tantivy

        self.remove(coming.report)
        with self._refusing():
            for fields in coming.documents:
                self._writer().add_document(tantivy.Document.from_dict(dict(fields), self._schema))
        self._covered[coming.report] = coming.mark
        self._changed = True

    def remove(self, report: str) -> None:
        """Lets go of a report; nothing happens where the index does not hold it."""
        if self._covered.pop(report, None) is not None:
            with self._refusing():
                self._writer().delete_documents_by_term(Name.REPORT, report)
            self._changed = True

    def commit(self) -> None:
        """Lets readers find what was put; only worth it for many reports at once. Until the end the index is stamped
        with no catalog."""
        if self._changed:
            with self._refusing():
                self._writer().commit()
                self._changed = False
                if not self._waits:
                    self._hand_on(())

    def finish(self) -> None:
        """Commits, waits until the engine has put its files in order, and stamps the index."""
        with self._refusing():
            if self._changed:
                self._writer().commit()
            if self._engine is not None:
                self._engine.wait_merging_threads()
            if self._engine is not None or self._manifest is None:
                self._hand_on(self.catalog_stamp)
            elif self._manifest.catalog != self.catalog_stamp:
                self._name(replace(self._manifest, catalog=self.catalog_stamp))

    def _writer(self) -> "tantivy.IndexWriter":
        if self._engine is None:
            self._engine = self._index.writer(heap_size=_HEAP, num_threads=1)
        return self._engine

    def _hand_on(self, stamp: tuple[int, ...]) -> None:
        index = self._folder / INDEX
        number = max((int(name) for name in os.listdir(index) if name.isdecimal()), default=0) + 1  # noqa: PTH208
        snapshot = index / str(number)
        while not snap(self._work, snapshot):
            shutil.rmtree(snapshot)
        permit(snapshot, self._folder / _CATALOG)
        flush_folder(index)
        before = self._manifest.snapshot if self._manifest else ""
        self._name(Manifest(snapshot.name, stamp, written(snapshot), checksum_of(snapshot)))
        clear(index, (snapshot.name, before, self._work.name))

    def _name(self, manifest: Manifest) -> None:
        path = write_manifest(self._folder, manifest)
        permit(path, self._folder / _CATALOG)
        self._manifest = manifest

    def _refusing(self) -> AbstractContextManager[None]:
        return _refusing(self._folder / INDEX)


def _writer(folder: Path, work: Path, catalog_stamp: tuple[int, ...], *, anew: bool) -> IndexWriter:
    manifest = None if anew else _taken_up(folder, work)
    try:
        return IndexWriter(folder, work, catalog_stamp, manifest, waits=anew)
    except IndexDamaged:
        if manifest is None:
            raise
        shutil.rmtree(work)
        work.mkdir()
        return IndexWriter(folder, work, catalog_stamp, None, waits=False)


def _taken_up(folder: Path, work: Path) -> Manifest | None:
    """Begins the work with what the index holds; None where it has to be written from nothing."""
    try:
        manifest = read_manifest(folder)
    except IndexUnusable:
        return None
    snapshot = folder / INDEX / manifest.snapshot
    if not sound(snapshot, manifest.files, manifest.checksum):
        return None
    for name in manifest.files:
        if name in {META, MANAGED}:
            shutil.copyfile(snapshot / name, work / name)
        else:
            hand_on(snapshot / name, work / name)
    return manifest


@contextmanager
def _refusing(index: Path) -> Iterator[None]:
    """Turns what disk or permissions refuse, the engine's words included, into LibraryUnwritable."""
    try:
        with guarded(), refusing(index):
            yield
    except IndexDamaged as error:
        raise LibraryUnwritable("document-unwritable", document=index, why=error) from error
