"""Which year or half-year a report looks back on: what its headline, its headings and its opening say."""

import re
from collections import Counter, defaultdict
from functools import cache

from store.dates import DATE, period_start
from store.reading.headline import Head
from store.reading.identity_words import pattern, table

Weights = defaultdict[str, float]

_TITLE, _HEADING, _CONGRESS, _OPENING, _PROSE, _BEFORE_PLAN, _BEGINNING, _COUNT = 12, 10, 7, 5, 3, 3, 1.5, 0.25
_LEAST, _MOST_COUNTED = 2.5, 12
_LONGEST_HEADING, _OPENING_LENGTH, _FIRST_AUTUMN_MONTH = 46, 160, 10
_YEAR = r"(?P<year>(?:19|20)\d{2})"
_HALVES = {"上": "H1", "下": "H2"}


def find_period(text: str, head: Head) -> str | None:
    """The period that a report looks back on; None where it does not say.

    A paper that only plans a year looks back on nothing; it is put with the year before, whose report plans that
    same year.
    """
    weights: Weights = defaultdict(float)
    _weigh(weights, head.title or "", _TITLE)
    for line in text[head.start :].split("\n"):
        words = line.strip()
        if 0 < len(words) <= _LONGEST_HEADING and not words.endswith("。"):
            _weigh(weights, words, _HEADING)
    _weigh_congress(weights, text, head)
    _weigh_opening(weights, text[head.end : head.end + _OPENING_LENGTH])
    _weigh_prose(weights, text)
    _weigh_half(weights, text)
    credible = {period: weight for period, weight in weights.items() if _had_begun(period, head.published)}
    best, weight = max(credible.items(), key=lambda item: (item[1], item[0]), default=("", 0.0))
    return best if weight >= _LEAST else _from_publication(text[head.end : head.end + _OPENING_LENGTH], head)


def _weigh(weights: Weights, words: str, weight: float) -> None:
    """What a headline or heading says: the year it reviews, else the one before the year it plans."""
    reviewed = [_period(match) for match in _said("review").finditer(words)]
    if reviewed and not pattern("periods", "plan_only").search(words):
        # Of several (十四五时期和2025年) the last is the one that has just passed.
        weights[reviewed[-1]] += weight
        return
    planned = next((match for match in _said("plan").finditer(words) if not match["half"]), None)
    if planned is not None:
        weights[str(int(planned["year"]) - 1)] += _BEFORE_PLAN


@cache
def _said(what: str) -> re.Pattern[str]:
    following = "|".join(table("periods")[what])
    return re.compile(rf"{_YEAR}\s*年?(?P<half>[上下](?=半年))?(?:半年|度)?(?:{following})")


def _weigh_congress(weights: Weights, text: str, head: Head) -> None:
    """A report to a congress looks back on the year before; one given at a year's end, on that year."""
    is_governments = pattern("agencies", "government").search(head.title or "") is not None
    for line in text[head.start : head.end].split("\n"):
        given = DATE.search(line)
        if given and (is_governments or pattern("title", "meeting").search(line.strip())):
            weights[str(int(given["year"]) - (int(given["month"]) < _FIRST_AUTUMN_MONTH))] += _CONGRESS
            return
    titled = re.search(rf"{_YEAR}\s*年", head.title or "")
    if titled and is_governments:
        weights[str(int(titled["year"]) - 1)] += _CONGRESS


def _weigh_opening(weights: Weights, opening: str) -> None:
    """The first year of the running text, above all where the text begins with it and does not plan it."""
    match = re.search(rf"{_YEAR}\s*年(?P<half>[上下](?=半年))?", opening)
    if match is None:
        return
    first = not opening[: match.start()].strip()
    promised = pattern("periods", "promised").search(opening[match.end() :].partition("。")[0]) is not None
    weights[_period(match)] += _OPENING if first and not promised else _PROSE / 2


def _weigh_prose(weights: Weights, text: str) -> None:
    """Paragraphs that begin with a year without promising, words such as 总结2022年, and how often a year occurs."""
    for match in re.finditer(rf"(?:^|。)[ \t　]*{_YEAR}年[，,](?P<first>.{{0,50}})", text, re.MULTILINE):
        if pattern("periods", "promised").search(match["first"]) is None:
            weights[match["year"]] += _BEGINNING
    for match in re.finditer(rf"(?:回顾|总结){_YEAR}年(?P<half>[上下](?=半年))?", text):
        weights[_period(match)] += _PROSE
    for year, count in Counter(re.findall(rf"{_YEAR}年", text)).items():
        weights[year] += _COUNT * min(count, _MOST_COUNTED)


def _weigh_half(weights: Weights, text: str) -> None:
    """A text that speaks of a half-year as its own time, more than of any whole year, is of that half."""
    whole = len(re.findall("全年|年度|一年来|去年|过去一年", text))
    for character, half in _HALVES.items():
        told = len(re.findall(rf"(?:^|[\n。；，、：])[ \t　]*(?:今年|\d{{4}}年)?{character}半年[，,全]", text))
        years = Counter(re.findall(rf"{_YEAR}年{character}半年", text))
        if years and told > max(1, whole):
            year = years.most_common(1)[0][0]
            weights[year + half] += weights[year] + _TITLE


def _from_publication(opening: str, head: Head) -> str | None:
    """The year that an opening without a year means, seen from the day of publication."""
    if head.published is None:
        return None
    year = int(head.published[:4])
    half = re.match("[\\s　]*([上下])半年", opening)
    if half:
        return f"{year}{_HALVES[half.group(1)]}"
    if re.search("过去一年|过去的一年|去年|刚刚过去", opening):
        return str(year - 1)
    return str(year) if re.search("今年以来|今年[，,]|一年来", opening) else None


def _period(match: re.Match[str]) -> str:
    return match["year"] + _HALVES.get(match["half"] or "", "")


def _had_begun(period: str, published: str | None) -> bool:
    """Whether a report that was published on a day can look back on a period."""
    return published is None or period_start(period).isoformat() <= published
