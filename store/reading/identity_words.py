"""The words by which a report says whose it is and of when, as seeds/identity.toml lists them."""

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def table(name: str) -> dict[str, Any]:
    """One table of identity.toml."""
    document = tomllib.loads(files("seeds").joinpath("identity.toml").read_text(encoding="utf-8"))
    found: dict[str, Any] = document[name]
    return found


@cache
def pattern(name: str, entry: str) -> re.Pattern[str]:
    """The alternatives of one list of regular expressions as one pattern."""
    return re.compile("|".join(f"(?:{each})" for each in table(name)[entry]))


@cache
def plain(name: str, entry: str) -> frozenset[str]:
    """One list of plain words."""
    return frozenset(table(name)[entry])
