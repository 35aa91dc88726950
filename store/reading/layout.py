"""The layout's rules as seeds/layout.toml lists them."""

import re
import tomllib
from functools import cache
from importlib.resources import files


@cache
def _tables() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(files("seeds").joinpath("layout.toml").read_text(encoding="utf-8"))


@cache
def rules(table: str, name: str) -> re.Pattern[str]:
    """The alternatives of one list in layout.toml, such as ("furniture", "line"), as one pattern."""
    return re.compile("|".join(f"(?:{pattern})" for pattern in _tables()[table][name]))
