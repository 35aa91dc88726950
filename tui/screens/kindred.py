"""Who else does this, in the whole library; and the words that set a report apart from the others."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.screen import Screen

from store import StoreError
from store.models import Section, Span
from store.taking.taken import Taken
from tui.glyphs import glyph
from tui.keys import key
from tui.language import language, phrase
from tui.material import Material
from tui.messages import PinToggled
from tui.pointing import at_sentence
from tui.screens.comparing_thread import ComparingThread, Wanted
from tui.taken.kindred import kin_taken, words_taken
from tui.typesetting.harmless import harmless
from tui.widgets.backdrop import Backdrop
from tui.widgets.key_footer import KeyFooter
from tui.widgets.kindred_list import FoundList, KindredList, PeculiarList
from tui.widgets.said import Said
from tui.widgets.title_bar import TitleBar
from tui.words.labels import domain_name, period_name, report_name

if TYPE_CHECKING:
    from store.bookmarks.models import Pointed
    from store.comparing.sections.comparing import Comparing

Signs = Callable[[], Mapping[str, str]]


@dataclass(eq=False, repr=False)
class Found(Message):
    """What came of a question: the entries of the list of a kind, or why there are none."""

    kind: str
    outcome: Any


@dataclass(frozen=True, slots=True)
class About:
    """A section of a report that others are looked for beside, and the domain that it is read among; None is all."""

    report: str
    section: Section
    domain: str | None


class _Panes(Backdrop, Vertical):
    """The list over what its entry says."""


class KindredScreen(Backdrop, Screen[None], inherit_bindings=False):
    """The closest counterparts of a section in other regions' reports; on another page the words that are a report's
    own, of a domain or of all. `signs` tells which reports stand in columns ("pinned" or "shown")."""

    AUTO_FOCUS = ""
    DEFAULT_CSS = """
    KindredScreen { & _Panes { height: 1fr; } & FoundList { height: 1fr; } }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        key("tab,shift+tab,v", "turn", "align.turn", shown="tab"),
        key("space", "pin", "keys.pin", shown="space"),
        key("d", "domain", "align.domain", shown="d"),
        key("q,escape,backspace", "leave", "align.leave", shown="q"),
    ]

    def __init__(self, material: Material, comparing: ComparingThread, about: About, signs: Signs) -> None:
        super().__init__()
        self.material, self._comparing, self.about = material, comparing, about
        self.kindred = KindredList(signs, id="kindred")
        self.words = PeculiarList(id="words")
        self._of_domain = about.domain
        self._bar, self._said_bar, self._said = TitleBar(), TitleBar(), Said()

    def compose(self) -> ComposeResult:
        """A list under its title, the sentence of its entry below."""
        with _Panes():
            yield self._bar
            yield self.kindred
            yield self.words
            yield self._said_bar
            yield self._said
        yield KeyFooter()

    def on_mount(self) -> None:
        """Asks who else does this."""
        self._bar.active = True
        self.words.display = False
        self.kindred.focus()
        self._ask_kindred()

    @property
    def shown(self) -> KindredList | PeculiarList:
        """The list of the page that is shown."""
        return self.words if self.words.display else self.kindred

    # Asking and answering

    def _ask_kindred(self) -> None:
        report, section = self.about.report, self.about.section.id
        self.kindred.show((), phrase("align.asking"))

        def asked(comparing: "Comparing", wanted: Wanted) -> object:
            return comparing.kindred(report, section, wanted=wanted)

        self._comparing.ask("kindred", asked, lambda found: self.post_message(Found("kindred", found)))
        self._tell()

    def _ask_words(self) -> None:
        report, domain = self.about.report, self._of_domain
        self.words.show((), phrase("align.asking"))

        def asked(comparing: "Comparing", wanted: Wanted) -> object:
            return comparing.peculiar(report, domain, wanted=wanted)

        self._comparing.ask("words", asked, lambda found: self.post_message(Found("words", found)))
        self._tell()

    @on(Found)
    def _found(self, message: Found) -> None:
        outcome = message.outcome
        answered = self.words if message.kind == "words" else self.kindred
        if isinstance(outcome, StoreError):
            answered.show((), outcome.sentence(language()))
        elif isinstance(outcome, Exception):
            raise outcome
        else:
            answered.show(outcome, "" if outcome else phrase(f"align.no-{message.kind}"))
        self._tell()

    # What is shown

    def _tell(self) -> None:
        name = report_name(self.material.entry(self.about.report).report)
        words = self.words.display
        matter = (
            domain_name(self._of_domain) if words else harmless(self.about.section.title) or phrase("excerpt.untitled")
        )
        asked = phrase("align.words" if words else "align.kindred-title")
        self._bar.brief = asked
        self._bar.heading = f" {glyph('separator')} ".join((asked, name, matter))
        entries = self.shown.entries
        self._bar.note = (
            phrase("align.words-count" if words else "align.reports", count=len(entries)) if entries else ""
        )
        self._tell_entry()
        self.refresh_bindings()

    @on(FoundList.Reached)
    def _tell_entry(self) -> None:
        if self.words.display:
            word = self.words.entry
            self._said_bar.heading, self._said_bar.note = phrase("align.first-said") if word else "", ""
            lit = ((word.lit, word.lit + len(word.word)),) if word else ()
            self._said.tell(word.path if word else (), word.sentence if word else "", lit)
            return
        kin = self.kindred.entry
        named = kin and harmless(kin.origin.region.name if kin.origin.region else phrase("report.no-region"))
        self._said_bar.heading = f"{named} {period_name(kin.origin.period)}" if kin else ""
        self._said_bar.note = phrase("align.in-common") if kin else ""
        self._said.tell(kin.path if kin else (), kin.sentence if kin else "", kin.lit if kin else ())

    # What the keys do

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether there is anything that a key could act on."""
        if action == "pin":
            return not self.words.display and self.kindred.entry is not None
        if action == "domain":
            return self.words.display and self.about.domain is not None
        return super().check_action(action, parameters)

    @on(FoundList.Chosen)
    def _open(self) -> None:
        if self.words.display:
            if (word := self.words.entry) is not None:
                told = phrase("align.at-word", word=harmless(word.word), count=word.count)
                self._open_at(self.about.report, word.spans, word.spans[0].start, told)
        elif (kin := self.kindred.entry) is not None:
            told = phrase("align.at-kin", nth=self.kindred.cursor + 1, total=len(self.kindred.entries))
            self._open_at(kin.origin.report, kin.spans, kin.start, told)

    def _open_at(self, report: str, spans: tuple[Span, ...], place: int, told: str) -> None:
        try:
            reading = self.material.reading(report)
        except StoreError as error:
            self.app.notify(error.sentence(language()))
            return
        from tui.screens.report import ReportScreen
        from tui.screens.search.landing import Landing

        landing = Landing(report, reading, place, (), spans, None, told)
        self.app.push_screen(ReportScreen(report, reading, landing=landing))

    def action_turn(self) -> None:
        """To the other page."""
        words = not self.words.display
        self.words.display, self.kindred.display = words, not words
        self.shown.focus()
        if words and not self.words.entries:
            self._ask_words()
        self._tell()

    def action_domain(self) -> None:
        """The words of the domain that the columns show, or of the whole report."""
        self._of_domain = None if self._of_domain is not None else self.about.domain
        self._ask_words()

    def action_pin(self) -> None:
        """Pins the report under the cursor into a column, or takes its pin away."""
        if self.kindred.entry is not None:
            self.app.post_message(PinToggled(self.kindred.entry.origin.report))
            # Behind the message, so that the signs are those of the columns as they are then.
            self.app.call_later(self.pins_changed)

    def pins_changed(self) -> None:
        """Shows the signs of the columns as they are now."""
        self.kindred.refresh()

    def action_leave(self) -> None:
        """Back to the columns."""
        self.dismiss()

    # What can be bookmarked and taken along

    def pointed(self) -> "Pointed | None":
        """The sentence of the entry under the cursor."""
        if self.words.display:
            word = self.words.entry
            return None if word is None else at_sentence(self.about.report, word.spans)
        kin = self.kindred.entry
        return None if kin is None else at_sentence(kin.origin.report, kin.spans)

    def taken(self) -> Taken:
        """The whole page: every report with the sentence it was found by, or every word with its figures."""
        return self._taken(None)

    def current(self) -> Taken:
        """The entry under the cursor."""
        return self._taken(self.shown.cursor)

    def _taken(self, only: int | None) -> Taken:
        chosen = slice(None) if only is None else slice(only, only + 1)
        title = self._bar.heading
        if self.words.display:
            return words_taken(
                title, self.words.entries[chosen], self.about.report, self.material.entry(self.about.report).report
            )
        return kin_taken(
            title, [(kin, self.material.entry(kin.origin.report).report) for kin in self.kindred.entries[chosen]]
        )
