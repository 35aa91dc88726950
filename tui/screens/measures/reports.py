"""Which reports the table of measures has as its columns."""

from collections.abc import Iterator, Sequence

from store.regions import RegionNode
from tui.material import Material
from tui.standing import Standing

MOST_REPORTS = 40


def table_reports(material: Material, standing: Standing) -> tuple[tuple[str, ...], int]:
    """The reports that stand side by side and then all those of the marked regions, and how many of these are left out
    because there are too many."""
    reports = dict.fromkeys(standing.arrangement.columns)
    for path in sorted(standing.marked):
        reports |= dict.fromkeys(_of_region(_node(material.tree(), path)))
    return tuple(reports)[:MOST_REPORTS], max(0, len(reports) - MOST_REPORTS)


def _node(nodes: Sequence[RegionNode], path: tuple[str, ...]) -> RegionNode | None:
    found: RegionNode | None = None
    for depth in range(1, len(path) + 1):
        found = next((node for node in nodes if node.path == path[:depth]), None)
        if found is None:
            return None
        nodes = found.children
    return found


def _of_region(node: RegionNode | None) -> Iterator[str]:
    """The reports of a region and of all that lie in it."""
    if node is not None:
        yield from (entry.id for entry in node.reports)
        for child in node.children:
            yield from _of_region(child)
