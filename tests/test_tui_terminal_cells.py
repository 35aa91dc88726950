"""Only what changes is sent to the terminal, and the terminal then shows what it would show had all of it been sent."""

import pyte
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.color import ColorSystem
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from tui.terminal.cells import TerminalCells
from tui.terminal.styles import PLAIN, look_of, transition

WIDTH, HEIGHT = 12, 3
STYLES = [
    Style.parse(words)
    for words in (
        "none",
        "bold",
        "reverse",
        "dim",
        "bold underline",
        "red",
        "#5fafd7 on #121212",
        "bold #123456 on blue",
    )
]
Placed = list[tuple[int, int, Strip]]


def strips(width: int) -> st.SearchStrategy[Strip]:
    """Strips of exactly so many cells, of narrow and wide characters in all styles."""
    runs = st.lists(st.tuples(st.text("ab 中文“”", min_size=1, max_size=6), st.sampled_from(STYLES)), max_size=4)
    return runs.map(lambda pairs: Strip([Segment(*pair) for pair in pairs]).adjust_cell_length(width, STYLES[0]))


@st.composite
def updates(draw: st.DrawFn) -> Placed:
    rows = draw(st.lists(st.integers(0, HEIGHT - 1), unique=True, max_size=HEIGHT))
    return [(0, row, draw(strips(WIDTH))) for row in rows]


def feed(screen: pyte.Screen, sequence: str) -> None:
    pyte.Stream(screen).feed(sequence)


def cells(screen: pyte.Screen) -> list[list[pyte.screens.Char]]:
    return [[screen.buffer[y][x] for x in range(WIDTH)] for y in range(HEIGHT)]


@settings(max_examples=150)
@given(st.lists(updates(), min_size=1, max_size=5))
def test_what_is_shown_is_what_would_be_shown(frames: list[Placed]):
    known, shown, whole = TerminalCells(), pyte.Screen(WIDTH, HEIGHT), pyte.Screen(WIDTH, HEIGHT)
    known.fit(WIDTH, HEIGHT)
    for frame in frames:
        feed(shown, known.sequence(frame, ColorSystem.TRUECOLOR))
        everything = TerminalCells()
        everything.fit(WIDTH, HEIGHT)
        feed(whole, everything.sequence(frame, ColorSystem.TRUECOLOR))
        assert cells(shown) == cells(whole)


@given(updates())
def test_the_same_again_sends_nothing(frame: Placed):
    known = TerminalCells()
    known.fit(WIDTH, HEIGHT)
    known.sequence(frame, ColorSystem.TRUECOLOR)
    assert known.sequence(frame, ColorSystem.TRUECOLOR) == ""


def test_one_changed_character_is_one_character():
    known = TerminalCells()
    known.fit(WIDTH, HEIGHT)
    known.sequence([(0, 1, Strip([Segment("abcdef中文ab")]))], ColorSystem.TRUECOLOR)
    assert known.sequence([(0, 1, Strip([Segment("abcdef中书ab")]))], ColorSystem.TRUECOLOR) == "\x1b[2;9H书"


def test_behind_characters_of_doubtful_width_all_is_sent():
    known = TerminalCells()
    known.fit(WIDTH, HEIGHT)
    known.sequence([(0, 0, Strip([Segment("a“b”cdefghij")]))], ColorSystem.TRUECOLOR)
    assert known.sequence([(0, 0, Strip([Segment("x“b”cdefghij")]))], ColorSystem.TRUECOLOR) == "\x1b[1;1Hx“b”cdefghij"


def test_what_was_forgotten_is_sent_again():
    known = TerminalCells()
    frame = [(0, 0, Strip([Segment("abc")]))]
    known.fit(WIDTH, HEIGHT)
    first = known.sequence(frame, ColorSystem.TRUECOLOR)
    known.forget()
    known.fit(WIDTH, HEIGHT)
    assert known.sequence(frame, ColorSystem.TRUECOLOR) == first != ""


@given(st.sampled_from(STYLES), st.sampled_from(STYLES))
def test_looks_follow_each_other(before: Style, after: Style):
    first, then = (look_of(style, ColorSystem.TRUECOLOR) for style in (before, after))
    changed, straight = pyte.Screen(2, 1), pyte.Screen(2, 1)
    feed(changed, transition(PLAIN, first) + transition(first, then) + "x")
    feed(straight, "\x1b[0m" + transition(PLAIN, then) + "x")
    assert changed.buffer[0][0] == straight.buffer[0][0]


@pytest.mark.parametrize(
    ("style", "colors", "codes"),
    [
        ("#5fafd7", ColorSystem.TRUECOLOR, "38;5;74"),
        ("#5fafd8", ColorSystem.TRUECOLOR, "38;2;95;175;216"),
        ("#8a8a8a", ColorSystem.EIGHT_BIT, "38;5;245"),
        ("default", ColorSystem.TRUECOLOR, ""),
        ("red", ColorSystem.STANDARD, "31"),
    ],
)
def test_colours_that_all_terminals_share_are_said_shortly(style: str, colors: ColorSystem, codes: str):
    assert look_of(Style.parse(style), colors).foreground == codes
