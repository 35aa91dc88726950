"""How the table of years is laid out: which periods fit, how wide each is, which lines a row takes."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from store.comparing.years.trend import different
from tui.typesetting.harmless import harmless
from tui.typesetting.width import cells
from tui.widgets.measures.layout import GAP, Widths, label_lines
from tui.widgets.row_lines import RowLines
from tui.words.measure_figures import Scale
from tui.words.years import cell_line, change_line, result_line, target_line, trend_label, trend_scale

if TYPE_CHECKING:
    from store.comparing.years.trend import Trend, TrendRow

_FIGURE_MOST = 14
_LABEL_LEAST, _LABEL_PART = 20, 0.45
_SPARE_MOST = 5


class Told(StrEnum):
    """What a line of a row tells."""

    ALL = "all"
    RESULTS = "results"
    CHANGES = "changes"
    TARGETS = "targets"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class RowLine:
    """One line of a row: what it tells, and its part of the label (of the name only)."""

    told: Told
    label: str = ""


class YearsLayout(RowLines):
    """A trend set to a width; `detailed` gives changes and targets lines of their own."""

    def __init__(self, trend: "Trend", names: Sequence[str], width: int, *, detailed: bool) -> None:
        self.head_lines = 1
        self.scales: list[Scale] = [trend_scale(row) for row in trend.rows]
        self.results = [[len(different(cell.results)) for cell in row.cells] for row in trend.rows]
        self._trend = trend
        tells = [_told(row, detailed=detailed) for row in trend.rows]
        labels = [
            (trend_label(row), f"{scale.word}{harmless(row.unit)}")
            for row, scale in zip(trend.rows, self.scales, strict=True)
        ]
        self.widths = self._fitted(names, labels, tells, width)
        self._lines = [
            _lines(told, label_lines(name, unit, self.widths.label))
            for told, (name, unit) in zip(tells, labels, strict=True)
        ]
        super().__init__([len(lines) for lines in self._lines], trend.measured)

    def line(self, row: int, nth: int) -> RowLine:
        """A line of a row."""
        return self._lines[row][nth]

    def words(self, row: int, column: int, told: Told, nth: int = 0) -> str:
        """What a line tells in a column; `nth` of the figures of that line."""
        shown, scale, results = self._trend.rows[row], self.scales[row], self.results[row][column]
        cell = shown.cells[column]
        match told:
            case Told.ALL:
                return cell_line(cell, scale, shown, nth)
            case Told.RESULTS:
                return result_line(cell, scale, shown, results, nth)
            case Told.CHANGES:
                return change_line(cell.change, shown)
            case Told.TARGETS:
                return target_line(cell, scale, shown, results, nth)
            case Told.NAME:
                return ""

    def _fitted(
        self, names: Sequence[str], labels: Sequence[tuple[str, str]], tells: Sequence[Sequence[Told]], width: int
    ) -> Widths:
        longest = max(
            (
                cells(self.words(row, column, told))
                for row, lines in enumerate(tells)
                for told in lines
                for column in range(len(names))
            ),
            default=1,
        )
        figure = max(min(longest, _FIGURE_MOST), max(map(cells, names), default=1))
        wanted = max((cells(f"{name} {unit}") for name, unit in labels), default=_LABEL_LEAST)
        least = min(wanted, _LABEL_LEAST)
        # A column is its figure and one blank.
        fitting = max(1, min(len(names), (width - least) // (figure + 1 + GAP)))
        label = min(wanted, max(least, min(int(width * _LABEL_PART), width - fitting * (figure + 1 + GAP))))
        spare = (width - label) // fitting - GAP - figure - 1
        return Widths(label, figure + max(0, min(spare, _SPARE_MOST)), 0, fitting)


def _told(row: "TrendRow", *, detailed: bool) -> tuple[Told, ...]:
    """The lines that a row takes for its figures."""
    if not detailed or not row.stated:
        return (Told.ALL,)
    changes = (Told.CHANGES,) if any(cell.change for cell in row.cells) else ()
    targets = (Told.TARGETS,) if any(cell.targets for cell in row.cells) else ()
    return (Told.RESULTS, *changes, *targets)


def _lines(told: Sequence[Told], label: Sequence[str]) -> tuple[RowLine, ...]:
    first = RowLine(told[0], label[0])
    return (first, *(RowLine(Told.NAME, text) for text in label[1:]), *(RowLine(each) for each in told[1:]))
