"""What a report says of an earlier period beside its own figures, held against what was stated for it then."""

import re
from dataclasses import dataclass

from store.comparing.measures.table import Figure
from store.comparing.sentences import Sentence
from store.comparing.years.periods import year_before
from store.comparing.years.trend import Retold, Statement
from store.models import Indicator, Reading

_BASE_YEAR = re.compile(r"(?:比|较|由|从|自|在)(?:于)?(20\d\d|19\d\d)年(?:年?(?:底|末|初))?")
_YEAR_BEGAN = re.compile("年初|上年(?:年?[末底])|去年(?:年?[末底])")
_NO_BASE = re.compile(
    "年均|[三五]年|十[一二三四五]五|以来|期间|建[国党]|改革开放|五年前|任期|历史|全[国省市区]平均|预期|目标|计划|任务"
)
# The growth of value added is told at constant prices: what it starts from is not what was stated.
_AT_CONSTANT_PRICES = re.compile("生产总值|增加值|GDP")
_MONTHS = 12


_PER_YEAR = re.compile("年均|平均每年|每年平均")
_CLAUSE_ENDS = re.compile("[；;。]")
_WHOLE_YEAR = re.compile("全年|全[区市县省州盟旗国]")


@dataclass(frozen=True, slots=True)
class Context:
    """What stands around a figure: the period that it is of, its sentence, and whether that, or what stands over it,
    speaks of several years together."""

    period: str
    said: Sentence | None
    several: bool


@dataclass(frozen=True, slots=True)
class Earlier:
    """The value that a report gives for an earlier period: as it stands there, or `computed` from a change; `low` and
    `high` are the ends between which it lies, as exactly as it is given."""

    period: str
    value: float
    low: float
    high: float
    computed: bool


def earlier_value(figure: Figure, reading: Reading, context: Context) -> Earlier | None:
    """The earlier value that is given beside a figure, in the unit in which it is shown; None where none is, or where
    it is not told which period it is of."""
    stated, shown = figure.stated, figure.shown
    if stated.previous is not None and shown.previous is not None:
        said = context.said
        clause = reading.text[stated.start : stated.end]
        base = _base(clause if said is None else said.text[: _end(stated, reading, said)], context)
        slack = _slack(figure, reading)
        value = shown.previous
        return None if base is None else Earlier(base, value, value - slack, value + slack, computed=False)
    if stated.change is not None and not _AT_CONSTANT_PRICES.search(stated.name) and _exact(stated):
        base = changed_since(figure, reading, context)
        computed = None if base is None else _before_change(figure, reading)
        if base is not None and computed is not None:
            return Earlier(base, *computed, computed=True)
    return None


def retold(statement: Statement, earlier: Earlier, own: Statement | None, own_reading: Reading | None) -> Retold:
    """An earlier value beside what the period's own report states, where it states one."""
    differs = False
    if own is not None and own_reading is not None and own.report != statement.report and _exact(own.figure.stated):
        slack = _slack(own.figure, own_reading)
        differs = own.value + slack < earlier.low or own.value - slack > earlier.high
    return Retold(statement, round(earlier.value, 4), earlier.computed, differs)


def changed_since(figure: Figure, reading: Reading, context: Context) -> str | None:
    """The period that the change stated beside a figure is since; None where none is, or where that is not told."""
    stated = figure.stated
    if stated.change is None:
        return None
    words = _beside(stated, reading, context.said)
    # 年均增长 is no change since the year that it is told beside.
    return None if _PER_YEAR.search(words) else _base(words, context)


def of_whole_year(figure: Figure, reading: Reading) -> bool:
    """Whether a figure is said to be for all of a year, or of all of the region."""
    stated = figure.stated
    return _WHOLE_YEAR.search(reading.text, stated.start, stated.number_start) is not None


def _base(words: str, context: Context) -> str | None:
    """The period that an earlier value or a change in these words is of; None where that is not clear."""
    period = context.period
    years = {match[1] for match in _BASE_YEAR.finditer(words)}
    if years:
        return years.pop() if len(years) == 1 else None
    if context.several or _NO_BASE.search(words):
        return None
    if period.endswith("H1") and _YEAR_BEGAN.search(words):
        return str(int(period[:4]) - 1)
    return year_before(period)


def _beside(stated: Indicator, reading: Reading, said: Sentence | None) -> str:
    """The clause of a figure and the words behind it, up to the next figure or semicolon."""
    if said is None:
        return reading.text[stated.start : stated.end]
    at = _end(stated, reading, said)
    following = min((start for _, start, _ in said.numbers if start >= at), default=len(said.text))
    end = _CLAUSE_ENDS.search(said.text, at, following)
    return reading.text[stated.start : stated.end] + said.text[at : end.start() if end else following]


def _end(stated: Indicator, reading: Reading, said: Sentence) -> int:
    """Where an indicator's digits end in its sentence."""
    return next((end for index, _, end in said.numbers if reading.indicators[index] is stated), 0)


def _before_change(figure: Figure, reading: Reading) -> tuple[float, float, float] | None:
    """The value before the stated change, and between which ends it lies."""
    change, shown = figure.stated.change, figure.shown
    if change is None:
        return None
    value, slack = shown.value, _slack(figure, reading)
    by, by_slack = change.value, _half_of_last_place(change.value)
    if change.unit in {"%", "‰"} and figure.stated.unit != change.unit:
        per = 100 if change.unit == "%" else 1000
        low, high = 1 + (by - by_slack) / per, 1 + (by + by_slack) / per
        return (value / (1 + by / per), (value - slack) / high, (value + slack) / low) if low > 0 else None
    if "点" in change.unit or change.unit == figure.stated.unit:
        by = by / _MONTHS if figure.conversion is not None else by
        return value - by, value - by - slack - by_slack, value - by + slack + by_slack
    return None


def _exact(indicator: Indicator) -> bool:
    return indicator.qualifier is None and indicator.value_max is None


def _slack(figure: Figure, reading: Reading) -> float:
    """Half of the last place in which a figure is given, in the unit that it is shown in: 253.7亿 is exact to 500万."""
    stated = figure.stated
    digits = reading.text[stated.number_start : stated.number_end].replace(",", "").replace("，", "")
    try:
        written = float(digits)
    except ValueError:
        written = 0.0
    size = stated.value / written if written else 1.0
    places = len(digits.partition(".")[2]) if written else 0
    slack = 0.5 * abs(size) * 10.0**-places
    return slack / _MONTHS + 0.005 if figure.conversion is not None else slack


def _half_of_last_place(number: float) -> float:
    places = len(repr(number).partition(".")[2].rstrip("0"))
    return 0.5 * 10.0**-places
