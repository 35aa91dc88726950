"""Which cross-report measure an indicator is."""

import re
from collections.abc import Sequence

from store.measures import Measure, measures

_SEVERAL_YEARS = (
    "[三五]年(?:来|间|累计|共)|[过去的]{2,3}五年|(?:这|今后|未来|近)[三五]年|[三五]年，"
    '|十[一二三四五]五[”"]?(?:时期|期间|以来)'
)
_ONE_YEAR = "(?<![比较从由自])20\\d\\d年(?!以来|[至到—－-])|去年|今年|全年|当年|本年|过去(?:的)?一年|一年来"
_YEARS = re.compile(f"(?P<several>{_SEVERAL_YEARS})|{_ONE_YEAR}")
_FROM_YEAR = re.compile("[由从]20\\d\\d年")
_ON_AVERAGE = re.compile("年均(?:增|新增|下降|提高|完成)")


def years_named(words: str) -> str:
    """The words that name a year or several, the last of them; empty where none do."""
    return next((match.group() for match in reversed(tuple(_YEARS.finditer(words)))), "")


def measure_of(name: str, clause: str, unit: str, domain: str, around: Sequence[str] = ()) -> str | None:
    """The key of the measure that an indicator's name says, its unit allows and its domain fits; else None.

    `around` are the words that tell which years it sums up, the nearest first: its paragraph up to its clause, then
    what stands over that.
    """
    measure = measure_said(name, clause, unit, domain)
    return None if measure is None or of_several_years(measure, clause, around) else measure.key


def measure_said(name: str, clause: str, unit: str, domain: str) -> Measure | None:
    """The measure that an indicator's name says, its unit allows and its domain fits, of however many years it is."""
    fitting = (each for each in measures() if each.domain == domain and each.unit_fits(unit))
    return next((each for each in fitting if each.said_by(name, clause)), None)


def of_several_years(measure: Measure, clause: str, around: Sequence[str]) -> bool:
    """Whether what is told by a clause is of several years, where the measure is of one; `around` as above."""
    return measure.yearly and speaks_of_several_years(clause, *around)


def speaks_of_several_years(said: str, up_to: str = "", *over: str) -> bool:
    """Whether what is said speaks of several years together: by its own words, or else by the words up to it in its
    paragraph, of which the last ones count, or else by what stands over that, the nearest first. A heading over several
    years and a single one (“十四五”时期和2025年工作回顾) says nothing of either."""
    if _ON_AVERAGE.search(said):
        return True
    if _FROM_YEAR.search(said):
        # 由2020年的4.2万亿元增加到5.7万亿元 is how much it is in the end.
        return False
    for words in (said, up_to):
        *_, last = (None, *_YEARS.finditer(words))
        if last is not None:
            return last["several"] is not None
    for words in over:
        told = {match["several"] is not None for match in _YEARS.finditer(words)}
        if len(told) == 1:
            return told.pop()
    return False
