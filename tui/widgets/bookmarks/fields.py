"""What is typed of a bookmark: a note of a few lines, and tags that complete to those used before."""

from collections.abc import Sequence
from typing import ClassVar

from rich.segment import Segment
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.events import Key
from textual.reactive import reactive
from textual.strip import Strip
from textual.suggester import Suggester
from textual.widget import Widget
from textual.widgets import Input, Static, TextArea

from store.bookmarks.models import tags_typed
from tui.fitting import aligned_left
from tui.keys import key
from tui.language import phrase
from tui.typesetting.harmless import harmless
from tui.typesetting.width import cells

_BETWEEN = " "


class NoteArea(TextArea, inherit_bindings=False):
    """The note; Enter keeps it, a line of its own is begun with ^J."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("enter", "screen.keep", "bookmarks.keep", shown="enter"),
        key("ctrl+j", "new_line", "bookmarks.new-line"),
        *TextArea.BINDINGS,
    ]

    def __init__(self, note: str, *, id: str) -> None:  # noqa: A002
        super().__init__(note, id=id, compact=True, highlight_cursor_line=False)
        self.cursor_blink = False
        self.move_cursor(self.document.end)

    def on_key(self, event: Key) -> None:
        """Leaves Enter to the dialog."""
        if event.key == "enter":
            event.prevent_default()

    def action_new_line(self) -> None:
        """Begins another line."""
        self.insert("\n")


class TagsInput(Input, inherit_bindings=False):
    """Tags, blanks between them; the last one completes to one that was used before."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("enter", "screen.keep", "bookmarks.keep", shown="enter"),
        key("right", "take_or_move", "bookmarks.take-tag", shown="right"),
        *(binding for binding in Input.BINDINGS if getattr(binding, "key", "") != "right"),
    ]

    def __init__(self, tags: Sequence[str], used: Sequence[str], *, id: str) -> None:  # noqa: A002
        value = _BETWEEN.join(tags) + _BETWEEN * bool(tags)
        super().__init__(value, id=id, compact=True, select_on_focus=False, suggester=_LastTag(used))
        self.cursor_blink = False

    def action_take_or_move(self) -> None:
        """Takes the tag that is suggested, or moves the cursor."""
        self.action_cursor_right()


class _LastTag(Suggester):
    """Completes the tag at the end to the most used one that begins so."""

    def __init__(self, used: Sequence[str]) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._used = used

    async def get_suggestion(self, value: str) -> str | None:
        """The whole value with its last tag completed."""
        before, begun = begun_tag(value)
        fitting = offered(self._used, value)
        return before + fitting[0] if begun and fitting else None


class TagsUsed(Widget):
    """The tags used before that fit what is being typed, in one line."""

    DEFAULT_CSS = """
    TagsUsed { height: 1; width: 1fr; background: $background; color: $dim; }
    """
    typed: reactive[str] = reactive("")

    def __init__(self, used: Sequence[str]) -> None:
        super().__init__()
        self._used = used

    def render_line(self, y: int) -> Strip:  # noqa: ARG002
        """As many as there is room for."""
        tags = _BETWEEN.join(f"#{harmless(tag)}" for tag in offered(self._used, self.typed))
        lead = phrase("bookmarks.used") if tags else phrase("bookmarks.none-used") if not self._used else ""
        text = f"{lead}{tags}"
        return Strip([Segment(aligned_left(text, self.size.width), self.rich_style)], self.size.width)


def begun_tag(typed: str) -> tuple[str, str]:
    """What was typed, up to the tag at its end and from there on."""
    begun = typed.rsplit(_BETWEEN, maxsplit=1)[-1].lstrip("#")
    return typed.removesuffix(begun), begun


def offered(used: Sequence[str], typed: str) -> list[str]:
    """The tags that may be meant by what is being typed: those not yet there that begin as its last one does."""
    before, begun = begun_tag(typed)
    there = set(tags_typed(before))
    return [tag for tag in used if tag not in there and tag != begun and tag.casefold().startswith(begun.casefold())]


class Field(Horizontal):
    """What is asked for, and where it is typed."""

    DEFAULT_CSS = """
    Field {
        height: auto; background: $background;
        & > Static { width: 8; padding: 0 1; background: $background; color: $dim; }
        & > NoteArea, & > TagsInput { width: 1fr; background: $panel; color: $foreground; border: none; padding: 0; }
        & > NoteArea { height: 3; scrollbar-size: 0 0; }
        & > NoteArea > .text-area--cursor, & > TagsInput > .input--cursor { text-style: reverse; }
        & > TagsInput:focus { background-tint: $panel 0%; }
        & > NoteArea:focus { border: none; background-tint: $panel 0%; }
        &:ansi > TagsInput { text-style: underline; }
    }
    """

    def __init__(self, asked: str, answer: Widget) -> None:
        super().__init__()
        self._asked, self._answer = asked, answer
        assert cells(asked) < 8

    def compose(self) -> ComposeResult:
        """The question before the answer."""
        yield Static(self._asked, markup=False)
        yield self._answer
