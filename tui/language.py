"""What the interface says, in Chinese or English: one catalog of sentences per language, in tui/strings."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Literal, get_args

Language = Literal["zh", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)

_LOCALE_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")
_OF_COMMANDS = "commands"
"""The table that only the command line speaks from; files that begin with it have nothing else."""
_chosen: dict[str, Language] = {"language": "zh"}


def language() -> Language:
    """The language that `phrase` speaks."""
    return _chosen["language"]


def use_language(name: str) -> None:
    """Makes `phrase` speak "zh" or "en"; ValueError for any other name."""
    if name not in LANGUAGES:
        raise ValueError(name)
    _chosen["language"] = name


def language_of_locale(environ: Mapping[str, str]) -> Language:
    """The language that the locale asks for: English where it names another language than Chinese, else Chinese."""
    # Servers commonly run in C or POSIX, which name no language at all.
    named = next((environ[variable] for variable in _LOCALE_VARIABLES if environ.get(variable)), "")
    stem = re.split(r"[_.@-]", named, maxsplit=1)[0].lower()
    return "zh" if stem in {"", "c", "posix", "zh", "chinese"} else "en"


def phrase(key: str, **facts: object) -> str:
    """What the chosen language says for a key ("browse.empty"), filled with the facts (KeyError if unknown)."""
    sentence = told(key)
    if sentence is None:
        raise KeyError(key)
    return sentence.format(**facts)


def told(key: str) -> str | None:
    """The chosen language's sentence for a key, unfilled; None where it has none."""
    return _sentences(language(), key.startswith(_OF_COMMANDS)).get(key)


@cache
def catalog(name: Language) -> dict[str, str]:
    """Every sentence of a language by its dotted key."""
    return {**_sentences(name, False), **_sentences(name, True)}


@cache
def _sentences(name: Language, of_commands: bool) -> dict[str, str]:
    # What only the command line says is a good half of it, and the app opens without.
    folder = Path(__file__).with_name("strings") / name
    texts = [file.read_text(encoding="utf-8") for file in sorted(folder.glob("*.toml"))]
    chosen = (text for text in texts if text.startswith(f"[{_OF_COMMANDS}") is of_commands)
    return {key: sentence for text in chosen for key, sentence in _dotted(tomllib.loads(text))}


def _dotted(table: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, str]]:
    for key, value in table.items():
        if isinstance(value, Mapping):
            yield from _dotted(value, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}", str(value)
