"""Charts as Excel draws them, from the cells of a sheet of their own, so that they can be changed there."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from store.taking.charts.bars import MOST, OTHER, OWN, TARGET
from store.taking.charts.lines import look
from store.taking.charts.periods import missing, places
from store.taking.charts.scale import Scale
from store.taking.charts.shapes import PAPER, RULE
from store.taking.charts.words import flags
from store.taking.citing import citation
from store.taking.sheets import Column, Holds, Sheet, Value
from store.taking.taken import Chart, ChartKind, Point
from store.taking.wording import wording

_DASHES = ("solid", "dash", "round_dot", "dash_dot")
_WIDE, _HIGH = 820, 420
_BAR, _AROUND = 26, 90
"""How high a chart is in dots for each of its bars, and around them."""
_UNSAID: dict[str, Any] = {"delete": True}
_BESIDE = ("above", "below")


@dataclass(frozen=True, slots=True)
class ChartSheet:
    """The sheet of a chart, and its points: a row for each that they are of, and in it one a series, or none."""

    sheet: Sheet
    chart: Chart
    names: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Point | None, ...]], ...]


def chart_sheet(chart: Chart, language: str) -> ChartSheet:
    """A chart's points as a rectangle: what each is of, for each series its value and how it is worded, what is told
    of it, where it stands. Bars that are results and those that are targets are two series."""
    words = wording(language)
    names, rows = _bars(chart, language) if chart.kind is ChartKind.BARS else _lines(chart)
    columns = [Column(words("chart-at"), tuple(at for at, _ in rows))]
    for nth, name in enumerate(names):
        points = [points[nth] for _, points in rows]
        columns.append(Column(name, tuple(point.value if point else None for point in points), Holds.FIGURE))
        columns.append(Column(words("column-shown", name=name), tuple(point.text if point else "" for point in points)))
    told = [tuple(_told([point for point in points if point], language)) for _, points in rows]
    for name, values in zip(("note", "citation"), zip(*told, strict=True), strict=True):
        if any(values):
            columns.append(Column(words(name), values, Holds.CITATION if name == "citation" else Holds.WORDS))
    return ChartSheet(Sheet(words("chart-sheet", name=chart.title), tuple(columns), chart.notes), chart, names, rows)


def insert_chart(book: Any, page: Any, charted: ChartSheet, language: str) -> None:
    """Puts a chart beside the cells of its sheet, which stand from the page's first column and row on."""
    bars = charted.chart.kind is ChartKind.BARS
    last = min(len(charted.rows), MOST) if bars else len(charted.rows)
    drawn = book.add_chart({"type": "bar" if bars else "line"})
    for nth in range(len(charted.names)):
        points = [points[nth] for _, points in charted.rows[:last]]
        column, beside = 1 + 2 * nth, "outside_end" if bars else _BESIDE[nth % 2]
        labels = [_label(page.name, line, column + 1) if each else _UNSAID for line, each in enumerate(points, 1)]
        drawn.add_series(
            {
                "name": [page.name, 0, column],
                "categories": [page.name, 1, 0, last, 0],
                "values": [page.name, 1, column, last, column],
                "data_labels": {"value": True, "custom": labels, "position": beside},
            }
            | (_bar_look(points, target=nth > 0) if bars else _line_look(points, nth))
        )
    _set_out(drawn, charted, language, bars=bars)
    high = _AROUND + _BAR * last if bars else _HIGH
    drawn.set_size({"width": _WIDE, "height": max(high, _HIGH // 2)})
    # Printed, cells and chart stand on one page side by side.
    page.set_landscape()
    page.fit_to_pages(1, 0)
    page.insert_chart(1, len(charted.sheet.columns) + 1, drawn, {"description": charted.chart.title})


def _label(name: str, line: int, column: int) -> dict[str, Any]:
    """The words of a cell as they stand beside a value."""
    from xlsxwriter.utility import quote_sheetname, xl_rowcol_to_cell

    return {"value": f"={quote_sheetname(name)}!{xl_rowcol_to_cell(line, column, row_abs=True, col_abs=True)}"}


def _set_out(drawn: Any, charted: ChartSheet, language: str, *, bars: bool) -> None:
    unit = wording(language)("bracketed", text=charted.chart.unit) if charted.chart.unit else ""
    drawn.set_title({"name": charted.chart.title + unit, "name_font": {"size": 14}})
    drawn.show_blanks_as("gap")
    drawn.set_legend({"none": True} if len(charted.names) == 1 else {"position": "bottom"})
    if bars:
        drawn.set_y_axis({"reverse": True, "major_tick_mark": "none", "label_position": "low"})
        drawn.set_x_axis({"visible": False, "major_gridlines": {"visible": False}})
    else:
        drawn.set_x_axis({"label_position": "low"})
        ticks = Scale([point.value for series in charted.chart.series for point in series.points]).ticks
        span = {"min": float(ticks[0]), "max": float(ticks[-1]), "major_unit": float(ticks[1] - ticks[0])}
        drawn.set_y_axis({"major_gridlines": {"visible": True, "line": {"color": RULE}}} | span)


def _bar_look(points: Sequence[Point | None], *, target: bool) -> dict[str, Any]:
    if target:
        hatched = {"pattern": "wide_upward_diagonal", "fg_color": TARGET, "bg_color": PAPER}
        return {"pattern": hatched, "border": {"color": TARGET}, "gap": 60, "overlap": 100}
    own = [{"fill": {"color": OWN}} if point and point.own else None for point in points]
    return {"fill": {"color": OTHER}, "points": own, "gap": 60, "overlap": 100}


def _line_look(points: Sequence[Point | None], nth: int) -> dict[str, Any]:
    drawn, color = look(nth), look(nth).color
    open_ = all(point.target for point in points if point)
    marker = {"type": drawn.form, "size": 8, "border": {"color": color}, "fill": {"color": PAPER if open_ else color}}
    return {"line": {"color": color, "width": 2, "dash_type": _DASHES[nth % len(_DASHES)]}, "marker": marker}


def _bars(chart: Chart, language: str) -> tuple[tuple[str, ...], tuple[tuple[str, tuple[Point | None, ...]], ...]]:
    words = wording(language)
    points = [point for series in chart.series for point in series.points]
    result, target = words("figure"), words("chart-target", name=words("figure"))
    if not any(point.target for point in points):
        return (result,), tuple((point.at, (point,)) for point in points)
    rows = tuple((point.at, (None, point) if point.target else (point, None)) for point in points)
    return (result, target), rows


def _lines(chart: Chart) -> tuple[tuple[str, ...], tuple[tuple[str, tuple[Point | None, ...]], ...]]:
    placed = places([point.at for series in chart.series for point in series.points])
    periods = sorted((placed | missing(placed)).items(), key=lambda each: each[1])
    found = [{point.at: point for point in series.points} for series in chart.series]
    rows = tuple((period, tuple(each.get(period) for each in found)) for period, _ in periods)
    return tuple(series.name for series in chart.series), rows


def _told(points: Sequence[Point], language: str) -> Iterator[Value]:
    words = wording(language)
    told = [words("own-region")] if any(point.own for point in points) else []
    told += (flag for point in points for flag in flags(point, language))
    yield words("list").join(dict.fromkeys(told))
    cited = dict.fromkeys(point.citation for point in points if point.citation is not None)
    yield " ".join(citation(each, language) for each in cited)
