"""What a section deals with: its words by what they say, and how alike two sections are in them."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import log, sqrt

from store.comparing.sections.weights import Weights
from store.excerpts import ExcerptSection, excerpt
from store.models import Kind, Reading

_IN_TITLE, _IN_TITLE_ABOVE = 1.0, 0.5
"""What it counts that a word stands in the section's heading, or in those over it, beside standing in its text once."""
_SHARED_MEASURE = 4.0
"""What a measure that both state counts: as much as a rare word."""
OTHER_DOMAIN, OTHER_SIDE = 0.4, 0.4
"""What remains of a likeness between sections of no common domain, and between what was done and what is planned."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What one section deals with. `terms` are its words (and the measures that it states, as `measure:key`), each with
    what it weighs; the squares of all weights add up to 1."""

    section: str
    start: int
    plan: bool
    domains: frozenset[str]
    terms: dict[str, float]


def subjects(reading: Reading, weights: Weights) -> tuple[Subject, ...]:
    """What every section of a report deals with that has text of its own; furniture and bare headings are left out."""
    return tuple(_subjects(reading, weights))


def _subjects(reading: Reading, weights: Weights) -> Iterator[Subject]:
    for entry in excerpt(reading).sections:
        section = entry.section
        texts = own_texts(entry)
        if texts:
            marks = (mark for passage in entry.passages for mark in passage.marks)
            stated = (reading.indicators[mark.indicator].measure for mark in marks)
            terms = terms_of(entry.path, texts, weights, {measure for measure in stated if measure})
            domains = frozenset(section.domains)
            yield Subject(section.id, section.start, section.kind is Kind.PLAN, domains, terms)


def own_texts(entry: ExcerptSection) -> tuple[str, ...]:
    """A section's own passages, its heading among them; none where there is nothing but the heading."""
    if entry.section.kind is Kind.FURNITURE:
        return ()
    own = [passage for passage in entry.passages if not passage.furniture]
    return tuple(passage.text for passage in own) if any(p.text[p.heading :].strip() for p in own) else ()


def terms_of(
    path: Sequence[str], texts: Iterable[str], weights: Weights, measures: Iterable[str] = ()
) -> dict[str, float]:
    """The words under a path of headings with what they weigh, the squares adding up to 1; empty where none says
    anything."""
    counts = Counter(word for text in texts for word in weights.words(text))
    times = {word: 1.0 + log(count) for word, count in counts.items()}
    for depth, title in enumerate(reversed(path)):
        for word in set(weights.words(title)):
            times[word] = times.get(word, 0.0) + (_IN_TITLE_ABOVE if depth else _IN_TITLE)
    terms = {word: heavy for word, often in times.items() if (heavy := often * weights.rarity(word)) > 0.0}
    terms |= {f"measure:{measure}": _SHARED_MEASURE for measure in measures}
    length = sqrt(sum(weight * weight for weight in terms.values()))
    return {word: weight / length for word, weight in terms.items()} if length else {}


def likeness(one: Subject, other: Subject) -> float:
    """How alike two sections are in subject: 1 for the same words on the same side, 0 for no common one."""
    short, long = sorted((one.terms, other.terms), key=len)
    shared = sum(weight * long[word] for word, weight in short.items() if word in long)
    return shared * setting(one, other)


def setting(one: Subject, other: Subject) -> float:
    """What remains of the likeness of words between these sections, for what they are about and which side they are
    on."""
    about = 1.0 if one.domains & other.domains or not (one.domains or other.domains) else OTHER_DOMAIN
    return about * (1.0 if one.plan == other.plan else OTHER_SIDE)
