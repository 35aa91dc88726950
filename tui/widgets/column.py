"""A column: one report's excerpt under its name."""

from store.excerpts import View
from store.models import Report
from tui.glyphs import glyph
from tui.widgets.excerpt.pane import ExcerptPane
from tui.widgets.pane import Pane
from tui.words.labels import domain_name, report_name, view_name


class Column(Pane):
    """An excerpt pane that knows which report it shows."""

    def __init__(self, *, classes: str | None = None) -> None:
        super().__init__(ExcerptPane(), classes=classes)
        self.report: str | None = None
        self.shown: tuple[str, str | None, View] | None = None
        """What the pane shows now: report, domain and side."""

    @property
    def pane(self) -> ExcerptPane:
        """The pane below the bar."""
        assert isinstance(self.body, ExcerptPane)
        return self.body

    def untitle(self) -> None:
        """Names nothing, because nothing is shown."""
        self.bar.heading = self.bar.brief = self.bar.note = ""
        self.shown = None

    def title(self, report: Report, domain: str | None, view: View, place: int, *, of: int | None) -> None:
        """Names what is shown; `place` of how many columns, counted from 0, where some are out of view."""
        self.bar.brief = report_name(report)
        self.bar.heading = f"{self.bar.brief} {glyph('separator')} {domain_name(domain)}"
        self.bar.note = view_name(view) if of is None else f"{view_name(view)} {place + 1}/{of}"
