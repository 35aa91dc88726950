"""A report's headings as a tree."""

from collections.abc import Iterable
from dataclasses import dataclass

from store.models import Kind, Reading, Section


@dataclass(frozen=True, slots=True)
class Heading:
    """One heading of the outline: the section it heads, and the headings under it."""

    id: str
    level: int
    title: str
    kind: Kind
    start: int
    children: tuple["Heading", ...]


def outline(reading: Reading) -> tuple[Heading, ...]:
    """The tree of a report's headings; what has no title or is furniture is left out, its children moved up,
    unless a report has nothing else."""
    sections = reading.sections
    shown = [section for section in sections if section.title and section.kind is not Kind.FURNITURE] or sections
    ids = {section.id for section in shown}
    parents = {section.id: section.parent for section in sections}
    below: dict[str | None, list[Section]] = {}
    for section in shown:
        parent = section.parent
        while parent is not None and parent not in ids:
            parent = parents.get(parent)
        below.setdefault(parent, []).append(section)

    def headings(parent: str | None, level: int) -> tuple[Heading, ...]:
        return tuple(
            Heading(each.id, level, each.title, each.kind, each.start, headings(each.id, level + 1))
            for each in below.get(parent, ())
        )

    return headings(None, 1)


def section_paths(sections: Iterable[Section]) -> dict[str, tuple[str, ...]]:
    """By each section's id the titles from the top down to its own, untitled ones left out; parents come first."""
    paths: dict[str, tuple[str, ...]] = {}
    for section in sections:
        above = paths.get(section.parent or "", ())
        paths[section.id] = (*above, section.title) if section.title else above
    return paths
