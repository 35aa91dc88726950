"""A load that stores nothing."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from store.library.claims import Claims, Outcome
from store.library.library import Library

if TYPE_CHECKING:
    from store.library.arrivals import Arrival
    from store.library.events import Indexed


class Rehearsal:
    """Settles what a writer would make of every reading, one after the other, without its lock and its files."""

    def __init__(self, library: Library) -> None:
        self.claims = Claims(library.records())

    def take(self, coming: "Arrival") -> Outcome:
        """What would become of the reading; raises as a writer's `take` does."""
        settlement = self.claims.settle(coming.record)
        if settlement.outcome is not Outcome.UNCHANGED:
            self.claims.discard(settlement.replaces or "")
            self.claims.add(coming.record)
        return settlement.outcome

    def commit(self) -> None:
        """Nothing waits to be stored."""

    def catch_up(self) -> "Iterator[Indexed]":
        """Nothing is to be searched."""
        return iter(())
