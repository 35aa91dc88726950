"""Indicators: every quantity with its name, unit, domain, tense, period, earlier value, change and place."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from operator import attrgetter

from store.models import SEVERAL_YEARS, Change, Indicator, Report, Section
from store.reading.belonging import Belonging
from store.reading.changes import change_of, is_earlier, is_relative
from store.reading.confidence import Ground, confidence_of
from store.reading.flow import Flow
from store.reading.growths import Told, grown, growth_at, takes, without_balance
from store.reading.labels import Label, Labeller, Rule
from store.reading.measuring import measure_said, of_several_years
from store.reading.quantities import narrowed
from store.reading.quantity import Quantity
from store.reading.scopes import Scopes
from store.reading.stated import Stated, stated_quantities
from store.reading.subjects import fallback_domain, subject_weights
from store.reading.times import period_of, tense_of

_LONGEST_RUN = 12
_IMPLIED_UNITS = ((re.compile("人次$"), "人次"), (re.compile("人数$"), "人"), (re.compile("户数$"), "户"))
_COUNTED = (
    (re.compile("(用户|农户|家庭)$"), "户"),
    (
        re.compile(
            "(人口|居民|市民|村民|群众|人员|对象|儿童|婴幼儿|学生|师生|老人|老年人|残疾人|农民|职工|党员|劳动力)$"
        ),
        "人",
    ),
)


def find_indicators(text: str, flow: Flow, sections: Sequence[Section], report: Report) -> tuple[Indicator, ...]:
    """Every indicator of a report in the order of its mended text."""
    plain = narrowed(flow.text)
    builder = _Builder(plain, flow, sections, report, Belonging(text, sections), Scopes(plain, flow, sections))
    labeller = Labeller(plain)
    told: list[Told] = []
    previous: Quantity | None = None
    growing: list[tuple[Change, str]] = []
    stated = stated_quantities(plain, flow, sections)
    for i, each in enumerate(stated):
        before = stated[i - 1] if i else None
        same_sentence = before is not None and before.clause.sentence == each.clause.sentence
        same_clause = before is not None and before.clause is each.clause
        following = stated[i + 1] if i + 1 < len(stated) and stated[i + 1].clause is each.clause else None
        if following is not None and is_earlier(
            each.before, each.quantity, following.quantity, following.left, following.right
        ):
            previous = each.quantity
            continue
        growth = growth_at(plain, stated, i, told)
        whose = grown(plain, stated, i, told) if growth is not None and not growth.subject else None
        if growth is not None and whose is not None:
            level, indicator = told[whose]
            if takes(indicator, each.quantity):
                told[whose] = (level, replace(indicator, change=change_of(each.quantity, growth)))
            continue
        label = labeller.label(stated, i, growth, later=previous is not None)
        change = None
        nth = _place_in_clause(stated, i)
        if growing and same_sentence and label.rule is Rule.CARRIED and nth < len(growing):
            # 生产总值增长8%,达到296亿元: the level comes after its change.
            if nth == 0:
                del told[len(told) - len(growing) :]
            change, label = growing[nth][0], Label(growing[nth][1], Rule.GROWTH)
        elif not same_clause:
            growing = []
        if label.rule is Rule.CARRIED:
            label = replace(label, name=without_balance(label.name))
        told.append((each, builder.indicator(each, label, previous, change)))
        previous = None
        if growth is not None and is_relative(each.quantity) and (growth.subject or "分别" in each.before):
            subject = label.name.removesuffix(growth.label)
            growing.append((change_of(each.quantity, growth), subject))
    return tuple(indicator for _, indicator in told)


def _place_in_clause(stated: Sequence[Stated], i: int) -> int:
    """How many numbers stand before a number in its clause."""
    return sum(other.clause is stated[i].clause for other in stated[max(0, i - _LONGEST_RUN) : i])


def _implied_unit(stated: Stated, name: str) -> str:
    """The unit that a name ends with (服务人次达16.47万), or that the noun right behind the number counts (8万市民)."""
    counted = _COUNTED if re.match("[一-龥]", stated.right) else ()
    return next((unit for ending, unit in (*_IMPLIED_UNITS, *counted) if ending.search(name)), "")


@dataclass(frozen=True)
class _Builder:
    """Puts an indicator together from a stated quantity and its name."""

    plain: str
    flow: Flow
    sections: Sequence[Section]
    report: Report
    belonging: Belonging
    scopes: Scopes

    def indicator(self, stated: Stated, label: Label, previous: Quantity | None, change: Change | None) -> Indicator:
        """The indicator with its places in the source."""
        quantity, clause, name = stated.quantity, stated.clause, label.name
        section = self._section(quantity.start)
        tense = tense_of(stated.before, section.kind)
        sentence = clause.sentence
        words = self.plain[clause.start : clause.end]
        unit = quantity.unit or (previous.unit if previous is not None else "") or _implied_unit(stated, name)
        item = self.plain[max(clause.start, self.plain.rfind("、", 0, quantity.start) + 1) : quantity.start]
        item += re.split("、", self.plain[quantity.start : clause.end])[0]
        domain = self.belonging.domain(name, (item, words, self.plain[sentence.start : sentence.end]), section)
        confidence, grounds = confidence_of(label, self._doubts(stated, unit, domain, item))
        measure = measure_said(name, words, unit, domain)
        if measure is not None and of_several_years(measure, words, self.scopes.over(clause.start, section)):
            measure, grounds = None, (*grounds, SEVERAL_YEARS)
        number = self.flow.source(quantity.start, quantity.end)
        stretch = self.flow.source(clause.start, max(clause.end, quantity.chunk_end))
        return Indicator(
            name=name,
            measure=None if measure is None else measure.key,
            value=quantity.value,
            value_max=quantity.value_max,
            unit=unit,
            qualifier=quantity.qualifier,
            previous=None if previous is None else previous.value,
            change=change,
            domain=domain,
            tense=tense,
            period=period_of(tense, self.plain[sentence.start : quantity.start], stated.before, self.report.period),
            section=section.id,
            start=min(stretch.start, number.start),
            end=max(stretch.end, number.end),
            number_start=number.start,
            number_end=number.end,
            confidence=confidence,
            grounds=grounds,
        )

    def _doubts(self, stated: Stated, unit: str, domain: str, item: str) -> set[Ground]:
        """What weakens the reading of a quantity besides its name."""
        doubts = set()
        if not stated.quantity.unit:
            doubts.add(Ground.IMPLIED_UNIT if unit else Ground.NO_UNIT)
        if stated.quantity.spelled:
            doubts.add(Ground.SPELLED)
        first, last = self.flow.origin(stated.clause.start), self.flow.origin(stated.quantity.end - 1)
        if last - first != stated.quantity.end - 1 - stated.clause.start:
            doubts.add(Ground.MENDED)
        if domain != fallback_domain() and domain not in subject_weights(item):
            doubts.add(Ground.SECTION_DOMAIN)
        return doubts

    def _section(self, position: int) -> Section:
        """The innermost section that holds the character at a position of the flow."""
        offset = self.flow.origin(position)
        for i in range(bisect_right(self.sections, offset, key=attrgetter("start")) - 1, -1, -1):
            if offset < self.sections[i].end:
                return self.sections[i]
        return self.sections[0]
