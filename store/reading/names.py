"""Noun phrases beside a number: the words of a name, cut out of the words of a clause."""

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from store.reading.segmentation import tagged

_LONGEST = 28
_WHOLE = 4
_MARKS = "，,、；;。：:)）(（\n"
_TIMES = re.compile(
    r"^(?:[一二三四五六七八九十]年内|(?:到|至)?\d{4}年度?|\d{1,2}月份?|\d+年(?:来|间)|近年来)(?:(?:底|末)?前(?![一二两三四\d])|底|末|初|以来)?"
)
_UNTIL = re.compile(r"(?:力争|预计|计划|确保|争取|有望)*(?:到|在|至)?(?<![比较从由与和于])\d{4}年(?:底|末)?前?$")
_ITEM = re.compile(r"^(?:[一二三四五六七八九十]是(?=.{2})|\d{1,2}[.．、])")
_WHOLLY = re.compile("^全部|(?:一遍|完毕)$")
_BY = re.compile(r"(?:\d{4}年|今年|明年)?(?:\d{1,2}月份?|年)(?:底|末|初)(?:以?前.*)?$")
_ENDINGS = "列均有居"
_LASTING = re.compile(r"(?:连续|近|历时)\d+(?:年|个月|天)|(?:较|比)[^，]{1,12}年(?:末|底)?")
_RANK = re.compile(
    r"^(?:新增|新建|新成立)?(?:.{0,2}[省市县区镇]级|国家级|(?:国家)?[1-5一二三四五]A?星?级(?:以上)?|[^的]{1,4}型|[^的]{2,10}类)(?=.{2})"
)
_RATE = re.compile(r"(?:每[万千百]|[万千](?=人))[^，。]{2,20}$")
_ALTERNATIVE = re.compile("(?<=[一-龥])[(（][一-龥]{1,4}[)）]")
_EACH = re.compile("各(?:建成|新建|设立|设有|有)(?=.{2})")
_AGENCY = re.compile(
    "^[一-龥]{0,12}(?:局|厅|委员会|政府|(?:慈善|协|总)会(?:全年|累计)*)(?=新|累计|共|发放|建成|完成|开展|全年|全面|为|对|在|已|投入|组织|举办|资助|救助)"
)
_ORDER = re.compile(r"^第[一二三四五六七八九十\d]+(?:届|次|批|轮|期)")
_DEED = re.compile(r"(?:项目)?(?:活动|工作|行动|创建|新认定|新增|签约|净增|累计|封顶)$")


@cache
def _tables() -> dict[str, Any]:
    return tomllib.loads(files("seeds").joinpath("naming.toml").read_text(encoding="utf-8"))


def _longest_first(words: list[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


@cache
def _front() -> re.Pattern[str]:
    return re.compile(_longest_first(_tables()["lead"]))


@cache
def _own_verbs() -> re.Pattern[str]:
    return re.compile(_longest_first(list(_tables()["keep"])))


@cache
def _back() -> re.Pattern[str]:
    return re.compile(f"(?:{_longest_first(_tables()['words']['tail'])})$")


@cache
def _light() -> re.Pattern[str]:
    return re.compile(f"^(?:{_longest_first(_tables()['words']['light'])})")


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(_tables()["words"][name])


def is_generic(name: str) -> bool:
    """Whether a name says too little by itself (面积, 投入资金)."""
    bare = _light().sub("", name)
    return len(name) < 2 or not _words("generic").isdisjoint({name, bare})


def without_paying(name: str) -> str:
    """The name without a verb of paying in front: 拨付建设补助 → 建设补助."""
    return next((name[len(verb) :] for verb in _words("paying") if name.startswith(verb) and len(name) > 4), name)


def without_light_verb(name: str) -> str:
    """The name without a verb in front that adds nothing to it: 发放低保金 → 低保金."""
    return _light().sub("", name) or name


def is_kind(words: str) -> bool:
    """Whether words only tell which of the things named before: 3A级, 市级, 在建."""
    return words in _words("kind") or re.fullmatch(r".{0,12}(?:级|型|类|类别|星)", words) is not None


def noun_before(words: str) -> str:
    """The noun phrase that ends right before a number, with a verb that says something of its own in front."""
    words = _LASTING.sub("", without_tail(_ITEM.sub("", words.strip())))
    words = _EACH.sub("", words)
    rate = _RATE.search(words)
    if rate is not None:
        return _tidy(rate.group())
    words = _AGENCY.sub("", words)
    beneficiary, words = _beneficiary(words)
    kept, words = _without_front(words)
    phrase = _object(words)
    if phrase != words:
        again, phrase = _without_front(phrase)
        kept = again or kept
    return _tidy(beneficiary + kept + phrase)


def _without_front(words: str) -> tuple[str, str]:
    """The words without what a name does not need in front, and the verb of its own that was among it."""
    kept = ""
    while words:
        own = _own_verbs().match(words)
        front = _TIMES.match(words) or _front().match(words)
        if own is not None and len(words) > own.end() and not kept and not _cuts_word(words, own.end()):
            kept, words = str(_tables()["keep"][own.group()]), words[own.end() :]
        elif front is not None and not _cuts_word(words, front.end()):
            words = words[front.end() :]
        else:
            break
    return kept, words


def _cuts_word(words: str, end: int) -> bool:
    """Whether a cut falls inside a longer word, as behind 为 in 为老服务 and behind 有 in 有线电视."""
    position = 0
    for word, _ in tagged(words[: end + 6]):
        position += len(word)
        if position >= end:
            return position > end
    return False


def without_tail(words: str) -> str:
    """The words without verbs, marks and years that only lead to the number: 达到, 增至, 为, 力争2026年."""
    while (back := _back().search(words) or _UNTIL.search(words)) is not None and not _ends_word(words, back):
        words = words[: back.start()]
    return words


def _ends_word(words: str, back: re.Match[str]) -> bool:
    """Whether the end to be cut off is the end of a longer word, as 列 is in 班列."""
    if back.group() not in _ENDINGS:
        return False
    last, _ = tagged(words[-8:])[-1]
    return len(last) > 1 and last not in _words("tail")


def _beneficiary(words: str) -> tuple[str, str]:
    """为甲社区协调办公用房: whom it is for, and what is done."""
    if not words.startswith(("为", "在")) or _cuts_word(words, 1):
        return "", words
    phrase = ""
    for word, flag in tagged(words[1:]):
        if flag.startswith("v") and flag != "vn" and phrase:
            rest = words[1 + len(phrase) :]
            return ("" if _front().fullmatch(phrase) or len(phrase) > 12 else phrase), rest
        phrase += word
    return "", words


def _object(words: str) -> str:
    """What follows the last plain verb that takes the rest as its object; the whole where there is none."""
    if len(words) <= 12:
        return words
    best = position = 0
    depth = 0
    for word, _ in tagged(words):
        position += len(word)
        depth += word.count("“") + word.count("《") - word.count("”") - word.count("》")
        if depth == 0 and word in _tables()["lead"] and len(word) >= 2 and len(words) - position >= 4:
            best = position
    phrase = words[best:]
    return phrase if len(phrase) <= _LONGEST else _shortened(phrase)


def _shortened(phrase: str) -> str:
    """The end of a phrase that is too long for a label, cut between words and outside quotes."""
    kept = ""
    for word, _ in reversed(tagged(phrase)):
        if len(kept) + len(word) > _LONGEST and kept.count("“") == kept.count("”"):
            break
        kept = word + kept
    return kept


def noun_after(words: str) -> tuple[str, str, int]:
    """The noun phrase that begins right behind a number's unit, what the clause goes on to say of it, and how many
    characters the phrase takes."""
    words = words.split("\n", maxsplit=1)[0]
    if not words.strip() or words[0] in _MARKS:
        return "", "", 0
    alternative = _ALTERNATIVE.search(words)
    tokens = tagged(words)
    phrase = ""
    bound = -1
    for i, (word, flag) in enumerate(tokens):
        closes = word in _words("predicate") or (flag in {"d", "p", "r"} and word != "至") or word in _MARKS
        closes = closes or (word == "等" and bool(phrase))
        # 村(社区): the bracket is a part of the noun.
        if alternative is not None and alternative.start() <= len(phrase) < alternative.end():
            closes = False
        if closes and i > bound and phrase.count("“") <= phrase.count("”") and phrase.count("《") <= phrase.count("》"):
            # 符合条件的老年人, 已建成的共同体: the verb belongs to what 的 binds to its noun.
            bound = next((j for j in range(i, min(i + 6, len(tokens))) if tokens[j][0] == "的"), -1)
            if bound < 0 or phrase:
                break
        phrase += word
    rest = re.split("[，,、；;。\n]", words[len(phrase) :])[0]
    return _of_phrase(phrase), rest, len(phrase)


def _of_phrase(phrase: str) -> str:
    """符合条件的老年人 → 老年人; 背街巷道的综合改造 → 背街巷道综合改造."""
    front, _, head = _BY.sub("", phrase).rpartition("的")
    if not front or len(head) < 2:
        return _tidy((front + head).replace("的", ""))
    nominal = all(
        flag[0] in "nmqbcufx" or flag in {"vn", "an", "s", "l", "i", "j"} or word in _words("nominal")
        for word, flag in tagged(front)
    )
    stated = not front.startswith(("符合", "具备", "达到", "新"))
    return _tidy(front.replace("的", "") + head if nominal and stated and len(front) <= 10 else head)


def predicate_object(words: str) -> str:
    """What is said of the counted things, to put before their noun: 开展审批下放试点工作 → 审批下放试点."""
    words = re.split(r"\d|并(?!发)", words)[0]
    _, words = _without_front(words)
    words = _WHOLLY.sub("", words)
    return _tidy(_DEED.sub("", words)) if len(words) <= 24 else ""


def subject_of(words: str) -> str:
    """The noun phrase with which a clause begins, up to its first verb or adverb."""
    _, words = _without_front(words)
    phrase = ""
    for word, flag in tagged(words):
        ends = (
            flag in {"v", "d", "p", "ad"}
            or word in _MARKS
            or (len(word) > 1 and word in _words("tail"))
            or any(map(str.isdigit, word))
        )
        quoted = phrase.count("“") > phrase.count("”")
        if not quoted and (ends or (flag in {"a", "z"} and len(phrase) >= _WHOLE and word not in "“”")):
            break
        phrase += word
    return _tidy(phrase).rstrip("新各共已均")


def head_noun(name: str) -> str:
    """What a list of kinds shares with a name: 5A级居家养老服务中心 → 居家养老服务中心, 慈善组织新认定 → 慈善组织."""
    name = _RANK.sub("", _own_verbs().sub("", name, count=1) if _own_verbs().match(name) else name)
    return _DEED.sub("", name) or name


def topic_of(clause: str) -> str:
    """What a clause speaks of, as a phrase to put before a general word: the subject it begins with, else the object
    of its verb; empty where that is too long for a label."""
    clause = re.sub(r"(?:等|方式|制度)$", "", clause.strip())
    subject = subject_of(clause)
    phrase = subject if 4 <= len(subject) < len(clause) else noun_before(re.sub("(?:建设|工作)$", "", clause))
    cut = ""
    for word, flag in tagged(phrase):
        if len(cut) >= 4 and (word in _words("predicate") or flag == "d"):
            phrase = cut
            break
        cut += word
    phrase = _tidy(_DEED.sub("", _ORDER.sub("", phrase)))
    return phrase if 2 <= len(phrase) <= 22 else ""


def listed(words: str) -> list[str]:
    """The members of a list: 规上工业增加值、规上服务业营收 → two names."""
    return [member.strip() for member in re.split("、|和|与|及|以及", words) if member.strip()]


def verb_before(words: str) -> str:
    """The verb or noun right before a number that belongs to its name: 新增, 约谈, 录入监管平台."""
    trimmed = without_tail(words.strip().rstrip("了"))
    own = next((match for match in _own_verbs().finditer(trimmed) if match.end() == len(trimmed)), None)
    if own is not None:
        return str(_tables()["keep"][own.group()])
    phrase = noun_before(trimmed)
    return phrase if len(phrase) <= 12 else ""


def _tidy(name: str) -> str:
    name = name.strip(" \u3000，,、；;：:。的了●■◆▲★►▶•○◎◇□※☆").rstrip("等")
    for opening, closing in ("“”", "（）", "()", "《》", "‘’"):
        if name.count(opening) != name.count(closing):
            name = name.replace(opening, "").replace(closing, "")
    return re.sub("(?:和|(?<![惠涉普])及|(?<!参)与|以及|或)$", "", name.strip())
