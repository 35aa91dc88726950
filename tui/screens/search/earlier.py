"""The searches made before and those kept by name, as a screen uses them."""

from collections.abc import Callable
from pathlib import Path

from tui.searches import Searches, discard, forget, remember, save, searches
from tui.widgets.search.entries import Earlier


class EarlierSearches:
    """What is kept, as far as it can be written."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.kept = searches(folder)

    def remember(self, query: str) -> None:
        """Puts a query first in the history, unless it is none."""
        if query.strip():
            self._do(lambda: remember(self._folder, query.strip()))

    def save(self, name: str, query: str) -> bool:
        """Keeps a query under a name; whether it could be written."""
        return self._do(lambda: save(self._folder, name, query.strip()))

    def delete(self, entry: Earlier) -> bool:
        """Gives up a search kept by name, or one of the history; whether that could be written."""
        if entry.name:
            return self._do(lambda: discard(self._folder, entry.name))
        return self._do(lambda: forget(self._folder, entry.query))

    def look_again(self) -> None:
        """Takes up what another session kept meanwhile."""
        self.kept = searches(self._folder)

    def _do(self, change: Callable[[], Searches]) -> bool:
        try:
            self.kept = change()
        except OSError:
            return False
        return True
