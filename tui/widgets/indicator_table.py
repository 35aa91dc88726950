"""The indicators of the reports shown, a row for each quantity and a column for each report."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType
from textual.reactive import reactive

from store.models import Reading
from tui.fitting import aligned_left, aligned_right, fitted
from tui.keys import key
from tui.language import phrase
from tui.messages import FigureChosen, FigureReached
from tui.typesetting.harmless import harmless
from tui.typesetting.width import cells
from tui.widgets.line_list import LineList, Pieces
from tui.words.marks import legend, marked_figure, marks, remark

if TYPE_CHECKING:
    from store.comparison import Row
    from store.rates import Conversion

_VALUE_LEAST, _VALUE_MOST = 8, 24
_LABEL_LEAST, _LABEL_MOST = 14, 44
_GAP = "  "


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A report of the table: its id, its name, and what was read of it."""

    report: str
    name: str
    reading: Reading


class IndicatorTable(LineList):
    """Rows with a cursor on one figure; moving it tells which figure was reached."""

    head_lines = 1
    remark: reactive[str] = reactive("", repaint=False)
    """What is to be known of the figure under the cursor, once the cursor was moved to it."""
    COMPONENT_CLASSES: ClassVar[set[str]] = {"line--number", "line--current", "line--reached", "line--head"}
    BINDINGS: ClassVar[list[BindingType]] = [
        key("left,h", "figure_left", "keys.figure-left", shown="left right"),
        key("right,l", "figure_right", "keys.figure-right"),
        key("enter", "choose", "keys.go-to-sentence", shown="enter"),
    ]

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._columns: Sequence[TableColumn] = ()
        self._rows: Sequence[Row] = ()
        self._place = 0
        self._longest_label = self._longest_value = 0
        self.shown: tuple[tuple[str, ...], str | None] | None = None
        """Which reports and domain the rows are of."""

    def show(self, columns: Sequence[TableColumn], rows: "Sequence[Row]") -> None:
        """Shows other rows, from the first."""
        self._columns, self._rows, self._place = columns, rows, 0
        self._longest_label = max((cells(harmless(row.label)) for row in rows), default=0) + 1
        self._longest_value = max(
            (cells(text) for at, column in enumerate(columns) for text in self._texts(at, column)), default=0
        )
        with self.prevent(FigureReached):
            self.cursor = 0
            self.lines_changed()
        self.remark = ""

    def go_to(self, report: str, indicator: int) -> None:
        """Moves the cursor to an indicator of a report, where the table holds it; no message is sent."""
        for index in range(len(self._rows)):
            figures = self._figures(index)
            if (report, indicator) in figures:
                with self.prevent(FigureReached):
                    self.cursor = index
                self._place = figures.index((report, indicator))
                self.refresh_lines(index + self.head_lines)
                self._remark()
                return

    @property
    def legend(self) -> str:
        """What the marks in the table stand for."""
        return legend(
            frozenset(
                mark
                for row in self._rows
                for at, column in enumerate(self._columns)
                for index in row.cells[at]
                for mark in marks(column.reading.indicators[index], row.conversions.get((at, index)))
            )
        )

    @property
    def figure(self) -> tuple[str, int] | None:
        """The report and the indicator under the cursor."""
        if not self._rows:
            return None
        figures = self._figures(self.cursor)
        return figures[min(self._place, len(figures) - 1)] if figures else None

    @property
    def label(self) -> str:
        """What is counted in the row under the cursor."""
        return self._rows[self.cursor].label if self._rows else ""

    @property
    def conversion(self) -> "Conversion | None":
        """How the figure under the cursor is shown in another unit than it is stated in, if it is."""
        if self.figure is None:
            return None
        report, index = self.figure
        at = next(at for at, column in enumerate(self._columns) if column.report == report)
        return self._rows[self.cursor].conversions.get((at, index))

    def line_count(self) -> int:
        """How many rows there are; one for the sentence that there are none."""
        return len(self._rows) or 1

    def head(self, width: int) -> Pieces:
        """The reports over their columns."""
        label, value = self._widths(width)
        names = "".join(_GAP + aligned_right(column.name, value) for column in self._columns)
        return ((" " + aligned_left(phrase("table.indicator"), label - 1) + names, "head"),)

    def line(self, index: int, width: int) -> Pieces:
        """A row: what is counted, and each report's figures."""
        if not self._rows:
            return ((phrase("table.empty"), "dim"),)
        row = self._rows[index]
        label, value = self._widths(width + 1)
        pieces = [(aligned_left(harmless(row.label), label - 1), "")]
        current = self.figure if index == self.cursor else None
        for at in range(len(self._columns)):
            shown, role = self._cell(row, at, current, value)
            pieces += [(_GAP, ""), (aligned_right("", value - cells(shown)), ""), (shown, role)]
        return pieces

    def _cell(self, row: "Row", at: int, current: tuple[str, int] | None, room: int) -> tuple[str, str]:
        column, indicators = self._columns[at], row.cells[at]
        if not indicators:
            return "-", "dim"
        # A cell with several figures is shown from the one under the cursor on.
        first = next((place for place, entry in enumerate(indicators) if (column.report, entry) == current), 0)
        shown = self._figures_from(row, at, first)
        is_current = current == (column.report, indicators[first])
        return fitted(shown, room), "number" if not is_current else "current" if self.has_focus else "reached"

    def _figures(self, index: int) -> list[tuple[str, int]]:
        row = self._rows[index]
        return [
            (column.report, indicator)
            for column, indicators in zip(self._columns, row.cells, strict=True)
            for indicator in indicators
        ]

    def _texts(self, at: int, column: TableColumn) -> Iterator[str]:
        yield column.name
        for row in self._rows:
            for place in range(len(row.cells[at])):
                yield self._figures_from(row, at, place)

    def _figures_from(self, row: "Row", at: int, place: int) -> str:
        """One of a cell's figures, and how many more there are."""
        index, more = row.cells[at][place], len(row.cells[at]) - 1
        shown = harmless(marked_figure(self._columns[at].reading.indicators[index], row.conversions.get((at, index))))
        return f"{shown} +{more}" if more else shown

    def _widths(self, width: int) -> tuple[int, int]:
        """The cells of the label and of each value, such that all columns fit where that is possible."""
        count = max(1, len(self._columns))
        most = min(_VALUE_MOST, (width - _LABEL_LEAST) // count - len(_GAP))
        value = max(_VALUE_LEAST, min(self._longest_value, most))
        room = width - count * (value + len(_GAP)) - 1
        return max(min(self._longest_label, _LABEL_MOST, room), min(_LABEL_LEAST, room)), value

    def cursor_moved(self) -> None:
        """Keeps to the column when the row changes, and tells which figure was reached."""
        self._tell()

    def _tell(self) -> None:
        self._remark()
        if self.figure is not None:
            self.post_message(FigureReached(*self.figure))

    def _remark(self) -> None:
        """Says what there is to say of the figure under the cursor."""
        if self.figure is None:
            self.remark = ""
            return
        report, index = self.figure
        reading = next(column.reading for column in self._columns if column.report == report)
        self.remark = harmless(remark(reading.indicators[index], self.conversion))

    def on_focus(self) -> None:
        """Says what there is to say of the figure that the keys come to."""
        self._remark()

    def action_figure_left(self) -> None:
        """To the figure before this one."""
        self._step(-1)

    def action_figure_right(self) -> None:
        """To the figure after this one."""
        self._step(1)

    def _step(self, by: int) -> None:
        if not self._rows:
            return
        last = len(self._figures(self.cursor)) - 1
        self._place = max(0, min(min(self._place, last) + by, last))
        self.refresh_lines(self.cursor + self.head_lines)
        self._tell()

    def action_choose(self) -> None:
        """Asks to be where the figure under the cursor is said."""
        if self.figure is not None:
            self.post_message(FigureChosen(*self.figure))
