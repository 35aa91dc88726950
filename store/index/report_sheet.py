"""A reading as it is searched: its sections' own passages, and windows on where the text runs on past them."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise

from store.growths import growths_beside
from store.index.folding import fold
from store.index.sheets import IndicatorSheet, ReportSheet, SectionSheet, Stretch
from store.models import Indicator, Kind, Reading, Span, Tense
from store.outline import section_paths
from store.passages import Passage, passages_by_section

REACH = 40
"""How far from a joint on either side a word is looked for in its window, in folded characters; of a longer word the
nearest ones are."""
_WINDOW = REACH + 8
# What lies behind a window's edge may tell whether a comma in its last characters separates thousands.


def report_sheet(identifier: str, reading: Reading, mark: str) -> ReportSheet:
    """A reading as it is searched, under its report's id; `mark` names the state of it that this is.

    Sections without text of their own have no sheet. What stands in no section has one of section "", place -1.
    """
    report, passages = reading.report, passages_by_section(reading)
    outside = passages.get(-1, ())
    no_section = Kind.FURNITURE if outside and all(passage.furniture for passage in outside) else Kind.PREFACE
    kinds = {section.id: section.kind for section in reading.sections}
    paths = section_paths(reading.sections)

    def sheets(stated: Iterable[tuple[int, Indicator]]) -> tuple[IndicatorSheet, ...]:
        return tuple(
            _indicator_sheet(index, each, kinds.get(each.section, no_section), paths.get(each.section, ()))
            for index, each in stated
        )

    return ReportSheet(
        id=identifier,
        mark=mark,
        region=report.region,
        agency=report.agency,
        period=report.period,
        title=report.title,
        sections=tuple(_section_sheets(reading, passages, paths, no_section)),
        indicators=sheets(enumerate(reading.indicators)),
        growths=sheets(growths_beside(reading)),
    )


def _section_sheets(
    reading: Reading, passages: dict[int, tuple[Passage, ...]], paths: dict[str, tuple[str, ...]], no_section: Kind
) -> Iterator[SectionSheet]:
    windows: dict[int, list[Stretch]] = {}
    for owner, window in _windows(reading, passages):
        windows.setdefault(owner, []).append(window)
    tenses: dict[str, dict[Tense, None]] = {}
    for indicator in reading.indicators:
        tenses.setdefault(indicator.section, {})[indicator.tense] = None

    def sheet(place: int, identifier: str, path: tuple[str, ...], kind: Kind, domains: tuple[str, ...]) -> SectionSheet:
        own = (Stretch(passage.text, passage.spans) for passage in passages[place])
        stretches = (*own, *windows.get(place, ()))
        return SectionSheet(identifier, place, path, kind, domains, tuple(tenses.get(identifier, {})), stretches)

    if -1 in passages:
        yield sheet(-1, "", (), no_section, ())
    for place, section in enumerate(reading.sections):
        if place in passages:
            yield sheet(place, section.id, paths[section.id], section.kind, section.domains)


def _indicator_sheet(index: int, indicator: Indicator, kind: Kind, path: tuple[str, ...]) -> IndicatorSheet:
    return IndicatorSheet(
        index=index,
        name=indicator.name,
        measure=indicator.measure,
        value=indicator.value,
        value_max=indicator.value_max,
        unit=indicator.unit,
        qualifier=indicator.qualifier,
        domain=indicator.domain,
        tense=indicator.tense,
        period=indicator.period,
        section=indicator.section,
        kind=kind,
        start=indicator.start,
        end=indicator.end,
        number_start=indicator.number_start,
        number_end=indicator.number_end,
        path=path,
        confidence=indicator.confidence,
        grounds=indicator.grounds,
    )


@dataclass(frozen=True, slots=True)
class _Piece:
    """A span of a passage: the section and the passage it belongs to, and which of the passage's spans it is."""

    start: int
    end: int
    owner: int
    passage: int
    nth: int

    def goes_on_in(self, other: "_Piece") -> bool:
        return (self.owner, self.passage, self.nth + 1) == (other.owner, other.passage, other.nth)


def _windows(reading: Reading, passages: dict[int, tuple[Passage, ...]]) -> Iterator[tuple[int, Stretch]]:
    """Every place where two characters follow each other in a line or a paragraph but not in a passage, as a window
    with the section that holds the left one."""
    pieces = sorted(
        (
            _Piece(span.start, span.end, owner, number, nth)
            for owner, own in passages.items()
            for number, passage in enumerate(own)
            for nth, span in enumerate(passage.spans)
        ),
        key=lambda piece: piece.start,
    )
    found: dict[tuple[int, int], list[tuple[int, Stretch]]] = {}
    for run in (*_lines(pieces, reading.text), *_paragraphs(pieces, reading)):
        for at, (left, right) in enumerate(pairwise(run), 1):
            if not left.goes_on_in(right):
                window = _window(run[:at], run[at:], reading.text)
                found.setdefault((left.end, right.start), []).append((left.owner, window))
    for alike in found.values():
        # A line is most often a part of its paragraph, and so its window of the paragraph's.
        widest: list[tuple[int, Stretch]] = []
        for owner, window in sorted(alike, key=lambda each: -len(each[1].text)):
            if not any(_within(window, wider) for _, wider in widest):
                widest.append((owner, window))
        yield from widest


def _lines(pieces: Sequence[_Piece], text: str) -> Iterator[list[_Piece]]:
    """The pieces in runs that stand in one line of the source."""
    line: list[_Piece] = []
    for piece in pieces:
        if line and "\n" in text[line[-1].start : piece.start]:
            yield line
            line = []
        line.append(piece)
    yield line


def _paragraphs(pieces: Sequence[_Piece], reading: Reading) -> Iterator[list[_Piece]]:
    """The pieces in runs that are one paragraph."""
    starts = [piece.start for piece in pieces]
    for paragraph in reading.paragraphs:
        yield [
            piece
            for span in paragraph.spans
            for piece in pieces[bisect_left(starts, span.start) : bisect_left(starts, span.end)]
        ]


def _window(before: Sequence[_Piece], after: Sequence[_Piece], text: str) -> Stretch:
    left = tuple(reversed(list(_nearest(reversed(before), text, backwards=True))))
    right = tuple(_nearest(after, text, backwards=False))
    joined = partial(map, lambda span: text[span.start : span.end])
    own = "".join(joined(left))
    return Stretch(own + "".join(joined(right)), left + right, len(own))


def _nearest(pieces: Iterable[_Piece], text: str, *, backwards: bool) -> Iterator[Span]:
    """As much of the pieces, nearest first, as holds a window's side of folded characters."""
    gathered = ""
    for piece in pieces:
        before, length, lacking = gathered, 0, _WINDOW - len(fold(gathered).text)
        start, end = piece.start, piece.start
        while lacking > 0 and length < piece.end - piece.start:
            length = min(length + lacking, piece.end - piece.start)
            start, end = (piece.end - length, piece.end) if backwards else (piece.start, piece.start + length)
            gathered = text[start:end] + before if backwards else before + text[start:end]
            lacking = _WINDOW - len(fold(gathered).text)
        if length == 0:
            return
        yield Span(start, end)


def _within(window: Stretch, wider: Stretch) -> bool:
    """Whether a window shows nothing around the same joint that a wider one does not show."""
    assert window.joint is not None
    assert wider.joint is not None
    before = wider.joint - window.joint
    if before < 0:
        return False
    here, there = (
        [offset for span in each.spans for offset in range(span.start, span.end)] for each in (window, wider)
    )
    return there[before : before + len(here)] == here
