"""The excerpt of one report: its sections under their headings, wrapped as Chinese is set, its numbers lit."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.message import Message

from store.excerpts import Excerpt
from store.models import Reading
from tui.keys import key
from tui.widgets.excerpt.blocks import Block, blocks_of
from tui.widgets.excerpt.bookmarked import ExcerptBookmarked
from tui.widgets.excerpt.paint import Light, Lit
from tui.widgets.excerpt.places import Spot, Stretch, first_from
from tui.widgets.excerpt.search import Finder
from tui.widgets.excerpt.search_line import SearchLine, SearchWords
from tui.widgets.excerpt.text import NOWHERE


class ExcerptPane(ExcerptBookmarked, can_focus=True, inherit_bindings=False):
    """A column of text with a cursor that steps from indicator to indicator, and a search in it.

    The search finds what stands in folded furniture too, and unfolds it when it comes to it.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        key("down,j", "line(1)", "excerpt.line-down", shown="up down"),
        key("up,k", "line(-1)", "excerpt.line-up"),
        key("pagedown,ctrl+f", "page(1)", "excerpt.page-down"),
        key("pageup,ctrl+b", "page(-1)", "excerpt.page-up"),
        key("ctrl+d", "half_page(1)", "excerpt.half-page-down"),
        key("ctrl+u", "half_page(-1)", "excerpt.half-page-up"),
        key("home,g", "first", "excerpt.first"),
        key("end,G", "last", "excerpt.last"),
        key("w,right_curly_bracket", "indicator(1)", "excerpt.next-indicator", shown="w W"),
        key("W,left_curly_bracket", "indicator(-1)", "excerpt.previous-indicator"),
        key("f", "search", "excerpt.search", shown="f"),
        key("n", "hit(1)", "excerpt.next-hit", shown="n N"),
        key("N", "hit(-1)", "excerpt.previous-hit"),
        key("c", "clear_search", "excerpt.clear-search", shown="c"),
        key("u", "unfold", "excerpt.unfold", shown="u"),
    ]

    @dataclass
    class SearchChanged(Message):
        """What is searched for, which occurrence is current (from 1; 0 for none) and how many there are."""

        pane: "ExcerptPane"
        query: str
        current: int
        total: int

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        self.reading: Reading | None = None
        self._finder: Finder | None = None
        self._query = ""
        self._hits: tuple[Stretch, ...] = ()
        self._hit: int | None = None
        self._search_from: Spot = NOWHERE

    @property
    def is_container(self) -> bool:
        """Whether something lies in the pane besides its text: the search line may."""
        return bool(self.children)

    def show(self, reading: Reading, excerpt: Excerpt, *, place: int = 0) -> None:
        """Shows an excerpt of a reading, standing at a place of its source text. A search goes on in it."""
        self.reading, self._finder = reading, None
        self.show_excerpt(excerpt, place)
        self._hits, self._hit = self._find(self._query), None
        self._tell_search()
        self.refresh_bindings()

    def show_empty(self, sentence: str) -> None:
        """Shows a sentence instead of an excerpt."""
        self.reading, self._finder = None, None
        self._hits, self._hit = (), None
        super().show_empty(sentence)
        self._tell_search()
        self.refresh_bindings()

    def lights(self, block: Block) -> Iterator[Lit]:
        """What of a block is lit: numbers, what the cursor is on, what was found."""
        yield from super().lights(block)
        first = first_from(self._hits, Spot(block.key, 0))
        for at in range(first, len(self._hits)):
            hit = self._hits[at]
            if hit.key != block.key:
                break
            yield Lit(hit.start, hit.end, Light.CURRENT_HIT if at == self._hit else Light.HIT)

    def words_reached(self) -> tuple[Stretch, str] | None:
        """The occurrence that the search in the text is at, if it is in view, with the words; else what led here."""
        hit = None if self._hit is None else self._hits[self._hit]
        return (hit, self._query) if hit is not None and self.is_in_view(hit) else super().words_reached()

    def words_lit(self) -> bool:
        """What is searched for in the text is lit alone."""
        return not self._query

    def covered_rows(self) -> int:
        """The search line lies over the lowest row."""
        return len(self.query(SearchLine))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether there is anything that a key could act on."""
        match action:
            case "search":
                return not self.has_focus_within or self.has_focus
            case "indicator":
                return self.has_indicators
            case "hit":
                return bool(self._hits)
            case "clear_search":
                return bool(self._query)
            case "unfold":
                return bool(self.runs)
            case _:
                return super().check_action(action, parameters)

    def action_line(self, by: int) -> None:
        """Scrolls by lines."""
        self.scroll_rows(by)

    def action_page(self, by: int) -> None:
        """Scrolls by pages that share a line."""
        self.scroll_rows(by * max(self.page - 1, 1))

    def action_half_page(self, by: int) -> None:
        """Scrolls by half pages."""
        self.scroll_rows(by * max(self.page // 2, 1))

    def action_first(self) -> None:
        """To the top."""
        self.scroll_rows(-self.virtual_size.height)

    def action_last(self) -> None:
        """To the foot."""
        self.scroll_rows(self.virtual_size.height)

    def action_indicator(self, by: int) -> None:
        """To another indicator."""
        self.step(by)

    def action_unfold(self) -> None:
        """Unfolds the furniture, or folds it away again."""
        everything = frozenset(self.runs)
        self.fold(frozenset() if self.unfolded == everything else everything)

    async def action_search(self) -> None:
        """Opens the line where words to find are typed."""
        self._search_from = self.top
        if not self.query(SearchLine):
            await self.mount(SearchLine(self._query))
            self.covering_changed()
        self.query_one(SearchLine).edit()
        self._tell_search()

    async def action_clear_search(self) -> None:
        """Takes away the search line and the lights of what was found."""
        await self.query(SearchLine).remove()
        self._search_for("")
        self.covering_changed()

    def action_hit(self, by: int) -> None:
        """To another occurrence, from the last one to the first."""
        if not self._hits:
            return
        if self._hit is None:
            after = first_from(self._hits, self.top)
            self._go_to_hit(after if by > 0 else after - 1)
        else:
            self._go_to_hit(self._hit + by)

    @on(SearchLine.Typed)
    def _typed(self, event: SearchLine.Typed) -> None:
        event.stop()
        if event.words != self._query:
            self._search_for(event.words)

    @on(SearchWords.Stepped)
    def _stepped(self, event: SearchWords.Stepped) -> None:
        event.stop()
        self.action_hit(event.by)

    @on(SearchWords.Left)
    async def _left(self, event: SearchWords.Left) -> None:
        event.stop()
        self.query_one(SearchLine).rest()
        self.focus(scroll_visible=False)
        if not self._query:
            await self.action_clear_search()

    def _search_for(self, words: str) -> None:
        before = self._hits
        self._query, self._hits, self._hit = words, self._find(words), None
        self.repaint([*before, *self._hits])
        self.repaint_words()
        if self._hits:
            self._go_to_hit(first_from(self._hits, self._search_from))
        else:
            self._tell_search()
        self.refresh_bindings()

    def _find(self, words: str) -> tuple[Stretch, ...]:
        if not words or self.excerpt is None:
            return ()
        if self._finder is None:
            self._finder = Finder(blocks_of(self.excerpt, self.runs, set(self.runs)))
        return self._finder.find(words)

    def _go_to_hit(self, at: int) -> None:
        before, self._hit = self._hit, at % len(self._hits)
        hit = self._hits[self._hit]
        self.open_around(hit.key)
        self.repaint([hit] if before is None else [self._hits[before], hit])
        self.reveal(hit)
        self._tell_search()

    def _tell_search(self) -> None:
        current = 0 if self._hit is None else self._hit + 1
        for line in self.query(SearchLine):
            line.tell(current, len(self._hits))
        self.post_message(self.SearchChanged(self, self._query, current, len(self._hits)))
