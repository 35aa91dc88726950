"""A load that stores nothing."""

from store.library.catalog import record_of
from store.library.claims import Claims, Outcome
from store.library.library import Library
from store.models import Clues, Reading


class Rehearsal:
    """Settles what a writer would make of every reading, one after the other, without its lock and its files."""

    def __init__(self, library: Library) -> None:
        self.claims = Claims(library.records())

    def stage(self, reading: Reading, clues: Clues | None = None) -> Outcome:  # noqa: ARG002
        """What would become of the reading; raises as a writer's `stage` does."""
        record = record_of(reading)
        settlement = self.claims.settle(record)
        if settlement.outcome is not Outcome.UNCHANGED:
            self.claims.discard(settlement.replaces or "")
            self.claims.add(record)
        return settlement.outcome

    def commit(self) -> None:
        """Nothing waits to be stored."""
