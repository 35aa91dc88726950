"""Which domains a stretch of text speaks of, by the words that seeds/domain_cues.toml lists for each."""

import re
import tomllib
from collections import defaultdict
from functools import cache
from pkgutil import get_data

from store.taxonomy import domains

Weights = defaultdict[str, float]
"""How strongly something speaks of each domain, by key; what is not there weighs nothing."""


@cache
def _cues() -> tuple[re.Pattern[str], dict[str, tuple[str, float]]]:
    listed = tomllib.loads((get_data("seeds", "domain_cues.toml") or b"").decode())
    weights = {
        word: (key, float(weight)) for key, cues in listed.items() for weight, words in cues.items() for word in words
    }
    longest_first = sorted(weights, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest_first))), weights


def subject_weights(text: str) -> Weights:
    """How strongly a text speaks of each domain: the summed weights of the cues it holds, by domain key."""
    pattern, weights = _cues()
    found: Weights = defaultdict(float)
    for match in pattern.finditer(text):
        key, weight = weights[match.group()]
        found[key] += weight
    return found


def fallback_domain() -> str:
    """The domain that takes what no other claims."""
    return domains()[-1].key


def heaviest(weights: Weights) -> list[tuple[str, float]]:
    """Domains with what they weigh, the heaviest first; equals in the order in which they were met."""
    return sorted(weights.items(), key=lambda pair: -pair[1])
