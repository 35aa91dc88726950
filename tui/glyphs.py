"""The signs that the panes draw with, and what stands for them where the terminal gives them two cells."""

from tui.typesetting.width import cells

# Unicode leaves the width of every one of these to the terminal.
_SIGNS = {
    "pinned": ("●", "*"),
    "shown": ("◆", "o"),
    "open": ("▾", "-"),
    "closed": ("▸", "+"),
    "cursor": ("▌", ">"),
    "rule": ("─", "-"),
    "heavy": ("━", "="),
    "upright": ("│", "|"),
    "separator": ("·", "-"),
    "range": ("–", "-"),
    "up": ("↑", "Up"),
    "down": ("↓", "Down"),
    "left": ("←", "Left"),
    "right": ("→", "Right"),
    "at_least": ("≥", ">="),
    "at_most": ("≤", "<="),
    "elided": ("…", ".."),
    "unsure": ("?", "?"),
    "corrected": ("✓", "v"),
    "converted": ("÷", "/"),
    "own": ("◎", "@"),
    "marked": ("■", "#"),
    "best": ("▲", "^"),
    "bar": ("█", "#"),
    "result": ("●", "o"),
    "retold": ("○", "x"),
    "otherwise": ("≠", "!"),
    "several": ("Σ", "S"),
    "alone": ("+", "+"),
    "bookmark": ("※", "B"),
}


def glyph(sign: str) -> str:
    """The sign as it is drawn on this terminal; KeyError for an unknown one."""
    drawn, plain = _SIGNS[sign]
    return drawn if cells(drawn) == 1 else plain
