"""Which cross-report measure an indicator is."""

import re

from store.measures import measures

_SEVERAL_YEARS = re.compile(
    '[三五]年(?:来|间|累计|共)|[过去的]{2,3}五年|[三五]年，|十[一二三四五]五[”"]?(?:时期|期间|以来)'
)
_ONE_YEAR = re.compile(r"20\d\d年|去年|今年|全年|当年|本年|年均")


def measure_of(name: str, clause: str, unit: str, domain: str, surroundings: str = "") -> str | None:
    """The key of the measure that an indicator's name says, its unit allows and its domain fits; else None.

    `surroundings` are the words that tell which years it sums up: the headings over it and how its paragraph begins.
    """
    several = speaks_of_several_years(clause, surroundings)
    for measure in measures():
        if measure.domain == domain and measure.unit_fits(unit) and measure.said_by(name, clause):
            return None if several and measure.yearly else measure.key
    return None


def speaks_of_several_years(clause: str, surroundings: str) -> bool:
    """Whether a clause, or else what stands around it, speaks of several years together, and the clause of no single
    one."""
    return _SEVERAL_YEARS.search(f"{surroundings}\n{clause}") is not None and _ONE_YEAR.search(clause) is None
