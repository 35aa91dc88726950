"""Quantities as they are written: 16.47万人次, 5000余份, 1135元/人·月, 1-2个, 27:1, 98%以上."""

import re
import tomllib
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any

from store.models import Qualifier

_WIDE = str.maketrans("０１２３４５６７８９．％，：－／（）", "0123456789.%,:-/()")
_DIGITS = r"(?<!\d)(?:\d{1,3}(?:,\d{3}){1,5}|\d{1,15})(?:\.\d{1,9})?(?!\d)"
_LONGEST_QUOTE = 24
_PER_HEAD = re.compile(r"(?:(每人|人均)(每月|每年|每天)|(每月|每年|每天)(每人|人均))$")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit at a place of a text.

    `start, end` are its digits (of a range, both numbers); `chunk_start, chunk_end` take in the qualifier before
    and the unit and qualifier behind. `value` is in base units. `counts` says that the unit counts things.
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


def narrowed(text: str) -> str:
    """The text with full-width digits and number signs as half-width ones, character for character."""
    return text.translate(_WIDE)


def find_quantities(text: str) -> tuple[Quantity, ...]:
    """Every quantity of a text in order, without dates, names, ordinals, ages, thresholds and codes."""
    plain = narrowed(text)
    quoted = _quoted(plain)
    found = []
    for match in _grammar().finditer(plain):
        if not quoted[match.start()] and not _refused(plain, match):
            found.append(_quantity(plain, match))
    return tuple(quantity for quantity in found if quantity is not None)


@cache
def _tables() -> dict[str, dict[str, Any]]:
    return tomllib.loads(files("seeds").joinpath("quantities.toml").read_text(encoding="utf-8"))


def _either(words: list[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


@cache
def _grammar() -> re.Pattern[str]:
    units = _tables()["units"]
    per = _either(units["per"])
    scale = _either(list(_tables()["multipliers"]))
    unit = _either(units["count"] + units["amount"])
    return re.compile(
        rf"(?P<low>{_DIGITS})(?:(?P<ratio>[:：/](?:{_DIGITS}))(?![\d年月日])"
        rf"|(?:(?P<low_unit>%|{scale})?[-—–~～至到](?P<high>{_DIGITS}))?"
        rf"(?P<more1>[余多])?(?P<scale>{scale})?(?P<more2>[余多])?(?P<unit>(?:{unit})(?:[(（](?:{unit})[)）])?)?"
        rf"(?P<per>(?:/|每)(?:{per})(?:(?:[·•.、]|/|每)?(?:{per}))?)?)"
    )


@cache
def _never(side: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in _tables()["never"][side]))


def _quoted(text: str) -> bytearray:
    """For each character, 1 where it stands between quotation marks that are close enough to hold a name."""
    marks = bytearray(len(text))
    for opening, closing in _tables()["never"]["quotes"]:
        for match in re.finditer(rf"{re.escape(opening)}[^{re.escape(closing)}\n]*{re.escape(closing)}", text):
            length = match.end() - match.start()
            if length <= _LONGEST_QUOTE or opening == "《":
                marks[match.start() : match.end()] = b"\1" * length
    return marks


def _refused(text: str, match: re.Match[str]) -> bool:
    before = text[max(0, match.start() - 8) : match.start()]
    if _never("before").search(before) or (not match["unit"] and _never("codes").search(before)):
        return True
    numbers_end = match.end("high") if match["high"] else match.end("low")
    if match["ratio"]:
        return not re.search("(比|为|达|达到|高达)$", before)
    after = _never("after").match(text, numbers_end)
    return after is not None and not (
        match["scale"] and not text[numbers_end].isdigit() and after.group()[0] in "年月日时点"
    )


def _quantity(text: str, match: re.Match[str]) -> Quantity | None:
    scale = _tables()["multipliers"].get(match["scale"], 1) if not match["ratio"] else 1
    low = _number(match["low"]) * scale
    if match["ratio"]:
        if match["ratio"][0] == "/":
            return None
        return Quantity(
            match.start(), match.end(), match.start(), match.end(), float(low), None, match["ratio"], None, counts=False
        )
    high = None if match["high"] is None else _number(match["high"]) * scale
    number_end = match.end("high") if match["high"] else match.end("low")
    unit = (match["unit"] or "") + _per(match["per"])
    if high is not None and (high <= low or not unit):
        return None
    start, before = _before(text, match.start())
    end, after = _after(text, match.end())
    about = Qualifier.ABOUT if match["more1"] or match["more2"] else None
    qualifier = before or after or about
    if not unit and not _bare(text, match, start, end):
        return None
    counted = (match["unit"] or "").split("(")[0] in ["", *_tables()["units"]["count"]]
    return Quantity(
        match.start(), number_end, start, end, float(low), None if high is None else float(high),
        unit.replace("％", "%"), qualifier, counted and not match["per"],
    )  # fmt: skip


def _per_head(text: str, position: int) -> re.Match[str] | None:
    """A rate's divisor that stands before the number: 每人每月1181元."""
    return _PER_HEAD.search(text[max(0, position - 4) : position])


def _number(digits: str) -> Decimal:
    return Decimal(digits.replace(",", ""))


def _per(words: str | None) -> str:
    """A rate's divisor in one notation: /人·月."""
    if not words:
        return ""
    parts = [part for part in re.split("[/每·•.、]", words) if part]
    return "/" + "·".join(parts)


def _bare(text: str, match: re.Match[str], start: int, end: int) -> bool:
    """Whether a number without a unit states a quantity all the same: 服务老人约3100。"""
    if text[end : end + 1] not in {"", "。", "，", ",", "；", ";", "、", "\n", ")", "）"}:
        return match["scale"] in {"万", "亿"} and re.match(r"[一-龥“]", text[end:]) is not None
    stated = re.search(
        "(达|达到|增至|增加到|提高到|上升到|共|共计|累计|总数为|数为|为|至|到)$", text[max(0, start - 4) : start]
    )
    return bool(match["scale"]) or start < match.start() or (stated is not None and len(match["low"]) > 1)


@cache
def _qualifiers(side: str) -> tuple[tuple[str, Qualifier], ...]:
    """The qualifiers before or after a number, longest first."""
    table = _tables()["qualifiers"]
    pairs = [(word, qualifier) for qualifier in Qualifier for word in table.get(f"{qualifier.value}_{side}", [])]
    return tuple(sorted(pairs, key=lambda pair: -len(pair[0])))


def _before(text: str, position: int) -> tuple[int, Qualifier | None]:
    """Where a qualifier before a number begins, and which it is; the number's own place and None without one."""
    per = _per_head(text, position)
    if per is not None:
        position -= len(per.group())
    at = position - 1 if position and text[position - 1] == "了" else position
    if not text.endswith(tuple(_tables()["qualifiers"]["not_before"]), 0, at):
        for word, qualifier in _qualifiers("before"):
            if text.endswith(word, 0, at):
                return at - len(word), qualifier
    return position, None


def _after(text: str, position: int) -> tuple[int, Qualifier | None]:
    for word, qualifier in _qualifiers("after"):
        if text.startswith(word, position):
            return position + len(word), qualifier
    return position, None
