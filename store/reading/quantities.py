"""Quantities as they are written: 16.47万人次, 5000余份, 1135元/人·月, 1-2个, 27:1, 98%以上."""

import re
from decimal import Decimal
from functools import cache

from store.models import Qualifier
from store.reading.quantity import (
    Quantity,
    either,
    never,
    qualifier_after,
    qualifier_before,
    quoted_characters,
    tables,
)

_WIDE = str.maketrans("０１２３４５６７８９．％，：－−﹣／（）", "0123456789.%,:---/()")
_DIGITS = r"(?<!\d)(?:\d{1,3}(?:,\d{3}){1,5}|\d{1,15})(?:\.\d{1,9})?(?!\d)"


def narrowed(text: str) -> str:
    """The text with full-width digits and number signs as half-width ones, character for character."""
    return text.translate(_WIDE)


def find_quantities(text: str) -> tuple[Quantity, ...]:
    """Every quantity of a text in order, without dates, names, ordinals, ages, thresholds and codes."""
    plain = narrowed(text)
    quoted = quoted_characters(plain)
    found = []
    for match in _grammar().finditer(plain):
        if not quoted[match.start()] and not _refused(plain, match):
            found.append(_quantity(plain, match))
    return tuple(quantity for quantity in found if quantity is not None)


@cache
def _grammar() -> re.Pattern[str]:
    units = tables()["units"]
    per = either(units["per"])
    scale = either(list(tables()["multipliers"]))
    unit = either(units["count"] + units["amount"])
    return re.compile(
        rf"(?P<low>{_DIGITS})(?:(?P<ratio>[:：/](?:{_DIGITS}))(?![\d年月日])"
        rf"|(?:(?P<low_unit>%|{scale})?[-—–~～至到](?P<high>{_DIGITS}))?"
        rf"(?P<more1>[余多])?(?P<scale>{scale})?(?P<more2>[余多])?(?P<unit>(?:{unit})(?:[(（](?:{unit})[)）])?)?"
        rf"(?P<per>(?:/|每)(?:{per})(?:(?:[·•.、]|/|每)?(?:{per}))?)?)"
    )


def _refused(text: str, match: re.Match[str]) -> bool:
    before = text[max(0, match.start() - 8) : match.start()]
    if never("before").search(before) or (not match["unit"] and never("codes").search(before)):
        return True
    numbers_end = match.end("high") if match["high"] else match.end("low")
    if match["ratio"]:
        return not re.search("(比|为|达|达到|高达)$", before)
    after = never("after").match(text, numbers_end)
    return after is not None and not (
        match["scale"] and not text[numbers_end].isdigit() and after.group()[0] in "年月日时点"
    )


def _quantity(text: str, match: re.Match[str]) -> Quantity | None:
    scale = tables()["multipliers"].get(match["scale"], 1) if not match["ratio"] else 1
    signed = match.start() - 1 if _negative(text, match) else match.start()
    low = _number(match["low"]) * (-scale if signed < match.start() else scale)
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
    start, before = qualifier_before(text, signed)
    end, after = qualifier_after(text, match.end())
    about = Qualifier.ABOUT if match["more1"] or match["more2"] else None
    qualifier = before or after or about
    if not unit and not _bare(text, match, start, end):
        return None
    counted = (match["unit"] or "").split("(")[0] in ["", *tables()["units"]["count"]]
    return Quantity(
        match.start(), number_end, start, end, float(low), None if high is None else float(high),
        unit.replace("％", "%"), qualifier, counted and not match["per"],
    )  # fmt: skip


def _negative(text: str, match: re.Match[str]) -> bool:
    """Whether a sign stands before a number, and before it what can be said of a number below nothing: 同比-3.5%."""
    signs = tables()["signs"]
    before = text[max(0, match.start() - 12) : match.start()]
    if match["ratio"] or not before.endswith(tuple(signs["marks"])):
        return False
    cue = "before" if match["unit"] in signs["compared"] else "before_amounts"
    return re.search(signs[cue], before[:-1]) is not None or qualifier_before(text, match.start() - 1)[1] is not None


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
