"""One measure across all regions of the library: who states how much, and where the reader's own region stands."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.message import Message
from textual.screen import Screen
from textual.worker import get_current_worker

from store import StoreError
from store.taking.taken import Taken
from tui.glyphs import glyph
from tui.keys import key
from tui.language import language, phrase
from tui.material import Material
from tui.messages import OwnChosen
from tui.pointing import at_indicator
from tui.screens.views import Viewing
from tui.standing import Standing
from tui.taken.measures import Sayings, measure_name, ranking_taken
from tui.widgets.backdrop import Backdrop
from tui.widgets.key_footer import KeyFooter
from tui.widgets.pane import Pane
from tui.widgets.ranking_list import RankingList, RankingSummary
from tui.words.ranking import note_words, stated_words, summary_words

if TYPE_CHECKING:
    from store.bookmarks.models import Pointed
    from store.comparing.ranking.ranking import Ranking
    from store.comparing.ranking.stated import Stated

_BRACKETS = "left_square_bracket right_square_bracket"


@dataclass(eq=False, repr=False)
class Ranked(Message):
    """What came of asking for the ranking of a year."""

    year: int | None
    outcome: "Ranking | Exception"


class RankingScreen(Viewing, Backdrop, Screen[None], inherit_bindings=False):
    """Results from the best on, then targets; asked for in a thread, because there may be reports to be read."""

    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        key("left_square_bracket", "year(1)", "measures.year-before", shown=_BRACKETS),
        key("right_square_bracket", "year(-1)", "measures.year-after"),
        key("t", "years", "years.open", shown="t"),
        key("o", "go_to_own", "measures.go-to-own", shown="o"),
        key("asterisk", "own", "measures.own", shown="asterisk"),
        key("q,escape,backspace", "leave", "measures.leave", shown="q"),
    ]

    def __init__(self, material: Material, standing: Standing, measure: str) -> None:
        super().__init__()
        self.material, self._standing, self._measure = material, standing, measure
        self.list = RankingList(id="ranking")
        self._summary = RankingSummary()
        self._pane = Pane(self.list)
        self._year: int | None = None
        self._ranking: Ranking | None = None

    def compose(self) -> ComposeResult:
        """What is to be known of it all over the list, over the keys."""
        yield self._summary
        yield self._pane
        yield KeyFooter()

    def on_mount(self) -> None:
        """Asks for the newest that every region states."""
        self.list.focus()
        self._ask()

    def _ask(self) -> None:
        year = self._year
        self.run_worker(lambda: self._rank(year), thread=True, exclusive=True, group="ranking", exit_on_error=False)

    def _rank(self, year: int | None) -> None:
        worker = get_current_worker()
        outcome: Ranking | Exception
        try:
            outcome = self.material.ranking(self._measure, year, lambda: not worker.is_cancelled)
        except Exception as error:
            outcome = error
        if not worker.is_cancelled:
            self.post_message(Ranked(year, outcome))

    @on(Ranked)
    def _take(self, message: Ranked) -> None:
        if message.year != self._year:
            return
        if isinstance(message.outcome, StoreError):
            self.app.notify(message.outcome.sentence(language()))
        elif isinstance(message.outcome, Exception):
            raise message.outcome
        else:
            self._ranking = message.outcome
            self._show()
            self.list.go_to_path(self._standing.own)

    def _show(self) -> None:
        ranking = self._ranking
        if ranking is None:
            return
        bar, separator = self._pane.bar, f" {glyph('separator')} "
        year = phrase("measures.newest") if ranking.year is None else str(ranking.year)
        bar.heading = separator.join((phrase("measures.ranking-title"), measure_name(ranking.measure), year))
        bar.note = note_words(ranking)
        self._summary.words = summary_words(ranking, self._standing.own)
        self.list.show(ranking, self._standing.own)

    @on(RankingList.Reached)
    def _remark(self) -> None:
        chosen = self.list.chosen
        self._pane.bar.remark = stated_words(chosen) if chosen is not None else ""

    def own_changed(self) -> None:
        """The list and the summary show which region is the reader's own."""
        self._show()

    # What the keys do

    def action_year(self, by: int) -> None:
        """To a year before or after; behind the newest year stands the newest that every region states."""
        if self._ranking is None:
            return
        years = (None, *self._ranking.years)
        at = years.index(self._year) if self._year in years else 0
        if 0 <= at + by < len(years):
            self._year = years[at + by]
            self._ask()

    @on(RankingList.Chosen)
    def _open(self, event: RankingList.Chosen) -> None:
        stated: Stated = event.stated
        try:
            reading = self.material.reading(stated.report)
        except StoreError as error:
            self.app.notify(error.sentence(language()))
            return
        from tui.screens.report import ReportScreen
        from tui.screens.search.landing import Landing

        landing = Landing(stated.report, reading, stated.shown.start, (), (), stated.index, "")
        self.app.push_screen(ReportScreen(stated.report, reading, landing=landing))

    def action_years(self) -> None:
        """Opens the measure over the years of the region under the cursor."""
        chosen, ranking = self.list.chosen, self._ranking
        if chosen is None or ranking is None:
            return
        from tui.screens.years.screen import YearsScreen
        from tui.years_read import RowWanted

        wanted = RowWanted(self._measure)
        self.app.push_screen(YearsScreen(self.material, self._standing, chosen.report, ranking.measure.domain, wanted))

    def action_go_to_own(self) -> None:
        """To the reader's own region in the list."""
        if not self.list.go_to_path(self._standing.own):
            self.app.notify(phrase("measures.own-not-there" if self._standing.own else "measures.own-unknown"))

    def action_own(self) -> None:
        """Makes the region under the cursor the reader's own, or no longer so."""
        chosen = self.list.chosen
        if chosen is not None and chosen.path:
            self.post_message(OwnChosen(chosen.path))

    def action_leave(self) -> None:
        """Back to where the reader came from."""
        self.dismiss(None)

    # What is bookmarked and taken along

    def pointed(self) -> "Pointed | None":
        """The figure of the region under the cursor."""
        chosen = self.list.chosen
        return None if chosen is None else at_indicator(chosen.report, chosen.index)

    def taken(self) -> Taken:
        """The whole ranking."""
        if self._ranking is None:
            return Taken("", "ranking", ())
        return ranking_taken(self._ranking, self._standing.own, summary_words(self._ranking, self._standing.own))

    def current(self) -> Taken:
        """The sentence of the region under the cursor."""
        chosen = self.list.chosen
        if chosen is None:
            return self.taken()
        try:
            sayings = Sayings({chosen.report: self.material.reading(chosen.report)})
        except StoreError as error:
            self.app.notify(error.sentence(language()))
            return Taken("", "ranking", ())
        told = stated_words(chosen)
        return Taken(told, told, (sayings.quote(chosen.report, chosen.index, told),))
