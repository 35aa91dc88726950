"""argparse in the language of the interface: its own words, and help laid out by cells."""

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn

from tui.language import catalog, language
from tui.typesetting.harmless import harmless
from tui.typesetting.wrap import wrap

_OWN_WORDS = "commands.argparse."


def _worded(message: str) -> str:
    """argparse's message in the chosen language; its own words where the catalog has none."""
    if language() == "en":
        return message
    keys = {words: key for key, words in catalog("en").items() if key.startswith(_OWN_WORDS)}
    return catalog(language())[keys[message]] if message in keys else message


@contextmanager
def worded() -> Iterator[None]:
    """While it lasts, argparse speaks the chosen language."""
    # argparse asks gettext by this module name; a gettext catalog would have to be a compiled file on disk.
    names = vars(argparse)
    before = names["_"]
    names["_"] = _worded
    try:
        yield
    finally:
        names["_"] = before


class Layout(argparse.HelpFormatter):
    """Help wrapped as Chinese is, by the cells of a terminal."""

    def _split_lines(self, text: str, width: int) -> list[str]:
        return [text[line.start : line.end].rstrip() for line in wrap(text, width)]

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        return "\n".join(indent + line for line in self._split_lines(text, width - len(indent)))


class Parser(argparse.ArgumentParser):
    """A parser that takes no abbreviations and echoes what was typed harmlessly."""

    def __init__(self, **options: object) -> None:
        super().__init__(formatter_class=Layout, allow_abbrev=False, **options)  # type: ignore[arg-type]

    def error(self, message: str) -> NoReturn:
        """Prints usage and the message, and leaves with status 2."""
        with worded():
            super().error(harmless(message))
