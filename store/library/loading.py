"""From files to a library: every file read, settled and stored on its own, told as it happens."""

import time
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import replace
from datetime import date
from hashlib import file_digest
from pathlib import Path

from store.errors import IdentityUnclear, ReportClaimed, SourceRefused, StoreError
from store.library.catalog import record_of
from store.library.checking import reading_faults
from store.library.claims import Outcome, claimed
from store.library.events import Loaded, LoadEvent, Refused, Skipped, Started
from store.library.library import Library
from store.library.rehearsal import Rehearsal
from store.library.writer import Writer
from store.models import Clues, Reading
from store.reading import RULES, read

NO_CLUES = Clues()


def load(
    library: Library,
    paths: Sequence[Path],
    *,
    clues: Clues = NO_CLUES,
    dry_run: bool = False,
    again: bool = False,
) -> Generator[LoadEvent, None, None]:
    """Reads every file of the paths into the library, telling of each once it is safely stored.

    `clues` are the user's own words for all the files. `dry_run` tells what would become of each and stores nothing.
    Bytes that the library holds already are not read again, unless `clues` are given or, with `again`, its reading was
    made by other rules. A file's refusal lets the rest go on; LibraryBusy, LibraryUnwritable and Ctrl-C end the load
    and leave what it stored before.
    """
    from store.sources import Found, walk
    from store.sources import Skipped as PassedOver

    with ExitStack() as stack:
        desk = Rehearsal(library) if dry_run else stack.enter_context(library.writer())
        counter = _Counter(desk, clues, again=again)
        found = list(walk(paths))
        yield Started(len(found))
        yield from _in_batches(
            desk.commit,
            (
                counter.take(each.path)
                if isinstance(each, Found)
                else Skipped(each.path, each.reason)
                if isinstance(each, PassedOver)
                else Refused(each.path, each.error)
                for each in found
            ),
        )


def reread(library: Library, *, dry_run: bool = False) -> Generator[LoadEvent, None, None]:
    """Reads every report again that other rules read, from the text in the library and with what was known besides
    it; where the new reading finds no region or period, the old ones stay. Tells and raises as `load` does."""
    with ExitStack() as stack:
        desk = Rehearsal(library) if dry_run else stack.enter_context(library.writer())
        outdated = [entry for entry in library.entries() if entry.rules != RULES]
        yield Started(len(outdated))
        yield from _in_batches(desk.commit, (_reread(library, desk, entry.id) for entry in outdated))


def read_file(path: Path, clues: Clues = NO_CLUES) -> Reading:
    """What one file says, stored nowhere; SourceRefused where it cannot be read as a report, IdentityUnclear where
    `clues` or front matter name an unknown region or an impossible period."""
    return _read(path, clues)[0]


class _Counter:
    """Where files are handed in one after the other."""

    def __init__(self, desk: Writer | Rehearsal, clues: Clues, *, again: bool) -> None:
        self._desk = desk
        self._clues = clues
        self._again = again
        self._taken: dict[str, Path] = {}

    def take(self, path: Path) -> Loaded | Refused:
        """Reads one file and stages its report."""
        known = self._known(path)
        if known is not None:
            return known
        try:
            reading, clues, notes = _read(path, self._clues)
            _check(path, reading)
            self._refuse_namesake(reading)
            outcome = self._desk.stage(reading, clues)
        except (SourceRefused, IdentityUnclear, ReportClaimed) as error:
            # Names alone do not tell files of several folders apart.
            return Refused(path, type(error)(error.reason, **{**error.facts, "file": path}))
        self._taken[record_of(reading).entry.id] = path
        return _loaded(path, reading, outcome, notes)

    def _known(self, path: Path) -> Loaded | None:
        """What the library holds of a file's bytes, if they need no reading."""
        if self._clues != NO_CLUES:
            return None
        try:
            with path.open("rb") as file:
                record = self._desk.claims.of_bytes(file_digest(file, "sha256").hexdigest())
        except OSError:
            return None
        if record is None or (self._again and record.entry.rules != RULES):
            return None
        entry = record.entry
        return Loaded(path, entry.report, entry.sections, entry.indicators, Outcome.UNCHANGED)

    def _refuse_namesake(self, reading: Reading) -> None:
        """Files of one name in two folders are two files: within one load, neither is the other's new text."""
        record = record_of(reading)
        settlement = self._desk.claims.settle(record)
        if settlement.outcome is Outcome.REPLACED and settlement.replaces in self._taken:
            raise claimed(record, str(self._taken[settlement.replaces]))


def _read(path: Path, clues: Clues) -> tuple[Reading, Clues, tuple[StoreError, ...]]:
    from store.sources import read_source

    source = read_source(path)
    given = source.clues_under(clues)
    known = replace(given, file_name=_legible(given.file_name), folder=_legible(given.folder))
    try:
        reading = read(source.text, replace(source.source, name=_legible(source.source.name)), known)
        return reading, known, source.notes
    except StoreError:
        raise
    except Exception as error:
        # One file that the reading stumbles over must not keep a folder of others from being loaded.
        raise SourceRefused("reading-failed", file=path, what=repr(error)) from error


def _legible(name: str) -> str:
    """A file's name as text; bytes in it that are no text become U+FFFD, for no document can hold them."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _reread(library: Library, desk: Writer | Rehearsal, identifier: str) -> Loaded | Refused:
    entry = library.entry(identifier)
    path = Path(entry.report.source.name)
    try:
        stored, clues = library.as_read(identifier), library.clues(identifier)
        reading = read(stored.text, stored.report.source, clues)
        report = replace(
            reading.report,
            region=reading.report.region or stored.report.region,
            period=reading.report.period or stored.report.period,
        )
        reading = replace(reading, report=report)
        return _loaded(path, reading, desk.stage(reading, clues))
    except StoreError as error:
        return Refused(path, error)


def _in_batches(commit: Callable[[], None], events: Iterable[LoadEvent]) -> Iterator[LoadEvent]:
    """The events, each once a commit has made it true: one by one as long as commits cost little beside the reading,
    else as many together as keep them to a small part of the time."""
    waiting: list[LoadEvent] = []
    cost, since = 0.0, time.monotonic()
    for event in events:
        waiting.append(event)
        if time.monotonic() - since >= 4 * cost:
            before = time.monotonic()
            commit()
            since = time.monotonic()
            cost = since - before
            yield from waiting
            waiting.clear()
    commit()
    yield from waiting


def _loaded(path: Path, reading: Reading, outcome: Outcome, notes: tuple[StoreError, ...] = ()) -> Loaded:
    return Loaded(path, reading.report, len(reading.sections), len(reading.indicators), outcome, notes)


def _check(path: Path, reading: Reading) -> None:
    """Refuses what must not come into a library: a period to come, and a reading that contradicts itself."""
    from store.dates import check_period

    if reading.report.period is not None:
        check_period(reading.report.period, date.today(), reading.report.source.name)
    fault = next(reading_faults(reading), None)
    if fault is not None:
        raise SourceRefused("reading-failed", file=path, what=fault[0])
