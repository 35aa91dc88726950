"""What the screens ask of the library, and what they asked before."""

from collections.abc import Sequence
from functools import lru_cache
from threading import Lock
from typing import TYPE_CHECKING

from store import (
    CatalogEntry,
    Excerpt,
    Library,
    Reading,
    RegionNode,
    StoreError,
    View,
    excerpt,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from store import Row, Searching
    from store.comparing.ranking.ranking import Ranking, Rankings
    from store.comparing.sections.comparing import Comparing

_EXCERPTS_KEPT = 64


class Material:
    """A library as the panes see it."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self._excerpt = lru_cache(_EXCERPTS_KEPT)(self._make_excerpt)
        self._entries: dict[str, CatalogEntry] = {}
        self._stamp = library.stamp
        self._rankings: Rankings | None = None
        self._rankings_free = Lock()

    def refresh(self) -> bool:
        """Looks whether the library became another since this was last asked; whether it did. Raises as
        `Library.refresh` does."""
        self.library.refresh()
        if self.library.stamp == self._stamp:
            return False
        self._stamp = self.library.stamp
        self._entries.clear()
        self._excerpt.cache_clear()
        return True

    @property
    def count(self) -> int:
        """How many reports there are."""
        return self.library.count

    def entry(self, report: str) -> CatalogEntry:
        """What the catalog says of a report, also of one that was shown and has been taken out of the library since;
        ReportMissing where it never held one of this id."""
        if report not in self._entries:
            self._entries[report] = self.library.entry(report)
        return self._entries[report]

    def tree(self) -> tuple[RegionNode, ...]:
        """The regions that reports are of."""
        return self.library.tree()

    def path(self, report: str) -> tuple[str, ...]:
        """The path of a report's region; raises as `entry` does."""
        region = self.entry(report).report.region
        return region.path if region else ()

    def reading(self, report: str) -> Reading:
        """A report whole; StoreError where it cannot be had."""
        return self.library.reading(report)

    def searcher(self) -> "Searching":
        """What searches the library, for one thread."""
        from store import Searching

        return Searching(self.library)

    def comparing(self) -> "Comparing":
        """What holds reports of the library against each other, for one thread, with a view of the library of its
        own; StoreError where the library is gone."""
        from store.comparing.sections.comparing import Comparing

        return Comparing(Library.open(self.library.folder))

    def ranking(self, measure: str, year: "int | None", wanted: "Callable[[], bool]") -> "Ranking":
        """A measure across all regions; to be asked for outside of the screen's thread. StoreError where the library is
        gone."""
        # An earlier question may still be on its way to notice that it is no longer wanted.
        with self._rankings_free:
            if self._rankings is None:
                from store.comparing.ranking.ranking import Rankings

                self._rankings = Rankings(self.library)
            return self._rankings.ranking(measure, year, wanted=wanted)

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

    def rows(self, reports: Sequence[str], domain: str | None) -> "tuple[Row, ...]":
        """The indicators of the reports side by side, results and promises."""
        from store import indicator_rows

        return indicator_rows([self.reading(report) for report in reports], domain)

    def counts(self, reports: Sequence[str]) -> dict[str | None, int]:
        """How many indicators the reports state per domain, and in all (None)."""
        counts: dict[str | None, int] = {None: 0}
        for report in reports:
            for domain, (achieved, target) in self.entry(report).counts.items():
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
