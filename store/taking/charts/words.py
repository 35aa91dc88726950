"""What pictures say of their points besides the values themselves."""

from collections.abc import Iterator

from store.taking.citing import citation, report_cited
from store.taking.taken import Chart, ChartKind, Citation, Point
from store.taking.wording import wording

MOST_SOURCES = 12
"""So many reports are listed below a picture; of more it is said how many there are."""
_MARKED = ("achieved", "target", "own-region")
"""What the marks of a picture say already."""


def besides(point: Point, language: str) -> str:
    """A value as it is worded, with what else is told of it in brackets; a target is called one."""
    words = wording(language)
    told = (*([words("target")] if point.target else []), *flags(point, language))
    return point.text + words("bracketed", text=words("list").join(told)) if told else point.text


def flags(point: Point, language: str) -> tuple[str, ...]:
    """What is told of a point that the picture does not show by itself."""
    words = wording(language)
    marked = {words(key) for key in _MARKED}
    return tuple(flag for flag in point.flags if flag not in marked)


def told(point: Point, language: str) -> str:
    """A point in a line, with where its value stands."""
    line = f"{point.at} {besides(point, language)}"
    if point.citation is None:
        return line
    return line + wording(language)("chart-cited", source=citation(point.citation, language))


def notes(chart: Chart, shown: int, language: str) -> Iterator[str]:
    """What stands below a picture: the chart's notes, what is told of single points of lines, how many values are
    `shown` unless all are, and the reports that the values are from."""
    words = wording(language)
    points = [point for series in chart.series for point in series.points]
    yield from chart.notes
    if chart.kind is ChartKind.LINES:
        told_of: dict[str, None] = {}
        for point in points:
            if said := flags(point, language):
                told_of[words("chart-flagged", at=f"{point.at} {point.text}", flags=words("list").join(said))] = None
        if told_of:
            yield words("list").join(told_of)
    if shown < len(points):
        yield words("chart-left-out", shown=shown, total=len(points))
    yield from _sources([point.citation for point in points if point.citation is not None], language)


def _sources(cited: list[Citation], language: str) -> Iterator[str]:
    words = wording(language)
    reports = list(dict.fromkeys(report_cited(each, language) for each in cited))
    if len(reports) > MOST_SOURCES:
        periods = sorted({each.period[:4] for each in cited if each.period})
        spanned = words("range", low=periods[0], high=periods[-1]) if len(periods) > 1 else "".join(periods)
        if spanned:
            yield words("chart-many-sources", count=len(reports), periods=spanned)
        else:
            yield words("chart-some-sources", count=len(reports))
    elif reports:
        yield words("chart-sources", source=reports[0])
        yield from reports[1:]
