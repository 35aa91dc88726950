"""The regions as a tree, each with its reports by period."""

from collections.abc import Collection, Mapping, Sequence
from itertools import islice
from typing import ClassVar

from textual.binding import BindingType

from store.regions import RegionNode
from tui.glyphs import glyph
from tui.keys import key
from tui.messages import OwnChosen, PinToggled, RegionMarked, ReportChosen, ReportReached
from tui.typesetting.width import cells
from tui.widgets.line_list import LineList, Pieces
from tui.widgets.region_lines import Path, TreeLine, TreeLines, openable_paths

_OPEN_AT_FIRST = 200


class RegionTree(LineList):
    """A tree whose cursor, on a report, shows it; regions open and close."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"line--strong"}
    BINDINGS: ClassVar[list[BindingType]] = [
        key("space", "pin", "keys.pin", shown="space"),
        key("enter", "choose", "keys.open", shown="enter"),
        key("right,l", "open", "keys.unfold"),
        key("left,h", "close", "keys.fold"),
        key("a", "mark_region", "measures.mark-region"),
        key("asterisk", "own", "measures.own"),
    ]

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._regions: Sequence[RegionNode] = ()
        self._opened: set[Path] = set()
        self._lines = TreeLines((), ())
        self._signs: Mapping[str, str] = {}
        self._marked: Collection[Path] = ()
        self._own: Path = ()

    def show(self, nodes: Sequence[RegionNode]) -> None:
        """Shows a tree: all of it open where it is small, else only its top."""
        self._regions = nodes
        paths = set(islice(openable_paths(nodes), _OPEN_AT_FIRST + 1))
        self._opened = paths if len(paths) <= _OPEN_AT_FIRST else set()
        self._relist()

    def mark(self, marks: Mapping[str, str]) -> None:
        """Sets the signs before reports: "pinned" or "shown" by the report's id."""
        changed = {report for report, _ in self._signs.items() ^ marks.items()}
        self._signs = marks
        top = round(self.scroll_y)
        for index in range(top, min(top + self.size.height, len(self._lines))):
            if self._lines[index].report in changed:
                self.refresh_lines(index)

    def mark_regions(self, marked: Collection[Path], own: Path) -> None:
        """Sets the signs behind regions: of those that are marked, and of the reader's own."""
        if (set(marked), own) != (set(self._marked), self._own):
            self._marked, self._own = frozenset(marked), own
            self.refresh()

    def go_to(self, report: str, path: Path) -> None:
        """Moves the cursor to a report of the region with this path, opening the regions that it lies in; no message is
        sent."""
        self._opened |= {path[:depth] for depth in range(1, len(path) + 1)}
        self._relist()
        index = self._lines.index_of(report, path)
        if index is not None:
            with self.prevent(ReportReached):
                self.cursor = index

    @property
    def report(self) -> str | None:
        """The report under the cursor."""
        line = self._line
        return line.report if line else None

    @property
    def _line(self) -> TreeLine | None:
        return self._lines[self.cursor] if len(self._lines) else None

    def line_count(self) -> int:
        """How many lines are open to view."""
        return len(self._lines)

    def line(self, index: int, width: int) -> Pieces:  # noqa: ARG002
        """A region with its fold, or a report with its mark."""
        entry = self._lines[index]
        indent = "  " * entry.depth
        if entry.report is None:
            fold = glyph("open" if entry.opened else "closed")
            return ((f"{indent}{fold} ", "dim"), (entry.label, ""), (self._region_signs(entry), "mark"))
        sign = self._signs.get(entry.report)
        mark = glyph(sign) if sign else " " * cells(glyph("open"))
        label = (entry.label, "strong" if sign else "")
        return ((f"{indent}{mark} ", "mark"), label, (self._region_signs(entry), "mark"))

    def _region_signs(self, entry: TreeLine) -> str:
        if entry.depth >= len(entry.path):
            # A report below its region's own line.
            return ""
        signs = [("marked", entry.path in self._marked), ("own", entry.path == self._own)]
        return "".join(f" {glyph(name)}" for name, shown in signs if shown)

    def cursor_moved(self) -> None:
        """Tells which report was reached."""
        if self.report is not None:
            self.post_message(ReportReached(self.report))

    def action_pin(self) -> None:
        """Pins the report under the cursor, or opens or closes the region."""
        if self.report is None:
            self._toggle()
        else:
            self.post_message(PinToggled(self.report))

    def action_choose(self) -> None:
        """Asks for the report under the cursor whole, or opens or closes the region."""
        if self.report is None:
            self._toggle()
        else:
            self.post_message(ReportChosen(self.report))

    def action_mark_region(self) -> None:
        """Marks the region under the cursor, or takes its mark away."""
        if self._line is not None:
            self.post_message(RegionMarked(self._line.path))

    def action_own(self) -> None:
        """Says that the region under the cursor is the reader's own."""
        if self._line is not None:
            self.post_message(OwnChosen(self._line.path))

    def action_open(self) -> None:
        """Opens the region under the cursor; in an open one, goes to what is first in it."""
        line = self._line
        if line is None or line.report is not None:
            return
        if line.opened:
            self.cursor += 1
        else:
            self._toggle()

    def action_close(self) -> None:
        """Closes the region under the cursor; from what cannot be closed, goes to the region around it."""
        line = self._line
        if line is None:
            return
        if line.opened:
            self._toggle()
        elif (around := self._lines.around(self.cursor)) is not None:
            self.cursor = around

    def _toggle(self) -> None:
        line = self._line
        if line is not None:
            self._opened ^= {line.path}
            self._relist()

    def _relist(self) -> None:
        self._lines = TreeLines(self._regions, self._opened)
        self.lines_changed()
