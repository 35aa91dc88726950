"""The export dialog: what is taken, in which format, and where the file goes; then, where it went."""

from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import ModalScreen
from textual.widgets import Input

from store.taking.formats import formats_of
from store.taking.taken import Taken
from store.taking.writing import file_name
from tui.keys import key
from tui.language import phrase
from tui.screens.taking.panes import ExportSheet, FormatList, PlaceLine, ScopeLines
from tui.state import Preferences
from tui.taking_orders import ExportWanted, Gathering, Order, PathCopyWanted
from tui.taking_places import folder_kept, folder_offered, path_typed
from tui.typesetting.harmless import harmless
from tui.widgets.key_footer import KeyFooter
from tui.words.taking import amount_words, outcome_words, title_words

_MOST_FORMATS = 9


class ExportScreen(ModalScreen[None], inherit_bindings=False):
    """Asks for a format and a place over what is taken, which stays in view above.

    `whole` is all that the screen shows, or what gathers it; `shown` is as much of it as is there already, and tells
    the formats that are possible. `current` is what the cursor is on, None where that is not less.
    """

    AUTO_FOCUS = "#formats"
    BINDINGS: ClassVar[list[BindingType]] = [
        key("enter", "write", "taking.write", shown="enter"),
        key("enter", "finish", "taking.finish", shown="enter"),
        key("q,escape,ctrl+g,backspace", "leave", "taking.leave", shown="q"),
        key("y", "copy_path", "taking.copy-path", shown="y"),
        *(
            key(str(n), f"choose({n})", "taking.choose", shown="1-9" if n == 1 else None)
            for n in range(1, _MOST_FORMATS + 1)
        ),
        key("space", "scope", "taking.scope", shown="space"),
        key("tab", "next(1)", "taking.place", shown="tab"),
        key("shift+tab", "next(-1)", "taking.place"),
        key("down", "next(1)", "keys.down"),
        key("up", "next(-1)", "keys.up"),
        key("ctrl+l", "app.redraw", "keys.redraw"),
        key("ctrl+c,ctrl+q", "app.quit", "keys.quit", priority=True),
    ]

    def __init__(
        self,
        whole: Taken | Gathering,
        current: Taken | None,
        shown: Taken,
        preferences: Preferences,
        state_folder: Path,
    ) -> None:
        super().__init__()
        # The styles that all screens share give them a background.
        self.styles.background = "transparent"
        self._sources: tuple[Taken | Gathering, ...] = (whole,) if current is None else (whole, current)
        kinds = ("taking.whole", "taking.current")
        self._scopes = ScopeLines(
            [(phrase(kind), *_told(source)) for kind, source in zip(kinds, self._sources, strict=False)]
        )
        self.list = FormatList([formats_of(each) for each in (shown, current) if each], preferences.export_format)
        self._folder_line = PlaceLine(
            phrase("taking.folder"), folder_offered(preferences.export_folder, state_folder), id="folder"
        )
        self._name_line = PlaceLine(phrase("taking.name"), self._own_name, id="name")
        self._sheet = ExportSheet(self._scopes, self.list, self._folder_line, self._name_line)
        self._order: Order | None = None
        self._file: Path | None = None

    def compose(self) -> ComposeResult:
        """The sheet over the keys."""
        yield self._sheet
        yield KeyFooter()

    @property
    def _source(self) -> Taken | Gathering:
        return self._sources[self._scopes.chosen]

    @property
    def _own_name(self) -> str:
        return file_name(self._source.name, "")

    @property
    def _target(self) -> Path | None:
        """The path that is typed; None where it can be none, which is told."""
        name = self._name_line.input.value.strip()
        if not name:
            self._say(phrase("taking.nameless"), strong=True)
            return None
        try:
            return path_typed(self._folder_line.input.value, name, self.list.chosen)
        except ValueError:
            self._say(phrase("taking.no-such-user", folder=harmless(self._folder_line.input.value)), strong=True)
            return None

    # What is told

    def on_mount(self) -> None:
        """Says where it would be written."""
        self._preview()

    @on(Input.Changed)
    @on(FormatList.Reached)
    def _preview(self) -> None:
        self._file = None
        if (target := self._target) is not None:
            self._say(phrase("taking.will-be", path=harmless(str(target))))
        self.refresh_bindings()

    def _say(self, words: str, *, strong: bool = False) -> None:
        self._sheet.note.words, self._sheet.note.strong = words, strong

    def awaits(self, order: Order) -> bool:
        """Whether this is what it waits for."""
        return order is self._order

    def tell(self, outcome: Path | Exception) -> None:
        """Says where it was written, or why it was not."""
        self._order = None
        self._file = outcome if isinstance(outcome, Path) else None
        self._say(outcome_words(outcome), strong=True)
        self.refresh_bindings()

    # What the keys do

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether there is anything that a key could act on."""
        if action == "choose":
            return int(str(parameters[0])) <= len(self.list.formats)
        if action == "scope":
            return len(self._sources) > 1
        if action in {"finish", "copy_path"}:
            return self._file is not None
        return action != "write" or self._file is None

    def action_finish(self) -> None:
        """Back, once it is written."""
        self.dismiss(None)

    def action_write(self) -> None:
        """Asks to have it written."""
        if self._order is None and (target := self._target) is not None:
            folder = folder_kept(self._folder_line.input.value)
            self._order = Order(self._source, self.list.chosen.name, target, folder)
            self._say(phrase("taking.writing"), strong=True)
            self.post_message(ExportWanted(self._order))

    def action_choose(self, number: int) -> None:
        """Writes it in the format of this number."""
        with self.list.prevent(FormatList.Reached):
            self.list.cursor = number - 1
        self._file = None
        self.action_write()

    def action_scope(self) -> None:
        """From all of it to what the cursor is on, and back; a name that was not typed follows."""
        named_by_itself = self._name_line.input.value == self._own_name
        self._scopes.chosen = 1 - self._scopes.chosen
        self.list.show(self._scopes.chosen)
        if named_by_itself:
            self._name_line.input.value = self._own_name
        self._preview()

    def action_next(self, by: int) -> None:
        """From the formats to the folder, to the name, and around."""
        stops = [self.list, self._folder_line.input, self._name_line.input]
        at = next((nth for nth, stop in enumerate(stops) if stop.has_focus), 0)
        self.set_focus(stops[(at + by) % len(stops)])

    def action_copy_path(self) -> None:
        """Copies the path of the file that was written."""
        if self._file is not None:
            self.post_message(PathCopyWanted(self._file))

    def action_leave(self) -> None:
        """Back to the screen; what is being written is written on."""
        self.dismiss(None)


def _told(source: Taken | Gathering) -> tuple[str, str]:
    """What it is, and how much."""
    if isinstance(source, Gathering):
        return harmless(source.title), phrase("taking.amount", amount=source.amount)
    return title_words(source), phrase("taking.amount", amount=amount_words(source))
