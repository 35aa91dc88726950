"""Labels for quantities in their sentences: lists, brackets, 分别, and names left to the words before."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from store.reading.changes import Growth
from store.reading.names import (
    head_noun,
    is_generic,
    is_kind,
    listed,
    noun_after,
    noun_before,
    predicate_object,
    starts_with_word,
    subject_of,
    topic_of,
    verb_before,
)
from store.reading.stated import Stated

_LONGEST = 30
_PEOPLE = {"人": "人数", "名": "人数", "户": "户数", "家": "", "人次": "人次"}
_MONEY = {"投资", "投入", "总投资", "投入资金", "资金", "计划投资"}
_STOPS = "，,、；;。)）("
_LEVEL_BEHIND = re.compile("(.{3,}?)((?:国家|省|市|县|区|镇)级)$")
_GENERA = "业量额率值数"
_DONE = re.compile("(?:完成|到位|结束|竣工)")
_EARLIER = re.compile("(?:从|由)[^从由]*$")


@dataclass(frozen=True, slots=True)
class Label:
    """The name of a quantity; `carried` says that the clause names nothing and the name came from before it."""

    name: str
    carried: bool = False


class Labeller:
    """Names the quantities of a text one after another; what a sentence named before helps what comes next."""

    def __init__(self, plain: str) -> None:
        self._plain = plain
        self._last: Stated | None = None
        self._name = ""
        self._topic = ""
        self._context = ""
        self._verb = ""
        self._bracket_head = ""
        self._taken = 0
        self._whole: tuple[str, str] | None = None

    def label(self, stated: Sequence[Stated], i: int, growth: Growth | None) -> Label:
        """The label of one quantity; `growth` is what the words before it say of its being a change."""
        each = stated[i]
        if self._last is None or self._last.clause.sentence != each.clause.sentence:
            self._name = self._topic = self._context = self._bracket_head = ""
            self._whole = None
        if self._last is None or self._last.clause is not each.clause:
            topic = self._topic_before(each)
            self._topic = topic
            self._bracket_head = self._verb = ""
            self._taken = 0
        label = (
            self._shared(stated, i, growth)
            or self._grown(growth)
            or self._bracketed(each)
            or self._risen(each)
            or self._owned(each)
            or self._behind(stated, i)
            or self._share(each)
            or self._before(each)
        )
        self._last = each
        self._name = label.name
        return label

    def subject(self, words: str) -> str:
        """The name of what a change's words say grows."""
        return noun_before(words)

    def _topic_before(self, each: Stated) -> str:
        """What the clause before speaks of, in the same sentence, where it states no number itself."""
        before = self._plain[each.clause.sentence.start : each.clause.start]
        earlier = [part for part in re.split("[，,；;：:]", before) if part]
        return "" if not earlier or re.search(r"\d", earlier[-1]) else topic_of(earlier[-1])

    def _shared(self, stated: Sequence[Stated], i: int, growth: Growth | None) -> Label | None:
        """甲、乙分别为x、y: the member of the list that stands where the number stands."""
        each = stated[i]
        if "分别" not in each.before:
            return None
        nearby = stated[max(0, i - 8) : i + 8]
        run = [other for other in nearby if other.clause is each.clause and "分别" in other.before]
        front, _, behind = each.before.partition("分别")
        members = listed(front)
        if 2 <= len(run) > len(members):
            # 甲、乙再次提高,人均分别提高x、y: the list stands in the clause before.
            earlier = re.split("[，,；;]", self._plain[each.clause.sentence.start : each.clause.start].rstrip("，,"))[
                -1
            ]
            members = [*listed(earlier)[:-1], subject_of(listed(earlier)[-1])] if listed(earlier) else []
            members = [member + front.strip() for member in members]
        if len(members) > len(run):
            members = [member for member in front.split("、") if member]
        if len(run) == 2 and len(members) == 1 and "城乡" in front:
            members = [front.replace("城乡", "城镇"), front.replace("城乡", "农村")]
        if len(run) < 2 or len(members) < len(run):
            return None
        members = members[-len(run) :]
        n = run.index(each)
        ending = growth.label if growth is not None else ""
        change = re.search("(增长|提高|下降|减少|压缩|降低)(?!到|至)", behind)
        if growth is None and change is not None:
            ending = "增速" if change.group() in {"增长", "提高"} else "降幅"
        return Label((noun_before(members[n]) or members[n]) + _shared_end(members, n) + ending)

    def _grown(self, growth: Growth | None) -> Label | None:
        """A change that stands alone is named by what grows: 城乡低保平均保障标准增速."""
        if growth is None:
            return None
        subject = noun_before(growth.subject) if growth.subject else self._name
        return Label(subject + growth.label) if subject else None

    def _bracketed(self, each: Stated) -> Label | None:
        """(省级3个、市级11个): kinds of what stands before the bracket."""
        opening = re.search(r"[(（]([^(（)）]*)$", each.before)
        if opening is None or re.search("[)）]", each.left):
            self._bracket_head = ""
            return None
        self._bracket_head = self._bracket_head or head_noun(self._name)
        kind = noun_before(re.split(r"[(（、]", each.left)[-1])
        whole = not self._bracket_head or kind.endswith(self._bracket_head[-2:])
        return Label((kind if whole else kind + self._bracket_head) or self._name, carried=not kind)

    def _risen(self, each: Stated) -> Label | None:
        """低保标准从1005元调整至1181元: named by what stands before the earlier value."""
        earlier = _EARLIER.search(each.before)
        if earlier is None or each.left == each.before or not re.search(r"\d", earlier.group()):
            return None
        name = noun_before(re.split("、", each.before[: earlier.start()])[-1])
        return Label(self._completed(name, each)) if name else None

    def _owned(self, each: Stated) -> Label | None:
        """投资5亿元的农贸市场项目, 成员单位增至29个的市老龄委, 5%的专岗: the noun behind 的 owns the number."""
        own = noun_before(each.left.rsplit("、", 1)[-1])
        behind = each.right.removeprefix("的")
        if each.quantity.unit == "%" and behind and behind[0] not in _STOPS and (behind != each.right or not own):
            noun, rest, _ = noun_after(behind)
            return Label(predicate_object(rest) + noun + "占比") if noun else None
        owner = ""
        if behind != each.right and (own or each.quantity.unit == "元"):
            owner = noun_after(behind)[0]
            own = own or "投资"
        elif own in _MONEY and behind and behind[0] not in _STOPS:
            owner = _done_to(behind)
        elif own in _MONEY and not self._topic:
            following = re.match(r"[，,]([^，,。；;]{4,60})", self._plain[each.clause.end :])
            owner = _done_to(following.group(1)) if following else ""
        return Label(owner + own) if 2 <= len(owner) <= 24 else None

    def _behind(self, stated: Sequence[Stated], i: int) -> Label | None:
        """新增5家助餐点: the noun behind the unit, with the verb before the number where it says something."""
        each = stated[i]
        if not (each.quantity.counts or each.quantity.unit in {"公里", "平方米", "米", "亩"}):
            return None
        noun, rest, length = noun_after(each.right)
        left = self._left(each)
        if not each.quantity.counts and noun_before(left) and not self._is_place(left):
            return None
        if re.search("(有|为|达|至)$", left) and noun_before(left) and not noun_before(left).endswith("市"):
            return None
        if not noun:
            ending = _PEOPLE.get(each.quantity.unit)
            done = re.split("[，,、；;。]", each.right)[0]
            if ending is None or noun_before(left) or len(done) < 4 or each.right[:1] in ")）":
                return None
            return Label(_trimmed(re.sub("^(?:已|均)", "", done)) + ending)
        following = stated[i + 1] if i + 1 < len(stated) and stated[i + 1].clause is each.clause else None
        if is_kind(noun) and following is not None:
            noun += head_noun(re.sub(r"^.*?(?:级|型|类)", "", noun_after(following.right)[0]))
        if _DONE.match(rest) and len(noun) <= 2 and self._name:
            return Label(noun + _trimmed(rest)[:2] + head_noun(self._name))
        verb = verb_before(left) if left.strip("和及与以 ") else self._verb
        self._verb, self._taken = verb, length
        if not rest and following is not None and len(noun) <= 5:
            rest = noun_after(following.right)[1]
        if len(noun) <= 5 and len(rest) >= 4 and not verb:
            noun = predicate_object(rest) + noun
        name = noun if noun.startswith(verb) else verb + noun
        return Label(self._completed(name, each) if is_generic(noun) and len(verb) <= 4 else name)

    def _left(self, each: Stated) -> str:
        """The words between what the number before counts and this number: after the last divider of a list."""
        if self._last is None or self._last.clause is not each.clause:
            return each.left
        left = each.left[min(self._taken, len(each.left)) :]
        return left.rsplit("、", 1)[-1].lstrip("和及与以 )）")

    def _is_place(self, left: str) -> bool:
        """Whether what stands before an amount is only where it is: 中心城区26公里供水."""
        return re.search("(区|市|县|镇|乡|村|街道|城)$", noun_before(left)) is not None

    def _share(self, each: Stated) -> Label | None:
        """占比达78%, 占床位总数的70.8%: a share of what was named just before."""
        own = noun_before(each.left)
        if not own.startswith("占") or not self._name:
            return None
        return Label(self._name + (own if own.startswith("占比") else f"{own}比例"))

    def _before(self, each: Stated) -> Label:
        """养老机构床位5059张: the noun before the number, made whole by what was named before it."""
        left = self._left(each)
        own = noun_before(left)
        if own.startswith("占比") or own == "占":
            own = "占比"
        ranked = _LEVEL_BEHIND.fullmatch(own)
        if ranked is not None:
            return Label(ranked.group(2) + ranked.group(1))
        if is_kind(own):
            return Label(own + head_noun(self._name or self._topic))
        if not own:
            subject = subject_of(each.before) if self._last is not None and self._last.clause is each.clause else ""
            name = (subject if len(subject) >= 3 else "") or self._name or self._topic
            if "累计" in left and self._name:
                name = f"{head_noun(self._name)}累计"
            return Label(
                name or _trimmed(each.right) or noun_before(each.before[-12:]) or each.quantity.unit, carried=True
            )
        if "其中" in each.left:
            self._whole = (self._name, each.quantity.unit)
        if self._whole is not None and len(own) <= 5 and each.quantity.unit == self._whole[1]:
            return Label(own + head_noun(self._whole[0]))
        return Label(self._completed(own, each))

    def _completed(self, name: str, each: Stated) -> str:
        """A name that is too general alone, with what it belongs to in front: what the clause before speaks of,
        else what completed the name before, else that name itself."""
        if not is_generic(name):
            self._context = ""
            return name
        subject = subject_of(each.before)
        own = subject if len(subject) >= 4 and not subject.endswith(name) and subject != name else ""
        context = own or self._topic or self._context or (head_noun(self._name) if self._name else "")
        if not context or len(context) + len(name) > _LONGEST:
            return name
        self._context = context
        return context if name in context else context + name


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
    return last[len(member) :] if len(member) <= 3 and starts_with_word(last, len(member)) else ""


def _done_to(words: str) -> str:
    """对城区雨水管网进行全面改造 → 城区雨水管网全面改造; 重点实施了40个民生项目 → 民生项目."""
    counted = re.match(r"[^\d]*\d[\d.]*[万亿余多]*[^\d一-龥]?[个项处条座家所]", words)
    if counted is not None:
        return noun_after(words[counted.end() :])[0]
    treated = re.match("对(.{2,20}?)(?:进行|实施|开展)(.{2,10})", words)
    return treated.group(1) + treated.group(2) if treated else predicate_object(words)


def _trimmed(words: str) -> str:
    return re.split("[，,、；;。]", words)[0].strip()[:24]
