"""Which lines of a table its rows take, where rows take several and a line divides measures from what is none."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate


class RowLines:
    """The lines of rows under each other: of each row its height, and how many rows from the first are of measures."""

    def __init__(self, heights: Sequence[int], measured: int) -> None:
        # A line with what the rows below are stands before the first one that is of no measure.
        self.divided = measured if 0 < measured < len(heights) else None
        taken = [height + (row == self.divided) for row, height in enumerate(heights)]
        self._firsts = [0, *accumulate(taken)]

    @property
    def line_count(self) -> int:
        """How many lines all rows take."""
        return self._firsts[-1]

    def span(self, row: int) -> range:
        """The lines of a row."""
        return range(self._firsts[row], self._firsts[row + 1])

    def row_at(self, line: int) -> tuple[int, int]:
        """The row of a line, and which of its lines it is; -1 for the line that divides the table."""
        row = bisect_right(self._firsts, line) - 1
        return row, line - self._firsts[row] - (row == self.divided)
