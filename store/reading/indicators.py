"""Indicators: every quantity with its name, unit, domain, tense, period, earlier value, change and place."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from store.models import Change, Indicator, Kind, Paragraph, Report, Section
from store.reading.changes import change_of, growth_before, is_earlier, is_relative
from store.reading.clauses import Clause, clauses
from store.reading.flow import Flow, flow_of
from store.reading.labels import Label, Labeller
from store.reading.measuring import measure_of
from store.reading.numbering import Style, mark_at
from store.reading.quantities import Quantity, find_quantities, narrowed
from store.reading.subjects import fallback_domain, subject_weights
from store.reading.times import period_of, tense_of

_NAME, _CLAUSE, _FIRST, _BESIDE, _GENERAL = 1.5, 0.7, 6.0, 3.0, 2.0


@dataclass(frozen=True, slots=True)
class Stated:
    """A quantity in its clause: the words before it in the clause, and back to the number before, and behind it."""

    quantity: Quantity
    clause: Clause
    before: str
    left: str
    right: str


def find_indicators(
    text: str, paragraphs: Sequence[Paragraph], sections: Sequence[Section], report: Report
) -> tuple[Indicator, ...]:
    """Every indicator of a report in the order of its mended text."""
    flow = flow_of(text, paragraphs)
    plain = narrowed(flow.text)
    place = _Places(flow, sections)
    labeller = Labeller(plain)
    found: list[Indicator] = []
    open_change: tuple[Change, str, Clause] | None = None
    previous: float | None = None
    stated = _stated(plain, flow, sections)
    for i, each in enumerate(stated):
        following = stated[i + 1] if i + 1 < len(stated) and stated[i + 1].clause is each.clause else None
        if is_earlier(each.before, each.quantity, following and following.quantity, following.left if following else ""):
            previous = each.quantity.value
            continue
        growth = growth_before(each.left)
        last = found[-1] if found and _same_sentence(labeller, each) else None
        if growth is not None and not growth.subject and last is not None and not _is_parallel(stated, i):
            change = change_of(each.quantity, growth)
            if last.change is None or is_relative(each.quantity):
                found[-1] = replace(last, change=change)
            continue
        label = labeller.label(stated, i, growth)
        section = place.section(each.quantity.start)
        change = None
        if open_change is not None and label.carried and open_change[2].sentence == each.clause.sentence:
            change, label = open_change[0], Label(open_change[1], carried=True)
            found.pop()
        found.append(_indicator(plain, flow, each, label, section, report, previous, change))
        open_change = None
        if growth is not None and growth.subject and is_relative(each.quantity):
            open_change = (change_of(each.quantity, growth), labeller.subject(growth.subject), each.clause)
        previous = None
    return tuple(found)


def _indicator(
    plain: str,
    flow: Flow,
    each: Stated,
    label: Label,
    section: Section,
    report: Report,
    previous: float | None,
    change: Change | None,
) -> Indicator:
    quantity, clause = each.quantity, each.clause
    tense = tense_of(each.before, section.kind)
    sentence_start = max(plain.rfind(mark, 0, quantity.start) for mark in "。！？\n") + 1
    number = flow.source(quantity.start, quantity.end)
    words = plain[clause.start : clause.end]
    stretch = flow.source(clause.start, max(clause.end, quantity.chunk_end))
    unit = quantity.unit or _implied_unit(label.name)
    domain = _domain(label.name, words, section)
    return Indicator(
        name=label.name,
        measure=measure_of(label.name, words, unit, domain),
        value=quantity.value,
        value_max=quantity.value_max,
        unit=unit,
        qualifier=quantity.qualifier,
        previous=previous,
        change=change,
        domain=domain,
        tense=tense,
        period=period_of(tense, plain[sentence_start : quantity.start], each.before, report.period),
        section=section.id,
        start=min(stretch.start, number.start),
        end=max(stretch.end, number.end),
        number_start=number.start,
        number_end=number.end,
    )


_IMPLIED = (("人次", "人次"), ("人数", "人"), ("户数", "户"), ("金额", "元"), ("资金", "元"), ("率", "%"))


def _implied_unit(name: str) -> str:
    """The unit that a name ends with where the number has none: 服务人次达16.47万."""
    return next((unit for ending, unit in _IMPLIED[:2] if name.endswith(ending)), "")


def _stated(plain: str, flow: Flow, sections: Sequence[Section]) -> list[Stated]:
    """The quantities of the report's own text, each in its clause."""
    parts = clauses(plain)
    starts = [clause.start for clause in parts]
    marks = _heading_numbers(plain, flow, sections)
    stated: list[Stated] = []
    for quantity in find_quantities(plain):
        if flow.furniture[flow.paragraph(quantity.start)] or quantity.start in marks:
            continue
        clause = parts[bisect_right(starts, quantity.start) - 1]
        floor = clause.start
        if stated and stated[-1].clause is clause:
            floor = stated[-1].quantity.chunk_end
            earlier = stated[-1]
            stated[-1] = replace(earlier, right=plain[earlier.quantity.chunk_end : quantity.chunk_start])
        start = max(quantity.chunk_start, clause.start)
        stated.append(
            Stated(
                quantity,
                clause,
                before=plain[clause.start : start],
                left=plain[floor:start],
                right=plain[quantity.chunk_end : clause.end],
            )
        )
    return stated


def _heading_numbers(plain: str, flow: Flow, sections: Sequence[Section]) -> set[int]:
    """Where the numbers of headings stand (1. 2.): they count nothing."""
    found = set()
    for section in sections:
        if section.kind is not Kind.FURNITURE:
            at = flow.place(section.start)
            mark = mark_at(plain, at)
            if mark is not None and mark.style in {Style.ARABIC, Style.ARABIC_BRACKET}:
                found.update(range(at, mark.end))
    return found


def _same_sentence(labeller: Labeller, each: Stated) -> bool:
    return labeller.last is not None and labeller.last.clause.sentence == each.clause.sentence


def _is_parallel(stated: Sequence[Stated], i: int) -> bool:
    """Whether a number belongs to 分别…x、y and has its own subject there."""
    return "分别" in stated[i].before


def _domain(name: str, clause: str, section: Section) -> str:
    weights: Counter[str] = Counter()
    for key, weight in subject_weights(name).items():
        weights[key] += _NAME * weight
    for key, weight in subject_weights(clause).items():
        weights[key] += _CLAUSE * weight
    for n, key in enumerate(section.domains):
        weights[key] += _GENERAL if key == fallback_domain() else _FIRST if n == 0 else _BESIDE
    return weights.most_common(1)[0][0] if weights else fallback_domain()


class _Places:
    """Finds the innermost section of a place."""

    def __init__(self, flow: Flow, sections: Sequence[Section]) -> None:
        self._flow = flow
        self._sections = sections
        self._starts = [section.start for section in sections]

    def section(self, position: int) -> Section:
        """The innermost section that holds the character at a position of the flow."""
        offset = self._flow.origin(position)
        for i in range(bisect_right(self._starts, offset) - 1, -1, -1):
            if offset < self._sections[i].end:
                return self._sections[i]
        return self._sections[0]
