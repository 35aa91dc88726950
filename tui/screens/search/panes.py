"""What the search screen shows: the line, the list below it, what it can be narrowed to."""

from collections.abc import Mapping

from textual.app import ComposeResult
from textual.containers import Vertical

from tui.language import phrase
from tui.screens.search.entries import earlier_entries, found_entries
from tui.screens.search.finding import Finding
from tui.screens.search.landing import report_of
from tui.screens.search.words import tally
from tui.searches import Searches
from tui.widgets.backdrop import Backdrop
from tui.widgets.search.entries import Earlier, Entry, Found
from tui.widgets.search.facets import SearchFacets
from tui.widgets.search.line import NameLine, QueryLine
from tui.widgets.search.list import Notes, SearchList
from tui.widgets.title_bar import TitleBar


class SearchPanes(Backdrop, Vertical):
    """Either searches to choose from (`choosing`) or what one found."""

    def __init__(self) -> None:
        super().__init__()
        self.line = QueryLine()
        self.name_line = NameLine(phrase("search.name"))
        self.list = SearchList(id="found")
        self.facets = SearchFacets(id="facets")
        self.choosing = True
        self.all_indicators = False
        self._begun = -1

    def compose(self) -> ComposeResult:
        """The line over the list, the counts at its foot."""
        bar = TitleBar(phrase("search.title"))
        bar.set_reactive(TitleBar.active, True)
        yield bar
        yield self.line
        yield self.name_line
        yield self.list
        yield self.facets

    def ask_name(self, query: str) -> None:
        """Asks for a name to keep a query under."""
        self.name_line.input.value = query
        self.name_line.display = True
        self.screen.set_focus(self.name_line.input)

    def put_name_away(self) -> None:
        """Goes back to the list."""
        self.screen.set_focus(self.list)
        self.name_line.display = False

    def show_earlier(self, kept: Searches) -> None:
        """Shows searches to choose from, and how one is written."""
        self.choosing = True
        self.list.show(earlier_entries(kept))
        self.facets.show((), ())
        self.line.tally.words = ""

    def show_found(self, finding: Finding, signs: Mapping[str, str], notes: Notes, kept: Entry | None = None) -> None:
        """Shows what a search found from its beginning; the cursor on the hit `kept`, else on the first one."""
        results = finding.results
        assert results is not None
        self.choosing = False
        entries = found_entries(results, finding.hits, signs, all_indicators=self.all_indicators)
        places = [at for at, entry in enumerate(entries) if isinstance(entry, Found)]
        cursor = next((at for at in places if kept is not None and _alike(entries[at], kept)), None)
        self.list.show(entries, notes, cursor=cursor if cursor is not None else next(iter(places), None))
        self._begun = self.list.cursor
        self.facets.show(results.domains, results.regions)
        self.line.tally.words = tally(results)

    def relist(self, finding: Finding, signs: Mapping[str, str]) -> None:
        """Shows the same results with more of them, or with other signs; the cursor stays on its entry."""
        if finding.results is None or self.choosing:
            return
        chosen = self.list.chosen
        entries = found_entries(finding.results, finding.hits, signs, all_indicators=self.all_indicators)
        same = (at for at, entry in enumerate(entries) if chosen is not None and _alike(entry, chosen))
        self.list.replace(entries, next(same, None))

    @property
    def reached(self) -> Entry | None:
        """The entry that the reader moved the cursor to; None while it is where it was at first."""
        return None if self.list.cursor == self._begun else self.list.chosen

    @property
    def report(self) -> str | None:
        """The report that the entry under the cursor leads into."""
        return None if self.choosing else report_of(self.list.chosen)

    @property
    def earlier(self) -> Earlier | None:
        """The search to choose that the cursor is on."""
        return self.list.chosen if isinstance(self.list.chosen, Earlier) else None


def _alike(entry: Entry, other: Entry) -> bool:
    """Whether two entries lead to the same place; how they are drawn may differ."""
    return report_of(entry) is not None and type(entry) is type(other) and _leads(entry) == _leads(other)


def _leads(entry: Entry) -> object:
    if isinstance(entry, Found):
        return entry.hit.report, entry.hit.section, entry.hit.start
    return getattr(entry, "hit", None)
