"""What stands on the terminal, cell by cell, so that only what changes is sent to it.

Textual sends every line that a pane might have changed, each run of text with all its colours. Over a slow line that
is several times what differs. The difference is found here, from the same strips that Textual would have sent.
"""

from collections.abc import Iterable, Iterator, Sequence
from unicodedata import east_asian_width

from rich.color import ColorSystem
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual._compositor import ChopsUpdate, CompositorUpdate, LayoutUpdate
from textual.strip import Strip

from tui.terminal.styles import PLAIN, Look, look_of, transition
from tui.typesetting.width import WIDTHS

Cell = tuple[str, Look]
"""A character with what combines with it, and how it looks; the second cell of a wide one holds no character."""

_UNKNOWN: Cell = ("\0", PLAIN)
_NO_STYLE = Style.null()
_RESET = "\x1b[0m"
_WORTH_JUMPING = 6
"""Unchanged cells that are cheaper to jump over than to send again."""


class TerminalCells:
    """The cells as they were last sent."""

    def __init__(self) -> None:
        self._rows: list[_Row] = []
        self._width = 0

    def forget(self) -> None:
        """Takes nothing for granted any more: the terminal was resized, cleared, or written to by others."""
        self._rows = []

    def fit(self, width: int, height: int) -> None:
        """Makes room for a screen of this size."""
        if (self._width, len(self._rows)) != (width, height):
            self._width = width
            self._rows = [_Row(width) for _ in range(height)]

    def sequence(self, placed: Iterable[tuple[int, int, Strip]], colors: ColorSystem) -> str:
        """What brings the terminal from what it shows to the strips, each placed at its column and row."""
        written: list[str] = []
        look = PLAIN
        at: tuple[int, int] | None = None
        for x, y, strip in placed:
            if not 0 <= y < len(self._rows):
                continue
            for start, end, runs in self._rows[y].take(x, strip, colors):
                if at != (start, y):
                    written.append(f"\x1b[{y + 1};{start + 1}H")
                for text, wanted in runs:
                    if wanted != look:
                        written.append(transition(look, wanted))
                        look = wanted
                    written.append(text)
                at = (end, y)
        if look != PLAIN:
            written.append(_RESET)
        return "".join(written)


class _Row:
    """One row of the terminal. What was first sent to it is taken apart only when something else follows."""

    def __init__(self, width: int) -> None:
        self._cells: list[Cell] = [_UNKNOWN] * width
        self._sent_whole: list[tuple[int, Strip, ColorSystem]] = []
        self._end = 0

    def take(self, x: int, strip: Strip, colors: ColorSystem) -> Iterator[tuple[int, int, Iterable[Cell]]]:
        """The stretches to send: first column, the one after the last, and what to write there."""
        if x >= self._end and x + strip.cell_length <= len(self._cells):
            self._end = x + strip.cell_length
            self._sent_whole.append((x, strip, colors))
            yield x, self._end, _runs(strip, colors)
            return
        if (x, strip, colors) in self._sent_whole:
            return
        for place, sent, sent_colors in self._sent_whole:
            self._put(place, list(_cells(sent, sent_colors)))
        self._sent_whole.clear()
        self._end = len(self._cells)
        now = list(_cells(strip, colors))[: len(self._cells) - x]
        for start, end in _changes(self._cells[x : x + len(now)], now):
            yield x + start, x + end, now[start:end]
        self._put(x, now)

    def _put(self, x: int, cells: list[Cell]) -> None:
        self._cells[x : x + len(cells)] = cells


class ThriftyUpdate(CompositorUpdate):
    """One of Textual's updates, sent as the cells in which it differs from what the terminal shows."""

    def __init__(self, update: LayoutUpdate | ChopsUpdate, known: TerminalCells) -> None:
        self._update, self._known = update, known

    def render_segments(self, console: Console) -> str:
        """The update as characters and escape sequences."""
        colors = console._color_system or ColorSystem.TRUECOLOR
        placed = _layout(self._update) if isinstance(self._update, LayoutUpdate) else _chops(self._update)
        return self._known.sequence(placed, colors)


def _layout(update: LayoutUpdate) -> Iterator[tuple[int, int, Strip]]:
    for y, strips in enumerate(update.strips, update.region.y):
        x = update.region.x
        for strip in strips:
            yield x, y, strip
            x += strip.cell_length


def _chops(update: ChopsUpdate) -> Iterator[tuple[int, int, Strip]]:
    for y, first, last in update.spans:
        for end, (x, strip) in zip(update.chop_ends[y], update.chops[y].items(), strict=False):
            if strip is None or x > last or end <= first:
                continue
            yield x, y, strip if first <= x < last and end <= last else strip.crop(0, min(end, last) - x)


def _runs(strip: Iterable[Segment], colors: ColorSystem) -> Iterator[tuple[str, Look]]:
    for text, style, control in strip:
        if not control:
            yield text, look_of(style or _NO_STYLE, colors)


def _cells(strip: Iterable[Segment], colors: ColorSystem) -> Iterator[Cell]:
    for text, look in _runs(strip, colors):
        if text.isascii():
            yield from ((character, look) for character in text)
            continue
        # What combines with a character goes into its cell.
        for whole in _apart(text):
            yield whole, look
            if WIDTHS[whole[0]] == 2:
                yield "", look


def _apart(text: str) -> Iterator[str]:
    start = 0
    for place in range(1, len(text)):
        if WIDTHS[text[place]]:
            yield text[start:place]
            start = place
    yield text[start:]


def _changes(before: Sequence[Cell], now: Sequence[Cell]) -> Iterator[tuple[int, int]]:
    """The runs of cells to send, as half-open ranges of `now`."""
    changed = [place for place, cell in enumerate(now) if cell != before[place]]
    if not changed:
        return
    if any(_DOUBTS[character] for cells in (before, now) for character, _ in cells):
        # The terminal may count another width for these, and then shows what follows them elsewhere.
        yield changed[0], len(now)
        return
    start = end = changed[0]
    for place in changed:
        if place > end + _WORTH_JUMPING:
            yield start, end
            start = place
        end = place + 1
    yield start, end


class _Doubts(dict[str, bool]):
    """Whether terminals differ in how many cells a character takes, found when first asked."""

    def __missing__(self, character: str) -> bool:
        doubtful = self[character] = any(east_asian_width(part) == "A" for part in character)
        return doubtful


_DOUBTS = _Doubts()
