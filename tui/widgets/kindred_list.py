"""Who else does this, a line a report; and the words that set a report apart, a line a word."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar

from textual.binding import BindingType
from textual.message import Message

from tui.fitting import aligned_left, aligned_right
from tui.glyphs import glyph
from tui.keys import key
from tui.language import phrase
from tui.typesetting.harmless import harmless
from tui.typesetting.width import cells
from tui.widgets.line_list import LineList, Pieces
from tui.words.labels import domain_name, period_name

if TYPE_CHECKING:
    from store.comparing.sections.kindred import Kin
    from store.comparing.sections.peculiar import PeculiarWord

_Entry = TypeVar("_Entry")
_REGION_LEAST, _REGION_MOST, _PERIOD, _SHARE, _DOMAIN = 10, 22, 7, 5, 10
_WORD, _COUNT = 16, 8
_GAP = "  "


class FoundList(LineList, Generic[_Entry], inherit_bindings=True):
    """Entries with a cursor; it tells when the cursor comes to another one, and when one is chosen."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"line--head", "line--number"}
    BINDINGS: ClassVar[list[BindingType]] = [key("enter,l,right", "choose", "align.open", shown="enter")]
    head_lines = 1

    @dataclass
    class Reached(Message):
        """The cursor came to another entry."""

    @dataclass
    class Chosen(Message):
        """The reader wants to be where the entry under the cursor leads."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.entries: Sequence[_Entry] = ()
        self.note = ""

    def show(self, entries: Sequence[_Entry], note: str = "") -> None:
        """Shows entries from the first; without any, what is to be told instead."""
        self.entries, self.note = entries, note
        self.cursor = 0
        self.lines_changed()
        self.cursor_moved()

    @property
    def entry(self) -> _Entry | None:
        """The entry under the cursor."""
        return self.entries[self.cursor] if self.cursor < len(self.entries) else None

    def line_count(self) -> int:
        """A line an entry; one where there is a note only."""
        return len(self.entries) or 1

    def line(self, index: int, width: int) -> Pieces:
        """An entry, or the note."""
        if not self.entries:
            return ((self.note, "dim"),)
        return self.entry_line(self.entries[index], width)

    def entry_line(self, entry: _Entry, width: int) -> Pieces:
        """What stands in an entry's line."""
        raise NotImplementedError

    def cursor_moved(self) -> None:
        """Tells it."""
        self.post_message(self.Reached())

    def action_choose(self) -> None:
        """Chooses the entry under the cursor."""
        if self.entry is not None:
            self.post_message(self.Chosen())


class KindredList(FoundList["Kin"], inherit_bindings=True):
    """Reports by region and period, how alike their sections are, and under what heading those stand."""

    def __init__(self, signs: Callable[[], Mapping[str, str]], *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._signs = signs

    def head(self, width: int) -> Pieces:
        """The names of the columns."""
        region = aligned_left(phrase("align.region"), self._region(width))
        rest = (aligned_left(phrase("align.period"), _PERIOD), aligned_right(phrase("align.likeness"), _SHARE))
        return ((f"   {region} {_GAP.join((*rest, phrase('align.section')))}", "head"),)

    def entry_line(self, entry: "Kin", width: int) -> Pieces:
        """One report."""
        sign = self._signs().get(entry.origin.report)
        path = entry.origin.region.path if entry.origin.region else (phrase("report.no-region"),)
        region = aligned_left(harmless(" ".join(path[-2:])), self._region(width))
        share = aligned_right(f"{entry.score:.0%}", _SHARE)
        domain = domain_name(entry.domains[0]) if entry.domains else ""
        title = harmless(entry.path[-1]) if entry.path else phrase("excerpt.untitled")
        return (
            (f"{glyph(sign) if sign else ' '} ", "mark"),
            (f"{region} {aligned_left(period_name(entry.origin.period), _PERIOD)}{_GAP}", ""),
            (f"{share}{_GAP}", "number"),
            (f"{title}{_GAP}", ""),
            (domain, "dim"),
        )

    @staticmethod
    def _region(width: int) -> int:
        return max(_REGION_LEAST, min(_REGION_MOST, width // 4))


class PeculiarList(FoundList["PeculiarWord"], inherit_bindings=True):
    """Words, how often the report has them, in what share of its sections, and in what share of the others'."""

    def head(self, width: int) -> Pieces:
        """The names of the columns."""
        del width
        names = (phrase(f"align.{name}") for name in ("count", "own-share", "peers-share"))
        return ((f" {aligned_left(phrase('align.word'), _WORD)}{''.join(map(_figure, names))}", "head"),)

    def entry_line(self, entry: "PeculiarWord", width: int) -> Pieces:
        """One word."""
        word = aligned_left(harmless(entry.word), _WORD)
        figures = (str(entry.count), _share(entry.sections, entry.own), _share(entry.among_peers, entry.peers))
        shown = "".join(map(_figure, figures))
        title = harmless(entry.path[-1]) if entry.path else ""
        room = max(0, width - cells(word) - cells(shown) - 2 * cells(_GAP))
        return ((word, ""), (shown, "number"), (_GAP, ""), (title if room > _COUNT else "", "dim"))


def _figure(text: str) -> str:
    return aligned_right(text, _COUNT + 2)


def _share(part: int, whole: int) -> str:
    """A share in percent, with as many digits as tell it from nothing."""
    share = 100 * part / max(whole, 1)
    return f"{share:.0f}%" if share >= 10 or not part else f"{share:.2g}%" if share >= 0.01 else "<0.01%"
