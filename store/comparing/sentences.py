"""The sentences of a report as they are read, each with where it stands and the numbers in it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from store.excerpts import excerpt
from store.models import Kind, Reading, Span
from store.passages import Passage, sentence_around

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, mended where the page tore it: its text, where it stands in the report's text, the section of it
    with the titles from the top down.

    `numbers` are its indicators' digits as (index in `reading.indicators`, start, end) in its text; `lit` is what of
    its text is to be lit; `opening` is how its paragraph begins; `heading` says that it is the section's own heading.
    """

    text: str
    spans: tuple[Span, ...]
    section: str
    path: tuple[str, ...]
    kind: Kind
    domains: tuple[str, ...]
    numbers: tuple[tuple[int, int, int], ...]
    opening: str = ""
    heading: bool = False
    lit: tuple[Range, ...] = ()

    @property
    def start(self) -> int:
        """Where it begins in the report's text."""
        return self.spans[0].start

    def lighting(self, indicator: int) -> "Sentence":
        """The sentence with an indicator's digits lit."""
        return replace(self, lit=tuple((start, end) for index, start, end in self.numbers if index == indicator))

    def lighting_at(self, start: int, end: int) -> "Sentence":
        """The sentence with what stands at `[start, end)` of the report's text lit."""
        lit, before = [], 0
        for span in self.spans:
            first, last = max(start, span.start), min(end, span.end)
            if first < last:
                lit.append((before + first - span.start, before + last - span.start))
            before += span.end - span.start
        return replace(self, lit=tuple(lit))


def sentences(reading: Reading) -> tuple[Sentence, ...]:
    """Every sentence of the report's own text in reading order, headings among them; furniture is left out."""
    return tuple(_sentences(reading))


def _sentences(reading: Reading) -> Iterator[Sentence]:
    for part in excerpt(reading).sections:
        section = part.section
        if section.kind is Kind.FURNITURE:
            continue
        for passage in part.passages:
            for start, end in () if passage.furniture else _cut(passage):
                yield Sentence(
                    text=passage.text[start:end],
                    spans=_spans(passage, start, end),
                    section=section.id,
                    path=part.path,
                    kind=section.kind,
                    domains=section.domains,
                    numbers=tuple(
                        (mark.indicator, mark.start - start, mark.end - start)
                        for mark in passage.marks
                        if start <= mark.start < end
                    ),
                    opening=passage.text[passage.heading : passage.heading + _OPENING],
                    heading=end <= passage.heading,
                )


_OPENING = 60


def _cut(passage: Passage) -> Iterator[Range]:
    at = 0
    while at < len(passage.text):
        start, end = sentence_around(passage, at, at + 1)
        if passage.text[start:end].strip():
            yield start, end
        at = max(end, at + 1)


def _spans(passage: Passage, start: int, end: int) -> tuple[Span, ...]:
    found, before = [], 0
    for span in passage.spans:
        length = span.end - span.start
        first, last = max(start - before, 0), min(end - before, length)
        if first < last:
            found.append(Span(span.start + first, span.start + last))
        before += length
    return tuple(found)
