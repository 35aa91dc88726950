"""What a session is likely to ask for next, made ready once it rests: neither the launch nor the first key waits."""

from contextlib import suppress
from importlib import import_module
from threading import Thread

SECONDS_TO_REST = 1.0
_LIKELY = (
    "tui.screens.measures.screen",
    "tui.screens.search.screen",
    "tui.screens.years.screen",
    "tui.screens.promises.screen",
    "tui.screens.taking.screen",
    "tui.screens.kindred",
    "tui.screens.bookmarks.dialog",
    "tui.screens.bookmarks.screen",
    "tui.screens.ranking",
    "tui.screens.help",
)
"""The screens that open by a key, those most used first."""


def get_ready() -> None:
    """Begins to import the screens that are likely to be opened, in a thread that no end waits for."""
    Thread(target=_import_likely, name="readying", daemon=True).start()


def _import_likely() -> None:
    for module in _LIKELY:
        # What cannot be imported is told where it is asked for.
        with suppress(ImportError):
            import_module(module)
