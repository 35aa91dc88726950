"""Where periods stand beside each other: years at equal steps, halves of years in them, what is missing as a gap."""

import re
from collections.abc import Sequence
from itertools import pairwise

_YEAR = re.compile(r"(?<!\d)(\d{4})(?!\d)")
_HALVES = ((re.compile(r"上|H1|first", re.IGNORECASE), -0.25), (re.compile(r"下|H2|second", re.IGNORECASE), 0.25))
_NEXT = 1.0
"""Periods that are no further from each other follow on each other: a year and the next one, a year and a half."""


def places(periods: Sequence[str]) -> dict[str, float]:
    """Periods as they are worded, each once and in order, with their places in years. Where one names no year, or two
    have the same place, all stand at equal steps in the order in which they come."""
    named = list(dict.fromkeys(periods))
    found = {period: _place(period) for period in named}
    known = {period: place for period, place in found.items() if place is not None}
    if len(known) < len(named) or len(set(known.values())) < len(named):
        return {period: float(nth) for nth, period in enumerate(named)}
    return dict(sorted(known.items(), key=lambda each: each[1]))


def missing(placed: dict[str, float]) -> dict[str, float]:
    """The years that lie between others and have no period of their own, as they are written."""
    years = [place for period, place in placed.items() if _YEAR.search(period)]
    if len(years) < len(placed) or not placed:
        return {}
    there = {round(place) for place in placed.values()}
    return {str(year): float(year) for year in range(min(there), max(there)) if year not in there}


def runs(places_: Sequence[float]) -> list[list[int]]:
    """The indexes of places, in rising order, in groups without a gap."""
    grouped: list[list[int]] = [[0]] if places_ else []
    for nth, (before, after) in enumerate(pairwise(places_), 1):
        if after - before <= _NEXT:
            grouped[-1].append(nth)
        else:
            grouped.append([nth])
    return grouped


def _place(period: str) -> float | None:
    years = _YEAR.findall(period)
    if len(years) != 1:
        return None
    return float(years[0]) + next((by for half, by in _HALVES if half.search(period)), 0.0)
