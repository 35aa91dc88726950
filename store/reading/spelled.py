"""Quantities in Chinese numerals: 二十个, 近百家, 百分之五, 翻一番."""

import re
from collections.abc import Iterator
from functools import cache

from store.models import Qualifier
from store.reading.quantity import Quantity, either, qualifier_after, qualifier_before, quoted_characters, tables

_NUMERAL = "[零〇一二两三四五六七八九十百千万亿]"
_ROUND = "百千万亿"
_PER_CENT = re.compile(rf"百分之({_NUMERAL}{{1,4}}(?:点{_NUMERAL}{{1,3}})?)")
_DOUBLED = re.compile("翻(?:了)?([一两二三])番")
_DOUBLINGS = {"一": 1, "两": 2, "二": 2, "三": 3}


def find_spelled(text: str) -> Iterator[Quantity]:
    """Every quantity of a text that is written in Chinese numerals, without manners of speaking (三个方面)."""
    quoted = quoted_characters(text)
    for match in _grammar().finditer(text):
        value = None if quoted[match.start()] or not _states(text, match) else _value(match["number"])
        if value is not None:
            about = Qualifier.ABOUT if match["more"] else None
            yield _quantity(text, match, value, match["unit"], about)
    for match in _PER_CENT.finditer(text):
        value = _value(match[1])
        if value is not None:
            yield _quantity(text, match, value, "%")
    for match in _DOUBLED.finditer(text):
        yield _quantity(text, match, 100.0 * (2 ** _DOUBLINGS[match[1]] - 1), "%")


def is_doubling(words: str) -> bool:
    """Whether a number's own words say its growth: 翻一番."""
    return _DOUBLED.fullmatch(words) is not None


def _quantity(text: str, match: re.Match[str], value: float, unit: str, about: Qualifier | None = None) -> Quantity:
    digits = match.span("number") if "number" in match.re.groupindex else match.span()
    start, before = qualifier_before(text, digits[0])
    end, after = qualifier_after(text, match.end())
    counts = unit in tables()["units"]["count"]
    return Quantity(*digits, start, end, value, None, unit, before or after or about, counts, spelled=True)


@cache
def _grammar() -> re.Pattern[str]:
    units = tables()["units"]
    counted = set(units["count"]) - set(_words("units_not"))
    unit = either([*counted, "元", "亩", "公里", "平方米", "平方公里", "吨", "小时"])
    return re.compile(rf"(?<![第几数\d.余多])(?P<number>{_NUMERAL}+)(?P<more>[余多])?(?P<unit>{unit})")


@cache
def _words(name: str) -> tuple[str, ...]:
    return tuple(tables()["spelled"][name])


def _states(text: str, match: re.Match[str]) -> bool:
    """Whether the numeral counts something: it is a large one, or it follows a verb that tells a result."""
    number, before = match["number"], text[: match.start()]
    if text.startswith(_words("never"), match.end()) or (before and before[-1] in "“十百千万第"):
        return False
    if number in _ROUND or number[0] in _ROUND:
        return qualifier_before(text, match.start())[1] is not None
    if len(number) == 1 and number != "十":
        return number != "一" and before.endswith(_words("results"))
    return True


def _value(numeral: str) -> float | None:
    """What a numeral is worth; None where it is none (十五六)."""
    from cn2an import cn2an

    numeral = numeral.replace("两", "二").replace("〇", "零")
    try:
        return float(cn2an(f"一{numeral}" if numeral[0] in _ROUND else numeral, "normal"))
    except ValueError:
        return None
