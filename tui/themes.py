"""The colours: one theme for dark terminals, one for light ones, one in the terminal's own sixteen."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.theme import Theme

THEME_NAMES = ("dark", "light", "ansi")
"""The themes by name, in the order in which the key for them steps through them."""

_SIXTEEN_COLORS = "standard"


def default_theme(color_system: str | None) -> str:
    """The theme for a terminal of so many colours, as Rich names them; None is a terminal without any."""
    return "ansi" if color_system in {None, _SIXTEEN_COLORS} else "dark"


def themes() -> "tuple[Theme, ...]":
    """Every theme, in the order of THEME_NAMES."""
    from textual.theme import BUILTIN_THEMES, Theme

    # All stand in the 256-colour palette, so that they look the same in 256 colours as in 16 million.
    dark = Theme(
        name="dark",
        dark=True,
        primary="#5fafd7",
        secondary="#87afaf",
        accent="#5fafd7",
        warning="#ffaf5f",
        error="#ff8787",
        success="#87af87",
        foreground="#d0d0d0",
        background="#121212",
        surface="#121212",
        panel="#262626",
        variables={
            "dim": "#8a8a8a",
            "rule": "#4e4e4e",
            "number": "#ffd787",
            "lit": "#303030",
            "hit": "#5f5f00",
            **_scrollbars("#585858", "#121212"),
        },
    )
    light = Theme(
        name="light",
        dark=False,
        primary="#005f87",
        secondary="#5f8787",
        accent="#005f87",
        warning="#875f00",
        error="#af0000",
        success="#005f00",
        foreground="#1c1c1c",
        background="#eeeeee",
        surface="#eeeeee",
        panel="#dadada",
        variables={
            "dim": "#626262",
            "rule": "#a8a8a8",
            "number": "#870000",
            "lit": "#d0d0d0",
            "hit": "#ffd787",
            **_scrollbars("#9e9e9e", "#eeeeee"),
        },
    )
    ansi = Theme(
        name="ansi",
        ansi=True,
        primary="ansi_cyan",
        secondary="ansi_default",
        accent="ansi_cyan",
        warning="ansi_yellow",
        error="ansi_red",
        success="ansi_green",
        foreground="ansi_default",
        background="ansi_default",
        surface="ansi_default",
        panel="ansi_default",
        boost="ansi_default",
        variables={
            **BUILTIN_THEMES["ansi-dark"].variables,
            "dim": "ansi_default",
            "rule": "ansi_default",
            "number": "ansi_default",
            "lit": "ansi_default",
            "hit": "ansi_default",
            **_scrollbars("ansi_default", "ansi_default"),
        },
    )
    return dark, light, ansi


def _scrollbars(bar: str, ground: str) -> dict[str, str]:
    states = ("", "-hover", "-active")
    return {
        **{f"scrollbar{state}": bar for state in states},
        **{f"scrollbar-background{state}": ground for state in states},
        "scrollbar-corner-color": ground,
    }
