"""Labels for quantities in their sentences: lists, brackets, 分别, and names left to the words before."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from store.reading.changes import Growth
from store.reading.names import head_noun, is_generic, keep_verb, listed, noun_after, noun_before, topic_of
from store.reading.stated import Stated

_KIND_ONLY = re.compile(r".{0,12}(级|型|类|类别|星)$")
_SHARE = re.compile(r"^(占比|占|比例|比重)")


@dataclass(frozen=True, slots=True)
class Label:
    """The name of a quantity; `carried` says that the clause names nothing and the name came from before it."""

    name: str
    carried: bool = False


class Labeller:
    """Names the quantities of a text one after another; what a sentence named before helps what comes next."""

    def __init__(self, plain: str) -> None:
        self._plain = plain
        self.last: Stated | None = None
        self._last_name = ""
        self._topic = ""
        self._bracket_head = ""

    def label(self, stated: Sequence[Stated], i: int, growth: Growth | None) -> Label:
        """The label of one quantity; `growth` is what the words before it say of its being a change."""
        each = stated[i]
        if self.last is None or self.last.clause.sentence != each.clause.sentence:
            self._last_name = self._topic = self._bracket_head = ""
        if self.last is None or self.last.clause is not each.clause:
            self._topic = self._topic_before(each) or self._topic
            self._bracket_head = ""
        label = self._shared(stated, i, growth) or self._grown(growth) or self._bracketed(each) or self._own(stated, i)
        self.last = each
        self._last_name = label.name
        return label

    def subject(self, words: str) -> str:
        """The name of what a change's words say grows."""
        return noun_before(words)

    def _topic_before(self, each: Stated) -> str:
        """What the clause before speaks of, in the same sentence."""
        start = max(self._plain.rfind(mark, 0, each.clause.start) for mark in "。！？\n") + 1
        earlier = [part for part in re.split("[，,；;：:]", self._plain[start : each.clause.start]) if part]
        if not earlier or re.search(r"\d", earlier[-1]):
            return ""
        return topic_of(earlier[-1])

    def _shared(self, stated: Sequence[Stated], i: int, growth: Growth | None) -> Label | None:
        """甲、乙分别为x、y: the member of the list that stands where the number stands."""
        each = stated[i]
        if "分别" not in each.before:
            return None
        run = [
            other for other in stated[max(0, i - 8) : i + 8] if other.clause is each.clause and "分别" in other.before
        ]
        members = listed(each.before.split("分别")[0])
        if len(members) < len(run) or len(run) < 2:
            return None
        members = members[-len(run) :]
        ending = growth.label if growth is not None else ""
        if growth is None:
            after = re.search("(增长|提高|下降|减少|压缩|降低)(?!到|至)", each.before.split("分别")[1])
            ending = "" if after is None else "增速" if after.group() in {"增长", "提高"} else "降幅"
        member = noun_before(members[run.index(each)]) or members[run.index(each)]
        return Label(member + _shared_end(members, run.index(each)) + ending)

    def _grown(self, growth: Growth | None) -> Label | None:
        """A change that stands alone is named by what grows: 城乡低保平均保障标准增速."""
        if growth is None:
            return None
        subject = noun_before(growth.subject) if growth.subject else self._last_name
        return Label(subject + growth.label) if subject else None

    def _bracketed(self, each: Stated) -> Label | None:
        """(省级3个、市级11个): kinds of what stands before the bracket."""
        opening = re.search(r"[(（]([^(（)）]*)$", each.before)
        if opening is None or ")" in each.left or "）" in each.left:
            self._bracket_head = ""
            return None
        if not self._bracket_head:
            self._bracket_head = head_noun(self._last_name)
        kind = noun_before(re.split(r"[(（、]", each.left)[-1])
        name = kind if not self._bracket_head or kind.endswith(self._bracket_head[-2:]) else kind + self._bracket_head
        return Label(name or self._last_name, carried=not kind)

    def _own(self, stated: Sequence[Stated], i: int) -> Label:
        """The noun beside the number, made whole from the words before it."""
        each = stated[i]
        left = each.left.lstrip("、和及与以 )）")
        listed_item = len(left) < len(each.left)
        behind = noun_after(each.right) if each.quantity.counts else ""
        if behind and _KIND_ONLY.fullmatch(behind) and i + 1 < len(stated) and stated[i + 1].clause is each.clause:
            whole = noun_after(stated[i + 1].right)
            behind += head_noun(re.sub(r"^.*?(级|型|类)", "", whole)) if whole else ""
        before = noun_before(left)
        if behind:
            verb = keep_verb(left)
            name = verb + behind if not behind.startswith(verb) else behind
            return Label(self._completed(name) if is_generic(behind) and not verb else name)
        if _SHARE.match(before) or before in {"占比", "占"}:
            share = before if before.startswith("占比") else f"{before}比例"
            return Label(f"{self._last_name}{share}" if self._last_name else before)
        if listed_item and _KIND_ONLY.fullmatch(before) and self._last_name:
            return Label(before + head_noun(self._last_name))
        if not before:
            name = self._last_name or self._topic
            return Label(
                name or noun_after(each.right) or self._plain[each.clause.start : each.quantity.start][-12:],
                carried=True,
            )
        return Label(self._completed(before))

    def _completed(self, name: str) -> str:
        """A name that is too general alone, with what it belongs to in front."""
        if not is_generic(name):
            return name
        context = self._topic or head_noun(self._last_name)
        if not context or name in context or len(context) + len(name) > 26:
            return name
        return context + name


def _shared_end(members: Sequence[str], i: int) -> str:
    """What the last member of a list says for all: 战略性新兴产业、高新技术产业|产值占比."""
    if i == len(members) - 1:
        return ""
    member, last = members[i], members[-1]
    for length in (4, 3, 2):
        tail = member[-length:]
        if len(member) > length and tail in last and not last.endswith(tail):
            return last[last.rindex(tail) + length :]
    return ""
