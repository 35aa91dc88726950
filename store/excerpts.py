"""What a column shows: the sections of one report on one domain, as mended paragraphs with lit numbers."""

from dataclasses import dataclass
from enum import StrEnum

from store.models import Reading, Section, Span


class View(StrEnum):
    """Which side of a report is shown: what it looks back on (everything but plans), or what it promises."""

    REVIEW = "review"
    PLAN = "plan"


@dataclass(frozen=True, slots=True)
class Mark:
    """An indicator's number in a passage: its characters, its sentence's characters (both in the passage's text),
    and its index in `reading.indicators`."""

    start: int
    end: int
    sentence_start: int
    sentence_end: int
    indicator: int


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, or the part of one that lies in a section, as it is shown on one run of text without breaks.

    `text` is the spans of the source joined; more than one span means that it was mended.
    `heading` is how many of its first characters are the section's own heading, run-in or on a line of its own.
    """

    text: str
    spans: tuple[Span, ...]
    marks: tuple[Mark, ...]
    heading: int


@dataclass(frozen=True, slots=True)
class ExcerptSection:
    """One section of an excerpt, without its child sections' text.

    `path` is the titles from the top down to this section's own (untitled ones left out).
    """

    section: Section
    path: tuple[str, ...]
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Sections in reading order; furniture is among them, marked by its section's kind."""

    sections: tuple[ExcerptSection, ...]


def excerpt(reading: Reading, domain: str | None = None, view: View | None = None) -> Excerpt:
    """The sections of a report that speak of a domain, seen from one side; None means all.

    A section speaks of a domain where it names it among its domains or holds an indicator of it; a parent whose
    own text (outside its children) is only its heading is shown by its children's path alone. In an excerpt of one
    domain no furniture appears; in one of all domains it does.
    """
    raise NotImplementedError
