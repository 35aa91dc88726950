"""What a quantity measures, in words that stand alone as the label of a table's row."""

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from store.reading.segmentation import tagged

_LONGEST = 26
_QUOTES = "“”‘’\"'"


@cache
def _tables() -> dict[str, Any]:
    return tomllib.loads(files("seeds").joinpath("naming.toml").read_text(encoding="utf-8"))


@cache
def _front() -> re.Pattern[str]:
    words = sorted(_tables()["lead"], key=len, reverse=True)
    return re.compile("|".join(map(re.escape, words)))


@cache
def _back() -> re.Pattern[str]:
    words = sorted(_tables()["words"]["tail"], key=len, reverse=True)
    return re.compile("(?:" + "|".join(map(re.escape, words)) + ")$")


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(_tables()["words"][name])


def is_generic(name: str) -> bool:
    """Whether a name says too little by itself (面积, 投入资金)."""
    return name in _words("generic") or len(name) < 2


def noun_before(words: str) -> str:
    """The noun phrase that ends right before a number, with a verb that says something of its own in front."""
    words = _trim_back(words.strip())
    kept = ""
    while True:
        if re.match(r"\d{4}年|\d{1,2}月", words):
            words = re.sub(r"^(\d{4}年度?|\d{1,2}月份?)(底|末|初|以来)?", "", words)
            continue
        own = next((verb for verb in sorted(_tables()["keep"], key=len, reverse=True) if words.startswith(verb)), None)
        if own is not None and len(words) > len(own) and not kept:
            kept, words = _tables()["keep"][own], words[len(own) :]
            continue
        front = _front().match(words)
        if front is None or _belongs(words, front.end()):
            break
        words = words[front.end() :]
    return _tidy(kept + _last_phrase(words))


def _belongs(words: str, end: int) -> bool:
    """Whether the front is the first half of a longer word, as 为 in 为老服务 and 有 in 有线电视."""
    first = tagged(words)[0][0] if words else ""
    return len(first) > end or (end == len(words))


def _trim_back(words: str) -> str:
    while words:
        back = _back().search(words)
        if back is None:
            return words
        words = words[: back.start()]
    return words


def _last_phrase(words: str) -> str:
    """What follows the last verb that takes the rest as its object, or the whole where it is one phrase."""
    if len(words) <= 10:
        return words
    tokens = tagged(words)
    best = 0
    position = 0
    for i, (word, flag) in enumerate(tokens):
        position += len(word)
        rest = len(words) - position
        if flag == "v" and rest >= 4 and (word in _tables()["lead"] or (len(word) == 2 and i + 1 < len(tokens))):
            best = position
    phrase = words[best:] if best and len(words) > 16 else words
    return phrase if len(phrase) <= _LONGEST else phrase[-_LONGEST:]


def noun_after(words: str) -> str:
    """The noun phrase that begins right behind a number's unit; empty where a predicate or nothing follows."""
    words = words.strip()
    if not words or words[0] in "，,、；;。：:)）(（/":
        return ""
    tokens = tagged(words.split("\n")[0])
    phrase = ""
    for i, (word, flag) in enumerate(tokens):
        closes = word in _words("predicate") or flag in {"d", "p", "r"} or word in "，,、；;。：:)）(（"
        if closes and not _open_quote(phrase):
            # 符合条件的老年人, 建设完成的机构: the verb belongs to what 的 binds to its noun.
            bound = next((j for j in range(i, min(i + 5, len(tokens))) if tokens[j][0] == "的"), None)
            if bound is None or phrase:
                break
        phrase += word
    head = phrase.rsplit("的", 1)[-1]
    return _tidy(head if len(head) >= 2 else phrase.replace("的", ""))


def _open_quote(phrase: str) -> bool:
    return phrase.count("“") > phrase.count("”") or phrase.count("《") > phrase.count("》")


def head_noun(name: str) -> str:
    """The last word or two of a name: what a list of kinds shares (5A级居家养老服务中心 → 居家养老服务中心)."""
    return re.sub(r"^(新增|新建|新成立)?(省级|市级|县级|区级|国家级|[1-5一二三四五]A?(?:星)?级(?:以上)?)", "", name)


def topic_of(clause: str) -> str:
    """What a clause speaks of, as a phrase to put before a general word: its object, else its subject."""
    phrase = noun_before(re.sub(r"(建设|工作|等|方式|制度)$", "", clause.strip()))
    return phrase if 2 <= len(phrase) <= 18 else ""


def listed(words: str) -> Sequence[str]:
    """The members of a list: 规上工业增加值、规上服务业营收 → two names; a member's shared end is given to all."""
    members = [member.strip() for member in re.split("、|和|与|及|以及", words) if member.strip()]
    return members


def _tidy(name: str) -> str:
    name = name.strip(" \u3000，,、；;：:。的了等")
    for opening, closing in ("“”", "（）", "()", "《》", "‘’"):
        if name.count(opening) != name.count(closing):
            name = name.replace(opening, "").replace(closing, "")
    return name.strip()


def keep_verb(words: str) -> str:
    """The verb that says something of its own right before a number (新增, 新建), in the words of a name."""
    words = _trim_back(words.rstrip("了"))
    own = next((verb for verb in sorted(_tables()["keep"], key=len, reverse=True) if words.endswith(verb)), None)
    return "" if own is None else str(_tables()["keep"][own])
