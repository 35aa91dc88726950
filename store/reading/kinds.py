"""What kind a part is: by its heading, by how it opens, by the report's title."""

import re

from store.models import Kind
from store.reading.layout import rules

_YEAR = re.compile(r"(20\d\d)")
_PLAN_PERIOD = re.compile('[“"]?十([一二三四五六七八九])五[”"]?|第十([一二三四五六七八九])个五年')
_DIGIT = {digit: n for n, digit in enumerate("一二三四五六七八九", start=1)}


def heading_kind(title: str, period: str | None) -> Kind | None:
    """The kind that a part's heading names, such as 2015年工作安排 in a report on 2014; None where it names none."""
    for kind in (Kind.OUTLOOK, Kind.REVIEW, Kind.PLAN):
        if rules("parts", kind.value).search(title):
            return Kind.PLAN if kind is Kind.REVIEW and _later(title, period) else kind
    return Kind.PLAN if _later(title, period) else None


def title_kind(title: str, period: str | None) -> Kind | None:
    """Plan, where the whole report is one by its title (2024年工作要点); None otherwise."""
    if rules("parts", "review").search(title) or not rules("parts", "plan").search(title):
        return None
    return Kind.PLAN if period is None or _later(title, period) or not _YEAR.search(title) else None


def opening_kind(paragraph: str, period: str | None) -> Kind | None:
    """The kind of part that a paragraph without a heading opens; None where it just goes on."""
    opening = paragraph[:160]
    for kind in (Kind.OUTLOOK, Kind.PLAN, Kind.REVIEW):
        match = rules("openings", kind.value).search(opening)
        if match is None:
            continue
        # Half-way through a year, that same year is what lies ahead.
        ahead = period if period is None or "H" not in period else str(int(period[:4]) - 1)
        if kind is Kind.PLAN and _years(match.group()) and not _later(match.group(), ahead):
            continue
        return kind
    return None


def _later(words: str, period: str | None) -> bool:
    """Whether the words name years, and only such as come after the period."""
    years = _years(words)
    return bool(years) and period is not None and min(years) > int(period[:4])


def _years(words: str) -> list[int]:
    """The years that words name; a five-year plan by its first (the fifteenth began in 2026)."""
    plans = [_DIGIT[match.group(1) or match.group(2)] for match in _PLAN_PERIOD.finditer(words)]
    return [int(year) for year in _YEAR.findall(words)] + [2026 + 5 * (plan - 5) for plan in plans]
