"""Indicators: every quantity with its name, unit, domain, tense, period, earlier value, change and place."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from store.models import Change, Indicator, Paragraph, Report, Section
from store.reading.belonging import Belonging
from store.reading.changes import change_of, growth_before, is_earlier, is_relative
from store.reading.flow import Flow, flow_of
from store.reading.labels import Label, Labeller
from store.reading.measuring import measure_of
from store.reading.quantities import narrowed
from store.reading.stated import Stated, sentence_of, stated_quantities
from store.reading.times import period_of, tense_of

_IMPLIED_UNITS = (("人次", "人次"), ("人数", "人"), ("户数", "户"), ("人口", "人"), ("居民", "人"), ("群众", "人"))


def find_indicators(
    text: str, paragraphs: Sequence[Paragraph], sections: Sequence[Section], report: Report
) -> tuple[Indicator, ...]:
    """Every indicator of a report in the order of its mended text."""
    flow = flow_of(text, paragraphs)
    plain = narrowed(flow.text)
    builder = _Builder(plain, flow, sections, report, Belonging(text, sections))
    labeller = Labeller(plain)
    found: list[Indicator] = []
    before: Stated | None = None
    previous: float | None = None
    growing: tuple[Change, str] | None = None
    stated = stated_quantities(plain, flow, sections)
    for i, each in enumerate(stated):
        same_sentence = before is not None and before.clause.sentence == each.clause.sentence
        following = stated[i + 1] if i + 1 < len(stated) and stated[i + 1].clause is each.clause else None
        before = each
        if following is not None and is_earlier(each.before, each.quantity, following.quantity, following.left):
            previous = each.quantity.value
            continue
        announced = each.left if "分别" not in each.before else _announced(each)
        growth = growth_before(announced, relative=is_relative(each.quantity))
        if growth is not None and not growth.subject and same_sentence and found:
            whose = _grown(stated, i)
            if whose <= len(found) and (found[-whose].change is None or is_relative(each.quantity)):
                found[-whose] = replace(found[-whose], change=change_of(each.quantity, growth))
            continue
        label = labeller.label(stated, i, growth)
        change = None
        if growing is not None and same_sentence and label.carried:
            # 生产总值增长8%,达到296亿元: the level comes after its change.
            change, label = growing[0], Label(growing[1])
            found.pop()
        found.append(builder.indicator(each, label.name, previous, change))
        growing, previous = None, None
        if growth is not None and growth.subject and is_relative(each.quantity):
            growing = (change_of(each.quantity, growth), labeller.subject(growth.subject))
    return tuple(found)


def _announced(each: Stated) -> str:
    """The words before the first number of 分别增长x、y: they speak for every number there."""
    return re.split(r"\d", each.before)[0] if re.fullmatch("[、和及与]", each.left) else each.left


def _grown(stated: Sequence[Stated], i: int) -> int:
    """How far back the indicator stands that a change belongs to: the last, or with 分别增长x、y its fellow."""
    if "分别" not in stated[i].before:
        return 1
    run = [other for other in stated if other.clause is stated[i].clause]
    return len(run)


@dataclass(frozen=True)
class _Builder:
    """Puts an indicator together from a stated quantity and its name."""

    plain: str
    flow: Flow
    sections: Sequence[Section]
    report: Report
    belonging: Belonging

    def indicator(self, stated: Stated, name: str, previous: float | None, change: Change | None) -> Indicator:
        """The indicator with its places in the source."""
        quantity, clause = stated.quantity, stated.clause
        section = self._section(quantity.start)
        tense = tense_of(stated.before, section.kind)
        sentence_start, sentence_end = sentence_of(self.plain, stated)
        words = self.plain[clause.start : clause.end]
        unit = quantity.unit or next((unit for ending, unit in _IMPLIED_UNITS if name.endswith(ending)), "")
        item = self.plain[max(clause.start, self.plain.rfind("、", 0, quantity.start) + 1) : quantity.start]
        item += re.split("、", self.plain[quantity.start : clause.end])[0]
        domain = self.belonging.domain(name, (item, words, self.plain[sentence_start:sentence_end]), section)
        number = self.flow.source(quantity.start, quantity.end)
        stretch = self.flow.source(clause.start, max(clause.end, quantity.chunk_end))
        return Indicator(
            name=name,
            measure=measure_of(name, words, unit, domain),
            value=quantity.value,
            value_max=quantity.value_max,
            unit=unit,
            qualifier=quantity.qualifier,
            previous=previous,
            change=change,
            domain=domain,
            tense=tense,
            period=period_of(tense, self.plain[sentence_start : quantity.start], stated.before, self.report.period),
            section=section.id,
            start=min(stretch.start, number.start),
            end=max(stretch.end, number.end),
            number_start=number.start,
            number_end=number.end,
        )

    def _section(self, position: int) -> Section:
        """The innermost section that holds the character at a position of the flow."""
        offset = self.flow.origin(position)
        starts = [section.start for section in self.sections]
        for i in range(bisect_right(starts, offset) - 1, -1, -1):
            if offset < self.sections[i].end:
                return self.sections[i]
        return self.sections[0]
