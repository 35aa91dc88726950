"""The panes of the promises: counts by domain, the promises, the sentences of the one under the cursor."""

from collections import Counter

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widget import Widget

from store.comparing.promises.outcomes import Intention, Promise
from tui.glyphs import glyph
from tui.language import phrase
from tui.promises_held import within
from tui.taken.promises import told_sentence
from tui.widgets.backdrop import Backdrop
from tui.widgets.pane import Pane
from tui.widgets.promises.counts import PromiseCounts
from tui.widgets.promises.list import Entry, PromiseList
from tui.widgets.promises.sentences import PromiseSentences, Said
from tui.words.labels import period_name, region_name
from tui.words.promises import Held, counts_told, grounds_told, place_told, told_heading

_MOST_ROWS = 9


class _Stack(Backdrop, Vertical):
    """Panes one over the other."""


class PromisePanes(Backdrop, Horizontal):
    """Counts over promises, and beside them or below the sentences; a narrow screen has the counts only when asked."""

    def __init__(self) -> None:
        super().__init__()
        self.counts = PromiseCounts(id="promise-counts")
        self.list = PromiseList(id="promises")
        self.sentences = PromiseSentences(id="promise-sentences")
        self._counts_pane = Pane(self.counts, phrase("promises.counts-title"), id="promise-counts-pane")
        self._list_pane = Pane(self.list, id="promises-pane")
        self._sentences_pane = Pane(self.sentences, phrase("promises.sentences"), id="promise-sentences-pane")

    def compose(self) -> ComposeResult:
        """The panes."""
        with _Stack(id="promises-work"):
            yield self._counts_pane
            yield self._list_pane
        yield self._sentences_pane

    @property
    def in_order(self) -> list[Widget]:
        """The panes that keys can go to."""
        counts = [self.counts] if self._counts_pane.display else []
        return [*counts, self.list, self.sentences]

    def show(self, held: Held, domain: str | None, *, grouped: bool, pair: str, kept: Entry | None = None) -> None:
        """Shows what came of the promises of a domain; `pair` says which pair of reports this is."""
        shown = within(held, domain)
        texts = Counter(intention.domain for intention in held.promises.intentions)
        self.counts.show(held.promises.counts(), texts, domain)
        self._counts_pane.styles.height = min(self.counts.line_count() + 2, _MOST_ROWS)
        self._title(held, pair, phrase("promises.by-verdict" if grouped else "promises.in-reading-order"))
        self._counts_pane.bar.note = counts_told(held)
        self.list.show(shown, grouped=grouped, kept=kept)

    def show_none(self, heading: str, sentence: str) -> None:
        """Says why there is nothing to show."""
        self._list_pane.bar.heading = heading
        self.list.show_empty(sentence)
        self.sentences.show(())

    def show_entry(self, held: Held, entry: Entry | None) -> None:
        """Shows the sentences of a promise."""
        self.sentences.show(() if entry is None else _sentences(held, entry))

    def _title(self, held: Held, pair: str, order: str) -> None:
        bar, separator = self._list_pane.bar, f" {glyph('separator')} "
        earlier, later = (period_name(entry.report.period) for entry in (held.earlier, held.later))
        region, arrow = region_name(held.earlier.report), glyph("right")
        bar.heading = phrase("promises.title", region=region, earlier=earlier, later=later, arrow=arrow)
        bar.brief = f"{region} {earlier} {arrow} {later}"
        tally = phrase("promises.tally", measured=len(held.promises.measured), texts=len(held.promises.intentions))
        bar.note = separator.join((tally, order, pair))


def _sentences(held: Held, entry: Promise | Intention) -> tuple[Said, ...]:
    promise = entry if isinstance(entry, Promise) else None
    told = told_sentence(entry) if isinstance(entry, Promise) else entry.mention.sentence if entry.mention else None
    promised = phrase("promises.said-head", period=period_name(held.earlier.report.period))
    first = Said(promised, place_told(entry.said), entry.said.text, entry.said.lit)
    later = period_name(held.later.report.period)
    if told is None:
        return first, Said(phrase("promises.told-head", later=later), note=phrase("promises.nothing-told", later=later))
    note = ""
    if promise is not None and promise.grounds and promise.told is not None:
        note = f"{phrase('promises.grounds')} {glyph('separator')} {grounds_told(promise.grounds)}"
    return first, Said(told_heading(held, entry), place_told(told), told.text, told.lit, note)
