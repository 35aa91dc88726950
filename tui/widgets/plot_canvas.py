"""A plot in the cells of a terminal: values over time as pieces of text, lines in dots between them."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import ceil, floor, log10

from tui.fitting import aligned_right
from tui.glyphs import glyph
from tui.typesetting.width import WIDTHS, cells

Pieces = Sequence[tuple[str, str]]
_BRAILLE = 0x2800
_DOTS = ((0x01, 0x02, 0x04, 0x40), (0x08, 0x10, 0x20, 0x80))
_ACROSS, _DOWN = 2, 4
_AXIS_ROWS = 2
_ROWS_A_TICK = 3
_STEPS = (1, 2, 2.5, 5)
_HIGH = 10
"""In so many lines there is room for the words of targets too."""
_ROWS_OVER, _ROWS_BELOW = 1.6, 0.6
_FROM_ZERO = 0.35
"""Where the least value is less than this part of the largest one, the axis begins at zero."""


class MarkKind(StrEnum):
    """What a value is: reached, promised, or told by a later report."""

    RESULT = "result"
    TARGET = "target"
    RETOLD = "retold"


@dataclass(frozen=True, slots=True)
class Mark:
    """A value at a place in time (in years)."""

    at: float
    value: float
    kind: MarkKind


@dataclass(frozen=True, slots=True)
class Plot:
    """What is to be drawn: values, pairs of them that a line joins, and the names of the places in time."""

    marks: tuple[Mark, ...] = ()
    joined: tuple[tuple[Mark, Mark], ...] = ()
    ticks: tuple[tuple[float, str], ...] = ()


def drawn(
    plot: Plot, width: int, height: int, number: Callable[[float], str], lit: float | None = None
) -> list[Pieces]:
    """The plot in so many cells and lines, each piece with its role; `number` words a value of the axis, `lit` is the
    place in time whose name is brought out."""
    if not plot.marks or height <= _AXIS_ROWS or width < 2:
        return []
    ends = _ends([mark.value for mark in plot.marks], height - _AXIS_ROWS)
    ticks = _ticks(*ends, max(2, (height - _AXIS_ROWS) // _ROWS_A_TICK))
    words = [number(tick) for tick in ticks]
    margin = max(map(cells, words))
    canvas = _Canvas(plot, width - margin - 1, height - _AXIS_ROWS, ends)
    canvas.draw(number)
    at_row = {canvas.row(tick): word for tick, word in zip(ticks, words, strict=True)}
    rows: list[Pieces] = [
        [(aligned_right(at_row.get(row, ""), margin), "axis"), (glyph("upright"), "axis"), *pieces]
        for row, pieces in enumerate(canvas.rows())
    ]
    rows.append([(" " * margin + glyph("rule") * (width - margin), "axis")])
    rows.append([(" " * (margin + 1), ""), *canvas.names(lit)])
    return rows


class _Canvas:
    """Cells that are drawn into: dots of lines, signs, words."""

    def __init__(self, plot: Plot, width: int, height: int, ends: tuple[float, float]) -> None:
        self._plot, self._width, self._height = plot, width, height
        self._low, self._high = ends
        times = [at for at, _ in plot.ticks]
        self._first, self._last = min(times), max(times)
        # The names at the ends stand in the middle below their values.
        self._pad = min(max((cells(name) for _, name in plot.ticks), default=0) // 2 + 1, width // 3)
        self._dots: dict[tuple[int, int], int] = {}
        self._signs: dict[tuple[int, int], tuple[str, str]] = {}

    def draw(self, number: Callable[[float], str]) -> None:
        """Lines first, then values, then the words of those that have room for them."""
        for one, other in self._plot.joined:
            self._line(one, other)
        order = sorted(self._plot.marks, key=lambda mark: mark.kind is MarkKind.RESULT)
        for mark in order:
            sign = "*" if mark.kind is MarkKind.TARGET else glyph(mark.kind)
            self._signs[self._column(mark.at), self.row(mark.value)] = (sign, mark.kind)
        for mark in reversed(order):
            if mark.kind is not MarkKind.TARGET or self._height >= _HIGH:
                self._word(mark, number(mark.value))

    def rows(self) -> Iterator[Pieces]:
        """The cells line by line."""
        plain = cells(glyph("result")) != 1 or glyph("result").isascii()
        for row in range(self._height):
            column, pieces = 0, []
            while column < self._width:
                text, role = self._signs.get((column, row), ("", ""))
                if not text and (dots := self._dots.get((column, row))):
                    text, role = ("." if plain else chr(_BRAILLE + dots)), "line"
                text = text or " "
                pieces.append((text, role))
                column += cells(text)
            yield pieces

    def names(self, lit: float | None) -> Iterator[tuple[str, str]]:
        """The places in time below the axis, as many as have room."""
        free = 0
        for at, name in self._plot.ticks:
            start = min(self._column(at) - cells(name) // 2, self._width - cells(name))
            if start < free:
                continue
            yield " " * (start - free), ""
            yield name, "current" if at == lit else "tick"
            free = start + cells(name) + 1
            yield " ", ""

    def row(self, value: float) -> int:
        """The line of a value."""
        return round((self._height - 1) * self._share_below_top(value))

    def _share_below_top(self, value: float) -> float:
        return (self._high - value) / (self._high - self._low) if self._high > self._low else 0.5

    def _column(self, at: float) -> int:
        return floor(self._across(at))

    def _across(self, at: float) -> float:
        if self._last == self._first:
            return self._width / 2
        return self._pad + (self._width - 1 - 2 * self._pad) * (at - self._first) / (self._last - self._first)

    def _line(self, one: Mark, other: Mark) -> None:
        ends = [
            (
                self._column(mark.at) * _ACROSS + 1,
                round((self._height - 1) * self._share_below_top(mark.value) * _DOWN) + 1,
            )
            for mark in (one, other)
        ]
        (left, top), (right, bottom) = ends
        steps = max(abs(right - left), abs(bottom - top), 1)
        for step in range(steps + 1):
            x = round(left + (right - left) * step / steps)
            y = min(round(top + (bottom - top) * step / steps), self._height * _DOWN - 1)
            key = x // _ACROSS, y // _DOWN
            self._dots[key] = self._dots.get(key, 0) | _DOTS[x % _ACROSS][y % _DOWN]

    def _word(self, mark: Mark, word: str) -> None:
        """Writes a value over its sign, or else below it, where nothing stands."""
        column, row = self._column(mark.at), self.row(mark.value)
        start = max(0, min(column - cells(word) // 2, self._width - cells(word)))
        taken = range(start - 1, start + cells(word) + 1)
        for there in (row - 1, row + 1):
            if 0 <= there < self._height and not any((at, there) in self._signs for at in taken):
                at = start
                for character in word:
                    self._signs[at, there] = (character, "label" if mark.kind is MarkKind.RESULT else mark.kind)
                    at += WIDTHS[character]
                return


def _ends(values: Sequence[float], rows: int) -> tuple[float, float]:
    """Between which values the axis runs: room for a word over the largest value, and half a line below the least."""
    low, high = min(values), max(values)
    if 0 <= low < _FROM_ZERO * high:
        return 0.0, high + high * _ROWS_OVER / rows
    span = (high - low) or abs(high) * 0.2 or 1.0
    return low - span * _ROWS_BELOW / rows, high + span * _ROWS_OVER / rows


def _ticks(low: float, high: float, most: int) -> list[float]:
    """Round values between the ends, as many as there may be; one at least."""
    size = 10.0 ** floor(log10(high - low) - 1)
    for step in (size * each * times for times in (1, 10, 100) for each in _STEPS):
        first, last = ceil(low / step - 1e-9), floor(high / step + 1e-9)
        if last - first + 1 <= most:
            return [round(step * nth, 10) for nth in range(first, last + 1)] or [round(step * last, 10)]
    return [low]
