"""What the export dialog is made of: what is taken, the formats, where the file goes, what is told of it."""

from collections.abc import Sequence
from typing import ClassVar

from rich.segment import Segment
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Input, Static

from store.taking.formats import Format
from tui.fitting import aligned_left, fitted
from tui.keys import key
from tui.language import phrase
from tui.typesetting.width import cells
from tui.typesetting.wrap import wrap
from tui.widgets.backdrop import Backdrop
from tui.widgets.line_list import LineList, Pieces
from tui.widgets.title_bar import TitleBar

_SUFFIX_CELLS = 7
_NOTE_LINES = 3
_CHOSEN, _OTHER = "(*)", "( )"


class ScopeLines(Widget):
    """What can be taken, a line each: its kind, its title, how much it is; the one that is chosen is marked."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"scope--chosen"}
    DEFAULT_CSS = """
    ScopeLines { background: $background; & > .scope--chosen { text-style: bold; } }
    """
    chosen: reactive[int] = reactive(0)

    def __init__(self, lines: Sequence[tuple[str, str, str]]) -> None:
        super().__init__()
        self._lines = lines
        self.styles.height = len(lines)

    def render_line(self, y: int) -> Strip:
        """A line; its title gives way first."""
        width = self.size.width
        if y >= len(self._lines):
            return Strip.blank(width, self.rich_style)
        kind, title, amount = self._lines[y]
        labels = max(cells(each) for each, _, _ in self._lines)
        sign = f"{_CHOSEN if y == self.chosen else _OTHER} " if len(self._lines) > 1 else ""
        lead = f" {sign}{aligned_left(kind, labels)}  "
        shown = fitted(title, max(width - cells(lead) - cells(amount) - 1, 0)) + amount
        style = self.rich_style
        if y == self.chosen:
            style += self.get_component_rich_style("scope--chosen", partial=True)
        return Strip([Segment(aligned_left(lead + shown, width), style)], width)


class FormatList(LineList):
    """The formats, each with its number, its suffix and what it is good for."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"line--strong"}

    class Reached(Message):
        """The cursor came to another format."""

    def __init__(self, possible: Sequence[Sequence[Format]], chosen: str | None) -> None:
        """`possible` are the formats of each thing that can be taken, `chosen` is the one to begin at, by its name."""
        super().__init__(id="formats")
        self._possible, self.formats = possible, possible[0]
        self._wanted = chosen
        self.styles.height = max(map(len, possible))

    def on_mount(self) -> None:
        """Begins at the format that was chosen before."""
        super().on_mount()
        self.show(0)

    def show(self, nth: int) -> None:
        """Shows the formats of the nth thing, the cursor on the one that was last chosen, if it is among them."""
        self.formats = self._possible[nth]
        names = [form.name for form in self.formats]
        with self.prevent(self.Reached):
            self.cursor = names.index(self._wanted) if self._wanted in names else 0
            self.lines_changed()

    def line_count(self) -> int:
        """One line a format."""
        return len(self.formats)

    def line(self, index: int, width: int) -> Pieces:  # noqa: ARG002
        """A format."""
        form = self.formats[index]
        return (
            (f"{index + 1} ", "dim"),
            (aligned_left(phrase(f"taking.format.{form.name}"), 10), "strong"),
            (aligned_left(form.suffix, _SUFFIX_CELLS), "dim"),
            (phrase(f"taking.good-for.{form.name}"), ""),
        )

    def cursor_moved(self) -> None:
        """Tells that another format was reached."""
        self._wanted = self.chosen.name
        self.post_message(self.Reached())

    @property
    def chosen(self) -> Format:
        """The format under the cursor."""
        return self.formats[self.cursor]


class PlaceInput(Input, inherit_bindings=False):
    """A folder or a name being typed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("enter", "screen.write", "taking.write", shown="enter"),
        key("enter", "screen.finish", "taking.finish", shown="enter"),
        key("escape,ctrl+g", "screen.leave", "taking.leave", shown="escape"),
        *Input.BINDINGS,
    ]


class PlaceLine(Horizontal):
    """What is asked for, and the line where it is typed."""

    DEFAULT_CSS = """
    PlaceLine {
        height: 1; background: $background;
        & > Static { width: 10; padding: 0 1; background: $background; color: $dim; }
        & > PlaceInput { width: 1fr; background: $panel; color: $foreground; }
        & > PlaceInput:focus { background-tint: $panel 0%; }
        &:ansi > PlaceInput { text-style: underline; }
    }
    """

    def __init__(self, asked: str, value: str, *, id: str) -> None:  # noqa: A002
        super().__init__()
        self._asked = asked
        self.input = PlaceInput(value, id=id, compact=True, select_on_focus=True)
        self.input.cursor_blink = False

    def compose(self) -> ComposeResult:
        """The question before the answer."""
        yield Static(self._asked, markup=False)
        yield self.input


class TakingNote(Widget):
    """A sentence wrapped over a few lines: where it will be written, where it was, why it was not."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"note--dim", "note--strong"}
    DEFAULT_CSS = """
    TakingNote {
        padding: 0 1; background: $background;
        & > .note--dim { color: $dim; }
        & > .note--strong { text-style: bold; }
    }
    """
    words: reactive[str] = reactive("")
    strong: reactive[bool] = reactive(False)

    def __init__(self) -> None:
        super().__init__()
        self.styles.height = _NOTE_LINES

    def render_line(self, y: int) -> Strip:
        """A line of it; of one that does not fit, the end is what counts: it is a file's name."""
        width = max(self.scrollable_content_region.width, 2)
        lines = wrap(self.words, width)
        shown = lines if len(lines) <= _NOTE_LINES else (lines[0], *lines[1 - _NOTE_LINES :])
        text = self.words[slice(*shown[y])] if y < len(shown) else ""
        look = "note--strong" if self.strong else "note--dim"
        style = self.rich_style + self.get_component_rich_style(look, partial=True)
        return Strip([Segment(aligned_left(text, width), style)], width)


class ExportSheet(Backdrop, Vertical):
    """All of it, one under the other, over the last line of the screen."""

    DEFAULT_CSS = """
    ExportSheet { height: auto; dock: bottom; margin-bottom: 1; }
    ExportSheet > .gap { height: 1; background: $background; }
    """

    def __init__(self, scopes: ScopeLines, formats: FormatList, folder: PlaceLine, name: PlaceLine) -> None:
        super().__init__()
        self._parts = scopes, formats, folder, name
        self.note = TakingNote()

    def compose(self) -> ComposeResult:
        """What is taken, as what, whereto, and what is told."""
        scopes, formats, folder, name = self._parts
        bar = TitleBar(phrase("taking.title"))
        bar.set_reactive(TitleBar.active, True)
        yield bar
        yield scopes
        yield Static("", classes="gap", markup=False)
        yield formats
        yield Static("", classes="gap", markup=False)
        yield folder
        yield name
        yield self.note
