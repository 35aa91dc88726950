"""The user's bookmarks on disk: a TinyDB document each, in a file that is theirs alone."""

import secrets
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from store.bookmarks.models import Bookmark, bookmark_document, bookmark_from, merged
from store.errors import BookmarksRefused, LibraryDamaged, LibraryMissing, LibraryUnwritable
from store.library.storage import DocumentStorage, tables_bytes
from store.replacing import is_unfinished, replace_file

if TYPE_CHECKING:
    from tinydb import TinyDB

BOOKMARKS = "bookmarks.json"
_LOCK = ".bookmarks.lock"
_PATIENCE = 5.0
"""Seconds to wait while another session writes; a write takes a few milliseconds."""
_OWNER_ONLY = 0o600


class Bookmarks:
    """The bookmarks in a folder of the user's. Several sessions may have them open: each sees what the others wrote
    when it asks, and none writes over it. A file that cannot be understood is refused, and left as it is."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / BOOKMARKS
        self._stamp: tuple[int, ...] | None = None
        self._known: tuple[Bookmark, ...] = ()

    @property
    def exist(self) -> bool:
        """Whether any were ever made."""
        return self.path.exists()

    @property
    def stamp(self) -> tuple[int, ...]:
        """What tells the state of the file from every other."""
        try:
            told = self.path.stat()
        except OSError:
            return ()
        return told.st_ino, told.st_mtime_ns, told.st_size

    def all(self) -> tuple[Bookmark, ...]:
        """Every bookmark, in the order in which they were made; BookmarksRefused where the file cannot be read."""
        stamp = self.stamp
        if stamp != self._stamp:
            self._known = self._read()
            self._stamp = stamp
        return self._known

    def add(self, bookmark: Bookmark) -> Bookmark:
        """Keeps a bookmark, under a new id unless it has one that is free; as it is kept. BookmarksRefused where the
        file cannot be read or written."""
        with self._writing() as (database, stored):
            taken = {each.id for each in stored}
            while not bookmark.id or bookmark.id in taken:
                bookmark = replace(bookmark, id=secrets.token_hex(4))
            database.insert(bookmark_document(bookmark))
        return bookmark

    def change(self, before: Bookmark, after: Bookmark) -> Bookmark:
        """Keeps a bookmark that was changed from what it was `before`; as it is kept, with what another session changed
        of it meanwhile. One that another session removed is kept again. Raises as `add` does."""
        with self._writing() as (database, stored):
            now = next((each for each in stored if each.id == before.id), None)
            kept = after if now is None else merged(before, now, after)
            if now is None:
                database.insert(bookmark_document(kept))
            else:
                database.update(bookmark_document(kept), _has_id(before.id))
        return kept

    def remove(self, id: str) -> Bookmark | None:  # noqa: A002
        """Forgets a bookmark; what it was, None where another session forgot it already. Raises as `add` does."""
        with self._writing() as (database, stored):
            gone = next((each for each in stored if each.id == id), None)
            if gone is not None:
                database.remove(_has_id(id))
        return gone

    def _read(self) -> tuple[Bookmark, ...]:
        try:
            tables = _PrivateStorage(self.path).read() or {}
            return _understood(list(tables.get("_default", {}).values()))
        except LibraryMissing as error:
            raise BookmarksRefused("bookmarks-unreadable", document=self.path, why=error.facts["why"]) from error
        except (LibraryDamaged, KeyError, TypeError, ValueError) as error:
            raise BookmarksRefused("bookmarks-malformed", document=self.path) from error

    @contextmanager
    def _writing(self) -> "Iterator[tuple[TinyDB, tuple[Bookmark, ...]]]":
        """The database and what is in it, while no other session writes."""
        from filelock import FileLock, Timeout
        from tinydb import TinyDB

        try:
            self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            with FileLock(self.path.with_name(_LOCK), timeout=_PATIENCE, mode=_OWNER_ONLY, thread_local=False):
                # What cannot be understood raises here, before anything is written.
                stored = self._read()
                for path in self.path.parent.iterdir():
                    if is_unfinished(path.name, BOOKMARKS):
                        path.unlink(missing_ok=True)
                yield TinyDB(self.path, storage=_PrivateStorage), stored
        except Timeout as error:
            raise BookmarksRefused("bookmarks-busy", document=self.path) from error
        except LibraryUnwritable as error:
            raise BookmarksRefused("bookmarks-unwritable", document=self.path, why=error.facts["why"]) from error
        except OSError as error:
            raise BookmarksRefused("bookmarks-unwritable", document=self.path, why=error.strerror) from error


class _PrivateStorage(DocumentStorage):
    """Documents that nobody but their owner may read."""

    def write(self, data: Mapping[str, Mapping[str, Any]]) -> None:
        """Puts the tables in the file's place; LibraryUnwritable where disk or permissions refuse."""
        replace_file(self.path, tables_bytes(data), mode=_OWNER_ONLY)


def library_name(folder: Path) -> str:
    """How the library in a folder is told in bookmarks: its path, wherever it was opened from."""
    # A folder's name need not be valid UTF-8.
    return str(folder.resolve()).encode("utf-8", "backslashreplace").decode("utf-8")


def _understood(documents: Sequence[Mapping[str, Any]]) -> tuple[Bookmark, ...]:
    """The bookmarks of documents, the earliest made first; KeyError, TypeError or ValueError where one is none."""
    return tuple(sorted(map(bookmark_from, documents), key=lambda each: datetime.fromisoformat(each.made)))


def _has_id(id: str) -> Callable[[Mapping[str, Any]], bool]:  # noqa: A002
    return lambda document: document["id"] == id
