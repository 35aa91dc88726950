"""What a search looks at: a report as sheets, one a section and one an indicator.

The index is made of these, answers with these, and where there is no index, these are made anew and looked through.
"""

from dataclasses import dataclass

from store.models import Indicator, Kind, Qualifier, Region, Span, Tense
from store.passages import place_in


@dataclass(frozen=True, slots=True)
class Stretch:
    """A run of a report's text as it is searched: the spans of the source joined, nothing between them.

    Where `joint` is None it is a passage of the section. Else it is a window on the text around a place where the
    section's text runs on into another's, within one line of the source or one mended paragraph: its first `joint`
    characters are the section's own, and only what crosses from them into the rest is found in it.
    """

    text: str
    spans: tuple[Span, ...]
    joint: int | None = None

    def source(self, offset: int) -> int:
        """Where in the report's text the character at `offset` stands; behind the last one, where the stretch ends."""
        return place_in(self.spans, offset)


@dataclass(frozen=True, slots=True)
class SectionSheet:
    """A section's own text, outside its child sections, with what it is filtered by.

    `section` is its id, "" for what stands in no section; `place` its number in reading order; `path` the titles from
    the top down to its own, untitled ones left out. `tenses` are those of the indicators in it.
    """

    section: str
    place: int
    path: tuple[str, ...]
    kind: Kind
    domains: tuple[str, ...]
    tenses: tuple[Tense, ...]
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class IndicatorSheet:
    """An indicator as it is found: `index` is its place in `reading.indicators`, `kind` that of its section, `path` the
    titles over it from the top down, untitled ones left out."""

    index: int
    name: str
    measure: str | None
    value: float
    value_max: float | None
    unit: str
    qualifier: Qualifier | None
    domain: str
    tense: Tense
    period: str | None
    section: str
    kind: Kind
    start: int
    end: int
    number_start: int
    number_end: int
    path: tuple[str, ...] = ()
    confidence: float = 1.0
    grounds: tuple[str, ...] = ()

    @property
    def indicator(self) -> Indicator:
        """The indicator as far as its sheet holds it: no earlier value, no change."""
        return Indicator(
            name=self.name,
            measure=self.measure,
            value=self.value,
            value_max=self.value_max,
            unit=self.unit,
            qualifier=self.qualifier,
            previous=None,
            change=None,
            domain=self.domain,
            tense=self.tense,
            period=self.period,
            section=self.section,
            start=self.start,
            end=self.end,
            number_start=self.number_start,
            number_end=self.number_end,
            confidence=self.confidence,
            grounds=self.grounds,
        )


@dataclass(frozen=True, slots=True)
class Origin:
    """Whose report a sheet is of and on what period: what is shown of a report beside each of its finds."""

    report: str
    region: Region | None
    agency: str | None
    period: str | None


@dataclass(frozen=True, slots=True)
class ReportSheet:
    """All that is searched of one report. `mark` tells one state of it from another: its source's bytes, the rules it
    was read by, its identity, its corrections. `growths` stand beside the indicators of their indexes."""

    id: str
    mark: str
    region: Region | None
    agency: str | None
    period: str | None
    title: str | None
    sections: tuple[SectionSheet, ...]
    indicators: tuple[IndicatorSheet, ...]
    growths: tuple[IndicatorSheet, ...] = ()

    @property
    def origin(self) -> Origin:
        """What every sheet of it is shown with."""
        return Origin(self.id, self.region, self.agency, self.period)
