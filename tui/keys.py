"""How keys are bound and told: a binding's id is the phrase that says what the key does."""

from collections.abc import Iterable

from textual.binding import Binding

from tui.glyphs import glyph
from tui.language import told

_ARROWS = frozenset({"up", "down", "left", "right"})


def key(keys: str, action: str, does: str, *, shown: str | None = None, priority: bool = False) -> Binding:
    """A binding of the keys (comma-separated) to an action that does what the phrase `does` says.

    `shown` names the keys that the footer shows for it ("up down"); without it, the footer leaves the key out.
    """
    # Textual takes a binding without a description for a hidden one; the words come from the phrase, in
    # whatever language is spoken when they are shown.
    return Binding(keys, action, does, show=shown is not None, key_display=shown, priority=priority, id=does)


def what_it_does(binding: Binding) -> str:
    """What the key does, in the chosen language; empty where nothing is said of it."""
    return told(binding.id or "") or binding.description


def in_few_words(binding: Binding) -> str:
    """What the key does, as the footer says it: for all the keys that it shows together, where they differ."""
    return told(f"footer.{binding.id}") or what_it_does(binding)


def key_name(name: str) -> str:
    """A key as it is told to the reader: "space" is 空格, "left_square_bracket" is [."""
    from textual.keys import format_key

    if name in _ARROWS:
        return glyph(name)
    own = told(f"key.{name}")
    if own is not None:
        return own
    *modifiers, last = name.split("+")
    sign = format_key(last)
    return "+".join([modifier.capitalize() for modifier in modifiers] + [sign.upper() if modifiers else sign])


def key_names(names: Iterable[str]) -> str:
    """Several keys as they are told: arrows side by side, others with a space between."""
    words: list[str] = []
    arrows = False
    for name in names:
        if words and arrows and name in _ARROWS and not glyph(name).isascii():
            words[-1] += key_name(name)
        else:
            words.append(key_name(name))
        arrows = name in _ARROWS
    return " ".join(words)
