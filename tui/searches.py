"""The searches that the reader made and those kept by name: a small file in the user's own state folder."""

import fcntl
import json
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

_FILE = "searches.json"
_LOCK = "searches.lock"
MOST_REMEMBERED = 100


@dataclass(frozen=True, slots=True)
class Searches:
    """Queries as they were typed: `history` the newest first, each once; `saved` by the names given to them."""

    history: tuple[str, ...] = ()
    saved: Mapping[str, str] = field(default_factory=dict)


def searches(folder: Path) -> Searches:
    """What is kept in the state folder; nothing where nothing readable is."""
    try:
        document = json.loads((folder / _FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Searches()
    if not isinstance(document, dict):
        return Searches()
    history, saved = document.get("history"), document.get("saved")
    return Searches(
        tuple(query for query in history if isinstance(query, str)) if isinstance(history, list) else (),
        {name: query for name, query in saved.items() if isinstance(query, str)} if isinstance(saved, dict) else {},
    )


def remember(folder: Path, query: str) -> Searches:
    """Puts a query first in the history; what is kept then. Raises OSError where the folder cannot be written."""

    def first(kept: Searches) -> Searches:
        others = (other for other in kept.history if other != query)
        return replace(kept, history=(query, *others)[:MOST_REMEMBERED])

    return _changed(folder, first)


def forget(folder: Path, query: str) -> Searches:
    """Takes a query out of the history; raises as `remember` does."""
    return _changed(
        folder, lambda kept: replace(kept, history=tuple(other for other in kept.history if other != query))
    )


def save(folder: Path, name: str, query: str) -> Searches:
    """Keeps a query under a name, in place of what had that name; raises as `remember` does."""
    return _changed(folder, lambda kept: replace(kept, saved={**kept.saved, name: query}))


def discard(folder: Path, name: str) -> Searches:
    """Gives up what was saved under a name; raises as `remember` does."""
    return _changed(
        folder,
        lambda kept: replace(kept, saved={other: query for other, query in kept.saved.items() if other != name}),
    )


def _changed(folder: Path, change: Callable[[Searches], Searches]) -> Searches:
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    with _alone(folder):
        kept = change(searches(folder))
        document = {"history": list(kept.history), "saved": dict(kept.saved)}
        beside = folder / f"{_FILE}.{os.getpid()}"
        try:
            # What is typed on a terminal may hold half of a character, which UTF-8 has no bytes for.
            beside.write_text(json.dumps(document, ensure_ascii=False, indent=1), encoding="utf-8", errors="replace")
            beside.replace(folder / _FILE)
        except BaseException:
            beside.unlink(missing_ok=True)
            raise
    return kept


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """While the block runs no other session changes the file; two sessions of one user are nothing unusual."""
    with (folder / _LOCK).open("a") as lock:
        # Some network folders know no locks; there the last writer wins.
        with suppress(OSError):
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield
