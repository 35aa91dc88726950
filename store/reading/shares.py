"""Shares and comparisons: 占比达78%, 占床位总数的70.8%, 是2010年的2倍, 比计划多37户."""

import re

from store.reading.names import noun_before
from store.reading.wholes import bearer_of

_SHARED = re.compile("占(?:了|到|近)?$")
_HELD = re.compile(
    "^(?P<against>[比超较](?:年度|年初|原)?(?:计划|目标|任务|预期)(?:任务|数)?(?:多|少|超|超出|增加|减少)?)(?:出|了)?$"
)
_PLANNED = re.compile(
    "^(?:为|是|达|达到|完成|相当于)(?P<whole>(?:全年|年度|年初|市定|省定|县定)?(?:计划|目标|任务|预期)(?:目标|任务|数)?)的$"
)
_WITHIN = re.compile("^[^占]{2,}占(?!比|道|地)[^占]{2,}(?<![率比重例])$")
_TIMES = re.compile("^(?P<whose>.{0,20}?)(?:按照?|达到?|不低于|为|是|相当于|高达)+(?P<whole>[^，、的]{3,14})的$")


def share_name(left: str, unit: str, before: str) -> tuple[str, bool] | None:
    """The name of a share of, or a comparison with, what was named before (`before`), and whether that was put into
    it; None where the words to the left of a number in this unit tell neither."""
    own = noun_before(left)
    times = _TIMES.search(left) if unit == "倍" else None
    if times is not None:
        whose = noun_before(times["whose"]) or before
        return (f"{whose}相当于{times['whole']}倍数", not times["whose"]) if whose else None
    if unit == "%" and (_SHARED.search(left) or own == "占"):
        name = bearer_of(own.removesuffix("占") or before)
        return (f"{name}占比", name != own) if name else None
    if unit == "%" and _WITHIN.search(own) and not left.endswith("的"):
        return f"{own}比例", False
    said = _said_of(left, unit, own) if before else ""
    return (before + said, True) if said else None


def _said_of(left: str, unit: str, own: str) -> str:
    """What is put behind what was named before: 占床位总数比例, 比计划多; empty for nothing."""
    held = _HELD.search(left)
    if held is not None:
        return held["against"]
    planned = _PLANNED.search(left) if unit == "%" else None
    if planned is not None:
        return f"占{planned['whole']}比例"
    if own.startswith("占"):
        return own if own.startswith("占比") else f"{own}比例"
    return ""
