"""The entries of a search's list as rows of a width, found by row or by entry."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from tui.widgets.line_list import Pieces
from tui.widgets.search.entries import Entry


class Listing:
    """Entries one under the other. Only what is in view is set in rows."""

    def __init__(self, entries: Sequence[Entry], width: int) -> None:
        self.entries, self.width = tuple(entries), width
        self._first = [0, *accumulate(entry.height(width) for entry in self.entries)]
        self._rows: dict[int, Sequence[Pieces]] = {}
        self.stops = tuple(at for at, entry in enumerate(self.entries) if entry.stop)

    def __len__(self) -> int:
        """How many rows there are."""
        return self._first[-1]

    def at(self, y: int) -> int:
        """The entry that stands in a row."""
        return bisect_right(self._first, y) - 1

    def row(self, y: int) -> Pieces:
        """What stands in a row."""
        at = self.at(y)
        if at not in self._rows:
            self._rows[at] = self.entries[at].rows(self.width)
        return self._rows[at][y - self._first[at]]

    def span(self, at: int) -> range:
        """The rows of an entry."""
        return range(self._first[at], self._first[at + 1])

    def stop_from(self, at: int, by: int) -> int:
        """The place that is `by` stops away from entry `at`, at most the first or last one; `at` where there is none.

        From between stops, one step leads to the next.
        """
        if not self.stops:
            return at
        nth = bisect_right(self.stops, at) - 1
        if nth < 0 or self.stops[nth] != at:
            nth += by < 0
        return self.stops[max(0, min(nth + by, len(self.stops) - 1))]
