"""One report whole: its outline at the left, its text from the first line to the last."""

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.screen import Screen

from store.excerpts import excerpt
from store.models import Reading
from store.outline import outline
from store.taking.from_reports import Shown, taken_excerpt
from store.taking.taken import Taken
from tui.glyphs import glyph
from tui.keys import key
from tui.language import language, phrase
from tui.pointing import at_section, in_pane
from tui.screens.search.landing import Landing
from tui.taken.browse import section_read, section_taken
from tui.typesetting.harmless import harmless
from tui.widgets.backdrop import Backdrop
from tui.widgets.excerpt.pane import ExcerptPane
from tui.widgets.key_footer import KeyFooter
from tui.widgets.outline_list import OutlineList
from tui.widgets.pane import Pane
from tui.widgets.search.foot import SearchFoot
from tui.words.labels import report_name

if TYPE_CHECKING:
    from store.bookmarks.models import Pointed

_WIDE = 100
_BRACKETS = "left_square_bracket right_square_bracket"


Trail = Callable[[int], None]
"""Asks for the hit that is so many away from the last one; the answer comes to `ReportScreen.land`."""


class _Panes(Backdrop, Horizontal):
    """The outline beside the text."""


class ReportScreen(Backdrop, Screen[int], inherit_bindings=False):
    """A report to be read through; dismissed with the place of the source text where the reader stood.

    On a narrow screen the outline is there only while it is asked for.
    """

    AUTO_FOCUS = ""
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (_WIDE, "-wide")]  # noqa: RUF012
    DEFAULT_CSS = """
    ReportScreen {
        & _Panes { height: 1fr; }
        & #outline-pane { width: 36; }
        & #text-pane { width: 1fr; padding-left: 1; }
        & ExcerptPane { padding: 0 1 0 0; }
        &.-narrow #outline-pane { display: none; width: 30; }
        &.-narrow #text-pane { padding-left: 0; }
        &.-narrow.-outline #outline-pane { display: block; }
        &.-narrow.-outline #text-pane { padding-left: 1; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        key("q,escape,backspace", "leave", "excerpt.leave-report", shown="q"),
        key("o", "outline", "excerpt.outline", shown="o"),
        key("tab,shift+tab", "other_pane", "excerpt.other-pane", shown="tab"),
        key("left_square_bracket", "step(-1)", "excerpt.previous-heading", shown=_BRACKETS),
        key("right_square_bracket", "step(1)", "excerpt.next-heading"),
        key("n", "result(1)", "search.next-result", shown="n N"),
        key("N", "result(-1)", "search.previous-result"),
    ]

    def __init__(
        self,
        report: str,
        reading: Reading,
        *,
        place: int = 0,
        landing: Landing | None = None,
        trail: Trail | None = None,
    ) -> None:
        super().__init__()
        self.report, self.reading = report, reading
        self._place = place
        self._landing, self._trail = landing, trail
        self._foot = SearchFoot()
        self.outline = OutlineList(outline(reading), id="outline")
        self.text = ExcerptPane(id="text")

    def compose(self) -> ComposeResult:
        """The outline and the text, over the keys."""
        text_pane = Pane(self.text, id="text-pane")
        text_pane.bar.heading, text_pane.bar.brief = _headings(self.reading)
        with _Panes():
            yield Pane(self.outline, phrase("excerpt.outline-title"), id="outline-pane")
            yield text_pane
        if self._trail is not None:
            yield self._foot
        yield KeyFooter()

    def on_mount(self) -> None:
        """Begins where the reader stood, or where a search leads."""
        # Where a search leads, some text is to be seen before it too.
        place = 0 if self._landing is not None else self._place
        self.text.show(self.reading, excerpt(self.reading), place=place)
        self.text.focus()
        if self._landing is not None:
            # Only what is laid out can be brought into view.
            self.call_after_refresh(self.land, self._landing)

    def land(self, landing: Landing) -> None:
        """Goes to a hit, in this report or in another."""
        if landing.reading is not self.reading:
            self.report, self.reading = landing.report, landing.reading
            self.outline.show(outline(landing.reading))
            bar = self.query_one("#text-pane", Pane).bar
            bar.heading, bar.brief = _headings(landing.reading)
            self.text.show(landing.reading, excerpt(landing.reading))
        if not landing.hit and landing.indicator is None:
            self.text.go_to(landing.place)
        self.text.show_found(landing.words, landing.hit)
        self.text.show_indicator(landing.indicator)
        self._foot.words = landing.told

    @on(ExcerptPane.SectionReached)
    def _follow(self) -> None:
        # The outline's own cursor is the reader's while the keys go to it.
        if not self.outline.has_focus:
            self.outline.follow(self.text.place)

    @on(OutlineList.HeadingReached)
    def _go_to_heading(self, event: OutlineList.HeadingReached) -> None:
        self.text.go_to(event.place)

    @on(OutlineList.HeadingChosen)
    def _read(self) -> None:
        self._close_outline()

    def action_outline(self) -> None:
        """To the outline, or from it back to the text."""
        if self.outline.has_focus:
            self._close_outline()
        else:
            self.add_class("-outline")
            self.call_after_refresh(self.outline.focus)

    def action_other_pane(self) -> None:
        """From the text to the outline and back."""
        self.action_outline()

    def action_step(self, by: int) -> None:
        """To the next heading or the one before."""
        self.outline.cursor += by

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Whether there are results to go on to."""
        return action != "result" or self._trail is not None

    def action_result(self, by: int) -> None:
        """To the next result of the search, or the one before; it may be in another report."""
        if self._trail is not None:
            self._trail(by)

    def pointed(self) -> "Pointed | None":
        """What the reader is at in the text; in the outline, the section of the heading."""
        heading = self.outline.heading if self.outline.has_focus else None
        return in_pane(self.report, self.text) if heading is None else at_section(self.report, heading.id)

    def taken(self) -> Taken:
        """The whole report, section by section."""
        return taken_excerpt(self._shown, language())

    def current(self) -> Taken:
        """The section that the reader is at."""
        at = section_read(self.text)
        return self.taken() if at is None else section_taken(self._shown, at)

    @property
    def _shown(self) -> Shown:
        return Shown(self.report, self.reading, excerpt(self.reading))

    def action_leave(self) -> None:
        """Back to where the reader came from."""
        self.dismiss(self.text.place)

    def _close_outline(self) -> None:
        self.text.focus()
        self.remove_class("-outline")


def _headings(reading: Reading) -> tuple[str, str]:
    """Whose report of when it is, with its title and without."""
    report = reading.report
    separator = f" {glyph('separator')} "
    brief = separator.join(part for part in (report_name(report), harmless(report.agency or "")) if part)
    return (f"{brief}{separator}{harmless(report.title)}" if report.title else brief), brief
