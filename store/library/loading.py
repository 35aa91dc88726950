"""From files to a library: every file read, settled and stored on its own, told as it happens."""

import time
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass
from functools import partial
from hashlib import file_digest
from pathlib import Path
from typing import TYPE_CHECKING

from store.errors import IdentityUnclear, ReportClaimed, SourceRefused, StoreError
from store.library.arrivals import Arrival, arrival_from_document, arrival_from_file, read_known
from store.library.claims import Outcome, claimed
from store.library.events import Loaded, LoadEvent, Refused, Skipped, Started
from store.library.library import Library
from store.library.reading_processes import Died, in_order
from store.library.rehearsal import Rehearsal
from store.library.writer import Writer
from store.models import Clues, Reading
from store.reading import RULES
from store.regions import CatalogEntry

if TYPE_CHECKING:
    from store.sources import Found
    from store.sources import Refused as Unreadable
    from store.sources import Skipped as PassedOver

NO_CLUES = Clues()
_COMMIT_SHARE = 0.1
"""Commits may take this part of the time beside the reading."""


def load(
    library: Library,
    paths: Sequence[Path],
    *,
    clues: Clues = NO_CLUES,
    dry_run: bool = False,
    again: bool = False,
) -> Generator[LoadEvent, None, None]:
    """Reads every file of the paths into the library, telling of each once it is safely stored.

    Many files are read side by side and told of in their order. `clues` are the user's own words for all the files.
    `dry_run` tells what would become of each and stores nothing. Bytes that the library holds already are not read
    again, unless `clues` are given or, with `again`, its reading was made by other rules. A file's refusal lets the
    rest go on; LibraryBusy, LibraryUnwritable and Ctrl-C end the load and leave what it stored before. At the end the
    index is brought up to date; Indexed tells of what it lacked before.
    """
    from store.sources import walk

    with ExitStack() as stack:
        desk = Rehearsal(library) if dry_run else stack.enter_context(library.writer())
        counter = _Counter(desk, clues, again=again, searched=not dry_run)
        found = list(walk(paths))
        yield Started(len(found))
        read = stack.enter_context(closing(in_order(map(counter.work, found))))
        yield from _in_batches(desk.commit, (counter.event(coming, result) for coming, result in read))
        yield from desk.catch_up()


def reread(library: Library, *, dry_run: bool = False) -> Generator[LoadEvent, None, None]:
    """Reads every report again that other rules read, from the text in the library and with what was known besides
    it; where the new reading finds no region or period, the old ones stay. Tells and raises as `load` does."""
    with ExitStack() as stack:
        desk = Rehearsal(library) if dry_run else stack.enter_context(library.writer())
        outdated = [entry for entry in library.entries() if entry.rules != RULES]
        yield Started(len(outdated))
        work = (
            (entry, partial(arrival_from_document, library.folder, entry, searched=not dry_run)) for entry in outdated
        )
        read = stack.enter_context(closing(in_order(work)))
        yield from _in_batches(desk.commit, (_reread(desk, entry, result) for entry, result in read))
        yield from desk.catch_up()


def read_file(path: Path, clues: Clues = NO_CLUES) -> Reading:
    """What one file says, stored nowhere; SourceRefused where it cannot be read as a report, IdentityUnclear where
    `clues` or front matter name an unknown region or an impossible period."""
    return read_known(path, clues)[0]


Result = Arrival | StoreError | Died | None


@dataclass(frozen=True, slots=True)
class _Coming:
    """A file in its turn: where it stands, or why it is not read; the hash of its bytes where it was worth taking."""

    found: "Found | PassedOver | Unreadable"
    digest: str | None = None


class _Counter:
    """Where files are handed in one after the other."""

    def __init__(self, desk: Writer | Rehearsal, clues: Clues, *, again: bool, searched: bool) -> None:
        self._desk = desk
        self._clues = clues
        self._again = again
        self._searched = searched
        self._taken: dict[str, Path] = {}

    def work(
        self, found: "Found | PassedOver | Unreadable"
    ) -> tuple[_Coming, Callable[[], Arrival | StoreError] | None]:
        """What has to be done about a file before its turn comes: to read it, if the library does not hold it."""
        from store.sources import Found

        if not isinstance(found, Found):
            return _Coming(found), None
        coming = _Coming(found, self._digest(found.path))
        return coming, None if self._known(coming) else self._reading_of(found.path)

    def event(self, coming: _Coming, result: Result) -> LoadEvent:
        """Stages a file's report in its turn, and tells of it."""
        from store.sources import Found
        from store.sources import Skipped as PassedOver

        found = coming.found
        if isinstance(found, PassedOver):
            return Skipped(found.path, found.reason)
        if not isinstance(found, Found):
            return Refused(found.path, found.error)
        known = self._known(coming)
        if known is not None:
            return known
        # What was known when it was looked at may have given way to an earlier file meanwhile.
        return self._take(found.path, self._reading_of(found.path)() if result is None else result)

    def _reading_of(self, path: Path) -> Callable[[], Arrival | StoreError]:
        return partial(arrival_from_file, path, self._clues, searched=self._searched)

    def _take(self, path: Path, result: Arrival | StoreError | Died) -> LoadEvent:
        try:
            coming = _arrived(path, result)
            self._refuse_namesake(coming)
            outcome = self._desk.take(coming)
        except (SourceRefused, IdentityUnclear, ReportClaimed) as error:
            # Names alone do not tell files of several folders apart.
            return Refused(path, type(error)(error.reason, **{**error.facts, "file": path}))
        self._taken[coming.record.entry.id] = path
        return _loaded(path, coming, outcome)

    def _digest(self, path: Path) -> str | None:
        if self._clues != NO_CLUES:
            return None
        try:
            with path.open("rb") as file:
                return file_digest(file, "sha256").hexdigest()
        except OSError:
            return None

    def _known(self, coming: _Coming) -> Loaded | None:
        """What the library holds of a file's bytes, if they need no reading."""
        record = None if coming.digest is None else self._desk.claims.of_bytes(coming.digest)
        if record is None or (self._again and record.entry.rules != RULES):
            return None
        entry = record.entry
        return Loaded(coming.found.path, entry.report, entry.sections, entry.indicators, Outcome.UNCHANGED)

    def _refuse_namesake(self, coming: Arrival) -> None:
        """Files of one name in two folders are two files: within one load, neither is the other's new text."""
        settlement = self._desk.claims.settle(coming.record)
        if settlement.outcome is Outcome.REPLACED and settlement.replaces in self._taken:
            raise claimed(coming.record, str(self._taken[settlement.replaces]))


def _reread(desk: Writer | Rehearsal, entry: CatalogEntry, result: Result) -> Loaded | Refused:
    path = Path(entry.report.source.name)
    try:
        coming = _arrived(path, result)
        return _loaded(path, coming, desk.take(coming))
    except StoreError as error:
        return Refused(path, error)


def _arrived(path: Path, result: Result) -> Arrival:
    if isinstance(result, StoreError):
        raise result
    if not isinstance(result, Arrival):
        raise SourceRefused("reading-died", file=path)
    return result


def _in_batches(commit: Callable[[], None], events: Iterable[LoadEvent]) -> Iterator[LoadEvent]:
    """The events, each once a commit has made it true: one by one as long as commits cost little beside the reading,
    else as many together as keep them to a small part of the time."""
    waiting: list[LoadEvent] = []
    cost, since = 0.0, time.monotonic()
    for event in events:
        waiting.append(event)
        if _COMMIT_SHARE * (time.monotonic() - since) >= cost:
            before = time.monotonic()
            commit()
            since = time.monotonic()
            cost = since - before
            yield from waiting
            waiting.clear()
    commit()
    yield from waiting


def _loaded(path: Path, coming: Arrival, outcome: Outcome) -> Loaded:
    entry = coming.record.entry
    return Loaded(path, entry.report, entry.sections, entry.indicators, outcome, coming.notes)
