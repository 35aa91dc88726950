"""Whose change a number states: the item's before it, its fellow's in a list, or that of a clause in between."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from store.models import Indicator
from store.reading.changes import Growth, doubling_after, growth_before, is_relative
from store.reading.names import head_noun, is_generic, noun_before, topic_of
from store.reading.quantity import Quantity, either, tables
from store.reading.spelled import is_doubling
from store.reading.stated import Stated

_LONGEST_RUN = 12
_LONGEST_OWNER = 20
_LISTED = re.compile("[、和及与]|以及")
_POINTS = {"个百分点", "百分点"}

Told = tuple[Stated, Indicator]
"""An indicator with the quantity in its clause that it was read from."""


def growth_at(plain: str, stated: Sequence[Stated], i: int, told: Sequence[Told]) -> Growth | None:
    """The change that a number states, None where it states none.

    Its subject is what the number's own clause names, else what a clause between the number before and this one speaks
    of. `told` is what was read before it in the text.
    """
    each = stated[i]
    growth = _announced(stated, i)
    if is_doubling(plain[each.quantity.start : each.quantity.end]):
        growth = doubling_after(each.left)
    if growth is None or growth.subject:
        return growth
    if growth.net:
        place = _balanced(plain, told, each)
        return None if place is None else replace(growth, subject=_stock(told[place][1].name))
    near = bool(told) and _in_one_stretch(plain, told[-1][0], each)
    between = _between(plain, stated, i)
    owner = next(filter(None, map(_mover, reversed(between))), "")
    if owner and not (near and _says_more_of(told[-1][1].name, owner)):
        return replace(growth, subject=owner)
    if not is_relative(each.quantity) and not (near and _of_level(each, told[-1][1])):
        return None
    if near or not between:
        return growth
    topic = topic_of(between[-1])
    return replace(growth, subject=topic) if topic else None


def grown(plain: str, stated: Sequence[Stated], i: int, told: Sequence[Told]) -> int | None:
    """The place in `told` of the indicator whose change a number is that names no subject; None where there is none.

    As many changes as the clause before has levels belong to them one by one; else a change belongs to the last level.
    """
    each = stated[i]
    if not told or not _in_one_stretch(plain, told[-1][0], each):
        return None
    run = _run(stated, i)
    if len(run) == 1:
        return _level(plain, told)
    levels = told[-len(run) :]
    pairwise = len(levels) == len(run) and all(map(_fits, (stated[j].quantity for j in run), levels))
    if pairwise and ("分别" in each.before or _lists(told, len(run))):
        return len(told) - len(run) + run.index(i)
    return len(told) - 1


def takes(indicator: Indicator, change: Quantity) -> bool:
    """Whether an indicator has no change yet, or only one in its own unit while this one compares."""
    return indicator.change is None or (is_relative(change) and not is_relative(indicator.change))


def _announced(stated: Sequence[Stated], i: int) -> Growth | None:
    """The change that the words before a number announce, or those before a list of numbers that it stands in
    (增长x、y)."""
    first = i
    while first and _continues(stated[first - 1], stated[first]):
        first -= 1
    return growth_before(stated[first].left, stated[i].quantity)


def _continues(before: Stated, each: Stated) -> bool:
    """Whether only the mark of a list stands between two numbers of one kind."""
    if before.clause is not each.clause or _LISTED.fullmatch(each.left.strip()) is None:
        return False
    if "分别" in each.before:
        return is_relative(before.quantity) == is_relative(each.quantity)
    return before.quantity.unit == each.quantity.unit or (is_relative(before.quantity) and is_relative(each.quantity))


def _run(stated: Sequence[Stated], i: int) -> list[int]:
    """The changes without a subject that stand one after another in a clause, among them the one asked for."""
    run = [i]
    for step in (-1, 1):
        j = i + step
        while 0 <= j < len(stated) and len(run) < _LONGEST_RUN and _goes_along(stated, i, j):
            run.append(j)
            j += step
    return sorted(run)


def _goes_along(stated: Sequence[Stated], i: int, j: int) -> bool:
    if stated[j].clause is not stated[i].clause or is_relative(stated[j].quantity) != is_relative(stated[i].quantity):
        return False
    growth = _announced(stated, j)
    return growth is not None and not growth.subject


def _lists(told: Sequence[Told], number: int) -> bool:
    """Whether the clause of the last level lists exactly so many."""
    return all(level.clause is told[-1][0].clause for level, _ in told[-number:]) and not any(
        level.clause is told[-1][0].clause for level, _ in told[:-number][-1:]
    )


def _fits(change: Quantity, level: Told) -> bool:
    """Whether a change can be one of a level: percentage points are of shares only."""
    return change.unit not in _POINTS or is_relative(level[0].quantity)


def _of_level(change: Stated, level: Indicator) -> bool:
    """Whether an amount of change can be a level's: 增加30个床位 behind 助餐点5家 is a thing of its own."""
    return change.quantity.unit == level.unit or re.match("[一-龥]", change.right) is None


def _in_one_stretch(plain: str, before: Stated, each: Stated) -> bool:
    """Whether two numbers stand in one sentence with no semicolon between their clauses."""
    if before.clause.sentence != each.clause.sentence:
        return False
    return re.search("[;；]", plain[before.clause.end : each.clause.start]) is None


def without_balance(name: str) -> str:
    """What a level behind a net change is called: 常住人口 behind 常住人口净增."""
    return re.sub("净[增减]$", "", name)


def _balanced(plain: str, told: Sequence[Told], each: Stated) -> int | None:
    """The place of what a net change is of: the first number in its unit (新增企业21家,注销6家,净增15家)."""
    for place in range(max(0, len(told) - _LONGEST_RUN), len(told)):
        before, indicator = told[place]
        if _in_one_stretch(plain, before, each) and indicator.unit == each.quantity.unit:
            return place
    return None


def _level(plain: str, told: Sequence[Told]) -> int:
    """The place of the last level: before a net change that is of the item before it, else the last of all."""
    last, before = len(told) - 1, told[-1][0]
    growth = growth_before(before.left, before.quantity)
    net = growth is not None and growth.net and not growth.subject
    return last - 1 if net and _balanced(plain, told[:last], before) == last - 1 else last


def _stock(name: str) -> str:
    """What is counted, without how it came in or that it stands: 企业 of 新登记企业."""
    name = head_noun(name)
    front = next(
        (word for word in tables()["moves"]["stock"] if name.startswith(word) and len(name) > len(word) + 1), ""
    )
    return name.removeprefix(front)


def _between(plain: str, stated: Sequence[Stated], i: int) -> list[str]:
    """The clauses of a number's sentence that stand right before its own, back to the number before or a semicolon."""
    each, start = stated[i], stated[i].clause.sentence.start
    if i and stated[i - 1].clause.sentence == each.clause.sentence:
        start = stated[i - 1].clause.end
    words = re.split("[；;]", plain[start : max(start, each.clause.start - 1)])[-1]
    return [clause.strip() for clause in re.split("[，,：:]", words) if clause.strip()]


def _mover(clause: str) -> str:
    """What a clause says of that it rises or falls: 投资 of 投资止跌回升; empty where it says no such thing."""
    moves = _moves().search(clause)
    if moves is None or not 2 <= moves.start() <= _LONGEST_OWNER:
        return ""
    subject = noun_before(clause[: moves.start()])
    return "" if subject in tables()["moves"]["nothing"] or is_generic(subject) or len(subject) < 2 else subject


def _says_more_of(name: str, owner: str) -> bool:
    """Whether what moves is what was named before, or its size: 善款规模 behind 募集善款."""
    size = next((word for word in tables()["moves"]["nothing"] if owner.endswith(word)), "")
    return owner.removesuffix(size) in name


@cache
def _moves() -> re.Pattern[str]:
    return re.compile(either(tables()["moves"]["words"]))
