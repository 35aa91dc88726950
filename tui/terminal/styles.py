"""How cells look, and the shortest way from one look to another in escape sequences."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from rich.color import Color, ColorSystem, ColorType
from rich.style import Style
from textual.strip import SGR_STYLES

_CUBE = (0, 95, 135, 175, 215, 255)
_PALETTE = {
    **{
        (red, green, blue): 16 + 36 * r + 6 * g + b
        for r, red in enumerate(_CUBE)
        for g, green in enumerate(_CUBE)
        for b, blue in enumerate(_CUBE)
    },
    **{(8 + 10 * step,) * 3: 232 + step for step in range(24)},
}
"""The colours of the 256-colour palette that every terminal shares, by red, green and blue."""


# Bold and dim are switched off by one code, as are both kinds of blinking, underlining and framing.
_OFF = {
    "1": "22",
    "2": "22",
    "3": "23",
    "4": "24",
    "5": "25",
    "6": "25",
    "7": "27",
    "8": "28",
    "9": "29",
    "21": "24",
    "51": "54",
    "52": "54",
    "53": "55",
}


class Look(NamedTuple):
    """SGR parameters: attributes, foreground, background; empty for the terminal's own."""

    attributes: frozenset[str]
    foreground: str
    background: str


PLAIN = Look(frozenset(), "", "")


@lru_cache(4096)
def look_of(style: Style, colors: ColorSystem) -> Look:
    """How a style looks in so many colours."""
    on = style._attributes & style._set_attributes
    attributes = frozenset(code for bit, code in enumerate(SGR_STYLES) if on & (1 << bit))
    return Look(attributes, _code(style.color, colors, 38), _code(style.bgcolor, colors, 48))


def _code(color: Color | None, colors: ColorSystem, base: int) -> str:
    if color is None or color.is_default:
        return ""
    if color.type is ColorType.TRUECOLOR and color.triplet is not None and colors >= ColorSystem.EIGHT_BIT:
        red, green, blue = color.triplet
        number = _PALETTE.get((red, green, blue))
        if number is not None:
            return f"{base};5;{number}"
    return ";".join(color.downgrade(colors).get_ansi_codes(foreground=base == 38))


@lru_cache(4096)
def transition(before: Look, after: Look) -> str:
    """The shortest sequence that makes what is written next look so, after it looked otherwise."""
    if before == after:
        return ""
    afresh = ["0", *sorted(after.attributes, key=int), after.foreground, after.background]
    return min(_sequence(filter(None, afresh)), _sequence(_differences(before, after)), key=len)


def _differences(before: Look, after: Look) -> Iterator[str]:
    switched_off = {_OFF[code] for code in before.attributes - after.attributes}
    yield from sorted(switched_off, key=int)
    kept = {code for code in before.attributes if _OFF[code] not in switched_off}
    yield from sorted(after.attributes - kept, key=int)
    if after.foreground != before.foreground:
        yield after.foreground or "39"
    if after.background != before.background:
        yield after.background or "49"


def _sequence(parameters: Iterable[str]) -> str:
    return f"\x1b[{';'.join(parameters)}m"
