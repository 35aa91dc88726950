"""Which numbers state an earlier value or a change of another one: 从1005元/月调整至1181元/月, 同比增长20.6%."""

import re
from dataclasses import dataclass

from store.models import Change
from store.reading.quantity import Quantity

_RISE = "增长|增加|上升|提高|提升|增收|扩大|上涨|回升|净增"
_FALL = "负增长|净减|下降|减少|降低|下滑|压缩|回落|缩减|缩短|精简|下调"
_RATE = "增幅|增速|升幅|涨幅|降幅|减幅|增长率"
_COMPARED = r"(?:同比|环比|年均|平均|累计|逐年|实际|同口径|名义|分别|(?:较|比|与|和)[^，,；;。]{0,14}?(?:相比)?)"
_ENDING = r"(?:率|幅度|额)?(?:了|达到|达|约|超过|超|近)?$"
_GROWTH = re.compile(
    rf"(?P<compared>(?:{_COMPARED}[，,]?)*)(?:净?(?P<rise>{_RISE})|净?(?P<fall>{_FALL})|(?P<rate>{_RATE})为?|(?P<better>改善))"
    rf"{_ENDING}"
)
_BELOW = re.compile(
    r"(?:同比|环比|同口径|(?:较|比)[^，,；;。]{0,10}?(?:上年|去年|上月|上季度|年初|同期))(?:同期|同口径)?$"
)
_SHOWN = re.compile("(?:呈现?|出现)$")
_EACH = r"(?:(?:每[一-龥]{1,3}?){1,2}|[年月]?人均(?:每[年月])?)?$"
_EARLIER = re.compile(rf"(?:从|由)(?:去年的?|上年的?|原来的?|原先的?|年初的?|\d{{4}}年(?:底|末)?的?)?{_EACH}")
_BEFORE_LATER = re.compile(rf"(?:至|到|为)了?(?:\d{{4}}年(?:底|末)?的?)?{_EACH}")
_LAPSE = re.compile("[/·每]([年月天日周])|(?<=人均)([年月])")
_OUTSIDE = re.compile("受[^，]{2,16}影响")
_UPGRADES = {"提升", "扩大"}
_NET = re.compile(r"(?P<net>净增|净减)(?:加|长|少)?(?:了|达到|达|约|超过|超|近)?$")
_AMOUNTS = {"增速": "增长额", "降幅": "减少额"}
_RELATIVE = {"%", "个百分点", "百分点", "倍", "‰"}


@dataclass(frozen=True, slots=True)
class Growth:
    """What the words before a number say of its being a change.

    `subject` is what grows, empty where the words name none; `label` is the word for the change's own name.
    """

    subject: str
    falls: bool
    label: str
    net: bool = False


def growth_before(words: str, quantity: Quantity) -> Growth | None:
    """The change that the words right before a number announce; None where the number is no change.

    A number below nothing needs no word for its falling (同比-3.5%).
    """
    relative = is_relative(quantity)
    match = _GROWTH.search(words)
    below = _BELOW.search(words) if quantity.value < 0 else None
    if match is None and below is not None:
        label = "增速" if relative else _AMOUNTS["增速"]
        return Growth(words[: below.start()].strip("、和及与，, "), falls=False, label=label)
    if match is None or (not relative and not match["compared"] and (match["better"] or match["rise"] in _UPGRADES)):
        return None
    subject = _SHOWN.sub("", _OUTSIDE.sub("", words[: match.start()]).strip("、和及与，, 其中"))
    net = None if relative or re.search("[较比]", match["compared"]) else _NET.search(words)
    if net is not None:
        return Growth(subject, falls=False, label=net["net"], net=True)
    if match["rate"]:
        return Growth(subject, match["rate"] in {"降幅", "减幅"}, match["rate"])
    label = "改善幅度" if match["better"] else "降幅" if match["fall"] else "增速"
    return Growth(subject, match["fall"] is not None, label if relative else _AMOUNTS.get(label, label))


def doubling_after(words: str) -> Growth:
    """The change that 翻一番 states of what the words before it name."""
    subject = re.sub(rf"{_COMPARED}|实现|力争|达到", "", words).strip("、和及与，, ")
    return Growth(subject, falls=False, label="增速")


def is_earlier(before: str, quantity: Quantity, following: Quantity, between: str, behind: str) -> bool:
    """Whether a number is the earlier value of the one that follows it: 从x提高到y.

    The unit may be said with both, with one of them, or with the one more fully (由820元提高到860元/月). `behind` is
    what follows the later number.
    """
    head, later_head = _EARLIER.search(before), _BEFORE_LATER.search(between)
    if head is None or later_head is None:
        return False
    lapse, later_lapse = _lapse(head.group() + quantity.unit), _lapse(later_head.group() + following.unit)
    if lapse and later_lapse and lapse != later_lapse:
        return False
    units = {_thing(quantity), _thing(following)}
    counts = quantity.counts and following.counts and "个" in units and re.match("[一-龥]", behind) is None
    return len(units) == 1 or "" in units or counts


def _lapse(words: str) -> str:
    """The time that a rate is for: 月 of 每人每月 and of 元/人·月; empty where none is said."""
    found = _LAPSE.search(words)
    return "" if found is None else (found[1] or found[2]).replace("日", "天")


def _thing(quantity: Quantity) -> str:
    """What a quantity is of, without by whom and by when: 元 of 元/人·月."""
    return quantity.unit.split("/")[0]


def change_of(quantity: Quantity, growth: Growth) -> Change:
    """The change that a number states: negative where it is a fall."""
    return Change(-quantity.value if growth.falls else quantity.value, quantity.unit)


def is_relative(quantity: Quantity | Change) -> bool:
    """Whether a number compares (%, 倍), as against an amount."""
    return quantity.unit in _RELATIVE
