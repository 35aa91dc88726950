"""The text of an excerpt on the screen: wrapped to the pane, scrolled, and always standing at a place of its source."""

from collections.abc import Iterable, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from rich.style import Style
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from store.excerpts import Excerpt
from tui.typesetting.width import WIDTHS
from tui.widgets.excerpt.blocks import Block, Key, Layer, Role, Run, blocks_of, furniture_runs, note
from tui.widgets.excerpt.paint import LOOKS, Light, Lit, own_lights, paint
from tui.widgets.excerpt.places import Spot, Stretch, place_of, spot_of
from tui.widgets.excerpt.rows import Row, Rows

if TYPE_CHECKING:
    from collections.abc import Iterator

_GUTTER = 1
_NARROWEST = 4
NOWHERE = Spot(Key(0, 0, Layer.GAP), 0)


class ExcerptText(ScrollView, inherit_bindings=False):
    """An excerpt in rows. The spot it stands at outlasts resizing and folding; the scroll offset follows from it."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = set(LOOKS.values())
    DEFAULT_CSS = """
    ExcerptText {
        overflow-x: hidden; overflow-y: auto; scrollbar-size: 0 0; height: 1fr;
        & > .excerpt--path, & > .excerpt--furniture, & > .excerpt--fold, & > .excerpt--note { color: $dim; }
        & > .excerpt--heading { color: $foreground; text-style: bold; }
        & > .excerpt--number { color: $number; text-style: bold; }
        & > .excerpt--sentence { background: $lit; text-style: underline; }
        & > .excerpt--cursor { text-style: bold reverse; }
        & > .excerpt--hit { background: $hit; text-style: bold; }
        & > .excerpt--current-hit { text-style: bold reverse; }
        &:ansi > .excerpt--hit { text-style: reverse; }
        &:ansi > .excerpt--current-hit { text-style: bold reverse underline; }
    }
    """

    @dataclass
    class SectionReached(Message):
        """Another section came to the top of the pane."""

        pane: "ExcerptText"
        section: str

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        self.excerpt: Excerpt | None = None
        self.runs: tuple[Run, ...] = ()
        self.unfolded: frozenset[Run] = frozenset()
        self._blocks: Sequence[Block] = ()
        self._rows = Rows((), _NARROWEST)
        self._spot = NOWHERE
        self._section: str | None = None
        self._laid_out = Size(0, 0)
        self._placing = False
        self._styles: dict[tuple[Role, Light], Style] = {}

    def show_excerpt(self, excerpt: Excerpt, place: int) -> None:
        """Shows an excerpt with its furniture folded away, standing at a place of the source text."""
        self.excerpt, self.runs, self.unfolded = excerpt, furniture_runs(excerpt), frozenset()
        self._blocks = blocks_of(excerpt, self.runs, self.unfolded)
        self._spot, self._section = spot_of(excerpt, place) or NOWHERE, None
        self._lay_out()

    def show_empty(self, sentence: str) -> None:
        """Shows a sentence instead of an excerpt."""
        self.excerpt, self.runs, self.unfolded = None, (), frozenset()
        self._blocks, self._spot, self._section = note(sentence), NOWHERE, None
        self._lay_out()

    @property
    def place(self) -> int:
        """Where in the source text the first shown character stands; 0 where nothing is shown."""
        return place_of(self.excerpt, self._spot) if self.excerpt is not None and self._blocks else 0

    def go_to(self, place: int) -> None:
        """Brings a place of the source text to the top."""
        if self.excerpt is not None and (spot := spot_of(self.excerpt, place)) is not None:
            self._stand_at(spot)

    def lights(self, block: Block) -> "Iterator[Lit]":
        """What of a block is lit."""
        yield from own_lights(block)

    def sign(self, row: Row) -> str:  # noqa: ARG002
        """What stands before a row; of one cell, or nothing."""
        return ""

    def covered_rows(self) -> int:
        """How many of the lowest rows something else lies over."""
        return 0

    def spare_rows(self) -> int:
        """How many empty rows the text can be scrolled on by, behind its end."""
        return 0

    def fold(self, unfolded: frozenset[Run]) -> None:
        """Shows the excerpt again with these runs of furniture open."""
        if self.excerpt is not None and unfolded != self.unfolded:
            self.unfolded = unfolded
            self._blocks = blocks_of(self.excerpt, self.runs, unfolded)
            self._lay_out()

    def open_around(self, key: Key) -> None:
        """Unfolds the furniture that a passage is part of, if it is."""
        self.fold(self.unfolded | {run for run in self.runs if key in run})

    def reveal(self, stretch: Stretch) -> None:
        """Brings a stretch into view, with text before it, if it is not there already."""
        key = self._shown(Spot(stretch.key, stretch.start)).key
        if key not in self._rows:
            return
        first = self._rows.height(key, stretch.start)
        last = self._rows.height(key, max(stretch.end - 1, stretch.start))
        page = self.page
        top = round(self.scroll_y)
        if first < top or last >= top + page:
            self._scroll_to_row(first if last - first >= page else max(first - page // 3, last - page + 1))

    @property
    def page(self) -> int:
        """How many rows are in view."""
        return max(self.scrollable_content_region.height - self.covered_rows(), 1)

    @property
    def top(self) -> Spot:
        """The spot that the pane stands at."""
        return self._spot

    def is_in_view(self, stretch: Stretch) -> bool:
        """Whether a stretch begins in a row that is in view."""
        if stretch.key not in self._rows:
            return False
        return 0 <= self._rows.height(stretch.key, stretch.start) - round(self.scroll_y) < self.page

    def spot_at(self, y: int) -> Spot:
        """The spot where a row of the screen begins; below the text its end."""
        if not self._blocks:
            return NOWHERE
        at = y + round(self.scroll_y)
        if at >= len(self._rows):
            return Spot(self._blocks[-1].key, len(self._blocks[-1].text))
        row = self._rows[at]
        return Spot(row.block.key, row.line.start)

    def spot_under(self, x: int, y: int) -> Spot | None:
        """The spot drawn at a cell of the pane; None where no text is."""
        try:
            row = self._rows[y + round(self.scroll_y)]
        except IndexError:
            return None
        room = x - _GUTTER - row.indent
        for offset in range(*row.line):
            width = WIDTHS[row.block.text[offset]]
            if 0 <= room < width:
                return Spot(row.block.key, offset)
            room -= width
        return None

    def scroll_rows(self, by: int) -> None:
        """Scrolls by some rows, as far as there are any."""
        self._scroll_to_row(round(self.scroll_y) + by)

    def covering_changed(self) -> None:
        """Makes room when something came to lie over the lowest rows, or went."""
        self._lay_out()

    def repaint(self, stretches: Iterable[Stretch]) -> None:
        """Draws again the rows in which the stretches stand, and no others."""
        top = round(self.scroll_y)
        rows: set[int] = set()
        for key, start, end in stretches:
            if key in self._rows:
                rows.update(range(self._rows.height(key, start), self._rows.height(key, max(end - 1, start)) + 1))
        for row in rows:
            if top <= row < top + self.scrollable_content_region.height:
                self.refresh_line(row)

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        width = self.scrollable_content_region.width
        try:
            row = self._rows[y + round(self.scroll_y)]
        except IndexError:
            return Strip.blank(width, self._style(Role.GAP, Light(0)))
        return paint(row, self.lights(row.block), self._style, width, self.sign(row))

    def _style(self, role: Role, light: Light) -> Style:
        style = self._styles.get((role, light))
        if style is None:
            looks = [LOOKS[role], *(LOOKS[reason] for reason in light)]
            style = sum((self.get_component_rich_style(look, partial=True) for look in looks), start=self.rich_style)
            self._styles[role, light] = style
        return style

    def notify_style_update(self) -> None:
        """Forgets the colours when the theme or the pane's state changed."""
        super().notify_style_update()
        self._styles.clear()

    def _size_updated(self, size: Size, virtual_size: Size, container_size: Size, layout: bool = True) -> bool:
        # Here, and not when the pane is told of its new size: before that Textual draws it once already.
        changed = super()._size_updated(size, virtual_size, container_size, layout)
        if self._laid_out != self.scrollable_content_region.size:
            self._lay_out()
        return changed

    def _lay_out(self) -> None:
        size = self.scrollable_content_region.size
        if size.width <= 0:
            return
        width = max(size.width - _GUTTER, _NARROWEST)
        if self._rows.width != width or self._rows.blocks is not self._blocks:
            self._rows = Rows(self._blocks, width)
        with self._being_placed():
            self.virtual_size = Size(0, len(self._rows) + self.covered_rows() + self.spare_rows())
            self._laid_out = size
            self._scroll_to_spot()
        self.refresh()
        self._tell_section()

    def _stand_at(self, spot: Spot) -> None:
        self._spot = spot
        with self._being_placed():
            self._scroll_to_spot()
        self._tell_section()

    def _scroll_to_spot(self) -> None:
        spot = self._shown(self._spot)
        if spot.key in self._rows:
            self._scroll_to_row(self._rows.height(spot.key, spot.offset))

    def _scroll_to_row(self, row: int) -> None:
        # Whether the pane scrolls at all is told to Textual only with the next layout.
        self.scroll_to(y=row, animate=False, force=True, immediate=True)

    @contextmanager
    def _being_placed(self) -> "Iterator[None]":
        """While the scroll offset follows from the spot, the spot does not follow from the offset."""
        self._placing = True
        try:
            yield
        finally:
            self._placing = False

    def _shown(self, spot: Spot) -> Spot:
        """The spot itself; where it is not shown, the passage that its line would stand over, or its fold."""
        key = spot.key
        run = next((run for run in self.runs if key._replace(layer=Layer.PASSAGE) in run), (key,))
        stand_ins = (key._replace(layer=Layer.PASSAGE), run[0]._replace(layer=Layer.FOLD))
        return spot if key in self._rows else next((Spot(at, 0) for at in stand_ins if at in self._rows), spot)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Draws what came into view and takes the row at the top for the spot, when the reader scrolled."""
        super().watch_scroll_y(old_value, new_value)
        # While the pane is being resized, Textual moves the offset on its own account.
        if self._placing or self._laid_out != self.scrollable_content_region.size:
            return
        if 0 <= round(new_value) < len(self._rows):
            row = self._rows[round(new_value)]
            self._spot = Spot(row.block.key, row.line.start)
            self._tell_section()

    def _tell_section(self) -> None:
        if self.excerpt is None or not self.excerpt.sections:
            return
        section = self.excerpt.sections[self._spot.key.section].section.id
        if section != self._section:
            self._section = section
            self.post_message(self.SectionReached(self, section))
