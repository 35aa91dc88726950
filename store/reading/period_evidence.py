"""Which year or half-year a report looks back on: what its headline, its headings and its opening say."""

import re
from collections import Counter
from functools import cache

from store.dates import DATE, period_start
from store.reading.headline import Head
from store.reading.identity_words import pattern, table

_TITLE, _HEADING, _CONGRESS, _OPENING, _PROSE, _AFTER_PLAN, _BEGINNING, _COUNT = 12.0, 10.0, 7.0, 5.0, 3.0, 3.0, 1.5, 0.25
_LEAST, _LONGEST_HEADING, _OPENING_LENGTH, _MOST_COUNTED = 2.5, 46, 160, 12
_YEAR = r"(?P<year>(?:19|20)\d{2})"
_HALVES = {"上": "H1", "下": "H2"}


def find_period(text: str, head: Head) -> str | None:
    """The period that a report looks back on; None where it does not say.

    A paper that only plans a year looks back on nothing; it is put with the year before, whose report plans that
    same year.
    """
    weights: Counter[str] = Counter()
    _weigh(weights, head.title or "", _TITLE)
    for line in text[head.start :].split("\n"):
        words = line.strip()
        if 0 < len(words) <= _LONGEST_HEADING and not words.endswith("。"):
            _weigh(weights, words, _HEADING)
    _weigh_congress(weights, text, head)
    _weigh_opening(weights, text[head.end : head.end + _OPENING_LENGTH])
    for match in re.finditer(rf"(?:^|\n)[\s　]*{_YEAR}年[，,](.{{0,50}})", text):
        if pattern("periods", "promised").search(match.group(2)) is None:
            weights[match["year"]] += _BEGINNING
    for match in re.finditer(rf"(?:回顾|总结){_YEAR}年(?P<half>[上下])半年|(?:回顾|总结)(?P<whole>(?:19|20)\d{{2}})年", text):
        weights[(match["year"] or "") + _HALVES.get(match["half"] or "", "") or match["whole"]] += _PROSE
    for year in re.findall(rf"{_YEAR}年(?!\d{{1,2}}月\d)", text):
        weights[year] += _COUNT if weights[year] < _MOST_COUNTED * _COUNT or weights[year] >= _LEAST else 0
    halves = _half_of(text, weights)
    credible = {p: w for p, w in (weights + halves).items() if _had_begun(p, head.published)}
    best = max(credible.items(), key=lambda item: (item[1], item[0]), default=("", 0.0))
    return best[0] if best[1] >= _LEAST else None


def _weigh(weights: Counter[str], words: str, weight: float) -> None:
    """What a headline or heading says: the year it reviews, else the one before the year it plans."""
    reviewed = [_period(match) for match in _said("review").finditer(words)]
    # 十四五时期和2025年: what is looked back on with a plan's years is the last one.
    for period in reviewed[-1:]:
        if not pattern("periods", "plan_only").search(words):
            weights[period] += weight
            return
    for match in _said("plan").finditer(words):
        if not match["half"]:
            weights[str(int(match["year"]) - 1)] += _AFTER_PLAN
        return


@cache
def _said(what: str) -> re.Pattern[str]:
    following = "|".join(table("periods")[what])
    return re.compile(rf"{_YEAR}\s*年?(?P<half>[上下](?=半年))?(?:半年|度)?(?:{following})")


def _weigh_congress(weights: Counter[str], text: str, head: Head) -> None:
    """A report to a congress looks back on the year before; one given at a year's end, on that year."""
    opening = text[head.start : head.end + 40]
    for line in opening.split("\n"):
        date = DATE.search(line)
        if date and (pattern("title", "meeting").search(line.strip()) or pattern("agencies", "government").search(head.title or "")):
            weights[str(int(date["year"]) - (int(date["month"]) < 10))] += _CONGRESS
            return
    titled = re.search(rf"{_YEAR}\s*年", head.title or "")
    if titled and pattern("agencies", "government").search(head.title or ""):
        weights[str(int(titled["year"]) - 1)] += _CONGRESS


def _weigh_opening(weights: Counter[str], opening: str) -> None:
    match = re.search(rf"{_YEAR}\s*年(?P<half>[上下](?=半年))?", opening)
    if match is None:
        return
    first = re.match(r"[\s　]*$", opening[: match.start()]) is not None
    planned = re.match(r"半?年?[^。]{0,60}(之年|元年|开局|关键)", opening[match.end() :]) is not None
    weights[_period(match)] += _OPENING if first and not planned else _PROSE / 2


def _half_of(text: str, weights: Counter[str]) -> Counter[str]:
    """A text that speaks of a half-year as its own time is of that half of its year."""
    found: Counter[str] = Counter()
    for character, half in _HALVES.items():
        told = len(re.findall(rf"(?:^|[\n。；，、：])[\s　]*(?:今年|\d{{4}}年)?{character}半年[，,全]", text))
        whole = len(re.findall("全年|年度|一年来|去年|过去一年", text))
        years = re.findall(rf"{_YEAR}年{character}半年", text)
        if years and told > max(1, whole):
            year = max(set(years), key=years.count)
            found[year + half] = weights[year] + _TITLE
    return found


def _period(match: re.Match[str]) -> str:
    return match["year"] + _HALVES.get(match["half"] or "", "")


def _had_begun(period: str, published: str | None) -> bool:
    """Whether a report that was published on a day can look back on a period."""
    return published is None or period_start(period).isoformat() <= published
