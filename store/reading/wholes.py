"""What belongs to what: names put before names, and names of the parts of a whole."""

import re

from store.reading.names import is_generic

_SHORT = 4
_TOLD = re.compile("(?:(?:覆盖|参与|使用|入住|合格|达标|完成|知晓|培训)率|(?:播种|种植)面积|占比|比例|比重|总数|总量)$")
_ADDED = re.compile("新增|新建|新设|净增|新改建|改造提升|改造|新开工|新成立|新认定")
_NEXT = re.compile("(?:余)?[、和及与]")
_OWN_DEED = re.compile("^(?:新|改|扩|净|续|带动|引进)|(?:率|占比|总数|总量|累计|面积|里程)$")


def overlapped(owner: str, name: str) -> str:
    """What a name belongs to before it, words that end the one and begin the other said once: 照护专区 + 专区床位."""
    common = next((size for size in range(len(name), 1, -1) if owner.endswith(name[:size])), 0)
    said = owner.rfind(name[:2])
    if not common and said >= 2 and len(owner) - said <= _SHORT:
        return owner[:said] + name
    return owner + name[common:]


def bearer_of(name: str) -> str:
    """What a rate, a share or a sum is told of: 普惠园覆盖率 → 普惠园; other names as they are."""
    bearer = _TOLD.sub("", name)
    return bearer if len(bearer) >= 2 else name


def _is_noun(part: str, whole: str) -> bool:
    """Whether a part of a whole is a whole noun of its own: 护理型床位 of 养老床位, 公办园 of 幼儿园."""
    return len(part) >= 3 and (part[-2:] == whole[-2:] or (part[-1] == whole[-1:] and not is_generic(part)))


def stands_alone(part: str, whole: str) -> bool:
    """Whether a part of a whole needs no more words: 社会团体 among 社会组织, 基金会."""
    return (
        len(part) > 5
        or _is_noun(part, whole)
        or part[:2] in whole
        or re.search("(会|团体|单位|机构|公司|中心|院|站|所)$", part) is not None
    )


def shared_deed(first: str, left: str, own: str) -> str:
    """The verb that the first member of a list has in its name and that goes with the next: 新建公园3个、步道5公里;
    empty where the words to the left of the next number say another, or none is meant."""
    verb = _ADDED.match(first) if _NEXT.match(left) else None
    bare = _NEXT.sub("", left, count=1).strip().startswith(own)
    return "" if verb is None or not bare or is_generic(own) or _OWN_DEED.search(own) else verb.group()


def is_place(name: str) -> bool:
    """Whether what stands before an amount is only where it is: 中心城区26公里供水."""
    return re.search("(区|市|县|镇|乡|村|街道|城)$", name) is not None


def ended_like(first: str, name: str) -> str:
    """A name with what the one before says behind the same noun: 散居孤儿 after 集中供养孤儿生活费 has a 生活费 too."""
    _, noun, end = first.rpartition(name[-2:])
    return name + end if len(name) >= 3 and noun and first != name and 2 <= len(end) <= 6 else name
