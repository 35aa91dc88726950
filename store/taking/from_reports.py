"""Excerpts, several of them side by side, and rows of indicators as they are taken along."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from store.comparison import Row
from store.excerpts import Excerpt, ExcerptSection, View
from store.models import Indicator, Kind, Reading, Report, Tense
from store.outline import section_paths
from store.rates import Conversion
from store.taking.citing import citation_of, citation_of_spans, period_worded
from store.taking.figures import figure_worded
from store.taking.taken import Caption, Cell, Quote, Table, Taken
from store.taking.wording import Wording, wording
from store.taxonomy import domains

NOTHING = Cell("-")
"""The cell for which nothing is stated."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A column: a report by its id, its reading, and the excerpt of it that is shown."""

    report: str
    reading: Reading
    excerpt: Excerpt


def taken_excerpt(shown: Shown, language: str, *, domain: str | None = None, view: View | None = None) -> Taken:
    """One excerpt: a quote a section, each with its own citation, without what the page put between. `domain` and
    `view` are what the excerpt was made of; they name it."""
    words = wording(language)
    about = (report_worded(shown.reading.report, words), *_of(domain, view, words, language))
    return Taken(" · ".join(about), "-".join(about), tuple(_quotes(shown, words)))


def taken_columns(
    columns: Sequence[Shown], language: str, *, domain: str | None = None, view: View | None = None
) -> Taken:
    """Several excerpts, each under its report's name. `domain` and `view` are what they were made of."""
    words = wording(language)
    about = tuple(_of(domain, view, words, language))
    names = [report_worded(column.reading.report, words) for column in columns]
    parts: list[Caption | Quote] = []
    for name, column in zip(names, columns, strict=True):
        parts.append(Caption(name))
        parts.extend(_quotes(column, words))
    return Taken(" · ".join((words("list").join(names), *about)), "-".join((*names, *about)), tuple(parts))


def taken_rows(
    rows: Sequence[Row],
    columns: Sequence[tuple[str, Reading]],
    language: str,
    *,
    domain: str | None = None,
    view: View | None = None,
) -> Taken:
    """Rows of `indicator_rows` of these reports (id and reading): a column for the labels and one a report. Where
    a report states several figures of one row, the row goes on in the next one under the same label."""
    words = wording(language)
    about = tuple(_of(domain, view, words, language))
    names = [report_worded(reading.report, words) for _, reading in columns]
    paths = [section_paths(reading.sections) for _, reading in columns]

    def cell(row: Row, column: int, depth: int) -> Cell:
        if depth >= len(row.cells[column]):
            return NOTHING
        report, reading = columns[column]
        index = row.cells[column][depth]
        indicator = reading.indicators[index]
        path, place = paths[column].get(indicator.section, ()), (indicator.number_start, indicator.number_end)
        told = indicator_cell(indicator, language, row.conversions.get((column, index)))
        return replace(told, citation=citation_of(report, reading.report, path, *place))

    lines = tuple(
        (Cell(row.label), *(cell(row, column, depth) for column in range(len(columns))))
        for row in rows
        for depth in range(max(map(len, row.cells), default=0))
    )
    title = " · ".join((words("list").join(names), *about))
    table = Table(title, (words("indicator"), *names), lines)
    return Taken(title, "-".join((*names, *about)), (table,))


def indicator_cell(indicator: Indicator, language: str, conversion: Conversion | None = None) -> Cell:
    """An indicator as a cell without its citation, converted where it is shown so."""
    words = wording(language)
    shown = indicator if conversion is None else conversion.indicator
    text = figure_worded(shown, words, sized=language == "zh")
    return Cell(text, shown.value, shown.unit, tuple(_flags(indicator, conversion, words)), None, shown.value_max)


def report_worded(report: Report, words: Wording) -> str:
    """A report in the fewest words: its region and period."""
    region = report.region.name if report.region else words("no-region")
    return f"{region} {period_worded(report.period, words)}".strip()


def _quotes(column: Shown, words: Wording) -> Iterator[Quote]:
    for section in column.excerpt.sections:
        if section.section.kind is not Kind.FURNITURE:
            yield from _quote(section, column, words)


def _quote(section: ExcerptSection, column: Shown, words: Wording) -> Iterator[Quote]:
    passages = [passage for passage in section.passages if not passage.furniture]
    if passages:
        spans = [span for passage in passages for span in passage.spans]
        cited = citation_of_spans(column.report, column.reading.report, section.path, spans)
        note = words("torn") if any(passage.torn for passage in passages) else ""
        yield Quote("\n".join(passage.text for passage in passages), cited, note)


def _flags(indicator: Indicator, conversion: Conversion | None, words: Wording) -> Iterator[str]:
    if indicator.tense is Tense.TARGET:
        yield words("target")
    if conversion is not None:
        yield words("converted", unit=conversion.stated)
    if indicator.unsure:
        yield words("unsure")
    if indicator.corrected:
        yield words("corrected")


def _of(domain: str | None, view: View | None, words: Wording, language: str) -> Iterator[str]:
    named = {each.key: each.chinese if language == "zh" else each.english for each in domains()}
    yield words("all-domains") if domain is None else named.get(domain, domain)
    if view is not None:
        yield words(view.value)
