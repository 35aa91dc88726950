"""Quantities in their clauses: what stands before, between and behind the numbers of a text."""

from bisect import bisect_right
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter

from store.models import Kind, Section
from store.reading.clauses import Clause, clauses
from store.reading.flow import Flow
from store.reading.numbering import Style, mark_at
from store.reading.quantities import find_quantities
from store.reading.quantity import Quantity
from store.reading.spelled import find_spelled


@dataclass(frozen=True, slots=True)
class Stated:
    """A quantity in its clause.

    `before` is the clause up to the quantity; `left` the part of it behind the number before; `right` what
    follows up to the next number or the clause's end.
    """

    quantity: Quantity
    clause: Clause
    before: str
    left: str
    right: str


def stated_quantities(plain: str, flow: Flow, sections: Sequence[Section]) -> list[Stated]:
    """The quantities of the report's own text in order, without those of furniture and of headings' numbering."""
    parts = clauses(plain)
    starts = [clause.start for clause in parts]
    numbering = _numbering(plain, flow, sections)
    stated: list[Stated] = []
    for quantity in sorted((*find_quantities(plain), *find_spelled(plain)), key=attrgetter("start")):
        if flow.furniture[flow.paragraph(quantity.start)] or quantity.start in numbering:
            continue
        clause = parts[bisect_right(starts, quantity.start) - 1]
        start = max(quantity.chunk_start, clause.start)
        floor = clause.start
        if stated and stated[-1].clause is clause:
            floor = stated[-1].quantity.chunk_end
            stated[-1] = replace(stated[-1], right=plain[floor : max(floor, start)])
        stated.append(
            Stated(
                quantity,
                clause,
                before=plain[clause.start : start],
                left=plain[floor : max(floor, start)],
                right=plain[quantity.chunk_end : clause.end],
            )
        )
    return stated


def _numbering(plain: str, flow: Flow, sections: Sequence[Section]) -> Collection[int]:
    """Where the numbers of headings stand (1. 2.): they count nothing."""
    found: set[int] = set()
    for section in sections:
        if section.kind is not Kind.FURNITURE:
            at = flow.place(section.start)
            mark = mark_at(plain, at)
            if mark is not None and mark.style in {Style.ARABIC, Style.ARABIC_BRACKET}:
                found.update(range(at, mark.end))
    return found
