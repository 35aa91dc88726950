"""Where the reader stands: which reports side by side, on which domain, from which side, at which places."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from store import Library
from store.excerpts import View
from store.regions import CatalogEntry
from tui.arrangement import Arrangement
from tui.state import LeftOff


@dataclass(slots=True)
class Standing:
    """What the panes show. `front` is the report that has to be in view; `places` are where its readers stood in
    the reports' texts, on this domain and side. `marked` are the paths of the regions that are to be held
    against each other with all their reports, `own` is that of the reader's own region, empty where they named none."""

    arrangement: Arrangement = field(default_factory=Arrangement)
    domain: str | None = None
    view: View = View.REVIEW
    front: str | None = None
    places: dict[str, int] = field(default_factory=dict)
    marked: set[tuple[str, ...]] = field(default_factory=set)
    own: tuple[str, ...] = ()

    def reach(self, report: str) -> None:
        """The tree's cursor came to a report."""
        self.arrangement = self.arrangement.reach(report)
        self.front = report

    def choose(self, domain: str | None, view: View) -> None:
        """Turns to another domain or side, from its beginning."""
        if (domain, view) != (self.domain, self.view):
            self.domain, self.view = domain, view
            self.places.clear()

    def step(self, domains: Sequence[str | None], by: int) -> None:
        """Goes on to a neighbouring domain, around the ends."""
        at = domains.index(self.domain) if self.domain in domains else 0
        self.choose(domains[(at + by) % len(domains)], self.view)

    def left_off(self, focus: str | None) -> LeftOff:
        """This as it is kept for the next start."""
        return LeftOff(
            report=self.arrangement.reached,
            pins=self.arrangement.pins,
            domain=self.domain,
            view=self.view,
            focus=focus,
            places={report: self.places[report] for report in self.arrangement.columns if report in self.places},
        )


def resumed(left: LeftOff | None, library: Library, domains: Sequence[str]) -> Standing:
    """Where to begin: where the library was left as far as that is still there, else at two reports side by side."""
    if left is not None:
        arrangement = Arrangement(left.report, left.pins).among(library)
        domain = left.domain if left.domain in domains else None
        if arrangement.columns:
            return Standing(arrangement, domain, left.view, arrangement.columns[0], dict(left.places))
    entries = library.in_order()
    first = next(entries, None)
    if first is None:
        return Standing()
    second = next((entry for entry in entries if entry.report.region != first.report.region), None)
    pins = () if second is None else (second.id,)
    domain = _told_by_all([entry for entry in (first, second) if entry], domains)
    return Standing(Arrangement(first.id, pins), domain, front=first.id)


def _told_by_all(entries: Sequence[CatalogEntry], domains: Sequence[str]) -> str | None:
    """The domain of which the least telling of the reports states the most."""

    def stated(domain: str) -> int:
        return min(sum(entry.counts.get(domain, (0, 0))) for entry in entries)

    return max(domains, key=stated, default=None)
