"""How the table of measures is laid out: which columns fit, how wide each is, what stands on which line."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.typesetting.width import cells
from tui.typesetting.wrap import wrap
from tui.widgets.row_lines import RowLines
from tui.words.measure_figures import Scale, cell_words, row_scale, row_words, unit_words

if TYPE_CHECKING:
    from store.comparing.measures.table import MeasuresTable

GAP = 2
_FIGURE_MOST = 14
_BAR_LEAST, _BAR_MOST = 3, 14
_LABEL_LEAST, _LABEL_PART = 22, 0.42
_HEAD_LINES_MOST = 3


@dataclass(frozen=True, slots=True)
class Widths:
    """The cells of the label, of a figure and of its bar, and how many columns are in view."""

    label: int
    figure: int
    bar: int
    columns: int

    @property
    def column(self) -> int:
        """The cells of a column without the gap before it."""
        return self.figure + 1 + self.bar


class MeasureLayout(RowLines):
    """A table set to a width; the names are those of its columns, over several lines where they are long."""

    def __init__(self, table: "MeasuresTable", names: Sequence[tuple[str, str]], width: int) -> None:
        self.scales: list[Scale] = [row_scale(row) for row in table.rows]
        self._labels = [
            (row_words(row), unit_words(row, scale)) for row, scale in zip(table.rows, self.scales, strict=True)
        ]
        self.widths = self._fitted(table, names, width)
        self.heads = [self._head(name) for name in names]
        self.head_lines = max(map(len, self.heads), default=1)
        self._lines = [label_lines(name, unit, self.widths.label) for name, unit in self._labels]
        super().__init__([len(lines) for lines in self._lines], table.measured)

    def label(self, row: int, nth: int) -> str:
        """One line of a row's label."""
        return self._lines[row][nth]

    def _fitted(self, table: "MeasuresTable", names: Sequence[tuple[str, str]], width: int) -> Widths:
        count = max(1, len(names))
        longest = max(
            (
                cells(cell_words(cell, scale, row))
                for row, scale in zip(table.rows, self.scales, strict=True)
                for cell in row.cells
            ),
            default=1,
        )
        figure = min(longest, _FIGURE_MOST)
        wanted = max((cells(f"{name} {unit}") for name, unit in self._labels), default=_LABEL_LEAST)
        least = min(wanted, _LABEL_LEAST)
        column = figure + 1 + _BAR_LEAST
        fitting = max(1, min(count, (width - least) // (column + GAP)))
        label = min(wanted, max(least, min(int(width * _LABEL_PART), width - fitting * (column + GAP))))
        spare = (width - label) // fitting - GAP - figure - 1
        return Widths(label, figure, max(_BAR_LEAST, min(spare, _BAR_MOST)), fitting)

    def _head(self, name: tuple[str, str]) -> tuple[str, ...]:
        region, period = name
        room = max(self.widths.column, 2)
        if cells(f"{region} {period}") <= room:
            return (f"{region} {period}",)
        lines = tuple(region[line.start : line.end].strip() for line in wrap(region, room))
        return (*lines[: _HEAD_LINES_MOST - 1], period)


def label_lines(name: str, unit: str, width: int) -> tuple[str, ...]:
    """A name over as many lines as it takes, its unit behind it, whole."""
    text = f"{name} {unit}".rstrip()
    if cells(text) <= width:
        return (text,)
    lines = [name[line.start : line.end] for line in wrap(name, width)]
    if unit and cells(f"{lines[-1]} {unit}") <= width:
        return (*lines[:-1], f"{lines[-1]} {unit}")
    return (*lines, unit) if unit else tuple(lines)
