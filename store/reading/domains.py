"""The domains of each section, from its own words, its heading's first, and its children's."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from store.models import Kind, Section
from store.reading.subjects import Weights, fallback_domain, heaviest, subject_weights

_TITLE = 4.0
_PLAIN = 2.0
"""A cue that weighs less than this makes no subject of a heading that the text below does not take up: 公益 is said of
much."""
_PARENT_TITLE = 2.0
_ENOUGH = 3.0
_BESIDE = 0.45


def with_domains(text: str, sections: Sequence[Section]) -> tuple[Section, ...]:
    """The sections with their domains, most important first; none for furniture, the fallback where no cue speaks."""
    totals = [_own_weights(text, sections, i) for i in range(len(sections))]
    titles = [subject_weights(section.title) for section in sections]
    places = {section.id: i for i, section in enumerate(sections)}
    for i in range(len(sections) - 1, -1, -1):
        parent = sections[i].parent
        if parent is not None:
            _add(totals[places[parent]], totals[i], 1)
    found = []
    for i, section in enumerate(sections):
        total = totals[i]
        taken_up = {key: weight for key, weight in titles[i].items() if weight >= _PLAIN or total[key] > weight}
        _add(total, taken_up, _TITLE)
        if section.parent is not None:
            above = titles[places[section.parent]]
            _add(total, {key: weight for key, weight in above.items() if key in total}, _PARENT_TITLE)
        found.append(replace(section, domains=() if section.kind is Kind.FURNITURE else _ranked(total, section)))
    return tuple(found)


def _add(weights: Weights, more: Mapping[str, float], factor: float) -> None:
    for key, weight in more.items():
        weights[key] += factor * weight


def _own_weights(text: str, sections: Sequence[Section], i: int) -> Weights:
    section = sections[i]
    if section.kind is Kind.FURNITURE:
        return subject_weights("")
    own, position = [], section.start
    for child in sections[i + 1 :]:
        if child.start >= section.end:
            break
        if child.parent == section.id:
            own.append(text[position : child.start])
            position = child.end
    own.append(text[position : section.end])
    return subject_weights("\n".join(own))


def _ranked(weights: Weights, section: Section) -> tuple[str, ...]:
    if section.kind is Kind.PREFACE or (not section.title and section.kind is not Kind.REVIEW):
        return (fallback_domain(),)
    # One mention in a long stretch is an aside, not its subject.
    enough = max(_ENOUGH, (section.end - section.start) / 120)
    ranked = heaviest(weights)
    if not ranked or ranked[0][1] < enough:
        return (fallback_domain(),)
    best = ranked[0][1]
    return tuple(key for key, weight in ranked if weight >= max(enough, _BESIDE * best))
