"""The promises of a pair of reports, a line each: what became of it, what was promised, what was reached, how sure."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import BindingType
from textual.events import Resize
from textual.message import Message

from store.comparing.promises.outcomes import Intention, Promise, Verdict
from tui.fitting import aligned_left, aligned_right
from tui.glyphs import glyph
from tui.keys import key
from tui.language import phrase
from tui.typesetting.harmless import harmless
from tui.typesetting.width import cells
from tui.typesetting.wrap import wrap
from tui.widgets.line_list import LineList, Pieces
from tui.words.promises import (
    Held,
    intention_verdict,
    promise_name,
    promised_told,
    reached_told,
    sureness_name,
    verdict_name,
)

Entry = Promise | Intention

_GAP = "  "
_LEAST_NAME = 12
_MOST_FIGURE, _LEAST_FIGURE = 24, 8


@dataclass(frozen=True, slots=True)
class _Told:
    """An entry in words."""

    verdict: str
    name: str
    promised: str = ""
    reached: str = ""
    sureness: str = ""


class PromiseList(LineList):
    """Promises, those in words behind those with figures, grouped by what became of them or as the report says them."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"line--number", "line--strong", "line--head"}
    BINDINGS: ClassVar[list[BindingType]] = [
        key("enter", "open('said')", "promises.said", shown="enter"),
        key("r", "open('told')", "promises.told", shown="r"),
    ]
    head_lines = 1

    class Reached(Message):
        """The cursor came to another promise."""

    @dataclass
    class Opened(Message):
        """The reader wants to be where a promise is said ("said"), or where the later report tells of it ("told")."""

        entry: Entry
        side: str

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._entries: Sequence[Entry] = ()
        self._told: Sequence[_Told] = ()
        self._empty = ""

    @property
    def entry(self) -> Entry | None:
        """The promise under the cursor."""
        return self._entries[self.cursor] if self._entries else None

    def show(self, held: Held, *, grouped: bool, kept: Entry | None = None) -> None:
        """Shows other promises, grouped or in reading order; the cursor stays on the promise kept, if it is there."""
        found = held.promises
        self._entries = _grouped(found.measured, found.intentions) if grouped else _in_order(held)
        self._told = [_told(held, entry) for entry in self._entries]
        self._empty = phrase("promises.no-domain")
        self._go_to(next((at for at, entry in enumerate(self._entries) if entry == kept), 0))

    def show_empty(self, sentence: str) -> None:
        """Shows no promises, and why there are none."""
        self._entries, self._told, self._empty = (), (), sentence
        self._go_to(0)

    def _go_to(self, at: int) -> None:
        with self.prevent(PromiseList.Reached):
            self.cursor = at
            self.lines_changed()
        self.post_message(PromiseList.Reached())

    def line_count(self) -> int:
        """A line a promise; without any, the lines of the sentence that says why."""
        return len(self._entries) or len(self._empty_lines(self.size.width - 1))

    def _empty_lines(self, width: int) -> list[str]:
        return [self._empty[line.start : line.end] for line in wrap(self._empty, max(width, 2))]

    def head(self, width: int) -> Pieces:
        """What the columns are."""
        if not self._entries:
            return ()
        verdict, name, promised, reached, sureness = self._widths(width - 1)
        shown = _Told(
            *(phrase(f"promises.column.{each}") for each in ("verdict", "name", "promised", "reached", "sureness"))
        )
        return (
            (" " + aligned_left(shown.verdict, verdict) + _GAP + aligned_left(shown.name, name), "head"),
            (_GAP + aligned_right(shown.promised, promised) + "   " + aligned_left(shown.reached, reached), "head"),
            (_GAP + aligned_left(shown.sureness, sureness), "head"),
        )

    def line(self, index: int, width: int) -> Pieces:
        """A promise with its figures; one in words, as many of them as there is room for."""
        if not self._entries:
            return ((self._empty_lines(width)[index], ""),)
        told = self._told[index]
        verdict, name, promised, reached, sureness = self._widths(width)
        repeated = index > 0 and self._told[index - 1].verdict == told.verdict
        lead = (aligned_left(told.verdict, verdict), "dim" if repeated else "strong")
        if not told.promised:
            return (lead, (_GAP, ""), (aligned_left(told.name, width - verdict - len(_GAP)), ""))
        return (
            lead,
            (_GAP + aligned_left(told.name, name) + _GAP, ""),
            (aligned_right(told.promised, promised), "number"),
            (f" {glyph('right')} ", "dim"),
            (aligned_left(told.reached, reached), "dim" if told.reached == "-" else "number"),
            (_GAP + aligned_left(told.sureness, sureness), "dim"),
        )

    def _widths(self, width: int) -> tuple[int, int, int, int, int]:
        """The cells of the five columns: the figures take what they need, the names what is left."""
        measured = [told for told in self._told if told.promised]
        verdict = max((cells(told.verdict) for told in self._told), default=0)
        sureness = max((cells(told.sureness) for told in measured), default=0)
        room = width - verdict - sureness - 3 * len(_GAP) - cells(f" {glyph('right')} ")
        most = max(min(_MOST_FIGURE, (room - _LEAST_NAME) // 2), _LEAST_FIGURE)
        promised, reached = (
            max(_LEAST_FIGURE, min(most, max((cells(text) for text in texts), default=0)))
            for texts in ([told.promised for told in measured], [told.reached for told in measured])
        )
        longest = max((cells(told.name) for told in measured), default=0)
        name = min(max(room - promised - reached, 0), max(longest, _LEAST_NAME))
        return verdict, name, promised, reached, sureness

    def on_resize(self, _: Resize) -> None:
        """A sentence takes other lines in another width."""
        if not self._entries:
            self.lines_changed()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether there is a promise whose sentences could be opened."""
        return bool(self._entries) if action == "open" else super().check_action(action, parameters)

    def cursor_moved(self) -> None:
        """Tells that another promise was reached."""
        self.post_message(PromiseList.Reached())

    def action_open(self, side: str) -> None:
        """Asks to be where the promise under the cursor is said, or told of."""
        if self.entry is not None:
            self.post_message(PromiseList.Opened(self.entry, side))


def _grouped(measured: Sequence[Promise], intentions: Sequence[Intention]) -> Sequence[Entry]:
    order = {verdict: at for at, verdict in enumerate(Verdict)}
    return (
        *sorted(measured, key=lambda promise: order[promise.verdict]),
        *sorted(
            intentions, key=lambda each: (each.mention is None, bool(each.mention and each.mention.promised_again))
        ),
    )


def _in_order(held: Held) -> Sequence[Entry]:
    def place(entry: Entry) -> int:
        return held.target(entry).number_start if isinstance(entry, Promise) else entry.said.start

    return sorted((*held.promises.measured, *held.promises.intentions), key=place)


def _told(held: Held, entry: Entry) -> _Told:
    if isinstance(entry, Intention):
        return _Told(f"{phrase('promises.text')} {intention_verdict(entry)}", harmless(entry.said.text))
    return _Told(
        verdict_name(entry),
        promise_name(held, entry),
        promised_told(held, entry),
        reached_told(held, entry),
        sureness_name(entry),
    )
