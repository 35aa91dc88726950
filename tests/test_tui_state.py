"""What the reader set, and where they left off, from one start to the next."""

import json
from pathlib import Path

import pytest

from store.excerpts import View
from tui.state import LeftOff, Preferences, keep, left_off, preferences, state_folder

LIBRARY = Path("/data/library")
PLACE = LeftOff("a-2022", ("b-2023", "c-2024"), "eldercare", View.PLAN, "columns", {"a-2022": 120, "b-2023": 0})


def test_what_is_kept_is_there_again(tmp_path: Path):
    set_up = Preferences(language="en", theme="light", mouse=True)
    keep(tmp_path, library=LIBRARY, place=PLACE, settings=set_up)
    assert left_off(tmp_path, LIBRARY) == PLACE
    assert preferences(tmp_path) == set_up


def test_every_library_has_its_own_place(tmp_path: Path):
    other = LeftOff(report="z-2020")
    keep(tmp_path, library=LIBRARY, place=PLACE, settings=Preferences())
    keep(tmp_path, library=Path("/other"), place=other, settings=Preferences())
    assert left_off(tmp_path, LIBRARY) == PLACE
    assert left_off(tmp_path, Path("/other")) == other
    assert left_off(tmp_path, Path("/third")) is None


@pytest.mark.parametrize(
    "damage",
    [
        b"",
        b"{",
        b"[]",
        b"\xff\xfe\x00",
        b'{"preferences": [], "libraries": 3}',
        b'{"libraries": {"/data/library": 1}}',
        b'{"libraries": {"/data/library": {"view": "sideways"}}}',
        b'{"libraries": {"/data/library": {"pins": 7}}}',
    ],
)
def test_a_damaged_file_counts_as_none(tmp_path: Path, damage: bytes):
    (tmp_path / "state.json").write_bytes(damage)
    assert left_off(tmp_path, LIBRARY) is None
    assert preferences(tmp_path) == Preferences()
    keep(tmp_path, library=LIBRARY, place=PLACE, settings=Preferences())
    assert left_off(tmp_path, LIBRARY) == PLACE


def test_wrong_values_are_left_out(tmp_path: Path):
    kept = {"report": 5, "pins": ["b", 6], "domain": None, "places": {"b": "far", "c": 7}}
    document = {"preferences": {"language": "fr", "theme": 4, "mouse": "yes"}, "libraries": {str(LIBRARY): kept}}
    (tmp_path / "state.json").write_text(json.dumps(document), encoding="utf-8")
    assert left_off(tmp_path, LIBRARY) == LeftOff(pins=("b",), places={"c": 7})
    assert preferences(tmp_path) == Preferences()


def test_nothing_is_left_beside_the_file(tmp_path: Path):
    keep(tmp_path / "new", library=LIBRARY, place=PLACE, settings=Preferences())
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["state.json"]


def test_the_folder_is_where_the_user_says(tmp_path: Path):
    assert state_folder({"DUIBIAO_STATE": str(tmp_path)}) == tmp_path
    assert state_folder({}).name == "duibiao"
