"""What of the main screen and of a report read whole is taken along: excerpts, their sections, rows, figures."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from store.excerpts import Excerpt, ExcerptSection
from store.models import Kind
from store.taking.from_reports import (
    Shown,
    indicator_cell,
    report_worded,
    taken_columns,
    taken_excerpt,
    taken_rows,
)
from store.taking.taken import Taken
from store.taking.wording import wording
from tui.language import language
from tui.material import Material
from tui.standing import Standing
from tui.taken.measures import Sayings
from tui.typesetting.harmless import harmless

if TYPE_CHECKING:
    from tui.screens.browse.panes import BrowsePanes
    from tui.widgets.excerpt.pane import ExcerptPane
    from tui.widgets.indicator_table import IndicatorTable

_BETWEEN = " · "


def browse_taken(material: Material, standing: Standing, panes: "BrowsePanes") -> Taken:
    """The rows of the indicators where the keys go to them, else the excerpts; of all reports that stand side by side,
    those for which there is no room too. StoreError where one cannot be read."""
    reports = standing.arrangement.columns
    if panes.table.has_focus:
        readable = material.readable(reports)
        columns = [(report, material.reading(report)) for report in readable]
        return taken_rows(material.rows(readable, standing.domain), columns, language(), domain=standing.domain)
    shown = [_shown(material, standing, report) for report in reports]
    if len(shown) == 1:
        return taken_excerpt(shown[0], language(), domain=standing.domain, view=standing.view)
    return taken_columns(shown, language(), domain=standing.domain, view=standing.view)


def browse_current(material: Material, standing: Standing, panes: "BrowsePanes") -> Taken:
    """The figure under the cursor of the indicators with its sentence; the section that the reader of a column is at;
    where the keys go to neither, the excerpts."""
    if panes.table.has_focus and panes.table.figure is not None:
        return _figure_taken(material, panes.table)
    column = panes.columns.focused
    at = None if column is None else section_read(column.pane)
    if column is None or column.report is None or at is None:
        return browse_taken(material, standing, panes)
    return section_taken(_shown(material, standing, column.report), at)


def section_read(pane: "ExcerptPane") -> int | None:
    """The index of the section that the reader of a pane is at: that of the words that a search in the text is at, of
    the indicator under the cursor, of the words that led there, if they are in view, else that at the top. None where
    nothing is shown."""
    at, number, reached = pane.section_at(cursor=True), pane.cursor_at, pane.words_reached()
    if reached is None or (not reached[1] and number is not None and pane.is_in_view(number)):
        return at
    return reached[0].key.section


def section_taken(shown: Shown, at: int) -> Taken:
    """One section of an excerpt, by its index in it; of a bare heading, what stands under it as well. What the page put
    between is passed over."""
    sections = tuple(_under(shown.excerpt.sections, at))
    name = report_worded(shown.reading.report, wording(language()))
    titles = [harmless(sections[0].path[-1])] if sections and sections[0].path else []
    taken = taken_excerpt(replace(shown, excerpt=Excerpt(sections)), language())
    return replace(taken, title=_BETWEEN.join((name, *titles)), name="-".join((name, *titles)))


def _under(sections: Sequence[ExcerptSection], at: int) -> Iterator[ExcerptSection]:
    own = [section for section in sections[at:] if section.section.kind is not Kind.FURNITURE]
    own = own or [section for section in sections[:at][::-1] if section.section.kind is not Kind.FURNITURE]
    if not own:
        return
    yield own[0]
    if all(passage.furniture or passage.heading == len(passage.text) for passage in own[0].passages):
        yield from (each for each in own[1:] if each.section.id.startswith(f"{own[0].section.id}."))


def _shown(material: Material, standing: Standing, report: str) -> Shown:
    return Shown(report, material.reading(report), material.excerpt(report, standing.domain, standing.view))


def _figure_taken(material: Material, table: "IndicatorTable") -> Taken:
    assert table.figure is not None
    report, index = table.figure
    reading = material.reading(report)
    told = indicator_cell(reading.indicators[index], language(), table.conversion)
    name = report_worded(reading.report, wording(language()))
    note = harmless(" ".join((name, table.label, told.text, *told.flags)))
    return Taken(note, f"{name}-{table.label}", (Sayings({report: reading}).quote(report, index, note),))
