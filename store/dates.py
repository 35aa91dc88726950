"""Periods and dates as reports write them, in any digits: 2022年、二〇二二年、２０２３年上半年、2026/02/09."""

import re
from datetime import date

from store.errors import IdentityUnclear

_NUMERALS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_CHINESE_YEAR = re.compile(r"[一二][〇○零一二三四五六七八九]{3}(?=年)")
_WIDE_DIGITS = str.maketrans("０１２３４５６７８９", "0123456789")
_YEAR = r"(?P<year>\d{4})"
_PERIOD = re.compile(
    rf"{_YEAR}\s*年?度?\s*[-/]?\s*(?:(?P<first>上半年?|[Hh]1)|(?P<second>下半年?|[Hh]2)|(?:全年|年度)?)"
)
_EARLIEST, _LATEST = 1949, 2099

DATE = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d{2})\s*(?P<mark>[-/.年－—])\s*(?P<month>\d{1,2})\s*[-/.月－—]\s*(?P<day>\d{1,2})(?!\d)\s*日?"
)
"""A whole date in any of the usual notations, in text that `plain_digits` made."""


def plain_digits(text: str) -> str:
    """The text with full-width digits and the Chinese numerals of years turned into ASCII digits, place by place."""
    text = text.translate(_WIDE_DIGITS)
    return _CHINESE_YEAR.sub(lambda match: match.group().translate(_NUMERALS), text)


def parse_period(written: str) -> str | None:
    """The period that somebody wrote ("2022", "2022年度", "2023年上半年", "2023H1"), as "2022" or "2023H1".

    None where it is no period, or of a year that no report can be of.
    """
    match = _PERIOD.fullmatch(plain_digits(written.strip()))
    if match is None or not _EARLIEST <= int(match["year"]) <= _LATEST:
        return None
    return match["year"] + ("H1" if match["first"] else "H2" if match["second"] else "")


def parse_date(written: str) -> str | None:
    """The ISO date that somebody wrote, a time of day behind it left out; None where it is no date."""
    match = re.fullmatch(
        DATE.pattern + r"(?:[T\s]*\d{1,2}[:：]\d{2}(?:[:：]\d{2})?(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)?)?",
        plain_digits(written.strip()),
    )
    return None if match is None else iso_date(match)


def iso_date(match: re.Match[str]) -> str | None:
    """The ISO form of a match of `DATE`; None where the calendar has no such day."""
    try:
        return date(int(match["year"]), int(match["month"]), int(match["day"])).isoformat()
    except ValueError:
        return None


def period_start(period: str) -> date:
    """The first day of a period such as "2022" or "2023H2"."""
    return date(int(period[:4]), 7 if period.endswith("H2") else 1, 1)


def check_period(period: str, today: date, file: str) -> None:
    """Raises `IdentityUnclear` where a period has not begun by `today`: nothing can be looked back on."""
    if period_start(period) > today:
        raise IdentityUnclear("period-in-future", file=file, period=period, today=today.isoformat())
