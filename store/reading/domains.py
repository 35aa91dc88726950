"""The domains of each section, from its own words, its heading's first, and its children's."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from store.models import Kind, Section
from store.reading.subjects import fallback_domain, subject_weights

_TITLE = 4.0
_PARENT_TITLE = 2.0
_ENOUGH = 3.0
_BESIDE = 0.45


def with_domains(text: str, sections: Sequence[Section]) -> tuple[Section, ...]:
    """The sections with their domains, most important first; none for furniture, the fallback where no cue speaks."""
    weights = [_own_weights(text, sections, i) for i in range(len(sections))]
    titles = [subject_weights(section.title) for section in sections]
    parents = {section.id: i for i, section in enumerate(sections)}
    totals = [Counter(own) for own in weights]
    for i in range(len(sections) - 1, -1, -1):
        parent = sections[i].parent
        if parent is not None:
            totals[parents[parent]].update(totals[i])
    found = []
    for i, section in enumerate(sections):
        total = Counter(totals[i])
        for key, weight in titles[i].items():
            total[key] += _TITLE * weight
        if section.parent is not None:
            for key, weight in titles[parents[section.parent]].items():
                total[key] += _PARENT_TITLE * weight if key in total else 0
        found.append(replace(section, domains=() if section.kind is Kind.FURNITURE else _ranked(total, section)))
    return tuple(found)


def _own_weights(text: str, sections: Sequence[Section], i: int) -> Counter[str]:
    section = sections[i]
    if section.kind is Kind.FURNITURE:
        return Counter()
    own, position = [], section.start
    for child in sections[i + 1 :]:
        if child.start >= section.end:
            break
        if child.parent == section.id:
            own.append(text[position : child.start])
            position = child.end
    own.append(text[position : section.end])
    return subject_weights("\n".join(own))


def _ranked(weights: Counter[str], section: Section) -> tuple[str, ...]:
    if section.kind is Kind.PREFACE or (not section.title and section.kind is not Kind.REVIEW):
        return (fallback_domain(),)
    # One mention in a long stretch is an aside, not its subject.
    enough = max(_ENOUGH, (section.end - section.start) / 120)
    ranked = weights.most_common()
    if not ranked or ranked[0][1] < enough:
        return (fallback_domain(),)
    best = ranked[0][1]
    return tuple(key for key, weight in ranked if weight >= max(enough, _BESIDE * best))
