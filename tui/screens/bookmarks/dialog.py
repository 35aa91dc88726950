"""The dialog of one bookmark: what is marked, in its words and with where they stand; a note and tags to type."""

from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input

from store.bookmarks.models import Bookmark, tags_typed
from tui.keys import key
from tui.language import phrase
from tui.widgets.backdrop import Backdrop
from tui.widgets.bookmarks.details import BookmarkDetails, Paragraph
from tui.widgets.bookmarks.fields import Field, NoteArea, TagsInput, TagsUsed
from tui.widgets.key_footer import KeyFooter
from tui.widgets.title_bar import TitleBar
from tui.words.bookmarks import citation_line_then, heading_words

_CITATION_LINES, _WORDS_LINES = 3, 4


@dataclass(frozen=True, slots=True)
class Answer:
    """What the reader made of a bookmark: its note and tags, or that it is to be removed."""

    note: str = ""
    tags: tuple[str, ...] = ()
    remove: bool = False


class _Sheet(Backdrop, Vertical):
    """All of it, over the last line of the screen."""

    DEFAULT_CSS = """
    _Sheet { height: auto; dock: bottom; margin-bottom: 1; }
    """


class BookmarkDialog(ModalScreen[Answer | None], inherit_bindings=False):
    """Asks for note and tags over the screen that stays in view above; dismissed with None where nothing is to change.

    `used` are the tags of all bookmarks, offered while tags are typed; only an `existing` one can be removed.
    """

    AUTO_FOCUS = "#note"
    DEFAULT_CSS = """
    BookmarkDialog { background: transparent; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        key("enter", "keep", "bookmarks.keep", shown="enter"),
        key("tab", "other_field", "bookmarks.other-field", shown="tab"),
        key("shift+tab", "other_field", "bookmarks.other-field"),
        key("ctrl+x", "remove", "bookmarks.remove-this", shown="ctrl+x", priority=True),
        key("escape,ctrl+g", "leave", "bookmarks.leave-dialog", shown="escape"),
        key("ctrl+l", "app.redraw", "keys.redraw"),
        key("ctrl+c,ctrl+q", "app.quit", "keys.quit", priority=True),
    ]

    def __init__(self, bookmark: Bookmark, used: tuple[str, ...], *, existing: bool) -> None:
        super().__init__()
        self._existing = existing
        self._bar = TitleBar(heading_words(bookmark))
        self._bar.set_reactive(TitleBar.active, True)
        self._bar.set_reactive(TitleBar.note, phrase("bookmarks.existing" if existing else "bookmarks.new"))
        self._told = BookmarkDetails(
            (
                Paragraph(citation_line_then(bookmark), "dim", most=_CITATION_LINES),
                Paragraph(bookmark.text, most=_WORDS_LINES),
                Paragraph(" "),
            ),
            grows=True,
        )
        self.note = NoteArea(bookmark.note, id="note")
        self.tags = TagsInput(bookmark.tags, used, id="tags")
        self._used = TagsUsed(used)

    def compose(self) -> ComposeResult:
        """What is marked over what is typed, over the keys."""
        with _Sheet():
            yield self._bar
            yield self._told
            yield Field(phrase("bookmarks.note"), self.note)
            yield Field(phrase("bookmarks.tags"), self.tags)
            yield Field("", self._used)
        yield KeyFooter()

    @on(Input.Changed)
    def _narrow(self, event: Input.Changed) -> None:
        event.stop()
        self._used.typed = event.value

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Whether there is anything to remove."""
        return action != "remove" or self._existing

    def action_keep(self) -> None:
        """Leaves with what was typed."""
        self.dismiss(Answer(self.note.text.strip(), tags_typed(self.tags.value)))

    def action_other_field(self) -> None:
        """From the note to the tags and back."""
        self.set_focus(self.note if self.tags.has_focus else self.tags)

    def action_remove(self) -> None:
        """Leaves, the bookmark to be removed."""
        self.dismiss(Answer(remove=True))

    def action_leave(self) -> None:
        """Leaves everything as it was."""
        self.dismiss(None)
