"""The domains of an agency's work, as seeds/domains.toml lists them."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pkgutil import get_data


@dataclass(frozen=True, slots=True)
class Domain:
    """A subject: its key, and its names in Chinese and English."""

    key: str
    chinese: str
    english: str


@cache
def domains() -> tuple[Domain, ...]:
    """Every domain of the taxonomy, in its order; the last one takes what no other claims."""
    document = tomllib.loads((get_data("seeds", "domains.toml") or b"").decode())
    return tuple(Domain(key, entry["zh"], entry["en"]) for key, entry in document.items())
