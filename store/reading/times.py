"""Whether a number is a result or a target, and which period it belongs to."""

import re

from store.models import Kind, Tense
from store.reading.layout import rules

_YEAR = re.compile(r"(?<![较比与和由从])(20\d\d)年(?!(?:[^，。]{0,8})(?:相比|比))")
_HALF = re.compile("上半年")


def tense_of(before: str, kind: Kind) -> Tense:
    """The tense of a number by the words of its clause before it, else by the kind of its section."""
    if rules("tense", "target").search(before):
        return Tense.TARGET
    if kind is Kind.PLAN and not rules("tense", "achieved").search(before):
        return Tense.TARGET
    return Tense.ACHIEVED


def period_of(tense: Tense, sentence_before: str, clause_before: str, period: str | None) -> str | None:
    """The year or half-year that a number belongs to: as the text says, else the report's own or the next."""
    if period is None:
        return None
    year = int(period[:4])
    named = [int(found) for found in _YEAR.findall(clause_before)]
    if not named:
        opening = re.match(r"(?:到|至|截至|预计|力争)?(20\d\d)年(?:底|末|[上下]半年|,|，|\d{1,2}月)", sentence_before)
        named = [int(opening.group(1))] if opening else []
    if tense is Tense.TARGET:
        future = [each for each in named if each >= year]
        if future and (future[-1] > year or "H" in period):
            return str(future[-1])
        return str(year) if "H" in period else str(year + 1)
    if named and named[-1] != year:
        return str(named[-1])
    if "H" not in period and _HALF.search(clause_before):
        return f"{year}H1"
    return period
