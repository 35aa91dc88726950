"""Indicators of several reports in rows: what one column says beside what another says."""

from collections.abc import Sequence
from dataclasses import dataclass

from store.excerpts import View
from store.models import Reading


@dataclass(frozen=True, slots=True)
class Row:
    """One quantity across the columns: its label, its unit, and per column the indexes into that reading's indicators.

    Indicators share a row where they carry the same measure (in the same unit), or where name and unit agree.
    """

    label: str
    unit: str
    measure: str | None
    cells: tuple[tuple[int, ...], ...]


def indicator_rows(readings: Sequence[Reading], domain: str | None = None, view: View | None = None) -> tuple[Row, ...]:
    """The rows of a domain's indicators, those that most columns state first, then in the first column's order.

    `view` keeps the results (REVIEW: achieved) or the promises (PLAN: target); None keeps both.
    """
    raise NotImplementedError
