"""The columns lined up: each section of the leading one beside its counterparts in the others."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from textual.events import DescendantFocus
from textual.message import Message
from textual.screen import Screen
from textual.timer import Timer

from store import Reading, Section, StoreError
from tui.keys import key
from tui.language import language, phrase
from tui.material import Material
from tui.messages import PlaceChanged
from tui.screens.browse.panes import BrowsePanes
from tui.screens.comparing_thread import ComparingThread, Wanted
from tui.standing import Standing
from tui.typesetting.harmless import harmless
from tui.widgets.column import Column
from tui.widgets.excerpt.cursor import ExcerptCursor
from tui.widgets.excerpt.text import ExcerptText
from tui.words.labels import report_name, view_name

if TYPE_CHECKING:
    from store.comparing.sections.alignment import Alignment
    from store.comparing.sections.comparing import Comparing

    _Base = Screen[None]
else:
    _Base = object

ALIGN_KEYS = (
    key("equals_sign", "align", "align.align", shown="equals_sign"),
    key("s", "in_step", "align.in-step", shown="s"),
    key("v", "kindred", "align.kindred", shown="v"),
)
_SECONDS_TO_REST = 0.3
Alignments = Mapping[tuple[str, str], "Alignment"]
"""Reports held against each other, by the lead and the other."""


@dataclass
class _Target:
    """A column that is brought to a place of its report's text."""

    column: Column
    place: int

    @property
    def lines_over(self) -> int:
        """How many rows the path over the place takes."""
        return self.column.pane.lines_over(self.place)


@dataclass(eq=False, repr=False)
class Aligned(Message):
    """What came of holding reports against each other: where they meet, None where that would have taken long and
    nobody waits for it, or why it could not be done."""

    reports: tuple[str, ...]
    outcome: "Alignments | Exception | None"


class Aligning(_Base):
    """A screen of columns that line up. The column that the keys go to, or went to last, leads.

    Where the reports meet is worked out in a thread: for the first ones at once and then once the reader rests, if the
    library's index makes it quick, else when it is asked for.
    """

    material: Material
    panes: BrowsePanes
    _standing: Standing
    _comparing: ComparingThread | None = None
    _alignments: "Alignments" = MappingProxyType({})
    _aligned: tuple[str, ...] = ()
    _asked: tuple[str, ...] = ()
    _resting_before_comparing: Timer | None = None
    _led_by: str | None = None
    _steps: bool = False
    _to_align: bool = False

    # Where the reports meet

    @property
    def comparing(self) -> ComparingThread:
        """What holds reports against each other, for this screen and those that open from it."""
        if self._comparing is None:
            self._comparing = ComparingThread(self.material.comparing)
        return self._comparing

    def on_unmount(self) -> None:
        """Asks nothing more."""
        if self._comparing is not None:
            self._comparing.close()

    def on_place_changed(self) -> None:
        """Marks what is shown, and works out a moment later where reports meet that came in."""
        if self._aligned != self._standing.arrangement.columns:
            self._alignments, self._aligned = MappingProxyType({}), ()
            if self._resting_before_comparing is not None:
                self._resting_before_comparing.stop()
            if self._comparing is None:
                # What a session begins with is not passed by on the way to something else.
                self.call_after_refresh(self._compare_at_rest)
            else:
                self._resting_before_comparing = self.set_timer(_SECONDS_TO_REST, self._compare_at_rest)
        self._mark()

    def _compare_at_rest(self) -> None:
        self._compare(at_rest=True)

    def _compare(self, *, at_rest: bool) -> None:
        reports = self._standing.arrangement.columns
        if len(reports) < 2 or (at_rest and reports in (self._asked, self._aligned)):
            return
        readings = dict(self._readings(reports))

        def compared(comparing: "Comparing", _: Wanted) -> "Alignments | None":
            return comparing.align(readings) if not at_rest or comparing.has_index else None

        self._asked = reports
        self.comparing.ask("align", compared, lambda outcome: self.post_message(Aligned(reports, outcome)))

    def _readings(self, reports: tuple[str, ...]) -> Iterator[tuple[str, Reading]]:
        for report in self.material.readable(reports):
            yield report, self.material.reading(report)

    def on_aligned(self, message: Aligned) -> None:
        """Takes up where the reports meet."""
        self._asked = ()
        if isinstance(message.outcome, StoreError):
            self._to_align = False
            self.app.notify(message.outcome.sentence(language()))
        elif isinstance(message.outcome, Exception):
            raise message.outcome
        elif message.outcome is not None and message.reports == self._standing.arrangement.columns:
            self._alignments, self._aligned = message.outcome, message.reports
            self._mark()
            if self._to_align or self._steps:
                self._line_up(self._to_align)
            self._to_align = False

    # What is marked

    def _mark(self) -> None:
        """Marks the sections of the lead that no other column has, and those of the others that the lead lacks."""
        lead = self._lead
        for column in self.panes.columns.all:
            if lead is None or column.report is None:
                continue
            if column is lead:
                lacking = [self._lacking(column.report, other.report) for other in self.panes.columns.all]
                told = [each for each in lacking if each is not None]
                column.pane.mark_alone(frozenset.intersection(*told) if told else frozenset())
            else:
                column.pane.mark_alone(self._lacking(column.report, lead.report) or frozenset())
            words = [phrase("align.alone", count=column.pane.alone)] if column.pane.alone else []
            if self._steps and self._aligned and column is not lead:
                words.insert(0, phrase("align.following"))
            column.bar.remark = "  ".join(words)

    def _lacking(self, report: str | None, other: str | None) -> frozenset[str] | None:
        """The sections of a report that another one has no counterpart of; None where that is not known."""
        found = self._alignments.get((report or "", other or ""))
        return None if found is None else found.lacking

    @property
    def _lead(self) -> Column | None:
        columns = self.panes.columns
        own = None if self._led_by is None else columns.of(self._led_by)
        return next((column for column in (columns.focused, own, columns.all[0]) if column and column.report), None)

    def on_descendant_focus(self, _: DescendantFocus) -> None:
        """The focused column leads from now on."""
        focused = self.panes.columns.focused
        if focused is not None and focused.report and focused.report != self._led_by:
            self._led_by = focused.report
            self._mark()

    # Lining up

    def on_excerpt_text_section_reached(self, event: ExcerptText.SectionReached) -> None:
        """The others follow the leading column from section to section, if they are to; the place is worth keeping."""
        self.post_message(PlaceChanged())
        lead = self._lead
        if self._steps and lead is not None and event.pane is lead.pane:
            self._line_up(False, cursor=False)

    def on_excerpt_cursor_indicator_reached(self, event: ExcerptCursor.IndicatorReached) -> None:
        """The others follow the cursor in the leading column, if they are to."""
        lead = self._lead
        if self._steps and lead is not None and event.pane is lead.pane:
            self._line_up(False)

    def action_align(self) -> None:
        """Brings the counterparts of the section that the reader is at beside it."""
        if len(self._standing.arrangement.columns) < 2:
            self.app.notify(phrase("align.one-column"))
        elif self._aligned:
            self._line_up(True)
        else:
            self._to_align = True
            self._compare(at_rest=False)

    def action_in_step(self) -> None:
        """Keeps the other columns at the counterparts of the section that the leading one is at, or lets them go."""
        if len(self._standing.arrangement.columns) < 2 and not self._steps:
            self.app.notify(phrase("align.one-column"))
            return
        self._steps = not self._steps
        self.app.notify(phrase("align.in-step-on" if self._steps else "align.in-step-off"))
        self._mark()
        if self._steps:
            self.action_align()

    def _line_up(self, asked: bool, *, cursor: bool = True) -> None:
        """Brings the counterparts to the row of the leading section. Where this was `asked` for, the lead moves as far
        as the others need it, and what has no counterpart is told."""
        lead = self._lead
        section = None if lead is None else self._section(lead, cursor=cursor)
        if lead is None or section is None:
            return
        targets, lacking = [], []
        for column in self.panes.columns.all:
            if column is not lead and column.report and column.display:
                place = self._counterpart(lead, section.id, column)
                if isinstance(place, int):
                    targets.append(_Target(column, place))
                else:
                    lacking.append(place)
        row = lead.pane.row_of(section.start)
        if asked:
            targets.append(_Target(lead, section.start))
            row = max(row or 0, *(each.lines_over for each in targets))
            row = min(row, *(each.column.pane.rows_above(each.place) for each in targets))
            if lacking:
                self.app.notify("  ".join(lacking))
        for each in targets:
            each.column.pane.stand(each.place, each.lines_over if row is None or row < 0 else row)

    def _section(self, lead: Column, *, cursor: bool) -> Section | None:
        """The section that the reader is at; of bare headings, the first one under them."""
        at, excerpt = lead.pane.section_at(cursor=cursor), lead.pane.excerpt
        if at is None or excerpt is None:
            return None
        known = next((pair for pair in self._alignments if pair[0] == lead.report), None)
        told = self._alignments[known].ranked if known is not None else {}
        sections = [entry.section for entry in excerpt.sections]
        return next((each for each in sections[at:] if each.id in told), sections[at])

    def _counterpart(self, lead: Column, section: str, column: Column) -> int | str:
        """Where the counterpart of the lead's section begins in a column; why there is none, in words."""
        assert lead.report is not None
        assert column.report is not None
        name = report_name(self.material.entry(column.report).report)
        found = self._alignments.get((lead.report, column.report))
        close = [each for each in found.ranked.get(section, ()) if each.close] if found is not None else []
        excerpt = column.pane.excerpt
        shown = {entry.section.id for entry in excerpt.sections} if excerpt is not None else set()
        there = next((each for each in close if each.section in shown), None)
        if there is not None:
            return there.start
        if not close:
            return phrase("align.nothing", report=name)
        titles = {each.id: each.title for each in self.material.reading(column.report).sections}
        title = harmless(titles.get(close[0].section, "")) or phrase("excerpt.untitled")
        return phrase("align.elsewhere", report=name, title=title, view=view_name(self._standing.view))

    # Who else does this

    def action_kindred(self) -> None:
        """Shows who else does what the section that the reader is at tells of."""
        lead = self._lead
        section = None if lead is None else self._section(lead, cursor=True)
        if lead is None or lead.report is None or section is None:
            return
        from tui.screens.kindred import About, KindredScreen

        def signs() -> Mapping[str, str]:
            return self._standing.arrangement.signs

        about = About(lead.report, section, self._standing.domain)
        self.app.push_screen(KindredScreen(self.material, self.comparing, about, signs))
