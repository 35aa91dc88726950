"""What the screens look like, at the sizes and in the colours that matter."""

from pathlib import Path

import pytest
from browsing import A_MOMENT, pressing

from store import Library
from tui.app import DuibiaoApp, Settings
from tui.language import use_language


@pytest.fixture
def app(small_library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Makes the app on the four reports; what is in view is shown at once."""
    monkeypatch.setattr("tui.screens.browse.screen._SECONDS_AT_REST", A_MOMENT)

    def make(theme: str = "dark", language: str = "zh") -> DuibiaoApp:
        return DuibiaoApp(
            lambda: small_library, Settings(language=language, theme=theme, state_folder=tmp_path / "state")
        )

    yield make
    use_language("zh")


def test_everything_at_once(snap_compare, app):
    assert snap_compare(app(), terminal_size=(160, 45), run_before=pressing("3", "G", "space", "2", "w"))


def test_two_columns_on_a_small_terminal(snap_compare, app):
    assert snap_compare(app("ansi"), terminal_size=(80, 24), run_before=pressing("w"))


def test_the_rail_of_a_small_terminal(snap_compare, app):
    assert snap_compare(app("light"), terminal_size=(80, 24), run_before=pressing("r", "G"))


def test_help_in_english(snap_compare, app):
    assert snap_compare(app("dark", "en"), terminal_size=(100, 30), run_before=pressing("question_mark", "slash", "p"))
