"""The line at the foot of an excerpt where words to find are typed, and where it says how many were found."""

from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.events import DescendantBlur
from textual.message import Message
from textual.widgets import Input, Static

from tui.keys import key
from tui.language import phrase
from tui.widgets.typed_words import TypedWords


class SearchWords(TypedWords, inherit_bindings=False):
    """The words being typed. Keys that scroll are left to the pane."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("enter", "leave", "excerpt.search-leave", shown="enter"),
        key("escape,ctrl+g", "leave", "excerpt.search-leave"),
        key("down", "step(1)", "excerpt.search-next", shown="up down"),
        key("up", "step(-1)", "excerpt.search-previous"),
        *Input.BINDINGS,
    ]


class SearchLine(Horizontal):
    """One line: what is searched for, and which of how many occurrences is current."""

    DEFAULT_CSS = """
    SearchLine {
        dock: bottom; width: 100%; height: 1; background: $panel;
        & > #sign { width: auto; padding: 0 1; text-style: bold; }
        & > #words { width: 1fr; background: $panel; }
        & > #found { width: auto; color: $dim; padding: 0 1; }
    }
    """

    @dataclass
    class Typed(Message):
        """Other words are searched for."""

        words: str

    def __init__(self, words: str) -> None:
        super().__init__()
        self._words = words

    def compose(self) -> ComposeResult:
        """The words between a sign and the count."""
        yield Static(phrase("excerpt.search-sign"), id="sign", markup=False)
        words = SearchWords(self._words, id="words", compact=True)
        words.cursor_blink = False
        yield words
        yield Static("", id="found", markup=False)

    def edit(self) -> None:
        """Lets words be typed; what stands there is replaced by the first one typed."""
        words = self.query_one(Input)
        words.can_focus = True
        # Keys typed right behind the one that opens the line are already words: `focus()` would come after them.
        self.screen.set_focus(words)

    def rest(self) -> None:
        """Leaves the words standing without taking any more."""
        self.query_one(Input).can_focus = False

    def tell(self, current: int, total: int) -> None:
        """Says which occurrence is current and how many there are."""
        sentence = phrase("excerpt.found", current=current, total=total) if total else phrase("excerpt.not-found")
        self.query_one("#found", Static).update(sentence if self.query_one(Input).value else "")

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(self.Typed(event.value))

    @on(DescendantBlur)
    def _blurred(self) -> None:
        self.rest()
