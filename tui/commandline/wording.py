"""argparse in the language of the interface: its own words, and help laid out by cells."""

import argparse
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NoReturn

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
        lines = (line for given in text.split("\n") for line in self._split_lines(given, width - len(indent)) or ("",))
        return "\n".join(indent + line for line in lines)


def _says(word: object) -> bool:
    return not isinstance(word, str) or bool(word.strip())


_DASHED_WORD = re.compile(r"-(?!-|h$).+", re.DOTALL)


class Parser(argparse.ArgumentParser):
    """A parser that takes no abbreviations and echoes what was typed harmlessly.

    With `takes_dashed_words` only -h and what begins with two dashes are options; -词 is a word like any other, with a
    blank before it. What argparse leaves over of the words between and behind options goes where `gathers` names.
    """

    takes_dashed_words = False
    gathers = ""

    def __init__(self, **options: object) -> None:
        super().__init__(formatter_class=Layout, allow_abbrev=False, **options)  # type: ignore[arg-type]

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        """The arguments by name and those that are not known, as argparse gives them."""
        if self.takes_dashed_words and args is not None:
            args = list(args)
            words = args.index("--") if "--" in args else len(args)
            # Only what begins with a dash is an option to argparse.
            args = [f" {each}" if _DASHED_WORD.fullmatch(each) else each for each in args[:words]] + args[words:]
        found, left = super().parse_known_args(args, namespace)
        if self.gathers and not any(each.startswith("-") for each in left):
            words = [*(getattr(found, self.gathers) or ()), *left]
            setattr(found, self.gathers, words)
            left = []
        self._refuse_blanks(found)
        return found, left

    def _refuse_blanks(self, found: argparse.Namespace) -> None:
        """Takes blank words for what they mostly are: a variable of a script that was never set."""
        for action in self._actions:
            given = getattr(found, action.dest, None)
            words = [given] if isinstance(given, str) else given
            if not action.option_strings and isinstance(words, list) and words and not any(map(_says, words)):
                self.error(_worded("the following arguments are required: %s") % action.metavar)

    def error(self, message: str) -> NoReturn:
        """Prints usage and the message, and leaves with status 2."""
        with worded():
            super().error(harmless(message))
