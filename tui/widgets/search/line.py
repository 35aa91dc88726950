"""The line where a search is typed, with how much it finds at its end; and the one where a search is given a name."""

from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Input, Static

from tui.fitting import aligned_right
from tui.keys import key


class QueryInput(Input, inherit_bindings=False):
    """The words being typed. Keys that go through a list are told on."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("enter", "open", "search.open", shown="enter"),
        key("down,ctrl+n", "step(1)", "search.next", shown="up down"),
        key("up,ctrl+p", "step(-1)", "search.previous"),
        key("pagedown", "turn(1)", "keys.page-down"),
        key("pageup", "turn(-1)", "keys.page-up"),
        key("tab", "to_list", "search.to-list", shown="tab"),
        key("escape,ctrl+g", "leave", "search.leave", shown="escape"),
        *Input.BINDINGS,
    ]

    @dataclass
    class Stepped(Message):
        """The reader wants another entry, so many stops away."""

        by: int

    @dataclass
    class Turned(Message):
        """The reader wants another page of entries."""

        by: int

    class Opened(Message):
        """The reader wants to go where the entry under the cursor leads."""

    class Done(Message):
        """The reader is done typing and goes to the list."""

    class Left(Message):
        """The reader goes back to where they came from."""

    def action_step(self, by: int) -> None:
        """To another entry."""
        self.post_message(self.Stepped(by))

    def action_turn(self, by: int) -> None:
        """To another page."""
        self.post_message(self.Turned(by))

    def action_open(self) -> None:
        """Goes where the entry under the cursor leads."""
        self.post_message(self.Opened())

    def action_to_list(self) -> None:
        """To the list."""
        self.post_message(self.Done())

    def action_leave(self) -> None:
        """Back."""
        self.post_message(self.Left())


class Tally(Widget):
    """A few words at the end of a line; other words are no reason for another layout."""

    DEFAULT_CSS = """
    Tally { height: 1; width: 30; color: $dim; }
    """
    words: reactive[str] = reactive("")

    def render_line(self, y: int) -> Strip:
        """The words, at the right."""
        width = self.size.width
        text = "" if y else f"{self.words} "
        return Strip([Segment(aligned_right(text, width), self.rich_style)], width)


class QueryLine(Horizontal):
    """The query between a sign and the tally."""

    DEFAULT_CSS = """
    QueryLine {
        height: 1; background: $panel;
        & > .sign { width: 3; color: $accent; text-style: bold; background: $panel; }
        & > Input:focus { background-tint: $panel 0%; }
        & > QueryInput { width: 1fr; background: $panel; color: $foreground; }
        & > Tally { background: $panel; }
    }
    """

    def __init__(self) -> None:
        super().__init__()
        # Compact, the line has no border; without blinking, nothing is sent while no key is pressed.
        self.input = QueryInput(id="query", compact=True, select_on_focus=False)
        self.input.cursor_blink = False
        self.tally = Tally()

    def compose(self) -> ComposeResult:
        """Sign, query, tally."""
        yield Static(" › ", classes="sign", markup=False)
        yield self.input
        yield self.tally


class NameInput(Input, inherit_bindings=False):
    """The name under which a search is to be kept."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("enter", "keep", "search.keep", shown="enter"),
        key("escape,ctrl+g", "give_up", "search.give-up", shown="escape"),
        *Input.BINDINGS,
    ]

    @dataclass
    class Named(Message):
        """The reader is done; the name is empty where they thought better of it."""

        name: str

    def action_keep(self) -> None:
        """Keeps the search under what was typed."""
        self.post_message(self.Named(self.value.strip()))

    def action_give_up(self) -> None:
        """Keeps nothing."""
        self.post_message(self.Named(""))


class NameLine(Horizontal):
    """The name being typed, behind a word of what it is for."""

    DEFAULT_CSS = """
    NameLine {
        height: 1; background: $panel; display: none;
        & > .asked { width: auto; padding: 0 1; text-style: bold; background: $panel; }
        & > Input:focus { background-tint: $panel 0%; }
        & > NameInput { width: 1fr; background: $panel; color: $foreground; }
    }
    """

    def __init__(self, asked: str) -> None:
        super().__init__()
        self._asked = asked
        self.input = NameInput(id="search-name", compact=True, select_on_focus=True)
        self.input.cursor_blink = False

    def compose(self) -> ComposeResult:
        """What is asked for, and the answer."""
        yield Static(self._asked, classes="asked", markup=False)
        yield self.input
