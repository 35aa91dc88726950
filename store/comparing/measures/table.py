"""The table of measures: what several reports state, a row for each quantity and a column for each report."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from store.comparing.measures.likeness import gist, unit_class
from store.comparison import Row, indicator_rows, shown_in
from store.excerpts import View
from store.growths import growths_beside
from store.measures import Measure, measure_of, measures
from store.models import Indicator, Reading, Tense
from store.rates import Conversion
from store.taxonomy import domains


@dataclass(frozen=True, slots=True)
class Figure:
    """One value of a cell: the index of its indicator in the reading, the indicator as it is stated, and what it is
    converted to where the row has another unit. Of a growth that stands beside a level, `index` is the level's, and
    `stated` the growth."""

    index: int
    stated: Indicator
    conversion: Conversion | None = None

    @property
    def shown(self) -> Indicator:
        """The indicator as it stands in the row."""
        return self.stated if self.conversion is None else self.conversion.indicator

    @property
    def value(self) -> float:
        """Its value in the row's unit; of a range the lower one."""
        return self.shown.value

    @property
    def target(self) -> bool:
        """Whether it is promised."""
        return self.stated.tense is Tense.TARGET


@dataclass(frozen=True, slots=True)
class Cell:
    """What one report states of one quantity: different values only, the one that it is compared by first.

    That one is a result before a target, of the report's own period before another, exact before a bound that was
    passed, else what is stated first.
    `share` is its part of the row's largest value (0 to 1), `best` says that no other report's result is better.
    """

    figures: tuple[Figure, ...] = ()
    share: float = 0.0
    best: bool = False

    @property
    def leading(self) -> Figure | None:
        """The value that it is compared by; None where nothing is stated."""
        return self.figures[0] if self.figures else None


_NOTHING = Cell()


@dataclass(frozen=True, slots=True)
class TableRow:
    """One quantity: its label, its unit, its domain, the key of its measure (None where it has none) and a cell a
    column. `names` are all the names that reports give it."""

    label: str
    unit: str
    domain: str
    measure: str | None
    names: tuple[str, ...]
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class MeasuresTable:
    """Reports side by side: their ids, and the rows, those of measures first."""

    reports: tuple[str, ...]
    rows: tuple[TableRow, ...]

    @property
    def measured(self) -> int:
        """How many of the rows, from the first, are of measures."""
        return sum(row.measure is not None for row in self.rows)


def measures_table(
    readings: Mapping[str, Reading], domain: str | None = None, view: View | None = None
) -> MeasuresTable:
    """The table of reports, given by their ids: of one domain or of all (None), with results (REVIEW), targets (PLAN)
    or both (None).

    The rows of measures stand in the order of the measures' file; below them other indicators by domain, what most
    reports state first. Reports share such a row where they give a quantity the same name, or names that are known to
    mean the same, in units that count the same.
    """
    columns = list(readings.values())
    measured, others = rows_alike(columns, domain, view)
    grouped = sorted(
        (_finished(columns, row) for row in others),
        key=lambda row: (_domain_place(row.domain), -sum(bool(cell.figures) for cell in row.cells)),
    )
    return MeasuresTable(tuple(readings), (*(_finished(columns, row) for row in measured), *grouped))


def rows_alike(
    columns: Sequence[Reading], domain: str | None = None, view: View | None = None
) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
    """The rows of measures in the order of the measures' file, and those of other indicators, grouped where reports
    mean the same by them."""
    rows = _with_growths(indicator_rows(columns, domain, view), columns, domain, view)
    measured, others = _divided(rows)
    return tuple(measured), tuple(_grouped(columns, others))


def _with_growths(
    rows: Sequence[Row], columns: Sequence[Reading], domain: str | None, view: View | None
) -> Iterator[Row]:
    """The rows, those of growths with what reports state of them beside levels."""
    beside: dict[str, dict[tuple[int, int], Indicator]] = {}
    for column, reading in enumerate(columns):
        for index, growth in growths_beside(reading):
            if growth.measure is not None and shown_in(growth, domain, view):
                beside.setdefault(growth.measure, {})[column, index] = growth
    for row in rows:
        measure = measure_of(row.measure)
        fits = measure is not None and measure.unit_fits(row.unit)
        yield _grown(row, beside.pop(row.measure or "", {})) if fits else row
    for key, growths in beside.items():
        if (measure := measure_of(key)) is not None:
            yield _grown(Row(measure.chinese, measure.unit, key, tuple(() for _ in columns)), growths)


def _grown(row: Row, growths: Mapping[tuple[int, int], Indicator]) -> Row:
    cells = tuple((*cell, *(index for of, index in growths if of == column)) for column, cell in enumerate(row.cells))
    return replace(row, cells=cells, growths=growths)


def _divided(rows: Iterable[Row]) -> tuple[list[Row], list[Row]]:
    """The rows of measures, in their order, and the others; the growth of a measure is none."""
    places = {measure.key: place for place, measure in enumerate(measures())}
    measured, others = [], []
    for row in rows:
        measure = measure_of(row.measure)
        if measure is not None and measure.unit_fits(row.unit):
            measured.append(row)
        else:
            others.append(row)
    return sorted(measured, key=lambda row: places[row.measure or ""]), others


@dataclass(frozen=True, slots=True)
class _Atom:
    """Indicators of one name and unit: (column, index) each."""

    name: str
    unit: str
    places: tuple[tuple[int, int], ...]


def _grouped(columns: Sequence[Reading], rows: Iterable[Row]) -> Iterator[Row]:
    """The rows of what reports give like names; a report that tells two names apart knows why."""
    like: dict[object, list[_Atom]] = {}
    for number, atom in enumerate(_atoms(rows)):
        said = gist(atom.name)
        column, index = atom.places[0]
        domain = columns[column].indicators[index].domain
        key: object = number if said.vague else (said, unit_class(atom.unit), domain)
        like.setdefault(key, []).append(atom)
    for atoms in like.values():
        for group in [atoms] if _compatible(columns, atoms) else [[atom] for atom in atoms]:
            cells: list[list[int]] = [[] for _ in columns]
            for atom in group:
                for column, index in atom.places:
                    cells[column].append(index)
            label = min((atom.name for atom in group), key=len)
            yield Row(label, group[0].unit, None, tuple(tuple(sorted(cell)) for cell in cells))


def _atoms(rows: Iterable[Row]) -> Iterator[_Atom]:
    """Each row as it is; a row whose name says too little, column by column."""
    for row in rows:
        places = [(column, index) for column, cell in enumerate(row.cells) for index in cell]
        if gist(row.label).vague:
            for column, cell in enumerate(row.cells):
                if cell:
                    yield _Atom(row.label, row.unit, tuple((column, index) for index in cell))
        else:
            yield _Atom(row.label, row.unit, tuple(places))


def _compatible(columns: Sequence[Reading], atoms: Sequence[_Atom]) -> bool:
    """Whether no report states two of these as one kind of thing, result or target."""
    seen: dict[tuple[int, Tense], int] = {}
    for number, atom in enumerate(atoms):
        for column, index in atom.places:
            key = column, columns[column].indicators[index].tense
            if seen.setdefault(key, number) != number:
                return False
    return True


def figure_in(row: Row, place: tuple[int, int], reading: Reading) -> Figure:
    """The figure that a row has at a place (column, index)."""
    indicator = row.growths.get(place) or reading.indicators[place[1]]
    return Figure(place[1], indicator, row.conversions.get(place))


def _finished(columns: Sequence[Reading], row: Row) -> TableRow:
    indicators = [
        row.growths.get((column, index)) or columns[column].indicators[index]
        for column, cell in enumerate(row.cells)
        for index in cell
    ]
    cells = [
        Cell(
            _figures(
                reading.report.period,
                (figure_in(row, (column, index), reading) for index in cell),
            )
        )
        if cell
        else _NOTHING
        for column, (reading, cell) in enumerate(zip(columns, row.cells, strict=True))
    ]
    names = tuple(dict.fromkeys(indicator.name for indicator in indicators))
    measure = measure_of(row.measure)
    domain = indicators[0].domain if measure is None else measure.domain
    return TableRow(row.label, row.unit, domain, row.measure, names, _compared(cells, measure, row.unit))


def _figures(period: str | None, figures: Iterable[Figure]) -> tuple[Figure, ...]:
    """The different values, the one to compare by first; of several equal ones the surest."""
    different: dict[tuple[object, ...], Figure] = {}
    for figure in figures:
        shown = figure.shown
        key = shown.value, shown.value_max, shown.tense, unit_class(shown.unit)
        known = different.get(key)
        if known is None or figure.stated.confidence > known.stated.confidence:
            different[key] = figure

    def order(figure: Figure) -> tuple[bool, bool, bool]:
        return figure.target, figure.stated.period not in {None, period}, figure.stated.bounded

    return tuple(sorted(different.values(), key=order))


def _compared(cells: Sequence[Cell], measure: Measure | None, unit: str) -> tuple[Cell, ...]:
    """The cells with what part of the largest value each is, and which are best; targets never are."""
    leading = [cell.leading for cell in cells]
    largest = max((abs(figure.value) for figure in leading if figure is not None), default=0.0)
    results = [figure.value for figure in leading if figure is not None and not figure.target]
    best: float | None = None
    if measure is not None and measure.direction and measure.unit_fits(unit) and len(results) > 1:
        best = max(results) if measure.direction == "up" else min(results)
    return tuple(
        cell
        if figure is None
        else replace(
            cell,
            share=abs(figure.value) / largest if largest else 0.0,
            best=not figure.target and figure.value == best,
        )
        for cell, figure in zip(cells, leading, strict=True)
    )


def _domain_place(key: str) -> int:
    return next((place for place, domain in enumerate(domains()) if domain.key == key), len(domains()))
