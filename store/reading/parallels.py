"""甲、乙分别为x、y: which member of a list a number belongs to."""

import re
from collections.abc import Sequence

from store.reading.changes import Growth
from store.reading.names import listed, noun_before, subject_of, without_tail
from store.reading.segmentation import is_word
from store.reading.stated import Stated

_GENERA = "业量额率值数"
_NEARBY = 8
_BETWEEN = {"、", "和", "及", "与", "，", ","}
_TOWARDS = re.compile("[对向](?=.{2})")
_COUNT = re.compile(r"\d[\d.]*[万亿余多]*[一-龥%]{0,2}$")


def parallel_name(plain: str, stated: Sequence[Stated], i: int, growth: Growth | None) -> str | None:
    """The name of a number that goes with a member of a list: with 分别, or where only the numbers are listed
    (甲、乙12人、97人); None elsewhere."""
    each = stated[i]
    nearby = stated[max(0, i - _NEARBY) : i + _NEARBY]
    if "分别" in each.before:
        run = [other for other in nearby if other.clause is each.clause and "分别" in other.before]
        front, _, behind = each.before.partition("分别")
    else:
        run = [other for other in nearby if other.clause is each.clause]
        front, behind = growth.subject if growth is not None and growth.subject else run[0].before, ""
        bare = all(other.left.strip() in _BETWEEN for other in run[1:])
        if not bare or len(run) < 2 or len(listed(front)) != len(run):
            return None
    members = _members(front, len(run), plain[each.clause.sentence.start : each.clause.start])
    if len(run) < 2 or len(members) < len(run):
        return None
    # 对东盟、欧盟进出口: the preposition is none of the member's.
    members = [member[1:] if _TOWARDS.match(member) and not is_word(member[:2]) else member for member in members]
    members = members[-len(run) :]
    n = run.index(each)
    ending = growth.label if growth is not None else _ending(behind)
    name = (noun_before(members[n]) or members[n]) + _shared_end(members, n)
    return (without_tail(name) or name) + ending


def _members(front: str, wanted: int, earlier: str) -> list[str]:
    """The list before 分别; where it stands in the clause before, that one's with what stands here behind each."""
    members = listed(front)
    if len(members) > wanted:
        return [member for member in front.split("、") if member]
    if len(members) == 1 and wanted == 2 and "城乡" in front:
        return [front.replace("城乡", "城镇"), front.replace("城乡", "农村")]
    if len(members) < wanted:
        before = [_COUNT.sub("", member) for member in listed(re.split("[，,；;]", earlier.rstrip("，,"))[-1])]
        if before:
            before[-1] = subject_of(before[-1])
        return [member + front.strip() for member in before]
    return members


def _ending(words: str) -> str:
    """What 分别增长 and 分别下降 put behind every name."""
    change = re.search("(增长|提高|下降|减少|压缩|降低)(?!到|至)", words)
    if change is None:
        return ""
    return "增速" if change.group() in {"增长", "提高"} else "降幅"


def _shared_end(members: Sequence[str], i: int) -> str:
    """What the last member of a list says for all: 战略性新兴产业、高新技术产业|产值占比."""
    if i == len(members) - 1:
        return ""
    member, last = members[i], members[-1]
    for length in (4, 3, 2, 1):
        tail = member[-length:]
        if len(member) > length and tail in last and not last.endswith(tail) and (length > 1 or tail in _GENERA):
            return last[last.rindex(tail) + length :]
    # 城镇和农村居民收入: what stands behind a word as long as the member.
    fellow, end = last[: len(member)], last[len(member) :]
    return end if len(member) <= 3 and is_word(fellow) and not end.startswith(("“", "《")) else ""
