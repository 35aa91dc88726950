"""The regions of a ranking with their places, figures and bars; above it, all of it in a few words."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from textual.binding import BindingType
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from tui.fitting import aligned_left, aligned_right, fitted
from tui.glyphs import glyph
from tui.keys import key
from tui.language import phrase
from tui.typesetting.harmless import harmless
from tui.typesetting.width import cells
from tui.typesetting.wrap import wrap
from tui.widgets.line_list import LineList, Pieces
from tui.words.labels import period_name
from tui.words.measure_figures import Scale, bar, number_words, scale_of

if TYPE_CHECKING:
    from store.comparing.ranking.ranking import Ranked, Ranking
    from store.comparing.ranking.stated import Stated

_GAP = "  "
_NAME_MOST, _BAR_MOST = 40, 50
_PERIOD = 6
_UP_A_LEVEL = 2


class RankingList(LineList):
    """A line a region, results first, then those that only promise; tells which one the reader wants."""

    head_lines = 1
    COMPONENT_CLASSES: ClassVar[set[str]] = {"line--head", "line--number", "line--strong", "line--current"}
    BINDINGS: ClassVar[list[BindingType]] = [key("enter", "choose", "measures.sentence", shown="enter")]

    class Reached(Message):
        """The cursor came to another region."""

    @dataclass
    class Chosen(Message):
        """The reader wants the sentence of a region's figure."""

        stated: "Stated"

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._lines: Sequence[Ranked | None] = ()
        self._own: Sequence[str] = ()
        self._scale, self._largest = Scale(), 0.0
        self._unit = ""
        self._name_cells = self._figure_cells = 1
        self._told = False

    def show(self, ranking: "Ranking", own: Sequence[str]) -> None:
        """Shows a ranking; the region with the path `own` is the reader's."""
        self._lines = (*ranking.results, *((None, *ranking.targets) if ranking.targets else ()))
        self._own, self._told = tuple(own), True
        stated = [line.stated for line in self._lines if line is not None]
        self._scale = scale_of(value for each in stated for value in (each.value, each.shown.value_max) if value)
        self._largest = max((abs(each.value) for each in stated), default=0.0)
        self._unit = f"{self._scale.word}{harmless(ranking.measure.unit)}"
        self._name_cells = max((cells(self._region_words(each)) for each in stated), default=1)
        self._figure_cells = max((cells(self._figure(each)) for each in stated), default=1)
        self.lines_changed()
        self.post_message(self.Reached())

    def go_to_path(self, path: Sequence[str]) -> bool:
        """Moves the cursor to the region with a path; whether it is there."""
        own = tuple(path)
        for at, line in enumerate(self._lines):
            if own and line is not None and line.stated.path == own:
                self.cursor = at
                return True
        return False

    @property
    def chosen(self) -> "Stated | None":
        """What stands under the cursor; None on the line between results and targets."""
        line = self._lines[self.cursor] if self._lines else None
        return None if line is None else line.stated

    def line_count(self) -> int:
        """How many lines there are; one for the sentence that there are none."""
        return len(self._lines) or 1

    def head(self, width: int) -> Pieces:
        """What stands in the columns."""
        place, name, figure = self._widths(width)
        unit = aligned_right(self._unit, max(figure, cells(self._unit)))
        names = aligned_left(phrase("measures.region"), name), aligned_left(phrase("measures.period"), _PERIOD)
        return ((f" {aligned_right('', place)}  {names[0]}  {names[1]}  {unit}", "head"),)

    def line(self, index: int, width: int) -> Pieces:
        """A region with its place and figure."""
        if not self._lines:
            return ((phrase("measures.no-region") if self._told else phrase("measures.asking"), "dim"),)
        ranked = self._lines[index]
        if ranked is None:
            rule = glyph("rule") * 2
            return ((f"{rule} {phrase('measures.targets-below')} {rule}", "dim"),)
        place, name, figure = self._widths(width + 1)
        stated = ranked.stated
        own = stated.path == self._own and bool(self._own)
        current = index == self.cursor and self.has_focus
        place_words = "" if ranked.place is None else str(ranked.place)
        used = place + name + _PERIOD + max(figure, cells(self._unit)) + 4 * len(_GAP) + 1
        room = max(0, min(_BAR_MOST, width + 1 - used))
        share = abs(stated.value) / self._largest if self._largest else 0.0
        return (
            (aligned_right(place_words, place) + _GAP, "dim"),
            (aligned_left(self._region_words(stated), name), "current" if current else "strong" if own else ""),
            (_GAP + aligned_left(period_name(stated.period), _PERIOD) + _GAP, "dim"),
            (aligned_right(self._figure(stated), max(figure, cells(self._unit))), "number"),
            (_GAP + bar(share, room), "mark"),
        )

    def _widths(self, width: int) -> tuple[int, int, int]:
        """The cells of the place, of the name and of the figure."""
        place = max(2, len(str(len(self._lines))))
        left = width - place - _PERIOD - self._figure_cells - 5 * len(_GAP)
        return place, max(8, min(self._name_cells, _NAME_MOST, left)), self._figure_cells

    def _region_words(self, stated: "Stated") -> str:
        sign = f"{glyph('own')} " if stated.path == self._own and self._own else ""
        return sign + (harmless("".join(stated.path[-_UP_A_LEVEL:])) or phrase("report.no-region"))

    def _figure(self, stated: "Stated") -> str:
        converted = glyph("converted") if stated.converted_from is not None else ""
        return number_words(stated.shown, self._scale) + converted

    def cursor_moved(self) -> None:
        """Tells that another region was reached."""
        self.post_message(self.Reached())

    def action_choose(self) -> None:
        """Asks for the sentence."""
        if self.chosen is not None:
            self.post_message(self.Chosen(self.chosen))


class RankingSummary(Widget):
    """A sentence or two over as many lines as they take."""

    DEFAULT_CSS = """
    RankingSummary { height: auto; max-height: 4; padding: 0 1; background: $background; text-style: bold; }
    """

    words: reactive[str] = reactive("", layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as the words take."""
        del container, viewport
        return len(wrap(self.words, max(width, 2)))

    def render_line(self, y: int) -> Strip:
        """One line."""
        width, base = self.scrollable_content_region.width, self.rich_style
        lines = wrap(self.words, max(width, 2))
        text = self.words[lines[y].start : lines[y].end] if y < len(lines) else ""
        shown = fitted(text, width)
        return Strip([Segment(shown, base), Segment(" " * (width - cells(shown)), base)], width)
