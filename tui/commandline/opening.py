"""`duibiao` alone: opens the app, over a library that is made of the bundled reports where there is none."""

import gc
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from store import Library, default_folder
from tui.commandline.speech import note
from tui.commandline.status import Status
from tui.language import Language, phrase
from tui.terminal.settled import COLORS, refusal, settle_textual
from tui.themes import THEME_NAMES

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from store import LoadEvent


@dataclass(frozen=True, slots=True)
class Wishes:
    """What was typed for the app; None leaves it to what was set in the app before, then to the environment."""

    library: Path | None = None
    lang: Language | None = None
    mouse: bool | None = None
    theme: str | None = None
    color: str | None = None
    ambiguous_width: Literal[1, 2] = 1


def declare(parser: "ArgumentParser") -> None:
    """Adds what the app takes."""
    parser.add_argument("--mouse", action="store_true", default=None, help=phrase("commands.mouse"))
    parser.add_argument("--theme", choices=THEME_NAMES, help=phrase("commands.theme"))
    parser.add_argument("--color", choices=tuple(COLORS), help=phrase("commands.color"))
    parser.add_argument("--ambiguous-width", type=int, choices=(1, 2), default=1, help=phrase("commands.ambiguous"))


def run(arguments: "Namespace") -> int:
    """Opens the app as the arguments say; the status says whether it ended well."""
    return open_app(
        Wishes(
            library=arguments.library,
            lang=arguments.lang,
            mouse=arguments.mouse,
            theme=arguments.theme,
            color=arguments.color,
            ambiguous_width=arguments.ambiguous_width,
        )
    )


def open_app(wishes: Wishes) -> int:
    """Opens the app; the status says whether it ended well."""
    sentence = refusal(os.environ)
    if sentence:
        note(sentence)
        return Status.USAGE
    settle_textual(wishes.color)
    gc.disable()
    from tui.app import Settings, run_app

    gc.freeze()
    gc.enable()
    place = wishes.library or default_folder()
    settings = Settings(
        language=wishes.lang,
        theme=wishes.theme,
        mouse=wishes.mouse,
        ambiguous_width=wishes.ambiguous_width,
    )
    return run_app(lambda: Library.open(place), settings, lambda: _first_load(place))


def _first_load(place: Path) -> "tuple[Library, Iterator[LoadEvent]]":
    from store import load, seed_reports

    library = Library.create(place)
    return library, load(library, seed_reports())
