"""Whether two names of quantities without a measure mean the same quantity, as seeds/likeness.toml knows it.

Better no likeness than a wrong one: only what is known to tell nothing is left out of a name, and names that say too
little are like no other.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

_LEAST = 2
_TURNED_FROM = 5
_HEAD = 2
_UNSAID = re.compile(r"[\s“”‘’\"'「」『』《》〈〉()（）、,，·的]")


@dataclass(frozen=True, slots=True)
class Gist:
    """What a name says: the deed of it (新增, 改造; empty where none), and what it counts, in whatever order.

    `vague` is a name that says too little to be like another one.
    """

    deed: str
    counted: str
    vague: bool


@dataclass(frozen=True, slots=True)
class _Rules:
    before: re.Pattern[str]
    behind: re.Pattern[str]
    same: re.Pattern[str]
    said: Mapping[str, str]
    deeds: Mapping[str, str]
    deed_before: re.Pattern[str]
    deed_behind: re.Pattern[str]
    units: Mapping[str, str]
    vague: frozenset[str]
    vague_forms: re.Pattern[str]


def bare(name: str) -> str:
    """A name without the quotes, blanks and particles that stand in it or not."""
    return _UNSAID.sub("", name)


def unit_class(unit: str) -> str:
    """What a unit counts: 个, 家 and 所 are one, 人 and 名; a unit that is like no other is its own class."""
    plain = re.sub(r"\s", "", unit)
    return _rules().units.get(plain, plain)


@lru_cache(maxsize=1 << 14)
def gist(name: str) -> Gist:
    """What a name says; names of one unit class with equal gists that are not vague count the same."""
    rules = _rules()
    plain = bare(name)
    core = rules.same.sub(lambda match: rules.said[match[0]], _trimmed(plain))
    deed, core = _parted(core)
    core = _trimmed(core)
    if _is_vague(core):
        # 新增就业 says enough as a whole, but nothing can be left out of it.
        return Gist("", plain, _is_vague(plain))
    return Gist(deed, _counted(core), _is_vague(plain))


def _counted(core: str) -> str:
    """What is counted, in whatever order its qualities are named: what it ends with is what it is."""
    return core if len(core) < _TURNED_FROM else "".join(sorted(core[:-_HEAD])) + core[-_HEAD:]


def _trimmed(name: str) -> str:
    """The name without what stands before and behind it and tells nothing, as long as enough is left."""
    rules = _rules()
    for pattern in (rules.before, rules.behind):
        while (match := pattern.search(name)) and len(name) - len(match[0]) >= _LEAST:
            name = name[: match.start()] + name[match.end() :]
    return name


def _parted(name: str) -> tuple[str, str]:
    """The deed that a name begins or ends with, and the rest."""
    rules = _rules()
    for pattern in (rules.deed_before, rules.deed_behind):
        match = pattern.search(name)
        if match and len(name) - len(match[0]) >= _LEAST:
            return rules.deeds[match[0]], name[: match.start()] + name[match.end() :]
    return "", name


def _is_vague(name: str) -> bool:
    rules = _rules()
    return len(name) < _LEAST or name in rules.vague or rules.vague_forms.search(name) is not None


@cache
def _rules() -> _Rules:
    document = tomllib.loads(files("seeds").joinpath("likeness.toml").read_text(encoding="utf-8"))
    deeds = {way: deed for deed, ways in document["deeds"].items() for way in ways}
    return _Rules(
        before=re.compile(f"^{_any(document['before'])}"),
        behind=re.compile(f"{_any(document['behind'])}$"),
        same=re.compile(_any(document["same"])),
        said=document["same"],
        deeds=deeds,
        deed_before=re.compile(f"^{_any(deeds)}"),
        deed_behind=re.compile(f"{_any(deeds)}$"),
        units={unit: count for count, units in document["units"].items() for unit in units},
        vague=frozenset(document["vague"]["whole"]),
        vague_forms=re.compile("|".join(f"(?:{form})" for form in document["vague"]["forms"])),
    )


def _any(words: "Mapping[str, str] | list[str]") -> str:
    """The longest of the words that stands there."""
    return f"(?:{'|'.join(sorted(map(re.escape, words), key=len, reverse=True))})"
