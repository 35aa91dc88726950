"""The vocabulary: what flows from a source file to a pane.

Offsets count characters of the decoded source text (BOM removed, CRLF and CR turned into LF, nothing else
changed; for HTML, of the extracted text), as half-open ranges `[start, end)`.
"""

from dataclasses import dataclass
from enum import StrEnum

UNSURE = 0.75
"""Below this an indicator is shown as unsure and worth a look at its sentence."""
CORRECTED = "corrected"
"""The ground of an indicator that a user set right."""
SEVERAL_YEARS = "several-years"
"""The ground of an indicator that has the name of a measure of one year, but is told of several."""


class Kind(StrEnum):
    """What part a section plays in its report."""

    REVIEW = "review"
    PLAN = "plan"
    OUTLOOK = "outlook"
    PREFACE = "preface"
    FURNITURE = "furniture"


class Tense(StrEnum):
    """Whether an indicator stands as a result or is promised."""

    ACHIEVED = "achieved"
    TARGET = "target"


class Qualifier(StrEnum):
    """How exactly a value is stated: 余、近、约 / 超、以上、不少于 / 不高于、以内."""

    ABOUT = "about"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch `[start, end)` of a report's text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Region:
    """An administrative division: its six-digit GB/T 2260 code, full name, and path from the province down."""

    code: str
    name: str
    path: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """The file a report came from: its name, the hash of its bytes, their encoding, the length of its text."""

    name: str
    sha256: str
    encoding: str
    characters: int


@dataclass(frozen=True, slots=True)
class Report:
    """One work report's identity; what neither the user nor the report says is None.

    `agency` is without the region (民政局); `period` is a year or half-year that the report looks back on
    ("2022", "2023H1"); `published` is an ISO date.
    """

    region: Region | None
    agency: str | None
    period: str | None
    title: str | None
    published: str | None
    source: Source


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph as it is shown: its spans joined without anything between them.

    More than one span means that the page tore the paragraph apart and it was mended; the spans stand in
    reading order, which need not be the order of the file. Spans hold no line breaks or indents at their ends.
    `torn` says that it breaks off in the middle of a sentence and nothing was found that surely goes on with it.
    """

    spans: tuple[Span, ...]
    furniture: bool = False
    torn: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch under one heading, down to run-in headings; a section lies inside its parent.

    `id` is the place in the tree ("2", "2.1"); `parent` is None at the top. `title` is without number and
    closing stop, and empty where a stretch has no heading. `domains` are keys of the taxonomy, most important first.
    """

    id: str
    parent: str | None
    level: int
    title: str
    kind: Kind
    domains: tuple[str, ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Change:
    """The change of a value that the text states beside it: +20.6 with unit %."""

    value: float
    unit: str


@dataclass(frozen=True, slots=True)
class Indicator:
    """A stated quantity, in base units (万 and 亿 multiplied in), with where it stands.

    `start, end` is the stretch that says it (its clause), `number_start, number_end` its digits;
    `section` is the id of the innermost section. `measure` is a key of measures.toml or None.
    `confidence` (0 to 1) says how sure the reading is of the row, `grounds` why: which rule named it and what was
    filled in from elsewhere, as keys of `store.reading.confidence.Ground` and `store.reading.labels.Rule`; CORRECTED
    is among them where a user set the row right, SEVERAL_YEARS where it has the name of a measure of one year but is
    told of several.
    """

    name: str
    measure: str | None
    value: float
    value_max: float | None
    unit: str
    qualifier: Qualifier | None
    previous: float | None
    change: Change | None
    domain: str
    tense: Tense
    period: str | None
    section: str
    start: int
    end: int
    number_start: int
    number_end: int
    confidence: float = 1.0
    grounds: tuple[str, ...] = ()

    @property
    def bounded(self) -> bool:
        """Whether a result is told by a bound that it passed (突破3万亿元), not as it is."""
        return self.tense is Tense.ACHIEVED and self.qualifier in {Qualifier.AT_LEAST, Qualifier.AT_MOST}

    @property
    def unsure(self) -> bool:
        """Whether the reading is so little sure of the row that its sentence is worth a look."""
        return self.confidence < UNSURE

    @property
    def of_several_years(self) -> bool:
        """Whether it has the name of a measure of one year, but is told of several."""
        return SEVERAL_YEARS in self.grounds

    @property
    def corrected(self) -> bool:
        """Whether a user set the row right."""
        return CORRECTED in self.grounds


@dataclass(frozen=True, slots=True)
class Clues:
    """What is known of a report besides its text. The user's own words come first, then front matter;
    a file's name and folder are asked last, after the text."""

    region: str | None = None
    period: str | None = None
    agency: str | None = None
    title: str | None = None
    published: str | None = None
    file_name: str = ""
    folder: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """What the loader makes of one source file. `rules` names the version of the rules that read it."""

    report: Report
    text: str
    paragraphs: tuple[Paragraph, ...]
    sections: tuple[Section, ...]
    indicators: tuple[Indicator, ...]
    rules: str
