"""Labels for quantities in their sentences: what stands beside a number, made whole by what was named before it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from store.reading.changes import Growth
from store.reading.names import (
    head_noun,
    is_generic,
    is_kind,
    noun_after,
    noun_before,
    predicate_object,
    subject_of,
    topic_of,
    verb_before,
    without_light_verb,
    without_paying,
)
from store.reading.parallels import parallel_name
from store.reading.shares import share_name
from store.reading.stated import Stated
from store.reading.wholes import bearer_of, ended_like, is_place, overlapped, shared_deed, stands_alone

_LONGEST = 30
_PEOPLE = {"人": "人数", "名": "人数", "户": "户数", "家": "", "人次": "人次"}
_MONEY = {"投资", "投入", "总投资", "投入资金", "资金", "计划投资"}
_LENGTHS = {"公里", "平方米", "米", "亩"}
_PLACE = re.compile("[一-龥]{1,5}(?:镇|乡|街道|村|社区)(?:受灾)?")
_STOPS = "，,、；;。)）("
_LEVEL_BEHIND = re.compile("(.{3,}?)((?:国家|省|市|县|区|镇)级)$")
_RENEWED = re.compile("(?:已|均|全部)?(?:完成|实施|进行|实现)了?(?P<deed>[一-龥]{0,6}改造)$")
_DONE = re.compile("(?:完成|到位|结束|竣工)")
_EARLIER = re.compile("(?:从|由)[^从由]*$")


class Rule(StrEnum):
    """How a name was found; the reason that an indicator gives for it."""

    PARALLEL = "parallel"
    """甲、乙分别为x、y."""
    GROWTH = "growth"
    """By what grows: 保障标准增长19.2%."""
    BRACKET = "bracket"
    """A kind in brackets: (省级3个、市级11个)."""
    LATER = "later"
    """Before the earlier value: 标准从x提高到y."""
    OWNER = "owner"
    """The noun behind 的 or the deed: 投资5亿元的项目."""
    BEHIND = "behind"
    """The noun behind the unit: 5家助餐点."""
    DEED = "deed"
    """What the counted did: 526人通过考试."""
    SHARE = "share"
    """A share of what was named before."""
    KIND = "kind"
    """A kind of what was named before: 3A级57家, 其中道路15条."""
    BEFORE = "before"
    """The noun before the number: 床位5059张."""
    CARRIED = "carried"
    """Nothing beside the number; the name of what was named before."""


@dataclass(frozen=True, slots=True)
class Label:
    """The name of a quantity, the rule that found it, and whether words from elsewhere were put before it."""

    name: str
    rule: Rule
    filled: bool = False


class Labeller:
    """Names the quantities of a text one after another; what a sentence named before helps what comes next."""

    def __init__(self, plain: str) -> None:
        self._plain = plain
        self._last: Stated | None = None
        self._name = ""
        self._topic = ""
        self._context = self._place = ""
        self._verb = ""
        self._bracket_head = ""
        self._taken = 0
        self._whole: tuple[str, str] | None = None

    def label(self, stated: Sequence[Stated], i: int, growth: Growth | None, *, later: bool = False) -> Label:
        """The label of one quantity; `growth` is what the words before it say of its being a change, `later` says that
        it is the later of two values."""
        self._after_earlier = later
        each = stated[i]
        if self._last is None or self._last.clause.sentence != each.clause.sentence:
            self._name = self._topic = self._context = self._bracket_head = self._place = ""
            self._whole = None
        if self._last is None or self._last.clause is not each.clause:
            if self._last is not None and re.search("[；;]", self._plain[self._last.clause.end : each.clause.start]):
                self._context = self._place = ""
            topic = self._topic_before(each)
            self._topic = topic
            self._bracket_head = self._verb = ""
            self._taken = 0
        label = (
            self._parallel(stated, i, growth)
            or self._grown(growth)
            or self._bracketed(each)
            or self._risen(each)
            or self._owned(each)
            or self._behind(stated, i)
            or self._share(each)
            or self._before(each)
        )
        if self._place and self._place not in label.name:
            label = Label(self._place + without_light_verb(label.name), label.rule, filled=True)
        self._last = each
        self._name = label.name
        return label

    def _topic_before(self, each: Stated) -> str:
        """What the clause before speaks of, in the same sentence, where it states no number itself."""
        before = self._plain[each.clause.sentence.start : each.clause.start]
        earlier = [part for part in re.split("[，,；;：:]", before) if part]
        return "" if not earlier or re.search(r"\d", earlier[-1]) else topic_of(earlier[-1])

    def _parallel(self, stated: Sequence[Stated], i: int, growth: Growth | None) -> Label | None:
        name = parallel_name(self._plain, stated, i, growth)
        return None if name is None else Label(name, Rule.PARALLEL)

    def _grown(self, growth: Growth | None) -> Label | None:
        """A change that stands alone is named by what grows: 城乡低保平均保障标准增速."""
        if growth is None:
            return None
        subject = noun_before(growth.subject) if growth.subject else self._name
        return Label(subject + growth.label, Rule.GROWTH, filled=not growth.subject) if subject else None

    def _bracketed(self, each: Stated) -> Label | None:
        """(省级3个、市级11个): kinds of what stands before the bracket."""
        opening = re.search(r"[(（]([^(（)）]*)$", each.before)
        if opening is None or re.search("[)）]", each.left):
            self._bracket_head = ""
            return None
        self._bracket_head = self._bracket_head or head_noun(self._name)
        kind = noun_before(re.split(r"[(（、]", each.left)[-1])
        whole = not self._bracket_head or kind.endswith(self._bracket_head[-2:])
        name = (kind if whole else kind + self._bracket_head) or self._name
        return Label(name, Rule.BRACKET if kind else Rule.CARRIED)

    def _risen(self, each: Stated) -> Label | None:
        """低保标准从1005元调整至1181元: named by what stands before the earlier value."""
        earlier = _EARLIER.search(each.before)
        if not self._after_earlier or earlier is None:
            return None
        name = noun_before(re.split("、", each.before[: earlier.start()])[-1])
        if self._last is not None and self._last.quantity.unit.startswith("元") and each.quantity.unit.startswith("元"):
            name = ended_like(self._name, name)
        return self._completed(name, each, Rule.LATER) if name else None

    def _owned(self, each: Stated) -> Label | None:
        """投资5亿元的农贸市场项目, 成员单位增至29个的市老龄委, 5%的专岗: the noun behind 的 owns the number."""
        own = noun_before(each.left.rsplit("、", 1)[-1])
        behind = each.right.removeprefix("的")
        if each.quantity.unit == "%" and behind and behind[0] not in _STOPS and (behind != each.right or not own):
            noun, rest, _ = noun_after(behind)
            noun = "" if noun.startswith("基础") else noun
            return Label(predicate_object(rest) + noun + "占比", Rule.OWNER) if noun else None
        owner = ""
        if behind != each.right and (own or each.quantity.unit == "元"):
            owner = noun_after(behind)[0]
            own = own or "投资"
        elif own in _MONEY and behind and behind[0] not in _STOPS:
            owner = _done_to(behind)
        elif own in _MONEY and not self._topic:
            following = re.match(r"[，,](?!惠及|受益|覆盖|服务)([^，,。；;]{4,60})", self._plain[each.clause.end :])
            owner = _done_to(following.group(1)) if following else ""
        return Label(owner + own, Rule.OWNER) if 2 <= len(owner) <= 24 else None

    def _behind(self, stated: Sequence[Stated], i: int) -> Label | None:
        """新增5家助餐点: the noun behind the unit, with the verb before the number where it says something."""
        each = stated[i]
        left = self._left(each)
        before = noun_before(left)
        if not each.quantity.counts and (each.quantity.unit not in _LENGTHS or (before and not is_place(before))):
            return None
        if re.search("(有|为|达|至)$", left) and before and not before.endswith("市"):
            return None
        noun, rest, length = noun_after(each.right)
        if not noun:
            return None if before else self._deed(each)
        following = stated[i + 1] if i + 1 < len(stated) and stated[i + 1].clause is each.clause else None
        if following is not None and rest and each.right.endswith(rest):
            # 60个项目完成投资80亿元: what is done leads to the next number.
            rest = ""
        if is_kind(noun) and following is not None:
            noun += head_noun(re.sub(r"^.*?(?:级|型|类)", "", noun_after(following.right)[0]))
        if _DONE.match(rest) and len(noun) <= 2 and self._name:
            return Label(noun + _trimmed(rest)[:2] + head_noun(self._name), Rule.DEED, filled=True)
        verb = verb_before(left) if left.strip("和及与以 ") else self._verb
        self._verb, self._taken = verb, length
        if not rest and following is not None and len(noun) <= 5:
            rest = noun_after(following.right)[1]
        if left.endswith("等") and len(rest) >= 4:
            verb = ""
        if left.endswith(("为", "对", "给")) and re.match("(?:实施|进行|开展|完成|提供|落实)", rest):
            noun += predicate_object(rest)
        elif not verb and each.quantity.unit in _PEOPLE and (done := _RENEWED.match(rest)):
            noun += done["deed"]
        elif len(noun) <= 5 and len(rest) >= 4 and not verb:
            noun = predicate_object(rest) + noun
        name = noun if noun.startswith(verb) else verb + noun
        if is_generic(noun) and len(verb) <= 4:
            return self._completed(name, each, Rule.BEHIND)
        return Label(name, Rule.BEHIND)

    def _deed(self, each: Stated) -> Label | None:
        """526人通过职业资格考试: the counted are named by what they did."""
        ending = _PEOPLE.get(each.quantity.unit)
        done = re.split("[，,、；;。]", each.right)[0]
        if ending is None or len(done) < 4 or each.right[:1] in ")）":
            return None
        return Label(_trimmed(re.sub("^(?:已|均)", "", done)) + ending, Rule.DEED)

    def _left(self, each: Stated) -> str:
        """The words between what the number before counts and this number: after the last divider of a list."""
        if self._last is None or self._last.clause is not each.clause:
            return each.left
        left = each.left[min(self._taken, len(each.left)) :]
        return left.rsplit("、", 1)[-1].lstrip("和及与以 )）")

    def _share(self, each: Stated) -> Label | None:
        named = share_name(each.left, each.quantity.unit, self._name)
        return None if named is None else Label(named[0], Rule.SHARE, filled=named[1])

    def _before(self, each: Stated) -> Label:
        """养老机构床位5059张: the noun before the number, made whole by what was named before it."""
        left = self._left(each)
        own = noun_before(left)
        if own.startswith("占比") or own == "占":
            own = "占比"
        ranked = _LEVEL_BEHIND.fullmatch(own)
        if ranked is not None:
            return Label(ranked.group(2) + ranked.group(1), Rule.BEFORE)
        if is_kind(own):
            return Label(own + head_noun(self._name or self._topic), Rule.KIND, filled=True)
        ending = _PEOPLE.get(each.quantity.unit)
        if ending and (_PLACE.fullmatch(own) or (not own and self._place)):
            # 龙山镇3户9人,救助金12600元: every row of the chain is named with its place.
            self._place = own or self._place
            return Label(self._place + ending, Rule.BEFORE)
        if not own:
            return self._carried(each, left)
        if "其中" in each.left:
            self._whole = (self._name, each.quantity.unit)
        if self._whole is not None and each.quantity.unit == self._whole[1] and not stands_alone(own, self._whole[0]):
            return Label(own + head_noun(self._whole[0]), Rule.KIND, filled=True)
        deed = shared_deed(self._name, each.left, own) if self._last and self._last.clause is each.clause else ""
        return Label(deed + own, Rule.BEFORE, filled=True) if deed else self._completed(own, each, Rule.BEFORE)

    def _carried(self, each: Stated, left: str) -> Label:
        """Nothing beside the number names it: the clause's subject, or what was named before."""
        subject = subject_of(each.before) if self._last is not None and self._last.clause is each.clause else ""
        name = (subject if len(subject) >= 3 else "") or self._name or self._topic
        if "累计" in left and self._name:
            name = f"{head_noun(self._name)}累计"
        name = name or _trimmed(each.right) or noun_before(each.before) or each.quantity.unit
        return Label(name, Rule.CARRIED, filled=True)

    def _completed(self, name: str, each: Stated, rule: Rule) -> Label:
        """A name that is too general alone, with what it belongs to in front: the clause's subject, what the clause
        before speaks of, what completed the name before, or that name itself."""
        if not is_generic(name):
            self._context = ""
            return Label(name, rule)
        subject = subject_of(each.before)
        own = subject if len(subject) >= 4 and not subject.endswith(name) and subject != name else ""
        context = own or self._topic or self._context or bearer_of(head_noun(without_light_verb(self._name)))
        if not context or len(context) + len(name) > _LONGEST:
            return Label(name, rule)
        self._context = context
        if context in name:
            return Label(name, rule)
        whole = context if name in context else overlapped(context, without_paying(name))
        return Label(whole, rule, filled=True)


def _done_to(words: str) -> str:
    """对城区雨水管网进行全面改造 → 城区雨水管网全面改造; 重点实施了40个民生项目 → 民生项目."""
    counted = re.match(r"[^\d]*\d[\d.]*[万亿余多]*[^\d一-龥]?[个项处条座家所]", words)
    if counted is not None:
        return noun_after(words[counted.end() :])[0]
    treated = re.match("对(.{2,20}?)(?:进行|实施|开展)(.{2,10})", words)
    return treated.group(1) + treated.group(2) if treated else predicate_object(words)


def _trimmed(words: str) -> str:
    return re.split("[，,、；;。]", words)[0].strip()[:24]
