"""Going into the reports that a search found, and on from one result to the next without coming back."""

from collections.abc import Callable

from textual.screen import Screen

from store import StoreError
from store.models import Reading
from store.search.results import Results
from tui.language import language, phrase
from tui.screens.report import ReportScreen
from tui.screens.search.finding import Finding
from tui.screens.search.landing import Landing, landing
from tui.widgets.search.entries import Found, Stated
from tui.widgets.search.list import SearchList


class SearchTrail:
    """The way through the results of a list, whose cursor it takes along."""

    def __init__(
        self,
        screen: Screen[None],
        results: SearchList,
        finding: Finding,
        reading: Callable[[str], Reading],
        fetch_more: Callable[[], None],
    ) -> None:
        self._screen, self._list, self._finding = screen, results, finding
        self._reading, self._fetch_more = reading, fetch_more
        self._report: ReportScreen | None = None
        self._waiting = False

    def open(self, entry: Found | Stated) -> None:
        """Opens the report of an entry at its place."""
        found = self._landing(entry)
        if found is not None:
            self._report = ReportScreen(found.report, found.reading, landing=found, trail=self.step)
            self._screen.app.push_screen(self._report, self._closed)

    def step(self, by: int) -> None:
        """Goes on to the next result (1) or the one before (-1)."""
        entries, at = self._list.entries, self._list.cursor + by
        while 0 <= at < len(entries) and not isinstance(entries[at], Found | Stated):
            at += by
        if 0 <= at < len(entries):
            self._list.go_to(at)
            entry = entries[at]
            assert isinstance(entry, Found | Stated)
            self._land(entry)
        elif by > 0 and self._finding.more:
            self._waiting = True
            self._fetch_more()
        else:
            self._screen.app.notify(phrase("search.last" if by > 0 else "search.first"))

    def go_on(self) -> None:
        """More results came: goes on to the next one, if that was waited for."""
        if self._waiting and self._report is not None:
            self._waiting = False
            self.step(1)

    def _closed(self, _: int | None) -> None:
        self._report, self._waiting = None, False

    def _land(self, entry: Found | Stated) -> None:
        found = self._landing(entry)
        if found is not None and self._report is not None:
            self._report.land(found)

    def _landing(self, entry: Found | Stated) -> Landing | None:
        results = self._finding.results
        assert results is not None
        try:
            reading = self._reading(entry.hit.report)
        except StoreError as error:
            self._screen.app.notify(error.sentence(language()))
            return None
        return landing(entry, reading, results, self._nth(entry, results))

    def _nth(self, entry: Found | Stated, results: Results) -> int:
        among = self._finding.hits if isinstance(entry, Found) else results.indicators
        return 1 + next(nth for nth, hit in enumerate(among) if hit is entry.hit)
