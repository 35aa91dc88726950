"""What the table of measures and a ranking look like on the bundled reports."""

from pathlib import Path

import pytest
from browsing import pressing

from store import Library
from tui.app import DuibiaoApp, Settings
from tui.language import use_language
from tui.state import LeftOff, Preferences, keep

FENGHUA = ("浙江省", "宁波市", "奉化区")


@pytest.fixture
def app(bundled: Library, tmp_path: Path):
    def make(theme: str = "dark", language: str = "zh", width: int = 1) -> DuibiaoApp:
        state = tmp_path / "state"
        order = ("330213", "330482", "330500", "330108")
        ids = [entry.id for entry in bundled.entries()]
        pins = tuple(each for code in order for each in ids if each.startswith(code))
        place = LeftOff(report=pins[0], pins=pins, domain="eldercare", focus="columns")
        keep(state, library=bundled.folder, place=place, settings=Preferences(own=FENGHUA))
        settings = Settings(language=language, theme=theme, state_folder=state, ambiguous_width=width)  # type: ignore[arg-type]
        return DuibiaoApp(lambda: Library.open(bundled.folder), settings)

    yield make
    use_language("zh")


def test_the_table_on_a_small_terminal(snap_compare, app):
    assert snap_compare(app("ansi"), terminal_size=(80, 24), run_before=pressing("m", "right_square_bracket"))


def test_the_table_in_english(snap_compare, app):
    assert snap_compare(app("light", "en"), terminal_size=(120, 40), run_before=pressing("m", "j", "l", "l", "s"))


def test_the_table_on_a_large_terminal(snap_compare, app):
    assert snap_compare(app(), terminal_size=(160, 45), run_before=pressing("m", "left_square_bracket", "S"))


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (160, 45)], ids=["80", "120", "160"])
def test_a_ranking(snap_compare, app, size: tuple[int, int]):
    keys = ("m", "left_square_bracket", "R")
    assert snap_compare(app(), terminal_size=size, run_before=pressing(*keys))
