"""What stands in the list of a search: reports with their hits, indicators, earlier searches, sentences."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

from store.measures import measures
from store.models import Kind, Region
from store.search.results import Hit, IndicatorHit
from tui.fitting import aligned_left, aligned_right
from tui.glyphs import glyph
from tui.language import language, phrase
from tui.typesetting.harmless import harmless
from tui.typesetting.width import cells
from tui.typesetting.wrap import wrap
from tui.widgets.line_list import Pieces
from tui.widgets.search.snippet import snippet_height, snippet_rows
from tui.words.figures import figure
from tui.words.labels import domain_name, period_name

_BETWEEN_TITLES = " › "
_GAP = "  "
_INDENT = 4
_SIDES = frozenset({Kind.PLAN, Kind.OUTLOOK})
_LEAST_NAME = 12


class Entry(ABC):
    """One or a few rows of the list. The cursor stops where `stop` says so; a `hit` leads into a report."""

    stop: ClassVar[bool] = False

    def height(self, width: int) -> int:  # noqa: ARG002
        """How many rows it takes in a list of this width; quickly, for it is asked of everything in the list."""
        return 1

    @abstractmethod
    def rows(self, width: int) -> Sequence[Pieces]:
        """Its rows; asked only of what is in view."""


@dataclass(frozen=True)
class Gap(Entry):
    """An empty row."""

    def rows(self, width: int) -> Sequence[Pieces]:  # noqa: ARG002
        """Nothing."""
        return ((),)


@dataclass(frozen=True)
class Title(Entry):
    """What the entries below it are."""

    text: str

    def rows(self, width: int) -> Sequence[Pieces]:  # noqa: ARG002
        """The title."""
        return (((self.text, "strong"),),)


@dataclass(frozen=True)
class Sentence(Entry):
    """A sentence to read, wrapped; `lead` stands in a column of its own before it."""

    text: str
    lead: str = ""
    room: int = 0

    def height(self, width: int) -> int:
        """As many rows as it needs."""
        return len(wrap(self.text, max(width - self._indent, 1)))

    @property
    def _indent(self) -> int:
        return self.room + len(_GAP) if self.room else 0

    def rows(self, width: int) -> Sequence[Pieces]:
        """The sentence behind its lead."""
        lines = wrap(self.text, max(width - self._indent, 1))
        leads = [self.lead, *[""] * (len(lines) - 1)]
        return tuple(
            (((aligned_left(lead, self.room) + _GAP) if self.room else "", "strong"), (self.text[slice(*line)], "dim"))
            for lead, line in zip(leads, lines, strict=True)
        )


@dataclass(frozen=True)
class Head(Entry):
    """The report that the hits below it are of. `sign` is that of its column: "pinned", "shown" or none."""

    report: str
    region: Region | None
    period: str | None
    agency: str | None
    sign: str = ""

    def rows(self, width: int) -> Sequence[Pieces]:
        """Its sign, region and period; dimmed, the regions that it lies in and its agency."""
        name = place_name(self.region, self.period)
        sign = glyph(self.sign) if self.sign else " " * cells(glyph("pinned"))
        above = _BETWEEN_TITLES.join(map(harmless, self.region.path[:-1])) if self.region else ""
        rest = f" {glyph('separator')} ".join(part for part in (above, harmless(self.agency or "")) if part)
        room = width - cells(sign) - 1 - cells(name) - len(_GAP)
        return (((f"{sign} ", "mark"), (name, "head"), (_GAP, ""), (shortened(rest, room), "dim")),)


@dataclass(frozen=True)
class Found(Entry):
    """A hit: its domain and heading path, below them its words in their sentence."""

    hit: Hit
    domain_cells: int
    stop = True

    @cached_property
    def _snippet(self) -> str:
        return harmless(self.hit.snippet)

    def height(self, width: int) -> int:
        """A row for where it stands, one or two for what it says."""
        return 1 + snippet_height(self._snippet, width - _INDENT)

    def rows(self, width: int) -> Sequence[Pieces]:
        """Where it stands over what it says."""
        domain = aligned_left(domains_of(self.hit), self.domain_cells)
        side = phrase(f"excerpt.kind-{self.hit.kind.value}") if self.hit.kind in _SIDES else ""
        room = width - _INDENT - cells(domain) - len(_GAP) - cells(side)
        path = path_within([harmless(title) for title in self.hit.path], room)
        indent = (" " * _INDENT, "")
        said = snippet_rows(self._snippet, self.hit.lit, width - _INDENT)
        return ((indent, (domain, "domain"), (_GAP, ""), (side + path, "dim")), *((indent, *row) for row in said))


class Columns:
    """The widths of the indicators' columns, so that all of them stand under one another."""

    def __init__(self, hits: Sequence[IndicatorHit]) -> None:
        self.names = max((cells(indicator_name(hit)) for hit in hits), default=0)
        self.places = max((cells(stated_place(hit)) for hit in hits), default=0)
        self.values = max((cells(stated_value(hit)) for hit in hits), default=0)

    def fitted(self, width: int) -> tuple[int, int, int]:
        """The cells of names, places and values; the names give way first."""
        room = width - self.places - self.values - 2 * len(_GAP)
        names = min(self.names, max(room, _LEAST_NAME))
        return names, self.places, min(self.values, max(width - names - self.places - 2 * len(_GAP), 0))


@dataclass(frozen=True)
class Stated(Entry):
    """An indicator: its name unless it is that of the one before it, whose and when, what it states."""

    hit: IndicatorHit
    columns: Columns
    named: bool
    stop = True

    def rows(self, width: int) -> Sequence[Pieces]:
        """One row, in columns."""
        names, places, values = self.columns.fitted(width - _INDENT)
        name = shortened(indicator_name(self.hit), names) if self.named else ""
        return (
            (
                (" " * _INDENT, ""),
                (aligned_left(name, names), "domain"),
                (_GAP + aligned_left(stated_place(self.hit), places) + _GAP, ""),
                (aligned_right(stated_value(self.hit), values), "number"),
            ),
        )


@dataclass(frozen=True)
class More(Entry):
    """Stands for indicators that are not shown, and for what shows them."""

    text: str
    stop = True

    def rows(self, width: int) -> Sequence[Pieces]:  # noqa: ARG002
        """What it stands for."""
        return (((" " * _INDENT, ""), (self.text, "dim")),)


@dataclass(frozen=True)
class Earlier(Entry):
    """A search made before, or one kept by name."""

    query: str
    name: str = ""
    name_cells: int = 0
    stop = True

    def rows(self, width: int) -> Sequence[Pieces]:
        """The query, behind its name."""
        name = aligned_left(harmless(self.name), self.name_cells) + _GAP if self.name else ""
        query = shortened(harmless(self.query), width - _INDENT - cells(name))
        return (((" " * _INDENT, ""), (name, "strong"), (query, "")),)


def place_name(region: Region | None, period: str | None) -> str:
    """A region and a period in the fewest words."""
    return f"{harmless(region.name) if region else phrase('report.no-region')} {period_name(period)}"


def domains_of(hit: Hit) -> str:
    """The domain that a hit speaks of first, and how many others."""
    if not hit.domains:
        return phrase("search.no-domain")
    more = len(hit.domains) - 1
    return f"{domain_name(hit.domains[0])} +{more}" if more else domain_name(hit.domains[0])


def indicator_name(hit: IndicatorHit) -> str:
    """What is counted: the measure that is the same across reports, or the report's own name for it."""
    known = next((measure for measure in measures() if measure.key == hit.indicator.measure), None)
    if known is None:
        return harmless(hit.indicator.name)
    return known.chinese if language() == "zh" else known.english


def stated_place(hit: IndicatorHit) -> str:
    """Whose the indicator is, and of when."""
    return place_name(hit.region, hit.indicator.period or hit.period)


def stated_value(hit: IndicatorHit) -> str:
    """What the indicator states."""
    return harmless(figure(hit.indicator))


def shortened(text: str, room: int) -> str:
    """The text as far as there is room, cut between words."""
    if cells(text) <= room:
        return text
    sign = glyph("elided")
    left = room - cells(sign)
    return text[: wrap(text, left)[0].end] + sign if left > 1 else ""


def path_within(titles: Sequence[str], room: int) -> str:
    """As many of the titles as there is room for, from the innermost up."""
    for first in range(len(titles)):
        cut = f"{glyph('elided')}{_BETWEEN_TITLES}" if first else ""
        path = cut + _BETWEEN_TITLES.join(titles[first:])
        if cells(path) <= room:
            return path
    return shortened(titles[-1], room) if titles else ""
