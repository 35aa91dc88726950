"""The last line: what the keys do where the focus is, or what has just happened."""

from collections.abc import Iterable, Sequence
from typing import ClassVar, NamedTuple

from rich.segment import Segment
from textual.binding import ActiveBinding
from textual.events import Resize
from textual.reactive import reactive
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget

from tui.fitting import fitted
from tui.keys import in_few_words, key_names
from tui.typesetting.width import cells
from tui.typesetting.wrap import wrap

_ALWAYS = ("keys.search", "keys.help", "keys.quit")
_OBVIOUS = ("keys.up", "keys.figure-left", "excerpt.line-down", "keys.next-pane")
"""What a reader finds without being told; left out first where room is short."""
_GAP = "  "
_MOST_LINES = 5


class Entry(NamedTuple):
    """A binding as the footer shows it: its name, its keys, its words."""

    name: str
    keys: str
    words: str


class KeyFooter(Widget):
    """Keys with what they do, as many as fit; searching, help and quitting are always among them."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"key-footer--key", "key-footer--notice"}
    DEFAULT_CSS = """
    KeyFooter { height: 1; dock: bottom; }
    """

    notice: reactive[str] = reactive("")
    """A sentence shown instead of the keys, until the next key is pressed; a long one takes more lines."""

    entries: reactive[tuple[Entry, ...]] = reactive(())

    def on_mount(self) -> None:
        """Follows the focus."""
        self.screen.bindings_updated_signal.subscribe(self, self._follow)
        self._follow(self.screen)

    def _follow(self, screen: Screen[object]) -> None:
        self.entries = tuple(footer_entries(screen.active_bindings.values()))

    def watch_notice(self) -> None:
        """Takes as many lines as the notice needs, of a long path the end too."""
        self.styles.height = max(len(self._lines(self.app.size.width)), 1)

    def on_resize(self, event: Resize) -> None:
        """The notice may need other lines."""
        self.styles.height = max(len(self._lines(event.size.width)), 1)

    def _lines(self, width: int) -> list[str]:
        """The notice in lines, without more than fit."""
        lines = [self.notice[slice(*line)] for line in wrap(self.notice, max(width - 2, 2))] if self.notice else []
        return lines if len(lines) <= _MOST_LINES else [*lines[: _MOST_LINES - 1], "".join(lines[_MOST_LINES - 1 :])]

    def render_line(self, y: int) -> Strip:
        """A line."""
        width = self.size.width
        base = self.rich_style
        if self.notice:
            lines = self._lines(width)
            style = base + self.get_component_rich_style("key-footer--notice", partial=True)
            shown = fitted(f" {lines[y]}" if y < len(lines) else "", width)
            return Strip([Segment(shown, style), Segment(" " * (width - cells(shown)), base)], width)
        if y:
            return Strip.blank(width, base)
        strong = base + self.get_component_rich_style("key-footer--key", partial=True)
        segments = [Segment(" ", base)]
        for place, (_, keys, words) in enumerate(fitting(self.entries, width - 2)):
            segments += [Segment(_GAP if place else "", base), Segment(keys, strong), Segment(f" {words}", base)]
        used = sum(cells(segment.text) for segment in segments)
        return Strip([*segments, Segment(" " * max(0, width - used), base)], width)


def footer_entries(bindings: Iterable[ActiveBinding]) -> list[Entry]:
    """Keys and words of the bindings that the footer shows, those that are always there last."""
    told: dict[str, Entry] = {}
    last: dict[str, Entry] = {}
    for _, binding, enabled, _ in bindings:
        name = binding.id or binding.action
        if not (binding.show and enabled) or name in told:
            continue
        shown = (binding.key_display or binding.key).split()
        entry = Entry(name, key_names(shown), in_few_words(binding))
        (last if name in _ALWAYS else told)[name] = entry
    return [*told.values(), *(last[name] for name in _ALWAYS if name in last)]


def fitting(entries: Sequence[Entry], width: int) -> list[Entry]:
    """The entries that fit the width; searching, help and quitting always do, what is obvious goes first."""
    kept = list(entries)
    while _cells(kept) > width:
        droppable = [entry for entry in kept if entry.name not in _ALWAYS]
        if not droppable:
            break
        kept.remove(next((entry for entry in droppable if entry.name in _OBVIOUS), droppable[-1]))
    return kept


def _cells(entries: Sequence[Entry]) -> int:
    return sum(cells(f"{entry.keys} {entry.words}") for entry in entries) + cells(_GAP) * (len(entries) - 1)
