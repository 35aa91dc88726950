"""The tree of regions as the lines that are open to view."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from store.regions import CatalogEntry, RegionNode
from tui.labels import period_name
from tui.typesetting.harmless import harmless

Path = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TreeLine:
    """A line of the tree: a region that can be opened, or a report (`report` is its id)."""

    depth: int
    label: str
    path: Path
    report: str | None = None
    opened: bool = False


def tree_lines(nodes: Iterable[RegionNode], closed: Collection[Path]) -> tuple[TreeLine, ...]:
    """The lines from the top, leaving out what lies in closed regions.

    A region with a single report and nothing else in it is one line with that report.
    """
    return tuple(_lines(nodes, closed, 0))


def _lines(nodes: Iterable[RegionNode], closed: Collection[Path], depth: int) -> Iterator[TreeLine]:
    for node in nodes:
        name = harmless(node.name)
        if len(node.reports) == 1 and not node.children:
            (entry,) = node.reports
            yield TreeLine(depth, f"{name} {period_name(entry.report.period)}", node.path, entry.id)
            continue
        opened = node.path not in closed
        yield TreeLine(depth, name, node.path, opened=opened)
        if opened:
            for entry in node.reports:
                yield TreeLine(depth + 1, _report_label(entry, node.reports), node.path, entry.id)
            yield from _lines(node.children, closed, depth + 1)


def _report_label(entry: CatalogEntry, siblings: tuple[CatalogEntry, ...]) -> str:
    period = period_name(entry.report.period)
    agencies = {sibling.report.agency for sibling in siblings}
    return f"{period} {harmless(entry.report.agency)}" if len(agencies) > 1 and entry.report.agency else period


def region_paths(nodes: Iterable[RegionNode]) -> Iterator[Path]:
    """The paths of all regions that can be opened."""
    for node in nodes:
        if node.children or len(node.reports) != 1:
            yield node.path
            yield from region_paths(node.children)
