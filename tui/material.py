"""What the screens ask of the library, and what they asked before."""

from collections.abc import Sequence
from functools import lru_cache

from store import (
    CatalogEntry,
    Excerpt,
    Library,
    Reading,
    RegionNode,
    Row,
    StoreError,
    View,
    excerpt,
    indicator_rows,
    region_tree,
)

_EXCERPTS_KEPT = 64


class Material:
    """A library as the panes see it."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self._excerpt = lru_cache(_EXCERPTS_KEPT)(self._make_excerpt)
        self._take_entries()

    def _take_entries(self) -> None:
        self.entries: dict[str, CatalogEntry] = {entry.id: entry for entry in self.library.entries()}
        self._excerpt.cache_clear()

    def refresh(self) -> bool:
        """Looks whether the library changed on disk; whether it did. Raises as `Library.refresh` does."""
        changed = self.library.refresh()
        if changed:
            self._take_entries()
        return changed

    @property
    def known(self) -> frozenset[str]:
        """The ids of all reports."""
        return frozenset(self.entries)

    def tree(self) -> tuple[RegionNode, ...]:
        """The regions that reports are of."""
        return region_tree(self.entries.values())

    def reading(self, report: str) -> Reading:
        """A report whole; StoreError where it cannot be had."""
        return self.library.reading(report)

    def readable(self, reports: Sequence[str]) -> tuple[str, ...]:
        """Those of the reports that can be read."""
        return tuple(report for report in reports if self._can_read(report))

    def _can_read(self, report: str) -> bool:
        try:
            self.reading(report)
        except StoreError:
            return False
        return True

    def excerpt(self, report: str, domain: str | None, view: View) -> Excerpt:
        """What a report says of a domain on one side; StoreError where the report cannot be had."""
        return self._excerpt(report, domain, view)

    def _make_excerpt(self, report: str, domain: str | None, view: View) -> Excerpt:
        return excerpt(self.reading(report), domain, view)

    def says(self, report: str, domain: str | None, view: View, indicator: int) -> bool:
        """Whether an indicator stands in what a report says of a domain on one side."""
        sections = self.excerpt(report, domain, view).sections
        marks = (mark for section in sections for passage in section.passages for mark in passage.marks)
        return any(mark.indicator == indicator for mark in marks)

    def rows(self, reports: Sequence[str], domain: str | None) -> tuple[Row, ...]:
        """The indicators of the reports side by side, results and promises."""
        return indicator_rows([self.reading(report) for report in reports], domain)

    def counts(self, reports: Sequence[str]) -> dict[str | None, int]:
        """How many indicators the reports state per domain, and in all (None)."""
        counts: dict[str | None, int] = {None: 0}
        for report in reports:
            for domain, (achieved, target) in self.entries[report].counts.items():
                counts[domain] = counts.get(domain, 0) + achieved + target
                counts[None] = (counts[None] or 0) + achieved + target
        return counts

    def spoken_of(self, report: str, view: View) -> list[str]:
        """The domains that a report speaks of on one side, as its sections name them, the most named first."""
        named: dict[str, int] = {}
        for entry in self.excerpt(report, None, view).sections:
            for domain in entry.section.domains:
                named[domain] = named.get(domain, 0) + 1
        return sorted(named, key=lambda domain: -named[domain])
