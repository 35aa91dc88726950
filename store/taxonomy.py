"""The domains of an agency's work, as seeds/domains.toml lists them."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pkgutil import get_data


@dataclass(frozen=True, slots=True)
class Domain:
    """A subject: its key, its names in Chinese and English, and the words that speak for it with their weights."""

    key: str
    chinese: str
    english: str
    cues: tuple[tuple[str, float], ...]


@cache
def domains() -> tuple[Domain, ...]:
    """Every domain of the taxonomy, in its order; the last one takes what no other claims."""
    document = tomllib.loads((get_data("seeds", "domains.toml") or b"").decode())
    return tuple(
        Domain(
            key,
            entry["zh"],
            entry["en"],
            tuple((word, float(weight)) for weight, words in entry.get("cues", {}).items() for word in words),
        )
        for key, entry in document.items()
    )
