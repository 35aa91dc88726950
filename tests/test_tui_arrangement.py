"""Which reports stand side by side."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.arrangement import MOST_COLUMNS, Arrangement, window


def test_the_reached_report_leads_the_pinned_ones():
    assert Arrangement("b", ("a",)).columns == ("b", "a")
    assert Arrangement("a", ("a",)).columns == ("a",)
    assert Arrangement(None, ()).columns == ()


def test_pinning_moves_nothing():
    before = Arrangement("c", ("b", "a"))
    assert before.toggle("c").columns == before.columns


def test_a_pinned_report_stays_when_another_is_reached():
    assert Arrangement("a").toggle("a").reach("b").columns == ("b", "a")


def test_reaching_a_pinned_report_changes_nothing():
    shown = Arrangement("b", ("a",))
    assert shown.reach("a") == shown


def test_an_unpinned_report_leads():
    assert Arrangement("c", ("b", "a")).toggle("a") == Arrangement("a", ("b",))


def test_four_pins_are_all():
    full = Arrangement("e", ("d", "c", "b", "a"))
    assert full.full
    assert full.columns == ("d", "c", "b", "a")
    assert full.toggle("e") == full


def test_closing():
    shown = Arrangement("c", ("b", "a"))
    assert shown.close("c") == Arrangement(None, ("b", "a"))
    assert shown.close("a") == Arrangement("c", ("b",))


def test_what_is_gone_is_left_out():
    assert Arrangement("c", ("b", "a")).among(frozenset("a")) == Arrangement(None, ("a",))


@pytest.mark.parametrize(
    ("count", "room", "front", "shown"),
    [(3, 2, 0, [0, 1]), (3, 2, 2, [1, 2]), (4, 2, 2, [1, 2]), (2, 4, 1, [0, 1]), (1, 1, 0, [0]), (4, 1, 3, [3])],
)
def test_windows(count, room, front, shown):
    assert list(window(count, room, front)) == shown


@given(st.integers(1, MOST_COLUMNS), st.integers(0, 6), st.data())
def test_the_front_is_always_in_the_window(count, room, data):
    front = data.draw(st.integers(0, count - 1))
    shown = window(count, room, front)
    assert front in shown
    assert len(shown) == max(1, min(count, room))
