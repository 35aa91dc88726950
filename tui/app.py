"""The app: how it opens a library, the keys that work everywhere, and how it leaves."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Literal

from textual.binding import BindingType
from textual.screen import Screen
from textual.timer import Timer

from store import Library, LibraryMissing, StoreError
from tui.bookmarking import BOOKMARK_KEYS, Bookmarking
from tui.commandline.speech import note
from tui.keys import key
from tui.language import LANGUAGES, Language, language, phrase, use_language
from tui.material import Material
from tui.messages import FirstLoadEnded, OwnChosen, PlaceChanged
from tui.screens.browse.screen import BrowseScreen
from tui.screens.views import Viewing
from tui.searching import Searching
from tui.state import LeftOff, Preferences, keep, left_off, preferences, state_folder
from tui.taking import TAKE_KEYS, Taking
from tui.terminal.app import TerminalApp
from tui.terminal.mouse import take_mouse
from tui.themes import THEME_NAMES
from tui.typesetting.width import count_ambiguous_as

if TYPE_CHECKING:
    from store import LoadEvent
    from tui.screens.help import Command

OpenLibrary = Callable[[], Library]
FirstLoad = Callable[[], "tuple[Library, Iterator[LoadEvent]]"]

_SECONDS_TO_KEEPING = 1.0


@dataclass(frozen=True, slots=True)
class Settings:
    """What the command line asked for; None leaves it to what was set in the app before, then to the environment."""

    language: Language | None = None
    theme: str | None = None
    mouse: bool | None = None
    ambiguous_width: Literal[1, 2] = 1
    state_folder: Path | None = None


def run_app(open_library: OpenLibrary, settings: Settings, first_load: FirstLoad | None = None) -> int:
    """Opens the app and waits until the reader leaves it; the exit status.

    `open_library` raises LibraryMissing where there is none yet; `first_load` then makes one and yields what it
    loads. What kept the app from going on is told on standard error.
    """
    app = DuibiaoApp(open_library, settings, first_load)
    app.run(mouse=app.wanted.mouse)
    if app.farewell:
        note(app.farewell)
    return app.return_code or 0


class DuibiaoApp(Taking, Bookmarking, Searching, TerminalApp):
    """Regions, domains and excerpts of a library of work reports, side by side."""

    CSS_PATH = ["styles/app.tcss", "styles/browse.tcss"]  # noqa: RUF012
    BINDINGS: ClassVar[list[BindingType]] = [
        key("slash", "search", "keys.search", shown="slash"),
        key("question_mark", "keys", "keys.help", shown="question_mark"),
        key("ctrl+p", "commands", "keys.commands"),
        key("q", "quit", "keys.quit", shown="q"),
        key("ctrl+c,ctrl+q", "quit", "keys.quit", priority=True),
        key("T", "next_theme", "keys.theme"),
        key("L", "next_language", "keys.language"),
        key("M", "toggle_mouse", "keys.mouse"),
        key("ctrl+r", "look_again", "keys.look-again"),
        key("ctrl+l", "redraw", "keys.redraw"),
        key("ctrl+z", "suspend_process", "keys.suspend"),
        *TAKE_KEYS,
        *BOOKMARK_KEYS,
    ]

    def __init__(
        self, open_library: OpenLibrary, settings: Settings | None = None, first_load: FirstLoad | None = None
    ) -> None:
        settings = settings or Settings()
        count_ambiguous_as(settings.ambiguous_width)
        super().__init__()
        self._open_library, self._first_load = open_library, first_load
        self.state_folder = settings.state_folder or state_folder()
        self._preferences = preferences(self.state_folder)
        self.wanted = _merged(settings, self._preferences)
        if self.wanted.language:
            use_language(self.wanted.language)
        self.take_theme(self.wanted.theme)
        self.title = phrase("app.title")
        self._material: Material | None = None
        self._refusal: StoreError | None = None
        self._keeping: Timer | None = None

    # Opening and leaving

    def get_default_screen(self) -> Screen[None]:
        """The library side by side; where there is none, the making of one before the reader's eyes."""
        try:
            library = self._open_library()
        except LibraryMissing as error:
            if self._first_load is None:
                self._refusal = error
        except StoreError as error:
            self._refusal = error
        else:
            if library.count or self._first_load is None:
                return self._browse(library)
        if self._refusal is not None or self._first_load is None:
            return Screen()
        from tui.screens.loading import LoadingScreen

        return LoadingScreen(self._first_load)

    def on_mount(self) -> None:
        """Leaves at once where there is nothing to show."""
        if self._refusal is not None:
            self._refuse(self._refusal)

    def on_first_load_ended(self, message: FirstLoadEnded) -> None:
        """Goes on to what was loaded."""
        if isinstance(message.outcome, Library):
            self.push_screen(self._browse(message.outcome))
        elif isinstance(message.outcome, StoreError):
            self._refuse(message.outcome)
        else:
            raise message.outcome

    def _browse(self, library: Library, left: LeftOff | None = None) -> BrowseScreen:
        self._material = Material(library)
        left = left or left_off(self.state_folder, library.folder)
        return BrowseScreen(self._material, left, width=self.size.width, own=self._preferences.own)

    def _refuse(self, error: StoreError) -> None:
        self.farewell = error.sentence(language())
        self.exit(return_code=1)

    @property
    def _browsing(self) -> BrowseScreen | None:
        return next((screen for screen in reversed(self.screen_stack) if isinstance(screen, BrowseScreen)), None)

    def exit(self, *arguments: object, **options: object) -> None:
        """Leaves, after keeping where the reader is."""
        self.keep_place()
        super().exit(*arguments, **options)  # type: ignore[arg-type]

    # What is kept

    def on_place_changed(self, _: PlaceChanged) -> None:
        """Keeps the place a moment later, once for a burst of changes."""
        if self._keeping is not None:
            self._keeping.stop()
        self._keeping = self.set_timer(_SECONDS_TO_KEEPING, self.keep_place)

    def keep_place(self) -> None:
        """Writes where the reader is; without a word where that cannot be written."""
        browsing = self._browsing
        if self._material is None or browsing is None or not browsing.is_mounted:
            return
        try:
            keep(
                self.state_folder,
                library=self._material.library.folder,
                place=browsing.left_off(),
                settings=self._preferences,
            )
        except OSError as error:
            self.log.warning(str(error))

    def _set(self, preferences: Preferences) -> None:
        self._preferences = preferences
        self.keep_place()

    # What the keys do everywhere

    def action_keys(self) -> None:
        """Shows every key of every pane."""
        self._show_keys(searching=False)

    def action_commands(self) -> None:
        """Searches what can be done, to do it."""
        self._show_keys(searching=True)

    def _show_keys(self, *, searching: bool) -> None:
        from tui.screens.help import HelpScreen, told_keys

        if not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen(told_keys(self, self.screen), searching=searching), self._do)

    async def _do(self, chosen: "Command | None") -> None:
        if chosen is not None:
            await self.run_action(chosen.action, chosen.node)

    def on_own_chosen(self, message: OwnChosen) -> None:
        """Takes a region as the reader's own from now on; the one that is so, no longer."""
        own = () if message.path == self._preferences.own else message.path
        self._set(replace(self._preferences, own=own))
        for screen in self.screen_stack:
            if isinstance(screen, Viewing):
                screen.take_own(own)
        self.notify(phrase("measures.own-set" if own else "measures.own-none", region=message.path[-1]))

    def action_next_theme(self) -> None:
        """Steps through the themes."""
        at = THEME_NAMES.index(self.theme) if self.theme in THEME_NAMES else -1
        self.theme = THEME_NAMES[(at + 1) % len(THEME_NAMES)]
        self._set(replace(self._preferences, theme=self.theme))
        self.notify(phrase("notice.theme", name=phrase(f"theme.{self.theme}")))

    def action_next_language(self) -> None:
        """Speaks the other language from now on."""
        at = LANGUAGES.index(language())
        use_language(LANGUAGES[(at + 1) % len(LANGUAGES)])
        self._set(replace(self._preferences, language=language()))
        self.title = phrase("app.title")
        browsing = self._browsing
        if browsing is not None and self._material is not None:
            again = self._browse(self._material.library, browsing.left_off())
            while self.screen is not browsing:
                self.pop_screen()
            self._leave_search()
            # Textual cannot take the lowest screen away.
            lowest = len(self.screen_stack) == 1
            self.push_screen(again) if lowest else self.switch_screen(again)

    def action_toggle_mouse(self) -> None:
        """Takes the mouse, or leaves it to the terminal."""
        on = not self.wanted.mouse
        self.wanted = replace(self.wanted, mouse=on)
        self._set(replace(self._preferences, mouse=on))
        take_mouse(self._driver, on)
        self.notify(phrase("notice.mouse-on" if on else "notice.mouse-off"))

    def action_look_again(self) -> None:
        """Looks what the library holds now."""
        if self._browsing is not None:
            self._browsing.look_again()
        if self._search is not None:
            self._search.look_again()


def _merged(settings: Settings, kept: Preferences) -> Preferences:
    return Preferences(
        language=settings.language or kept.language,
        theme=settings.theme or kept.theme,
        mouse=kept.mouse if settings.mouse is None else settings.mouse,
        own=kept.own,
    )
