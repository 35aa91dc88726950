"""What was found before it is shown: by the index, by looking through reports, or by both."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from store.index.sheets import IndicatorSheet, Origin, SectionSheet


@dataclass(frozen=True, slots=True)
class SectionFind:
    """A section that was found: whose it is, its score, and `order`, by which equal scores stand."""

    origin: Origin
    sheet: SectionSheet
    score: float
    order: int


@dataclass(frozen=True, slots=True)
class IndicatorFind:
    """An indicator that was found: whose it is, whether its measure is the one that the words say, its order."""

    origin: Origin
    sheet: IndicatorSheet
    said: bool
    order: int


@dataclass(frozen=True, slots=True)
class Counts:
    """The sections found, the reports that they are in, and the sections by domain and by their region's path. Where
    they are of several provinces, `regions` need not go below these."""

    total: int = 0
    reports: int = 0
    domains: Counter[str] = field(default_factory=Counter)
    regions: Counter[tuple[str, ...]] = field(default_factory=Counter)

    def __add__(self, other: "Counts") -> "Counts":
        """The counts of both, which are of different reports."""
        return Counts(
            self.total + other.total,
            self.reports + other.reports,
            self.domains + other.domains,
            self.regions + other.regions,
        )


@dataclass(frozen=True, slots=True)
class Finds:
    """The best of what was found, as many sections and indicators as were asked for; all of it is counted, the sections
    by `counting`, which may have to be waited for."""

    sections: tuple[SectionFind, ...] = ()
    indicators: tuple[IndicatorFind, ...] = ()
    indicators_total: int = 0
    counting: Callable[[], Counts] = Counts

    @property
    def nothing(self) -> bool:
        """Whether neither a section nor an indicator was found."""
        return not self.sections and not self.indicators_total and not self.counting().total


def merged(indexed: Finds, scanned: Finds, sections: int, indicators: int) -> Finds:
    """Both, of different reports, the best `sections` and `indicators` of them kept."""
    return Finds(
        best_sections((*indexed.sections, *_levelled(scanned.sections, indexed.sections)), sections),
        best_indicators((*indexed.indicators, *scanned.indicators), indicators),
        indexed.indicators_total + scanned.indicators_total,
        lambda: indexed.counting() + scanned.counting(),
    )


def best_sections(finds: Iterable[SectionFind], limit: int) -> tuple[SectionFind, ...]:
    """The best of the sections, best first."""
    return tuple(sorted(finds, key=lambda find: (-find.score, find.order, find.origin.report))[:limit])


def best_indicators(finds: Iterable[IndicatorFind], limit: int) -> tuple[IndicatorFind, ...]:
    """The best of the indicators: those of a measure that the words say, then by measure, region and period."""
    return tuple(sorted(finds, key=lambda find: (not find.said, find.order, find.origin.report))[:limit])


def _levelled(finds: tuple[SectionFind, ...], beside: tuple[SectionFind, ...]) -> Iterable[SectionFind]:
    """Finds with their scores brought to the level of others, which were reckoned by the words of all reports."""
    if not finds or not beside:
        return finds
    ratio = max(find.score for find in beside) / max(find.score for find in finds)
    return (replace(find, score=find.score * ratio) for find in finds)
