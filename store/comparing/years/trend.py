"""What a region's reports state period after period: rows of figures with their changes and what was said later."""

from collections.abc import Mapping
from dataclasses import dataclass

from store.comparing.measures.table import Figure

_POINT_UNITS = frozenset({"%", "‰"})


@dataclass(frozen=True, slots=True)
class Statement:
    """A figure and the report, by its id, that states it. `several` says that it may be the sum of several years;
    `since` is the period that the change stated beside it is since, None where none is or where that is not clear."""

    report: str
    figure: Figure
    several: bool = False
    since: str | None = None

    @property
    def value(self) -> float:
        """Its value in the row's unit; of a range the lower one."""
        return self.figure.value

    @property
    def target(self) -> bool:
        """Whether it is promised."""
        return self.figure.target


@dataclass(frozen=True, slots=True)
class Change:
    """How a result differs from the one before, that of the period `since`: by how much in the row's unit (in
    percentage points where that is a percentage), and in percent; `relative` is None for percentages and where the
    earlier value is not above zero. `inexact` says that one of the values is not stated exactly."""

    since: str
    absolute: float
    relative: float | None
    inexact: bool = False


@dataclass(frozen=True, slots=True)
class Retold:
    """The value of a period as a later report gives it: as the earlier value beside its own figure, or `computed` from
    the change beside it. `differs` says that it is not what the period's own report states, as exactly as both are
    given."""

    statement: Statement
    value: float
    computed: bool
    differs: bool


@dataclass(frozen=True, slots=True)
class YearCell:
    """What is stated of one quantity for one period: results and targets, what is shown first in front, and what
    later reports say that it was. `change` is that of the first result; None where there is nothing to compare."""

    results: tuple[Statement, ...] = ()
    targets: tuple[Statement, ...] = ()
    retold: tuple[Retold, ...] = ()
    change: Change | None = None

    @property
    def result(self) -> Statement | None:
        """The result that stands for the period."""
        return self.results[0] if self.results else None

    @property
    def target(self) -> Statement | None:
        """The target that stands for the period."""
        return self.targets[0] if self.targets else None

    @property
    def figures(self) -> tuple[Statement, ...]:
        """The different values: results, then targets."""
        return (*different(self.results), *different(self.targets))

    @property
    def told(self) -> Retold | None:
        """The earlier value that a later report gives in so many words, where no report of the period states one."""
        return None if self.results else next((each for each in self.retold if not each.computed), None)

    @property
    def doubted(self) -> bool:
        """Whether a later report tells it otherwise."""
        return any(each.differs for each in self.retold)


@dataclass(frozen=True, slots=True)
class TrendRow:
    """One quantity over the periods: its label, unit, domain, the key of its measure (None where it has none), all the
    names that reports give it, and a cell a period."""

    label: str
    unit: str
    domain: str
    measure: str | None
    names: tuple[str, ...]
    cells: tuple[YearCell, ...]

    @property
    def percentage(self) -> bool:
        """Whether its changes are in percentage points."""
        return self.unit in _POINT_UNITS

    @property
    def stated(self) -> int:
        """For how many periods there is a result."""
        return sum(bool(cell.results) for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Trend:
    """A series of reports over their periods, from old to new: the rows, those of measures first. `reports` are the
    ids by period; a period that reports only speak of has none."""

    periods: tuple[str, ...]
    reports: Mapping[str, str]
    rows: tuple[TrendRow, ...]

    @property
    def measured(self) -> int:
        """How many of the rows, from the first, are of measures."""
        return sum(row.measure is not None for row in self.rows)


def different(statements: tuple[Statement, ...]) -> tuple[Statement, ...]:
    """Of statements of one value the first."""
    found: dict[tuple[float, float | None], Statement] = {}
    for each in statements:
        found.setdefault((each.value, each.figure.shown.value_max), each)
    return tuple(found.values())
