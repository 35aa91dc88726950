"""Readings built by hand: small invented reports with everything a pane has to show.

The figures are made up; only the regions are real. `build` turns a text and the places named in it into a reading.
"""

from dataclasses import dataclass
from hashlib import sha256

from store.models import (
    Change,
    Indicator,
    Kind,
    Paragraph,
    Qualifier,
    Reading,
    Region,
    Report,
    Section,
    Source,
    Span,
    Tense,
)

HAIYAN = Region("330424", "海盐县", ("浙江省", "嘉兴市", "海盐县"))
SHAOXING = Region("330600", "绍兴市", ("浙江省", "绍兴市"))
KUNSHAN = Region("320583", "昆山市", ("江苏省", "苏州市", "昆山市"))


@dataclass(frozen=True)
class Heading:
    """A section by the words it starts with (`at`); it runs to the next heading of its level or above."""

    at: str
    title: str
    level: int
    domains: tuple[str, ...] = ()
    kind: Kind = Kind.REVIEW


@dataclass(frozen=True)
class Stated:
    """An indicator by the words that say it (`quote`) and the digits in them (`number`)."""

    quote: str
    number: str
    name: str
    unit: str
    domain: str
    tense: Tense = Tense.ACHIEVED
    value: float | None = None
    period: str | None = None
    measure: str | None = None
    qualifier: Qualifier | None = None
    previous: float | None = None
    change: Change | None = None


def build(
    text: str,
    *,
    region: Region | None = HAIYAN,
    period: str | None = "2022",
    agency: str | None = "民政局",
    title: str | None = None,
    published: str | None = None,
    name: str = "report.txt",
    headings: tuple[Heading, ...] = (),
    stated: tuple[Stated, ...] = (),
    torn: tuple[tuple[str, ...], ...] = (),
    furniture: tuple[str, ...] = (),
    rules: str = "1",
) -> Reading:
    """A reading of the text. `torn` names the lines (by how they begin) that are one paragraph, in reading order;
    `furniture` the lines that are not the report's own text."""
    source = Source(name, sha256(text.encode()).hexdigest(), "utf-8", len(text))
    sections = _sections(text, headings)
    return Reading(
        report=Report(region, agency, period, title, published, source),
        text=text,
        paragraphs=_paragraphs(text, torn, furniture),
        sections=sections,
        indicators=tuple(_indicator(text, sections, entry, period) for entry in stated),
        rules=rules,
    )


def _paragraphs(text: str, torn: tuple[tuple[str, ...], ...], furniture: tuple[str, ...]) -> tuple[Paragraph, ...]:
    lines, at = [], 0
    for line in text.splitlines(keepends=True):
        if bare := line.strip():
            start = at + line.index(bare)
            lines.append(Span(start, start + len(bare)))
        at += len(line)

    def line_of(words: str) -> Span:
        (span,) = [line for line in lines if text.startswith(words, line.start)]
        return span

    mended = {line_of(parts[0]): tuple(map(line_of, parts)) for parts in torn}
    taken = {span for spans in mended.values() for span in spans[1:]}
    apart = {line_of(words) for words in furniture}
    return tuple(Paragraph(mended.get(line, (line,)), line in apart) for line in lines if line not in taken)


def _sections(text: str, headings: tuple[Heading, ...]) -> tuple[Section, ...]:
    starts = [_once(text, heading.at) for heading in headings]
    sections: list[Section] = []
    above: list[Section] = []
    for place, heading in enumerate(headings):
        following = zip(headings[place + 1 :], starts[place + 1 :], strict=True)
        end = next((start for other, start in following if other.level <= heading.level), len(text))
        above = [section for section in above if section.level < heading.level]
        parent = above[-1].id if above else None
        nth = 1 + sum(section.parent == parent for section in sections)
        section = Section(
            id=str(nth) if parent is None else f"{parent}.{nth}",
            parent=parent,
            level=heading.level,
            title=heading.title,
            kind=heading.kind,
            domains=heading.domains,
            start=starts[place],
            end=end,
        )
        above.append(section)
        sections.append(section)
    return tuple(sections)


def _indicator(text: str, sections: tuple[Section, ...], entry: Stated, period: str | None) -> Indicator:
    start = _once(text, entry.quote)
    number = start + entry.quote.index(entry.number)
    return Indicator(
        name=entry.name,
        measure=entry.measure,
        value=float(entry.number) if entry.value is None else entry.value,
        value_max=None,
        unit=entry.unit,
        qualifier=entry.qualifier,
        previous=entry.previous,
        change=entry.change,
        domain=entry.domain,
        tense=entry.tense,
        period=entry.period or period,
        section=[section.id for section in sections if section.start <= number < section.end][-1],
        start=start,
        end=start + len(entry.quote),
        number_start=number,
        number_end=number + len(entry.number),
    )


def _once(text: str, words: str) -> int:
    assert text.count(words) == 1, f"{words!r} stands {text.count(words)} times"
    return text.index(words)
