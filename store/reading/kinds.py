"""What kind a part is: by its heading, by how it opens, by the report's title."""

import re

from store.models import Kind
from store.reading.layout import rules

_YEAR = re.compile(r"(20\d\d)")


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


def opening_kind(paragraph: str) -> Kind | None:
    """The kind of part that a paragraph without a heading opens; None where it just goes on."""
    opening = paragraph[:160]
    for kind in (Kind.OUTLOOK, Kind.PLAN, Kind.REVIEW):
        if rules("openings", kind.value).search(opening):
            return kind
    return None


def _later(title: str, period: str | None) -> bool:
    """Whether the title names years, and only such as come after the period."""
    years = [int(year) for year in _YEAR.findall(title)]
    return bool(years) and period is not None and min(years) > int(period[:4])
