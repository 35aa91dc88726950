"""What is looked for: substrings drawn from the reports, always the same ones, and what people type."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from random import Random

from processes import HERE

TYPED: Mapping[str, tuple[str, ...]] = {
    kind: tuple(queries) for kind, queries in tomllib.loads((HERE / "queries.toml").read_text(encoding="utf-8")).items()
}
"""By kind: words, pinyin, filters, mixed."""

_HAN = re.compile("[\u4e00-\u9fff]+")


def drawn(texts: Sequence[Path], count: int, shortest: int, longest: int) -> list[str]:
    """So many substrings of that many characters, none across a line's end, from places all over the texts."""
    rng = Random(f"queries {shortest} {longest}")
    found: list[str] = []
    while len(found) < count:
        runs = [run for run in _HAN.findall(rng.choice(texts).read_text(encoding="utf-8")) if len(run) >= longest]
        if runs:
            run, length = rng.choice(runs), rng.randint(shortest, longest)
            start = rng.randint(0, len(run) - length)
            found.append(run[start : start + length])
    return found


def while_typing(words: Sequence[str]) -> list[str]:
    """Every beginning of the words, as the search sees them one letter after the other."""
    return list(dict.fromkeys(word[:length] for word in words for length in range(1, len(word) + 1)))
