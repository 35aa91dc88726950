"""Promises: what a region's reports promised, and what the reports after them tell of it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.message import Message
from textual.screen import Screen

from store import StoreError
from store.comparing.periods import Pair, promise_pairs
from store.comparing.promises.outcomes import Intention, Promise, promises
from store.models import Reading
from store.taking.taken import Taken
from tui.keys import key
from tui.language import language, phrase
from tui.material import Material
from tui.messages import DomainChosen
from tui.pointing import at_indicator, at_sentence
from tui.promises_held import wanting, within
from tui.screens.promises.panes import PromisePanes
from tui.screens.search.landing import Landing
from tui.standing import Standing
from tui.taken.promises import taken, taken_one, told_sentence
from tui.widgets.backdrop import Backdrop
from tui.widgets.key_footer import KeyFooter
from tui.widgets.promises.list import Entry, PromiseList
from tui.words.labels import period_name, region_name
from tui.words.promises import Held

if TYPE_CHECKING:
    from store.bookmarks.models import Pointed

_WIDE = 140
_HIGH = 34
_BRACKETS = "left_square_bracket right_square_bracket"


class PromisesScreen(Backdrop, Screen[None], inherit_bindings=False):
    """The pairs of consecutive reports of the region that the reader stands at, one pair at a time."""

    AUTO_FOCUS = ""
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (_WIDE, "-wide")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-low"), (_HIGH, "-high")]  # noqa: RUF012
    DEFAULT_CSS = """
    PromisesScreen {
        & PromisePanes { height: 1fr; }
        & #promises-work { width: 3fr; }
        & #promise-counts-pane { height: 3; }
        & #promise-sentences-pane { width: 2fr; padding-left: 1; }
        &.-narrow PromisePanes { layout: vertical; }
        &.-narrow #promises-work { width: 1fr; height: 3fr; }
        &.-narrow #promise-sentences-pane { width: 1fr; height: 2fr; padding-left: 0; }
        &.-low #promise-counts-pane { display: none; }
        &.-low.-domains #promise-counts-pane { display: block; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        key("left_square_bracket", "step(-1)", "promises.previous-pair", shown=_BRACKETS),
        key("right_square_bracket", "step(1)", "promises.next-pair"),
        key("v", "order", "promises.order", shown="v"),
        key("d", "domains", "promises.domains", shown="d"),
        key("tab", "next_pane(1)", "keys.next-pane", shown="tab"),
        key("shift+tab", "next_pane(-1)", "keys.previous-pane"),
        key("q,escape,backspace", "leave", "promises.leave", shown="q"),
    ]

    @dataclass
    class Compared(Message):
        """A pair of reports was held against each other."""

        nth: int
        held: Held

    def __init__(self, material: Material, standing: Standing) -> None:
        super().__init__()
        self.panes = PromisePanes()
        self._material = material
        self._report = standing.front or standing.arrangement.reached
        self._pairs: tuple[Pair, ...] = ()
        self._nth = 0
        self._held: dict[int, Held] = {}
        self._domain: str | None = None
        self._grouped = True

    def compose(self) -> ComposeResult:
        """The panes over the keys."""
        yield self.panes
        yield KeyFooter()

    def on_mount(self) -> None:
        """Begins with the pair that the reader's report promises for, or else the one that tells of it."""
        self.panes.list.focus()
        heading = phrase("promises.column.name")
        if self._report is None:
            self.panes.show_none(heading, phrase("promises.no-report"))
            return
        path = self._material.path(self._report)
        self._pairs = promise_pairs(self._material.library, path)
        if not self._pairs:
            self.panes.show_none(heading, wanting(self._material.library, path))
            return
        of_it = [nth for nth, pair in enumerate(self._pairs) if pair.earlier.id == self._report]
        about_it = [nth for nth, pair in enumerate(self._pairs) if pair.later.id == self._report]
        self._go_to((of_it or about_it or [len(self._pairs) - 1])[0])

    # Which pair is shown

    def _go_to(self, nth: int) -> None:
        self._nth, pair = nth, self._pairs[nth]
        if nth in self._held:
            self._show()
            return
        heading = f"{region_name(pair.earlier.report)} {period_name(pair.earlier.report.period)}"
        try:
            readings = self._material.reading(pair.earlier.id), self._material.reading(pair.later.id)
        except StoreError as error:
            trouble = error.sentence(language())
            self.panes.show_none(heading, phrase("promises.unreadable", trouble=trouble))
            return
        self.panes.show_none(heading, phrase("promises.asking"))
        self._compare(nth, pair, *readings)

    @work(thread=True, exclusive=True, group="promises")
    def _compare(self, nth: int, pair: Pair, said_in: Reading, told_in: Reading) -> None:
        held = Held(pair.earlier, pair.later, said_in, told_in, promises(said_in, told_in))
        self.post_message(self.Compared(nth, held))

    def on_promises_screen_compared(self, message: Compared) -> None:
        """Shows what was found, unless the reader has gone on to another pair."""
        self._held[message.nth] = message.held
        if message.nth == self._nth:
            self._show()

    def _show(self, kept: Entry | None = None) -> None:
        pair = phrase("promises.pair", nth=self._nth + 1, total=len(self._pairs))
        self.panes.show(self._held[self._nth], self._domain, grouped=self._grouped, pair=pair, kept=kept)
        self.refresh_bindings()

    @property
    def held(self) -> Held | None:
        """The pair that is shown, once it was compared."""
        return self._held.get(self._nth)

    # What happened in the panes

    @on(PromiseList.Reached)
    def _tell_sentences(self) -> None:
        if self.held is not None:
            self.panes.show_entry(self.held, self.panes.list.entry)

    @on(DomainChosen)
    def _choose_domain(self, event: DomainChosen) -> None:
        event.stop()
        self._domain = event.domain
        if self.held is not None:
            self._show(self.panes.list.entry)

    @on(PromiseList.Opened)
    def _open(self, event: PromiseList.Opened) -> None:
        landing = None if self.held is None else _landing(self.held, event.entry, event.side)
        if landing is None:
            self.app.notify(phrase("promises.told-nowhere"))
            return
        from tui.screens.report import ReportScreen

        self.app.push_screen(ReportScreen(landing.report, landing.reading, landing=landing))

    # What the keys do

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether there is anything that a key could act on."""
        if action == "step":
            return len(self._pairs) > 1
        if action in {"order", "domains"}:
            return self.held is not None
        return super().check_action(action, parameters)

    def action_step(self, by: int) -> None:
        """To the next pair of reports, around the ends."""
        self._go_to((self._nth + by) % len(self._pairs))

    def action_order(self) -> None:
        """Groups the promises by what became of them, or puts them in the order of the report."""
        self._grouped = not self._grouped
        self._show(self.panes.list.entry)

    def action_domains(self) -> None:
        """To the counts by domain, or on a narrow screen away from them."""
        if self.panes.counts.has_focus:
            self.remove_class("-domains")
            self.panes.list.focus()
        else:
            self.add_class("-domains")
            self.call_after_refresh(self.panes.counts.focus)

    def action_next_pane(self, by: int) -> None:
        """To the next pane, around the ends."""
        panes = self.panes.in_order
        at = next((at for at, pane in enumerate(panes) if pane.has_focus), -by)
        panes[(at + by) % len(panes)].focus()

    def action_leave(self) -> None:
        """Back to where the reader came from."""
        self.app.pop_screen()

    # What can be bookmarked and taken along

    def pointed(self) -> "Pointed | None":
        """The promise under the cursor where it is made: its figure, or its sentence."""
        entry = self.panes.list.entry
        if self.held is None or entry is None:
            return None
        if isinstance(entry, Promise):
            return at_indicator(self.held.earlier.id, entry.target)
        return at_sentence(self.held.earlier.id, entry.said.spans)

    def taken(self) -> Taken:
        """All promises that are shown, with their sentences."""
        if self.held is None:
            return Taken(phrase("promises.column.name"), "promises", ())
        shown = within(self.held, self._domain).promises
        return taken(self.held, shown.measured, shown.intentions)

    def current(self) -> Taken:
        """The promise under the cursor: its sentence, and the one that tells of it."""
        entry = self.panes.list.entry
        return self.taken() if self.held is None or entry is None else taken_one(self.held, entry)


def _landing(held: Held, entry: Entry, side: str) -> Landing | None:
    """Where a promise is said in its report, or told of in the later one; None where nothing tells of it."""
    if side == "said":
        index = entry.target if isinstance(entry, Promise) else None
        told = phrase("promises.at-said", period=period_name(held.earlier.report.period))
        spans = () if index is not None else entry.said.spans
        return Landing(held.earlier.id, held.said_in, entry.said.start, (), spans, index, told)
    if isinstance(entry, Intention):
        index, sentence = None, entry.mention.sentence if entry.mention else None
    else:
        index, sentence = entry.result, told_sentence(entry)
    if sentence is None:
        return None
    told = phrase("promises.at-told", period=period_name(held.later.report.period))
    spans = () if index is not None else sentence.spans
    return Landing(held.later.id, held.told_in, sentence.start, (), spans, index, told)
