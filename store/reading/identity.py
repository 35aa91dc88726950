"""Whose report a text is and of when: what the user says, then the text itself, then its file's name and folders."""

import re

from store.dates import parse_date, parse_period, period_start, plain_digits
from store.errors import IdentityUnclear
from store.models import Clues, Region, Report, Source
from store.reading.agency_evidence import find_agency
from store.reading.divisions import Division, Divisions, divisions_of
from store.reading.headline import Head, read_head
from store.reading.period_evidence import find_period
from store.reading.place_evidence import find_place, mentions
from store.reading.region_lookup import find_region

_YEAR_IN_NAME = re.compile(r"(?<!\d)((?:19|20)\d{2})(?!\d|[-_.]\d)\s*年?度?(上半年|下半年|[Hh][12])?")
_CONGRESS_IN_NAME = re.compile("政府工作报告")


def identify(text: str, source: Source, clues: Clues) -> Report:
    """The report's identity; what neither the clues nor the text nor the file's name says is None.

    Raises `IdentityUnclear` where the clues name a region that is not known or not one, a period that is none, a
    date that is none, or a period that begins after the publication.
    """
    plain = plain_digits(text)
    head = read_head(plain)
    published = _given_date(clues, source) or head.published
    period = _given_period(clues, source, published) or find_period(plain, head) or _named_period(clues)
    region = _region(plain, head, clues, source, period)
    divisions = divisions_of(_year(period))
    agency = clues.agency or find_agency(plain, head, region, divisions)
    return Report(region, agency, period, clues.title or head.title, published, source)


def _given_date(clues: Clues, source: Source) -> str | None:
    if clues.published is None:
        return None
    published = parse_date(clues.published)
    if published is None:
        raise IdentityUnclear("published-malformed", file=source.name, published=clues.published)
    return published


def _given_period(clues: Clues, source: Source, published: str | None) -> str | None:
    if clues.period is None:
        return None
    period = parse_period(clues.period)
    if period is None:
        raise IdentityUnclear("period-malformed", file=source.name, period=clues.period)
    if published is not None and period_start(period).isoformat() > published:
        raise IdentityUnclear("period-after-publication", file=source.name, period=period, published=published)
    return period


def _named_period(clues: Clues) -> str | None:
    """The period that the file's name gives, or the nearest folder's; a government's report is named by the year in
    which it is given, the year after the one that it looks back on."""
    for name in (clues.file_name, *reversed(clues.folder.split("/"))):
        match = _YEAR_IN_NAME.search(plain_digits(name))
        if match is not None:
            given = _CONGRESS_IN_NAME.search(name) and not match.group(2)
            return str(int(match.group(1)) - 1) if given else parse_period(match.group())
    return None


def _region(text: str, head: Head, clues: Clues, source: Source, period: str | None) -> Region | None:
    if clues.region:
        return find_region(clues.region, _year(period), file=source.name)
    # A place that was renamed between a year and its report is called by its old name or by its new one.
    years = [_year(period), _year(head.published)] if period and head.published else [_year(period or head.published)]
    found = [(*find_place(text, head, divisions), divisions) for divisions in dict.fromkeys(map(divisions_of, years))]
    places, _, divisions = max(found, key=lambda each: (len(each[0]) > 0, each[1]))
    named = _named_places(clues, divisions)
    if not places:
        return named[0].region if len(named) == 1 else None
    if len(places) > 1:
        places = tuple(each for each in places if any(_within(each, other) for other in named))
    return places[0].region if len(places) == 1 else None


def _named_places(clues: Clues, divisions: Divisions) -> tuple[Division, ...]:
    """The innermost places that the file's name gives, or else the nearest folder's, told apart by what holds them."""
    names = [clues.file_name, *reversed(clues.folder.split("/"))]
    given = [[mention.meant for mention in mentions(name, divisions)] for name in names]
    holders = {division.region.code for found in given for meant in found for division in meant}
    for found in given:
        if found:
            inside = tuple(e for e in found[-1] if any(above.region.code in holders for above in divisions.above(e)))
            return inside or found[-1]
    return ()


def _within(division: Division, other: Division) -> bool:
    """Whether two places lie on one path."""
    length = min(len(division.region.path), len(other.region.path))
    return division.region.path[:length] == other.region.path[:length]


def _year(period: str | None) -> int | None:
    return int(period[:4]) if period else None
