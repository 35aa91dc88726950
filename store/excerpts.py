"""What a column shows: the sections of one report on one domain, as mended paragraphs with lit numbers."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from store.models import Kind, Reading, Section
from store.outline import section_paths
from store.passages import Mark, Passage, passages_by_section

__all__ = ["Excerpt", "ExcerptSection", "Mark", "Passage", "Place", "View", "excerpt"]


class View(StrEnum):
    """Which side of a report is shown: what it looks back on (everything but plans), or what it promises."""

    REVIEW = "review"
    PLAN = "plan"


@dataclass(frozen=True, slots=True)
class ExcerptSection:
    """One section of an excerpt, without its child sections' text.

    `path` is the titles from the top down to this section's own (untitled ones left out).
    """

    section: Section
    path: tuple[str, ...]
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """A character of an excerpt: the index of its section, of its passage in it, and the offset in the passage."""

    section: int
    passage: int
    offset: int


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Sections in reading order; furniture is among them, marked by its section's kind or the passage itself."""

    sections: tuple[ExcerptSection, ...]

    def place(self, source: int) -> Place | None:
        """Where the character at `source` of the report's text is shown; None where it is not."""
        for nth, section in enumerate(self.sections):
            for number, passage in enumerate(section.passages):
                offset = passage.offset(source)
                if offset is not None:
                    return Place(nth, number, offset)
        return None

    def source(self, place: Place) -> int:
        """Where in the report's text the character at a place of the excerpt stands."""
        return self.sections[place.section].passages[place.passage].source(place.offset)


def excerpt(reading: Reading, domain: str | None = None, view: View | None = None) -> Excerpt:
    """The sections of a report that speak of a domain, seen from one side; None means all.

    A section speaks of a domain where it names it among its domains or holds an indicator of it. In an excerpt of
    one domain a parent whose own text (outside its children) is only its heading is shown by its children's path
    alone, and no furniture appears; in one of all domains nothing is left out.
    """
    passages = passages_by_section(reading)
    parents = {section.parent for section in reading.sections if section.kind is not Kind.FURNITURE}
    chosen: list[ExcerptSection] = []
    for index, section, path, plan in _outlined(reading, outside=passages.get(-1, ())):
        own = passages.get(index, ())
        if view is not None and plan != (view is View.PLAN):
            continue
        if domain is not None:
            own = tuple(passage for passage in own if not passage.furniture)
            if section.kind is Kind.FURNITURE or not _speaks_of(reading, section, own, domain):
                continue
        bare = section.id in parents and all(passage.heading == len(passage.text) for passage in own)
        if own and not (bare and domain is not None):
            chosen.append(ExcerptSection(section, path, own))
    return Excerpt(tuple(chosen))


def _outlined(reading: Reading, outside: tuple[Passage, ...]) -> Iterator[tuple[int, Section, tuple[str, ...], bool]]:
    """Every section in order with its index, its path, and whether it is on the side of the plans."""
    if outside:
        kind = Kind.FURNITURE if all(passage.furniture for passage in outside) else Kind.PREFACE
        bounds = outside[0].spans[0].start, outside[-1].spans[-1].end
        yield -1, Section("0", None, 1, "", kind, (), *bounds), (), False
    paths = section_paths(reading.sections)
    plans: dict[str | None, bool] = {None: False}
    for index, section in enumerate(reading.sections):
        plan = section.kind is Kind.PLAN or (section.kind is Kind.FURNITURE and plans.get(section.parent, False))
        plans[section.id] = plan
        yield index, section, paths[section.id], plan


def _speaks_of(reading: Reading, section: Section, passages: tuple[Passage, ...], domain: str) -> bool:
    return domain in section.domains or any(
        reading.indicators[mark.indicator].domain == domain for passage in passages for mark in passage.marks
    )
