"""Who else does this: the sections of other reports that deal with the same matter, one a report."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from store.comparing.sections.alignment import CLOSE
from store.comparing.sections.subjects import Subject, likeness, terms_of
from store.comparing.sections.weights import Weights
from store.index.sheets import Origin, SectionSheet, Stretch
from store.models import Kind, Span
from store.passages import heading_lengths, spans_between

_SENTENCE = re.compile(r"[^。！？!?；;]+[。！？!?；;]*[”’」』）)》]*")
_USUAL_SENTENCE = 60
"""Longer sentences need more common words to be the most alike."""


@dataclass(frozen=True, slots=True)
class Kin:
    """A section of another report that deals with the same matter.

    `start` is where it begins in the report's text; `score` is how alike it is (0 to 1). `sentence` is what of it has
    most in common with the section asked about, `lit` the characters of the common words in it, `spans` where it stands
    in the report's text.
    """

    origin: Origin
    section: str
    path: tuple[str, ...]
    kind: Kind
    domains: tuple[str, ...]
    start: int
    score: float
    sentence: str
    lit: tuple[tuple[int, int], ...]
    spans: tuple[Span, ...]


def best_of_each(
    subject: Subject, found: Iterable[tuple[Origin, SectionSheet]], weights: Weights, limit: int
) -> tuple[Kin, ...]:
    """Of sections that may deal with a matter, those that do: of each report the most alike one, the most alike first,
    at most `limit`."""
    best: dict[str, tuple[float, Origin, SectionSheet]] = {}
    for origin, sheet in found:
        own = subject_of(sheet, weights)
        score = likeness(subject, own) if own is not None else 0.0
        if score >= CLOSE and score > best.get(origin.report, (0.0,))[0]:
            best[origin.report] = score, origin, sheet
    ranked = sorted(best.values(), key=lambda each: (-each[0], each[1].report))
    return tuple(_kin(subject, *each, weights) for each in ranked[:limit])


def subject_of(sheet: SectionSheet, weights: Weights) -> Subject | None:
    """What a section of the index deals with; None where it is furniture or nothing but a heading."""
    own = _own(sheet)
    if sheet.kind is Kind.FURNITURE or not own:
        return None
    terms = terms_of(sheet.path, (stretch.text for stretch in own), weights)
    return Subject(sheet.section, own[0].source(0), sheet.kind is Kind.PLAN, frozenset(sheet.domains), terms)


def _own(sheet: SectionSheet) -> Sequence[Stretch]:
    own = [stretch for stretch in sheet.stretches if stretch.joint is None]
    heads = _heads(sheet, own)
    return own if any(stretch.text[head:].strip() for stretch, head in zip(own, heads, strict=True)) else ()


def _heads(sheet: SectionSheet, own: Sequence[Stretch]) -> list[int]:
    """How many first characters of each passage are the section's heading."""
    lengths = heading_lengths([stretch.text for stretch in own], sheet.path[-1] if sheet.path else "")
    return [*lengths, *(0 for _ in own[len(lengths) :])]


def _kin(subject: Subject, score: float, origin: Origin, sheet: SectionSheet, weights: Weights) -> Kin:
    own = _own(sheet)
    stretch, start, end = max(_sentences(sheet, own), key=lambda said: _in_common(subject, said, weights))
    sentence = stretch.text[start:end]
    return Kin(
        origin,
        sheet.section,
        sheet.path,
        sheet.kind,
        sheet.domains,
        own[0].source(0),
        score,
        sentence,
        _lit(subject, sentence, weights),
        spans_between(stretch.spans, start, end),
    )


def _sentences(sheet: SectionSheet, own: Sequence[Stretch]) -> Iterator[tuple[Stretch, int, int]]:
    for stretch, head in zip(own, _heads(sheet, own), strict=True):
        for sentence in _SENTENCE.finditer(stretch.text, head):
            if bare := sentence[0].strip():
                start = sentence.start() + sentence[0].index(bare)
                yield stretch, start, start + len(bare)


def _in_common(subject: Subject, said: tuple[Stretch, int, int], weights: Weights) -> float:
    stretch, start, end = said
    shared = sum(subject.terms.get(word, 0.0) for word in set(weights.words(stretch.text[start:end])))
    return shared / (_USUAL_SENTENCE + end - start)


def _lit(subject: Subject, sentence: str, weights: Weights) -> tuple[tuple[int, int], ...]:
    """The common words in a sentence, those that overlap or follow each other as one."""
    places = sorted(
        (match.start(), match.end())
        for word in set(weights.words(sentence))
        if word in subject.terms
        for match in re.finditer(re.escape(word), sentence)
    )
    merged: list[tuple[int, int]] = []
    for start, end in places:
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return tuple(merged)
