"""Asking the library for what is typed, and showing what it answers."""

from collections.abc import Callable, Mapping
from pathlib import Path

from textual import on
from textual.app import ComposeResult
from textual.screen import Screen
from textual.widgets import Input

from store import StoreError
from tui.language import language, phrase
from tui.material import Material
from tui.screens.search.asking import Answered, Asking, Question
from tui.screens.search.earlier import EarlierSearches
from tui.screens.search.finding import Finding
from tui.screens.search.index_note import IndexNote
from tui.screens.search.indexing import IndexEnded, IndexStepped
from tui.screens.search.narrowing import Narrowing
from tui.screens.search.panes import SearchPanes
from tui.screens.search.words import notes
from tui.trouble import recorded
from tui.widgets.backdrop import Backdrop
from tui.widgets.key_footer import KeyFooter
from tui.widgets.search.entries import Entry
from tui.widgets.search.list import SearchList

_SECONDS_TO_A_WORD = 0.4


class SearchAnswers(Backdrop, Screen[None], inherit_bindings=False):
    """Asks in a thread of its own with every change, and shows the newest answer.

    `signs` tells the signs of reports that stand in columns ("pinned" or "shown").
    """

    AUTO_FOCUS = ""

    def __init__(
        self,
        material: Material,
        state_folder: Path,
        signs: Callable[[], Mapping[str, str]],
    ) -> None:
        super().__init__()
        self.panes = SearchPanes()
        self.finding = Finding()
        self.earlier = EarlierSearches(state_folder)
        self.material, self.signs = material, signs
        self.narrowing = Narrowing()
        self._asking = Asking(material.searcher, self.post_message)
        self._index = IndexNote(material.library.folder, self.post_message)
        self._opens_first = False

    def compose(self) -> ComposeResult:
        """The panes over the keys."""
        yield self.panes
        yield KeyFooter()

    def on_mount(self) -> None:
        """Begins with what was searched for before."""
        self.panes.show_earlier(self.earlier.kept)
        self.set_focus(self.panes.line.input)

    def on_unmount(self) -> None:
        """Asks nothing more, and has nothing more done."""
        self._asking.close()
        self._index.stop()

    @on(Input.Changed, "#query")
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._opens_first = False
        self.narrowing.follow(event.value)
        if not event.value.strip():
            self.finding.drop()
            self.show_earlier()
        elif event.value != self.finding.text or self.panes.choosing:
            self.panes.all_indicators = False
            self.ask(event.value)

    def ask(self, text: str, *, anew: bool = False) -> None:
        """Asks what a query finds; `anew` where the library changed since it was asked before."""
        question = self.finding.ask(text, anew=anew)
        self._asking.ask(question)
        self.set_timer(_SECONDS_TO_A_WORD, lambda: self._say_that_it_takes_long(question))

    def _say_that_it_takes_long(self, question: Question) -> None:
        if self.finding.awaits(question):
            self.panes.line.tally.words = phrase("search.searching")

    @on(Answered)
    def _answered(self, message: Answered) -> None:
        question, outcome = message.question, message.outcome
        if not self.finding.answers(question):
            return
        if isinstance(outcome, StoreError):
            self.panes.line.tally.words = ""
            self.app.notify(outcome.sentence(language()))
        elif isinstance(outcome, Exception):
            self.panes.line.tally.words = ""
            self.app.notify(recorded(outcome))
        elif question.offset:
            self.finding.take(question, outcome)
            self.panes.relist(self.finding, self.signs())
            self.more_came()
        else:
            kept = self.panes.reached if question.anew else None
            self.finding.take(question, outcome)
            self._index.look(outcome)
            if not (question.anew and self.panes.choosing):
                self.show_found(kept)
            if self._opens_first:
                self._opens_first = False
                self.panes.list.action_choose()

    def open_first(self) -> None:
        """Goes where the entry under the cursor leads; where the answer to what was typed is still to come, then."""
        if self.finding.unanswered:
            self._opens_first = True
        else:
            self.panes.list.action_choose()

    def more_came(self) -> None:
        """More hits stand in the list."""

    def show_found(self, kept: Entry | None = None) -> None:
        """Shows what was found, the cursor on the hit `kept` or on the first."""
        self.panes.show_found(self.finding, self.signs(), self.notes(), kept)
        self.refresh_bindings()

    def show_earlier(self) -> None:
        """Shows searches to choose from."""
        self.earlier.look_again()
        self.panes.show_earlier(self.earlier.kept)
        self.refresh_bindings()

    def notes(self) -> tuple[tuple[str, str], ...]:
        """What is said of the search above what it found."""
        results = self.finding.results
        return () if results is None else (*notes(results), *self._index.notes())

    @on(SearchList.EndNear)
    def fetch_more(self) -> None:
        """Asks for hits behind those that came."""
        question = None if self.panes.choosing else self.finding.ask_more()
        if question is not None:
            self._asking.ask(question)

    @on(IndexStepped)
    def _index_stepped(self, message: IndexStepped) -> None:
        self._index.step(message)
        # While words are typed only the typing itself changes anything: an input method's window goes with the cursor,
        # and the cursor with whatever is drawn.
        if self.panes.list.has_focus and not self.panes.choosing:
            self.panes.list.note(self.notes())

    @on(IndexEnded)
    def _index_ended(self, message: IndexEnded) -> None:
        self._index.end(message)
        self.look_again()

    def look_again(self) -> None:
        """Searches again, after the library changed."""
        if self.finding.text:
            self.ask(self.finding.text, anew=True)
