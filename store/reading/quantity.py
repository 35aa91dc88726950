"""A quantity at its place, and the words that numbers stand among: units, multipliers, qualifiers."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from store.models import Qualifier

_LONGEST_QUOTE = 24
_PER_HEAD = re.compile(r"(?:(每人|人均)(每月|每年|每天)|(每月|每年|每天)(每人|人均))$")
_PER_ONE = re.compile("每(?:人|户|名|床|[月年天])$")
_ONLY_HAVING = re.compile("(?P<least>至少|不少于)(?:要|应)?(?:配备|配有|配置|建有|设有|拥有|达到|有)$")
_EITHER = re.compile("(?:达到|等于|不低于)(?:或者?|以及|和)$")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit at a place of a text.

    `start, end` are its digits (of a range, both numbers); `chunk_start, chunk_end` take in the qualifier before
    and the unit and qualifier behind. `value` is in base units. `counts` says that the unit counts things, `spelled`
    that the number is written in Chinese numerals.
    """

    start: int
    end: int
    chunk_start: int
    chunk_end: int
    value: float
    value_max: float | None
    unit: str
    qualifier: Qualifier | None
    counts: bool
    spelled: bool = False


@cache
def tables() -> dict[str, dict[str, Any]]:
    """The tables of seeds/quantities.toml."""
    return tomllib.loads(files("seeds").joinpath("quantities.toml").read_text(encoding="utf-8"))


def either(words: list[str]) -> str:
    """A pattern of several words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


@cache
def never(side: str) -> re.Pattern[str]:
    """What no quantity has before or after it, as one pattern."""
    return re.compile("|".join(f"(?:{pattern})" for pattern in tables()["never"][side]))


def quoted_characters(text: str) -> bytearray:
    """For each character, 1 where it stands between quotation marks that are close enough to hold a name."""
    marks = bytearray(len(text))
    for opening, closing in tables()["never"]["quotes"]:
        for match in re.finditer(rf"{re.escape(opening)}[^{re.escape(closing)}\n]*{re.escape(closing)}", text):
            length = match.end() - match.start()
            if length <= _LONGEST_QUOTE or opening == "《":
                marks[match.start() : match.end()] = b"\1" * length
    return marks


@cache
def _qualifiers(side: str) -> tuple[tuple[str, Qualifier], ...]:
    """The qualifiers before or after a number, longest first."""
    table = tables()["qualifiers"]
    pairs = [(word, qualifier) for qualifier in Qualifier for word in table.get(f"{qualifier.value}_{side}", [])]
    return tuple(sorted(pairs, key=lambda pair: -len(pair[0])))


def qualifier_before(text: str, position: int) -> tuple[int, Qualifier | None]:
    """Where a qualifier before a number begins, and which it is; the number's own place and None without one."""
    per = _per_head(text, position)
    if per is not None:
        position -= len(per.group())
    elif (one := _PER_ONE.search(text[max(0, position - 2) : position])) is not None:
        # 不低于每年5700元: what stands between belongs to the unit, but only behind a qualifier.
        start, qualifier = qualifier_before(text, position - len(one.group()))
        if qualifier is not None:
            return start, qualifier
    having = _ONLY_HAVING.search(text[max(0, position - 8) : position])
    if having is not None:
        return position - len(having.group()), Qualifier.AT_LEAST
    at = position - 1 if position and text[position - 1] == "了" else position
    if not text.endswith(tuple(tables()["qualifiers"]["not_before"]), 0, at):
        for word, qualifier in _qualifiers("before"):
            if text.endswith(word, 0, at):
                start = at - len(word)
                # 达到或超过100家: both say the least.
                either_word = _EITHER.search(text[max(0, start - 6) : start])
                return start - len(either_word.group() if either_word else ""), qualifier
    return position, None


def qualifier_after(text: str, position: int) -> tuple[int, Qualifier | None]:
    """Where a qualifier behind a quantity ends, and which it is; the quantity's own end and None without one."""
    for word, qualifier in _qualifiers("after"):
        if text.startswith(word, position):
            return position + len(word), qualifier
    return position, None


def _per_head(text: str, position: int) -> re.Match[str] | None:
    """A rate's divisor that stands before the number: 每人每月1181元."""
    return _PER_HEAD.search(text[max(0, position - 4) : position])
