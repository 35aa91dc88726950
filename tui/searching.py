"""Searching from wherever the reader is, and pinning what was found."""

from typing import TYPE_CHECKING

from textual.app import App

from store import StoreError
from tui.arrangement import MOST_COLUMNS
from tui.language import language, phrase
from tui.material import Material
from tui.messages import PinToggled
from tui.words.labels import report_name

if TYPE_CHECKING:
    from pathlib import Path

    from tui.screens.browse.screen import BrowseScreen
    from tui.screens.search.screen import SearchScreen

    _Base = App[None]
else:
    _Base = object


class Searching(_Base):
    """An app with one search screen, which keeps what it shows while the reader is elsewhere."""

    state_folder: "Path"
    _material: Material | None
    _search: "SearchScreen | None" = None

    @property
    def _browsing(self) -> "BrowseScreen | None":
        """The main screen; None before there is a library."""
        raise NotImplementedError

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is nothing to search before there is a library, and where text is typed the key is a letter of it."""
        if action != "search":
            return super().check_action(action, parameters)
        typing = self.focused is not None and self.focused.check_consume_key("slash", "/")
        return self._browsing is not None and not typing

    async def action_search(self) -> None:
        """Searches the library, from wherever the reader is."""
        if self._material is None:
            return
        if self._search is None:
            from tui.screens.search.screen import SearchScreen

            self._search = SearchScreen(self._material, self.state_folder, self._signs)
            self.install_screen(self._search, "search")
        if self._search in self.screen_stack:
            while self.screen is not self._search:
                self.pop_screen()
        else:
            await self.push_screen(self._search)
        self._search.action_type(anew=True)

    def _signs(self) -> dict[str, str]:
        return {} if self._browsing is None else self._browsing.signs

    def on_pin_toggled(self, message: PinToggled) -> None:
        """Pins a report that was found, or takes its pin away."""
        if self._browsing is None or self._material is None:
            return
        try:
            name = report_name(self._material.entry(message.report).report)
        except StoreError as error:
            self.notify(error.sentence(language()))
            return
        if not self._browsing.pin(message.report):
            self.notify(phrase("notice.full", count=MOST_COLUMNS))
        else:
            pinned = self._signs().get(message.report) == "pinned"
            self.notify(phrase("notice.pinned" if pinned else "notice.unpinned", report=name))
        if self._search is not None:
            self._search.pins_changed()

    def _leave_search(self) -> None:
        """The next search begins on a screen of its own, which speaks the language that is spoken then."""
        if self._search is not None:
            self.uninstall_screen(self._search)
            self._search.remove()
            self._search = None
