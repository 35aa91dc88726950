"""Which agency a report is of: every agency named in it, weighed by where it stands and by what level it is of."""

import re
from collections import Counter
from functools import cache

from store.models import Region
from store.reading.divisions import Divisions
from store.reading.headline import Head
from store.reading.identity_words import pattern, table

_OPENING = 300
_IN_TITLE, _PUBLISHER, _IN_OPENING, _OWN_LEVEL = 12.0, 12.0, 3.0, 1.0
_STRANGE, _LEAST = 0.2, 2.0
_LEVEL = "省市区县州盟旗"


def find_agency(text: str, head: Head, region: Region | None, divisions: Divisions) -> str | None:
    """The agency as the report calls it, without its region; None where the text names none as its own."""
    opening = text[head.start : head.end + _OPENING]
    if pattern("agencies", "government").search(opening):
        return "人民政府"
    weights: Counter[str] = Counter()
    published = "\n".join(head.publishers)
    for match in _agencies().finditer(text):
        name = match["name"]
        weights[name] += _OWN_LEVEL if _is_own(match, text, region, divisions) else _STRANGE
        if head.start <= match.start() < head.end:
            weights[name] += _IN_TITLE
        elif match.start() < head.end + _OPENING:
            weights[name] += _IN_OPENING
    for name in list(weights) + [match["name"] for match in _agencies().finditer(published)]:
        weights[name] += _PUBLISHER * _stands_in(name, published)
    for name in list(weights):
        if name.endswith("厅") and region is not None and len(region.path) > 1:
            weights[name] *= _STRANGE
    best = max(weights.items(), key=lambda item: item[1], default=("", 0.0))
    return best[0] if best[1] >= _LEAST else None


@cache
def _agencies() -> re.Pattern[str]:
    stems = sorted(table("agencies")["stems"], key=len, reverse=True)
    endings = sorted(table("agencies")["endings"], key=len, reverse=True)
    whole = sorted(table("agencies")["whole"], key=len, reverse=True)
    # 局 is no ending in 局部, 委 none in 委托.
    return re.compile(
        rf"(?P<name>{'|'.join(whole)}|(?:{'|'.join(stems)})(?:{'|'.join(endings)})(?![部面势限托派员议])(?!会议|工作者))"
    )


def _is_own(match: re.Match[str], text: str, region: Region | None, divisions: Divisions) -> bool:
    """Whether an agency is of the report's own level: 区民政局 in a district's report, or behind the region's name."""
    before = text[max(0, match.start() - 12) : match.start()]
    if region is None:
        return True
    division = divisions.by_code.get(region.code)
    names = (region.name, *(division.full if division else ()))
    if before.endswith(names):
        return True
    kind = "区" if region.name.endswith("自治区") else region.name[-1]
    return before.endswith(kind) and not any(before.endswith(name) for name in region.path[:-1])


def _stands_in(name: str, words: str) -> bool:
    return re.search(re.escape(name), words) is not None
