"""What the regions state of a measure, asked of the index."""

from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from store.comparing.ranking.stated import Stated, converted, stated_in
from store.errors import StoreError
from store.index.opening import OpenIndex, guarded
from store.index.order import region_and_year
from store.index.payload import indicator_from
from store.index.schema import Name
from store.index.sheets import IndicatorSheet, Origin
from store.measures import Measure
from store.models import Reading, Tense
from store.rates import is_monthly, monthly

if TYPE_CHECKING:
    from tantivy import DocAddress, Query

_ALL = 1 << 20


@dataclass(frozen=True, slots=True)
class Latest:
    """The newest results and targets of the regions, and all years of which anything is stated."""

    stated: tuple[Stated, ...] = ()
    years: frozenset[int] = frozenset()


def latest_of_index(
    opened: OpenIndex,
    measure: Measure,
    year: int | None,
    outdated: Iterable[str],
    reading: Callable[[str], Reading],
) -> Latest:
    """What each region states last of a measure, of a year or of any; `outdated` reports are left out. IndexDamaged
    where the index is.

    `reading` is asked for a report only where nothing but its text tells whether money is per month or per year.
    """
    stated: list[Stated] = []
    years: set[int] = set()
    for tense in Tense:
        with guarded():
            addresses, found = _newest(opened, _asked(opened, measure, tense, sorted(outdated)), year)
            years |= found
            # The engine unpacks its documents in blocks; in their order each block is unpacked once.
            addresses.sort(key=lambda address: (address.segment_ord, address.doc))
            sheets = [indicator_from(_payload(opened, address)) for address in addresses]
        stated += (_stated(origin, sheet, measure, reading) for origin, sheet in sheets)
    return Latest(tuple(stated), frozenset(years))


def _asked(opened: OpenIndex, measure: Measure, tense: Tense, outdated: list[str]) -> "Query":
    from tantivy import Occur, Query

    parts = [
        (Occur.Must, Query.term_query(opened.schema, Name.MEASURE, measure.key, "basic")),
        (Occur.Must, Query.term_query(opened.schema, Name.TENSE, tense.value, "basic")),
    ]
    if outdated:
        parts.append((Occur.MustNot, Query.term_set_query(opened.schema, Name.REPORT, outdated)))
    return Query.boolean_query(parts)


def _newest(opened: OpenIndex, asked: "Query", year: int | None) -> "tuple[list[DocAddress], set[int]]":
    """The first find of each region, which is its newest, and the years of all."""
    from tantivy import Order

    hits: list[tuple[Any, DocAddress]] = opened.searcher.search(
        asked, _ALL, count=False, order_by_field=Name.ORDER, order=Order.Asc
    ).hits
    years: set[int] = set()
    newest: dict[int, DocAddress] = {}
    for order, address in hits:
        region, of_year = region_and_year(int(order))
        years.add(of_year)
        if year in {None, of_year}:
            newest.setdefault(region, address)
    return list(newest.values()), years


def _payload(opened: OpenIndex, address: "DocAddress") -> bytes:
    return bytes(opened.searcher.doc(address)[Name.PAYLOAD][0])


def _stated(origin: Origin, sheet: IndicatorSheet, measure: Measure, reading: Callable[[str], Reading]) -> Stated:
    """A find as it is ranked."""
    stated = Stated(
        origin.report, origin.region, origin.agency, origin.period, sheet.index, sheet.indicator, headings=sheet.path
    )
    if not is_monthly(measure.unit) or is_monthly(monthly(sheet.unit)):
        return converted(stated, measure, "")
    # 1200元: the words around it say whether a month's or a year's.
    with suppress(StoreError):
        for each in stated_in(origin.report, reading(origin.report)):
            if each.index == sheet.index:
                return each
    return stated
