"""The tree of regions as the lines that are open to view."""

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from store.regions import CatalogEntry, RegionNode
from tui.typesetting.harmless import harmless
from tui.words.labels import period_name

Path = tuple[str, ...]


class TreeLine(NamedTuple):
    """A line of the tree: a region that can be opened, or a report (`report` is its id)."""

    depth: int
    label: str
    path: Path
    report: str | None = None
    opened: bool = False


class _Stretch(NamedTuple):
    """A region's line, with the lines of its own reports below it where it is opened."""

    node: RegionNode
    depth: int
    opened: bool


class TreeLines:
    """The lines from the top, leaving out what lies in regions that are not opened.

    A region with a single report and nothing else in it is one line with that report. What a line says is worked out
    when it is asked for: there may be tens of thousands, and their reports need not have been read yet.
    """

    def __init__(self, nodes: Iterable[RegionNode], opened: Collection[Path]) -> None:
        self._stretches: list[_Stretch] = []
        self._first: list[int] = []
        self._count = 0
        self._lay_out(nodes, opened, 0)

    def _lay_out(self, nodes: Iterable[RegionNode], opened: Collection[Path], depth: int) -> None:
        for node in nodes:
            stretch = _Stretch(node, depth, node.path in opened and can_open(node))
            self._stretches.append(stretch)
            self._first.append(self._count)
            self._count += 1
            if stretch.opened:
                self._count += node.count
                self._lay_out(node.children, opened, depth + 1)

    def __len__(self) -> int:
        return self._count

    def __getitem__(self, index: int) -> TreeLine:
        at = self._stretch_at(index)
        node, depth, opened = self._stretches[at]
        name, place = harmless(node.name), index - self._first[at] - 1
        if place >= 0:
            entry = node.reports[place]
            return TreeLine(depth + 1, _report_label(entry, node.reports), node.path, entry.id)
        if can_open(node):
            return TreeLine(depth, name, node.path, opened=opened)
        (entry,) = node.reports
        return TreeLine(depth, f"{name} {period_name(entry.report.period)}", node.path, entry.id)

    def index_of(self, report: str, path: Path) -> int | None:
        """The line of a report, whose region has this path; None where it is not open to view."""
        for (node, _, opened), first in zip(self._stretches, self._first, strict=True):
            if node.path == path:
                places = (place for place, entry in enumerate(node.reports) if entry.id == report)
                place = next(places, None)
                if place is None:
                    return None
                return first + 1 + place if opened else None if can_open(node) else first
        return None

    def around(self, index: int) -> int | None:
        """The line of the region that a line lies in; None at the top."""
        at = self._stretch_at(index)
        if index > self._first[at]:
            return self._first[at]
        depth = self._stretches[at].depth
        above = (before for before in range(at - 1, -1, -1) if self._stretches[before].depth < depth)
        before = next(above, None)
        return None if before is None else self._first[before]

    def _stretch_at(self, index: int) -> int:
        return bisect_right(self._first, index) - 1


def can_open(node: RegionNode) -> bool:
    """Whether a region has more in it than its own line says."""
    return node.count != 1 or bool(node.children)


def openable_paths(nodes: Iterable[RegionNode]) -> Iterator[Path]:
    """The paths of all regions that can be opened, those around others first."""
    for node in nodes:
        if can_open(node):
            yield node.path
            yield from openable_paths(node.children)


def _report_label(entry: CatalogEntry, siblings: tuple[CatalogEntry, ...]) -> str:
    period = period_name(entry.report.period)
    agencies = {sibling.report.agency for sibling in siblings}
    return f"{period} {harmless(entry.report.agency)}" if len(agencies) > 1 and entry.report.agency else period
