"""What the export dialog looks like, at the sizes and in the colours that matter."""

import pytest
from browsing import pressing

from store import Library
from tui.app import DuibiaoApp, Settings
from tui.language import use_language
from tui.state import Preferences


@pytest.fixture
def app(small_library: Library, tmp_path, monkeypatch: pytest.MonkeyPatch):
    """Makes the app on the four reports; what was exported last went to a folder that is the same everywhere."""
    kept = Preferences(export_format="xlsx", export_folder="/home/reader/reports")
    monkeypatch.setattr("tui.app.preferences", lambda _: kept)

    def make(theme: str = "dark", language: str = "zh") -> DuibiaoApp:
        settings = Settings(language=language, theme=theme, state_folder=tmp_path / "state")  # type: ignore[arg-type]
        return DuibiaoApp(lambda: Library.open(small_library.folder), settings)

    yield make
    use_language("zh")


def test_the_dialog_on_a_small_terminal(snap_compare, app):
    assert snap_compare(app("ansi"), terminal_size=(80, 24), run_before=pressing("1", "e"))


def test_the_dialog_in_english(snap_compare, app):
    keys = ("1", "e", "space", "tab")
    assert snap_compare(app("light", "en"), terminal_size=(120, 40), run_before=pressing(*keys))


def test_the_dialog_on_a_large_terminal_offers_pictures(snap_compare, app):
    keys = ("m", "left_square_bracket", "h", "e", "space")
    assert snap_compare(app(), terminal_size=(160, 45), run_before=pressing(*keys))


def test_a_notice_of_several_lines(snap_compare, app, monkeypatch: pytest.MonkeyPatch):
    words = "写不进去：" + "/一个/很长/的/文件夹" * 9 + "/文件.txt"
    monkeypatch.setattr("tui.words.taking.copied_words", lambda *_: words)
    assert snap_compare(app(), terminal_size=(80, 24), run_before=pressing("1", "y"))
