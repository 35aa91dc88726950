"""The regions as a tree, each with its reports by period."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from textual.binding import BindingType

from store.regions import RegionNode
from tui.glyphs import glyph
from tui.keys import key
from tui.messages import PinToggled, ReportChosen, ReportReached
from tui.typesetting.width import cells
from tui.widgets.line_list import LineList, Pieces
from tui.widgets.region_lines import Path, TreeLine, region_paths, tree_lines

_OPEN_AT_FIRST = 200


class RegionTree(LineList):
    """A tree whose cursor, on a report, shows it; regions open and close."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"line--strong"}
    BINDINGS: ClassVar[list[BindingType]] = [
        key("space", "pin", "keys.pin", shown="space"),
        key("enter", "choose", "keys.open", shown="enter"),
        key("right,l", "open", "keys.unfold"),
        key("left,h", "close", "keys.fold"),
    ]

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._regions: Sequence[RegionNode] = ()
        self._folded: set[Path] = set()
        self._open_lines: tuple[TreeLine, ...] = ()
        self._signs: Mapping[str, str] = {}

    def show(self, nodes: Sequence[RegionNode]) -> None:
        """Shows a tree: all of it open where it is small, else only its top."""
        self._regions = nodes
        paths = list(region_paths(nodes))
        self._folded = set() if len(paths) <= _OPEN_AT_FIRST else set(paths)
        self._relist()

    def mark(self, marks: Mapping[str, str]) -> None:
        """Sets the signs before reports: "pinned" or "shown" by the report's id."""
        for report in {report for report, _ in self._signs.items() ^ marks.items()}:
            for index, line in enumerate(self._open_lines):
                if line.report == report:
                    self.refresh_lines(index)
        self._signs = marks

    def go_to(self, report: str) -> None:
        """Moves the cursor to a report, opening the regions that it lies in; no message is sent."""
        path = next((node_path for node_path in self._paths_to(report, self._regions)), None)
        if path is None:
            return
        self._folded -= {path[:depth] for depth in range(1, len(path) + 1)}
        self._relist()
        with self.prevent(ReportReached):
            self.cursor = next(index for index, line in enumerate(self._open_lines) if line.report == report)

    @property
    def report(self) -> str | None:
        """The report under the cursor."""
        return self._open_lines[self.cursor].report if self._open_lines else None

    def line_count(self) -> int:
        """How many lines are open to view."""
        return len(self._open_lines)

    def line(self, index: int, width: int) -> Pieces:  # noqa: ARG002
        """A region with its fold, or a report with its mark."""
        entry = self._open_lines[index]
        indent = "  " * entry.depth
        if entry.report is None:
            return ((f"{indent}{glyph('open' if entry.opened else 'closed')} ", "dim"), (entry.label, ""))
        sign = self._signs.get(entry.report)
        mark = glyph(sign) if sign else " " * cells(glyph("open"))
        return ((f"{indent}{mark} ", "mark"), (entry.label, "strong" if sign else ""))

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

    def action_open(self) -> None:
        """Opens the region under the cursor; in an open one, goes to what is first in it."""
        if not self._open_lines or self.report is not None:
            return
        if self._open_lines[self.cursor].opened:
            self.cursor += 1
        else:
            self._toggle()

    def action_close(self) -> None:
        """Closes the region under the cursor; from what cannot be closed, goes to the region around it."""
        if not self._open_lines:
            return
        line = self._open_lines[self.cursor]
        if line.report is None and line.opened:
            self._toggle()
            return
        above = (index for index in range(self.cursor, -1, -1) if self._open_lines[index].depth < line.depth)
        self.cursor = next(above, self.cursor)

    def _toggle(self) -> None:
        if self._open_lines:
            self._folded ^= {self._open_lines[self.cursor].path}
            self._relist()

    def _relist(self) -> None:
        self._open_lines = tree_lines(self._regions, self._folded)
        self.lines_changed()

    def _paths_to(self, report: str, nodes: Sequence[RegionNode]) -> list[Path]:
        for node in nodes:
            if any(entry.id == report for entry in node.reports):
                return [node.path]
            if found := self._paths_to(report, node.children):
                return found
        return []
