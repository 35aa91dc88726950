"""How a promise is known again and when it is kept: the tables of seeds/promises.toml."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Rules:
    """The tables by name, as seeds/promises.toml explains them.

    `units` gives the kind of thing that a unit counts; `sizes` the line of a unit and what one of it is in the line's
    first unit; `same` the pattern of words written several ways, `first` what each of them is read as; `stages` the
    patterns of how far a work has come, `stage_names` what they are called, from the first plan on.
    """

    units: dict[str, str]
    sizes: dict[str, tuple[str, float]]
    light: frozenset[str]
    empty: frozenset[str]
    same: re.Pattern[str]
    first: dict[str, str]
    whole: tuple[str, ...]
    contrasts: tuple[tuple[tuple[str, ...], ...], ...]
    patterns: dict[str, re.Pattern[str]]
    stages: re.Pattern[str]
    stage_names: tuple[str, ...]


@cache
def rules() -> Rules:
    """The tables, read once."""
    document = tomllib.loads(files("seeds").joinpath("promises.toml").read_text(encoding="utf-8"))
    words = document["words"]
    return Rules(
        units={unit: kind for kind, units in document["units"].items() for unit in units},
        sizes={unit: (line, size) for line, units in document["sizes"].items() for unit, size in units.items()},
        light=frozenset(words["light"]),
        empty=frozenset(words["empty"]),
        same=re.compile("|".join(sorted((word for line in words["same"] for word in line), key=len, reverse=True))),
        first={word: line[0] for line in words["same"] for word in line},
        whole=tuple(words["whole"]),
        contrasts=tuple(tuple(tuple(group) for group in line) for line in words["contrasts"]),
        patterns={name: re.compile(pattern) for name, pattern in document["patterns"].items()},
        stages=re.compile("|".join(f"(?P<s{at}>{pattern})" for at, pattern in _furthest_first(document["stages"]))),
        stage_names=tuple(document["stages"]),
    )


def _furthest_first(stages: dict[str, str]) -> list[tuple[int, str]]:
    # 主体完工 is no 完工: what is longer, and said with more words, has to be tried before what it holds.
    order = list(enumerate(stages.values()))
    return sorted(order, key=lambda stage: -max(map(len, stage[1].split("|"))))


def stage(words: str) -> int | None:
    """How far the work that is spoken of has come by the furthest word said of it; None where nothing is said."""
    found = [int(match.lastgroup[1:]) for match in rules().stages.finditer(words) if match.lastgroup]
    return max(found, default=None)
