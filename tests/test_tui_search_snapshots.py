"""What the search looks like, at the sizes and in the colours that matter."""

from collections.abc import Callable
from pathlib import Path

import pytest
from search_stage import Answers, found_in, settled, typed
from textual.pilot import Pilot

from store import Library
from tui.app import DuibiaoApp, Settings
from tui.language import use_language
from tui.material import Material
from tui.searches import remember, save


@pytest.fixture
def app(small_library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Makes the app on the four reports, with some searches made before."""
    answers = Answers(found_in(small_library))
    monkeypatch.setattr(Material, "searcher", lambda _: answers)
    remember(tmp_path / "state", "低保|特困 region:嘉兴")
    save(tmp_path / "state", "老人吃饭", "助餐 year:2022..2024")

    def make(theme: str = "dark", language: str = "zh") -> DuibiaoApp:
        return DuibiaoApp(
            lambda: small_library, Settings(language=language, theme=theme, state_folder=tmp_path / "state")
        )

    yield make
    use_language("zh")


def searching(words: str, *keys: str) -> Callable[[Pilot[None]], object]:
    """Opens the search, types words and presses keys before the picture is taken."""

    async def before(pilot: Pilot[None]) -> None:
        await pilot.pause()
        await pilot.press("slash")
        if words:
            await typed(pilot, words)
        await pilot.press(*keys)
        await settled(pilot)

    return before


def test_results_with_indicators_above_them(snap_compare, app):
    assert snap_compare(app(), terminal_size=(120, 40), run_before=searching("床位"))


def test_results_of_a_small_terminal(snap_compare, app):
    assert snap_compare(app("ansi"), terminal_size=(80, 24), run_before=searching("养老", "tab", "j", "space"))


def test_searches_to_choose_from_in_english(snap_compare, app):
    assert snap_compare(app("light", "en"), terminal_size=(80, 24), run_before=searching("", "down"))


def test_a_report_at_the_match(snap_compare, app):
    assert snap_compare(app(), terminal_size=(100, 24), run_before=searching("护理型", "enter", "n", "n"))
