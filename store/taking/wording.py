"""What the files say that are taken along, besides what is taken, in the language that is spoken."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files


class Wording:
    """The words of wording.toml in one language."""

    def __init__(self, words: Mapping[str, str]) -> None:
        self._words = words

    def __call__(self, key: str, **facts: object) -> str:
        """The words of a key with the facts filled in."""
        return self._words[key].format(**facts)


@cache
def wording(language: str) -> Wording:
    """The words in "zh" or "en"; KeyError for any other language."""
    document = tomllib.loads(files("store.taking").joinpath("wording.toml").read_text(encoding="utf-8"))
    return Wording(document[language])
