"""Every key of every pane, searchable; what is chosen there is done."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.dom import DOMNode
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input

from tui.fitting import aligned_left
from tui.keys import key, key_names, what_it_does
from tui.language import phrase, told
from tui.typesetting.width import cells
from tui.widgets.key_footer import KeyFooter
from tui.widgets.line_list import LineList, Pieces
from tui.widgets.pane import Pane

_KEY_CELLS = 20


@dataclass(frozen=True)
class Command:
    """Something that keys do: in which pane, which keys, what; and the action with the node that carries it out."""

    pane: str
    keys: str
    words: str
    action: str
    node: DOMNode

    def is_of_key(self, query: str) -> bool:
        """Whether the words searched for are one of its keys."""
        return query in self.keys.split()

    def speaks_of(self, query: str) -> bool:
        """Whether the words searched for stand in what is told of it."""
        told = f"{self.pane} {self.keys} {self.words}".lower()
        return all(word in told for word in query.lower().split())


def told_keys(app: App[None], screen: Screen[object]) -> tuple[Command, ...]:
    """What can be done on a screen, from the bindings of its panes, its own and the app's.

    Keys that several kinds of panes share are told once. The pane with the focus comes first, the app last.
    """
    focused = [screen.focused] if screen.focused is not None else []
    nodes: list[DOMNode] = [*focused, *(widget for widget in screen.query(Widget) if widget.focusable), screen, app]
    told: dict[type[DOMNode], list[Command]] = {}
    for node in nodes:
        for kind in type(node).__mro__:
            if issubclass(kind, DOMNode) and kind not in told:
                told[kind] = list(_commands(kind, node))
    shared = [kind for kind in told if any(kind in other.__mro__[1:] for other in told)]
    order = [kind for kind in told if kind not in shared]
    order[len(order) - 2 : len(order) - 2] = shared
    return tuple(command for kind in order for command in told[kind])


def _commands(kind: type[DOMNode], node: DOMNode) -> Iterator[Command]:
    if not kind.__module__.startswith("tui."):
        return
    keys: dict[str, list[Binding]] = {}
    for binding in Binding.make_bindings(vars(kind).get("BINDINGS", ())):
        # Textual's own keys for editing a line have no name here, and need no telling.
        if binding.id:
            keys.setdefault(binding.id, []).append(binding)
    for bindings in keys.values():
        first = bindings[0]
        names = key_names(dict.fromkeys(binding.key for binding in bindings))
        words = what_it_does(first)
        yield Command(pane_name(kind), names, words[:1].upper() + words[1:], first.action, node)


def pane_name(kind: type) -> str:
    """What a kind of pane is called."""
    return told(f"help.pane.{kind.__name__}") or phrase("help.pane.other")


class CommandList(LineList):
    """The commands, in groups by pane."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"line--head", "line--strong"}
    BINDINGS: ClassVar[list[BindingType]] = [key("enter", "choose", "keys.do", shown="enter")]

    def __init__(self) -> None:
        super().__init__()
        self.commands: Sequence[Command] = ()

    def show(self, commands: Sequence[Command]) -> None:
        """Shows other commands."""
        self.commands = commands
        self.cursor = 0
        self.lines_changed()

    def line_count(self) -> int:
        """One line a command; one for the sentence that there is none."""
        return len(self.commands) or 1

    def line(self, index: int, width: int) -> Pieces:  # noqa: ARG002
        """The pane where it is the first of its pane, the keys, the words."""
        if not self.commands:
            return ((phrase("help.nothing"), "dim"),)
        command = self.commands[index]
        panes = max(cells(entry.pane) for entry in self.commands) + 2
        is_first = index == 0 or self.commands[index - 1].pane != command.pane
        return (
            (aligned_left(command.pane if is_first else "", panes), "head"),
            (aligned_left(command.keys, _KEY_CELLS), "strong"),
            (command.words, ""),
        )

    @property
    def chosen(self) -> Command | None:
        """The command under the cursor."""
        return self.commands[self.cursor] if self.commands else None

    def action_choose(self) -> None:
        """Leaves the screen with the command."""
        if self.chosen is not None:
            self.screen.dismiss(self.chosen)


class HelpScreen(Screen["Command | None"], inherit_bindings=False):
    """The keys, with a line to search them; dismissed with the command that was chosen, if any."""

    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        key("slash", "search", "keys.search-keys", shown="slash"),
        key("tab,shift+tab", "other_pane", "keys.next-pane", shown="tab"),
        key("q,question_mark", "leave", "keys.back", shown="q"),
        key("escape", "leave", "keys.back", shown="escape"),
        key("up", "move(-1)", "keys.up"),
        key("down", "move(1)", "keys.down"),
    ]

    def __init__(self, commands: Iterable[Command], *, searching: bool = False) -> None:
        super().__init__()
        self._commands = tuple(commands)
        self._searching = searching
        self.list = CommandList()
        self.input = Input(placeholder=phrase("help.placeholder"), id="help-search")

    def compose(self) -> ComposeResult:
        """The search line over the list."""
        self.input.cursor_blink = False
        yield self.input
        yield Pane(self.list, phrase("help.title"))
        yield KeyFooter()

    def on_mount(self) -> None:
        """Shows all of them."""
        self.list.show(self._commands)
        (self.input if self._searching else self.list).focus()

    @on(Input.Changed)
    def _narrow(self, event: Input.Changed) -> None:
        found = [command for command in self._commands if command.speaks_of(event.value)]
        self.list.show(sorted(found, key=lambda command: not command.is_of_key(event.value.strip())))

    @on(Input.Submitted)
    def _do_first(self) -> None:
        if self._searching:
            self.list.action_choose()
        else:
            self.list.focus()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """There is no going to the search line from within it."""
        return not (action == "search" and self.input.has_focus)

    def action_move(self, by: int) -> None:
        """Moves in the list while words are typed."""
        self.list.cursor += by

    def action_search(self) -> None:
        """To the search line."""
        self.input.focus()

    def action_other_pane(self) -> None:
        """From the line to the list and back."""
        (self.list if self.input.has_focus else self.input).focus()

    def action_leave(self) -> None:
        """Back to where the reader came from."""
        self.dismiss(None)
