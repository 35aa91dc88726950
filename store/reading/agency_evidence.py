"""Which agency a report is of: every agency named in it, weighed by where it stands and by what level it is of."""

import re
from collections import defaultdict
from functools import cache

from store.models import Region
from store.reading.divisions import Divisions
from store.reading.headline import Head
from store.reading.identity_words import pattern, table

_OPENING = 300
_IN_HEAD, _PUBLISHER, _IN_OPENING, _OWN_LEVEL = 12.0, 12.0, 3.0, 1.0
_STRANGE, _LEAST = 0.2, 2.0


def find_agency(text: str, head: Head, region: Region | None, divisions: Divisions) -> str | None:
    """The agency as the report calls it, without its region; None where the text names none as its own."""
    opening = text[head.start : head.end + _OPENING]
    if pattern("agencies", "government").search(opening):
        return "人民政府"
    weights: defaultdict[str, float] = defaultdict(float)
    for match in _agencies().finditer(text, head.start):
        weights[match["name"]] += _OWN_LEVEL if _is_own(match, text, region, divisions) else _STRANGE
        if match.start() < head.end:
            weights[match["name"]] += _IN_HEAD
        elif match.start() < head.end + _OPENING:
            weights[match["name"]] += _IN_OPENING
    for publisher in head.publishers:
        for match in _agencies().finditer(publisher):
            weights[match["name"]] += _PUBLISHER
    if region is not None and len(region.path) > 1:
        # 厅 is what a province has.
        weights = defaultdict(
            float, {name: weight * (_STRANGE if name[-1] == "厅" else 1) for name, weight in weights.items()}
        )
    best, weight = max(weights.items(), key=lambda item: item[1], default=("", 0.0))
    return best if weight >= _LEAST else _by_subject(opening, region)


def _by_subject(opening: str, region: Region | None) -> str | None:
    """The agency whose work a report opens with (湖州民政, 全市民政工作), where every region calls it alike."""
    province = region is not None and len(region.path) == 1 and not region.name.endswith("市")
    for stem, endings in table("agencies")["of_subject"].items():
        if region is not None and re.search(rf"{stem}(?:工作|系统|事业|部门)", opening):
            return f"{stem}{endings['province' if province else 'below']}"
    return None


@cache
def _agencies() -> re.Pattern[str]:
    stems, endings, whole = (
        "|".join(sorted(table("agencies")[name], key=len, reverse=True)) for name in ("stems", "endings", "whole")
    )
    # 局 is no ending in 局面, 委 none in 委托.
    return re.compile(rf"(?P<name>{whole}|(?:{stems})(?:{endings})(?![部面势限托派员议])(?!工作者))")


def _is_own(match: re.Match[str], text: str, region: Region | None, divisions: Divisions) -> bool:
    """Whether an agency is of the report's own level: 区民政局 in a district's report, or behind the region's name."""
    if region is None:
        return True
    before = text[max(0, match.start() - 12) : match.start()]
    division = divisions.by_code.get(region.code)
    if before.endswith((region.name, *(division.full if division else ()))):
        return True
    kind = "区" if region.name.endswith("自治区") else region.name[-1]
    return before.endswith(kind) and not before.endswith(region.path[:-1] or ("\0",))
