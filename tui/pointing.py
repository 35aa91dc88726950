"""What the cursor of a pane is on, as what can be bookmarked."""

from typing import TYPE_CHECKING

from store.models import Span

if TYPE_CHECKING:
    from store.bookmarks.models import Pointed
    from tui.screens.browse.panes import BrowsePanes
    from tui.widgets.excerpt.pane import ExcerptPane
    from tui.widgets.search.entries import Entry


def at_indicator(report: str | None, indicator: int | None) -> "Pointed | None":
    """An indicator of a report by its index; None where there is none."""
    from store.bookmarks.models import Pointed

    return None if report is None or indicator is None else Pointed(report, indicator=indicator)


def at_sentence(report: str, spans: tuple[Span, ...]) -> "Pointed":
    """The sentence of a report that stands in these spans."""
    from store.bookmarks.models import Pointed

    return Pointed(report, spans=spans)


def at_section(report: str, section: str) -> "Pointed":
    """A section of a report by its id."""
    from store.bookmarks.models import Pointed

    return Pointed(report, section)


def in_pane(report: str | None, pane: "ExcerptPane") -> "Pointed | None":
    """What is in view of a report: words that a search in it is at, the indicator under the cursor, words that led
    there; else the section that stands at the top."""
    from store.bookmarks.models import Pointed

    at = pane.section_at(cursor=False)
    if report is None or pane.excerpt is None or pane.reading is None or at is None:
        return None
    number, reached = pane.cursor_at, pane.words_reached()
    if number is not None and pane.is_in_view(number) and not (reached and reached[1]):
        return Pointed(report, indicator=pane.indicator)
    if reached is not None:
        return Pointed(report, spans=(pane.source_of(reached[0]),), query=reached[1])
    part = pane.excerpt.sections[at]
    if part.section.id not in {section.id for section in pane.reading.sections}:
        # What stands outside of all sections has no heading to be known by.
        return Pointed(report, spans=part.passages[0].spans)
    return Pointed(report, part.section.id)


def in_panes(panes: "BrowsePanes", report: str | None) -> "Pointed | None":
    """What the keys go to in the columns or in the table of indicators; elsewhere what is in view of the report."""
    if panes.table.has_focus:
        return None if panes.table.figure is None else at_indicator(*panes.table.figure)
    column = None if report is None else panes.columns.of(report)
    return None if column is None else in_pane(report, column.pane)


def at_entry(entry: "Entry | None", query: str) -> "Pointed | None":
    """What an entry of a search's list leads to: words in their sentence, an indicator, or a section where nothing but
    filters found it."""
    from store.bookmarks.models import Pointed
    from tui.widgets.search.entries import Found, Stated

    if isinstance(entry, Stated):
        return Pointed(entry.hit.report, indicator=entry.hit.indicator.index, query=query)
    if not isinstance(entry, Found):
        return None
    hit = entry.hit
    if hit.matches or not hit.section:
        return Pointed(hit.report, spans=hit.matches or (Span(hit.start, hit.end),), query=query)
    return Pointed(hit.report, hit.section, query=query)
