"""Paragraphs cut where sections begin, with their headings told and their numbers marked."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from store.models import Indicator, Paragraph, Reading, Span


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
    `furniture` says that the page speaks here and not the report, be it in the middle of a section; `torn` that the
    page breaks the sentence off at its end.
    """

    text: str
    spans: tuple[Span, ...]
    marks: tuple[Mark, ...]
    heading: int
    furniture: bool = False
    torn: bool = False

    def source(self, offset: int) -> int:
        """Where in the report's text the character at `offset` stands; behind the last one, where the passage ends."""
        return place_in(self.spans, offset)

    def offset(self, source: int) -> int | None:
        """Where in the passage the character at `source` of the report's text stands; None where it is not in it."""
        before = 0
        for span in self.spans:
            if span.start <= source < span.end:
                return before + source - span.start
            before += span.end - span.start
        return None


def place_in(spans: Sequence[Span], offset: int) -> int:
    """Where in the report's text the character at `offset` of the joined spans stands; behind the last one, where the
    last span ends."""
    for span in spans:
        if offset < span.end - span.start:
            return span.start + offset
        offset -= span.end - span.start
    return spans[-1].end


def spans_between(spans: Sequence[Span], start: int, end: int) -> tuple[Span, ...]:
    """Where in the report's text the characters `[start, end)` of the joined spans stand."""
    found, before = list[Span](), 0
    for span in spans:
        first, last = max(start - before, 0), min(end - before, span.end - span.start)
        if first < last:
            found.append(Span(span.start + first, span.start + last))
        before += span.end - span.start
    return tuple(found)


def passages_by_section(reading: Reading) -> dict[int, tuple[Passage, ...]]:
    """Every paragraph's passages under the index of the section they belong to, -1 where they lie in none.

    A passage that goes on elsewhere in the file (its columns out of order) takes its other spans along: they belong
    where its first one lies.
    """
    territory = _Territory(reading)
    marker = _Marker(reading.indicators)
    found: dict[int, list[Passage]] = {}
    for paragraph in reading.paragraphs:
        for owner, pieces in territory.cut(paragraph):
            spans = _trimmed(pieces, reading.text)
            if spans:
                text = "".join(reading.text[span.start : span.end] for span in spans)
                torn = paragraph.torn and spans[-1].end == paragraph.spans[-1].end
                found.setdefault(owner, []).append(Passage(text, spans, (), 0, paragraph.furniture, torn))
    return {
        owner: tuple(
            replace(passage, marks=tuple(marker.marks(passage))) for passage in territory.with_heading(owner, passages)
        )
        for owner, passages in found.items()
    }


class _Territory:
    """Which section's own ground, outside its children, every character is."""

    def __init__(self, reading: Reading) -> None:
        self._sections = reading.sections
        self._starts = [_past_blanks(reading.text, section.start) for section in reading.sections]
        self._beginning = {start: index for index, start in enumerate(self._starts)}
        self._bounds = [0]
        self._owners = [-1]
        around: list[int] = []
        for index, start in enumerate(self._starts):
            self._leave(around, start)
            around.append(index)
            self._bound(start, index)
        self._leave(around, len(reading.text))

    def cut(self, paragraph: Paragraph) -> Iterator[tuple[int, list[Span]]]:
        """The parts of a paragraph with the section of each: another one takes over where it begins, or where the
        one before ends; a span that merely lies on another's ground goes on with its paragraph."""
        current, pieces = self._owner(paragraph.spans[0].start), list[Span]()
        for nth, span in enumerate(paragraph.spans):
            at = span.start
            for bound in self._bounds[bisect_left(self._bounds, span.start) : bisect_left(self._bounds, span.end)]:
                successor = self._successor(current, bound, continues=nth > 0 and bound == span.start)
                if successor != current:
                    yield current, [*pieces, Span(at, bound)]
                    current, pieces, at = successor, [], bound
            pieces.append(Span(at, span.end))
        yield current, pieces

    def with_heading(self, owner: int, passages: Sequence[Passage]) -> Sequence[Passage]:
        """A section's passages with the lengths of its heading in those that it takes up."""
        if owner < 0 or passages[0].spans[0].start != self._starts[owner]:
            return passages
        lengths = heading_lengths([passage.text for passage in passages], self._sections[owner].title)
        headed = (replace(passage, heading=length) for passage, length in zip(passages, lengths, strict=False))
        return (*headed, *passages[len(lengths) :])

    def _successor(self, current: int, bound: int, *, continues: bool) -> int:
        beginning = self._beginning.get(bound)
        if beginning is not None:
            # A continuation that only happens to open a part without a heading is still its paragraph's.
            return current if continues and not self._sections[beginning].title else beginning
        ends = current >= 0 and self._sections[current].end == bound and not continues
        return self._owner(bound) if ends else current

    def _owner(self, position: int) -> int:
        return self._owners[bisect_right(self._bounds, position) - 1]

    def _leave(self, around: list[int], position: int) -> None:
        while around and self._sections[around[-1]].end <= position:
            end = self._sections[around.pop()].end
            self._bound(end, around[-1] if around else -1)

    def _bound(self, position: int, owner: int) -> None:
        if position > self._bounds[-1]:
            self._bounds.append(position)
            self._owners.append(owner)
        else:
            self._owners[-1] = owner


class _Marker:
    """The indicators by the place of their numbers."""

    def __init__(self, indicators: Sequence[Indicator]) -> None:
        self._numbers = sorted((each.number_start, each.number_end, index) for index, each in enumerate(indicators))

    def marks(self, passage: Passage) -> Iterator[Mark]:
        """The marks of a passage in the order of its text."""
        before = 0
        for span in passage.spans:
            inside = slice(bisect_left(self._numbers, (span.start,)), bisect_left(self._numbers, (span.end,)))
            for number_start, number_end, index in self._numbers[inside]:
                start = before + number_start - span.start
                # Digits that the page tore apart end in another span; without one they end with this span.
                last = passage.offset(number_end - 1)
                end = before + span.end - span.start if last is None or last < start else last + 1
                yield Mark(start, end, *sentence_around(passage, start, end), index)
            before += span.end - span.start


_STOP = re.compile("[。！？!?][”’」』）)》]*")


def sentence_around(passage: Passage, start: int, end: int) -> tuple[int, int]:
    """The sentence that holds `[start, end)` of a passage: between its stops, and on its side of the heading's end."""
    text, first, last = passage.text, 0, len(passage.text)
    if start >= passage.heading:
        first = passage.heading
    elif end <= passage.heading:
        last = passage.heading
    for stop in _STOP.finditer(text, first, last):
        if stop.end() <= start:
            first = stop.end()
        elif stop.start() >= end:
            last = stop.end()
            break
    return _past_blanks(text, first), last


_LONGEST_NUMBER = 12
_AFTER_HEADING = re.compile(r"[】*_\s]*[。．.；;：:，,]*[】*_”’」』]*")


def heading_lengths(texts: Sequence[str], title: str) -> list[int]:
    """How many first characters of each text in turn are the heading with this title: its number, its words however
    they are spread, its closing stop. Empty where the texts do not begin with it."""
    words = re.sub(r"\s", "", title)
    if not words or not texts:
        return []
    for number in range(min(_LONGEST_NUMBER, len(texts[0])) + 1):
        lengths = _match(texts, number, words)
        if lengths:
            return lengths
    return []


def _match(texts: Sequence[str], start: int, words: str) -> list[int]:
    lengths: list[int] = []
    matched, at = 0, start
    for text in texts:
        while at < len(text) and matched < len(words):
            if text[at] == words[matched]:
                matched += 1
            elif not text[at].isspace():
                return []
            at += 1
        if matched == len(words):
            stop = _AFTER_HEADING.match(text, at)
            return [*lengths, at if stop is None else stop.end()]
        lengths.append(at)
        at = 0
    return []


def _trimmed(spans: Sequence[Span], text: str) -> tuple[Span, ...]:
    kept = [span for span in spans if text[span.start : span.end].strip()]
    if kept:
        kept[0] = Span(_past_blanks(text, kept[0].start), kept[0].end)
        last = kept[-1]
        kept[-1] = Span(last.start, last.start + len(text[last.start : last.end].rstrip()))
    return tuple(kept)


def _past_blanks(text: str, position: int) -> int:
    while position < len(text) and text[position].isspace():
        position += 1
    return position
