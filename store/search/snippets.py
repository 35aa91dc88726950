"""The words in their sentence: a short piece of a section's text around its matches."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from store.index.folding import fold
from store.index.sheets import SectionSheet, Stretch
from store.models import Span
from store.passages import spans_between
from store.search.folded_section import folded_stretch
from store.search.matching import Found, Place

LONGEST = 120
_SHORT = 30
"""A sentence shorter than this takes its neighbours along."""
_BEFORE = 3
"""One in so many of the characters left beside the matches goes before them, the rest behind."""
_CUT = "…"
_SENTENCE_END = re.compile(r"[。！？!?]+[”’」』”）)》]*|[\n\r]+")
_CLAUSE_END = re.compile(r"[，、；：,;。！？!?]+[”’」』）)》]*|\s+")
_UNSEEN = frozenset({"Cf", "Cs"})

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Snippet:
    """A piece of text without line breaks or control characters, the characters `[start, end)` of it to light, and
    where it stands in the report's text."""

    text: str
    lit: tuple[Range, ...]
    spans: tuple[Span, ...] = ()


def snippet(section: SectionSheet, found: Found, longest: int = LONGEST) -> Snippet:
    """The sentence around the first match, or around that which has the most different words beside it.

    It has at most `longest` characters (a longer match stands whole all the same), cut at the ends of clauses where
    that can be, "…" where it is cut. Without a match it is how the section begins, below its heading.
    """
    if not found.places:
        return beginning(section, longest)
    number, core = _densest(section, found.places, longest)
    stretch = section.stretches[number]
    lit = _merged(place for place in found.places if place.stretch == number)
    core = min(start for start, end in lit if end > core[0]), max(end for start, end in lit if start < core[1])
    return _cut_out(stretch, _around(stretch.text, core, lit, longest), lit)


def beginning(section: SectionSheet, longest: int = LONGEST) -> Snippet:
    """How a section begins, below its heading."""
    own = [stretch for stretch in section.stretches if stretch.joint is None]
    title = fold(section.path[-1]).text if section.path else ""
    below = [each for each in own if not title or not folded_stretch(each.text).text.rstrip("。.：:").endswith(title)]
    stretch = next(iter([*below, *own]), None)
    if stretch is None:
        return Snippet("", ())
    return _cut_out(stretch, _around(stretch.text, (0, min(1, len(stretch.text))), (), longest), ())


def _densest(section: SectionSheet, places: Sequence[Place], longest: int) -> tuple[int, Range]:
    """The stretch, and in it the first matches near each other, that have the most different words; a passage rather
    than a window on a joint."""
    best: tuple[int, bool, int, Range] | None = None
    for nth, first in enumerate(places):
        words, end = {first.word}, first.end
        for place in places[nth + 1 :]:
            if place.stretch != first.stretch or place.end - first.start > longest:
                break
            if place.word not in words:
                words.add(place.word)
                end = max(end, place.end)
        whole = section.stretches[first.stretch].joint is None
        if best is None or (len(words), whole) > best[:2]:
            best = len(words), whole, first.stretch, (first.start, end)
    assert best is not None
    return best[2:]


def _merged(places: Iterable[Place]) -> tuple[Range, ...]:
    merged: list[Range] = []
    for place in sorted(places, key=lambda place: place.start):
        if merged and place.start < merged[-1][1]:
            merged[-1] = merged[-1][0], max(merged[-1][1], place.end)
        else:
            merged.append((place.start, place.end))
    return tuple(merged)


def _around(text: str, core: Range, lit: Sequence[Range], longest: int) -> Range:
    """The sentences around the core that are no longer than allowed, or as much of them as is."""
    start, end = core
    ends = sorted({0, *_sentence_ends(text), len(text)})
    first, last = max(each for each in ends if each <= start), min(each for each in ends if each >= end)
    if last - first <= longest:
        for following in (each for each in ends if each > last):
            if last - first >= _SHORT or following - first > longest:
                break
            last = following
    else:
        room = max(0, longest - (end - start))
        reach = max(room // _BEFORE, room - (last - end))
        first = _clause_start(text, max(first, start - reach), start) if start - reach > first else first
        reach = room - (start - first)
        last = _clause_end(text, end, min(last, end + reach)) if end + reach < last else last
    first = next((b for a, b in lit if a < first < b), first)
    last = next((a for a, b in lit if a < last < b), last)
    return first, last


def _clause_start(text: str, earliest: int, start: int) -> int:
    found = _CLAUSE_END.search(text, max(0, earliest - 1), start)
    return found.end() if found else earliest


def _clause_end(text: str, end: int, latest: int) -> int:
    return max((match.end() for match in _CLAUSE_END.finditer(text, end, latest)), default=latest)


def _cut_out(stretch: Stretch, part: Range, lit: Sequence[Range]) -> Snippet:
    """A part of a stretch made presentable."""
    text, (start, end) = stretch.text, part
    # A window on a joint is itself cut out of a longer text.
    inside = stretch.joint is not None
    shown, offsets = _clean(text[start:end])
    ends = _sentence_ends(text)
    before = _CUT if start not in ends and (inside or start > 0) else ""
    behind = _CUT if end not in ends and (inside or end < len(text)) else ""
    kept = tuple(
        (len(before) + offsets[a - start], len(before) + offsets[b - start]) for a, b in lit if start <= a and b <= end
    )
    blank = len(text[start:end]) - len(text[start:end].lstrip())
    said = spans_between(stretch.spans, start + blank, start + len(text[start:end].rstrip()))
    return Snippet(before + shown + behind, kept, said)


def _clean(text: str) -> tuple[str, Sequence[int]]:
    """A text with white space and control characters as single blanks, none at its ends and nothing that is not seen;
    and where in it every character of the given one, and its end, now is."""
    if text.isprintable() and text.strip(" ") == text and "  " not in text:
        return text, range(len(text) + 1)
    shown: list[str] = []
    offsets: list[int] = []
    for character in text:
        offsets.append(len(shown))
        if character.isspace() or unicodedata.category(character) == "Cc":
            if shown and shown[-1] != " ":
                shown.append(" ")
        elif unicodedata.category(character) not in _UNSEEN:
            shown.append(character)
    cleaned = "".join(shown).rstrip(" ")
    return cleaned, [min(offset, len(cleaned)) for offset in (*offsets, len(shown))]


@lru_cache(maxsize=64)
def _sentence_ends(text: str) -> frozenset[int]:
    return frozenset(match.end() for match in _SENTENCE_END.finditer(text))
