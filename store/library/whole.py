"""A catalog that was read whole."""

from collections.abc import Iterator, Mapping
from functools import cached_property

from store.library.catalog import Record, mark_of_record
from store.regions import CatalogEntry, RegionNode, in_order, region_tree


class WholeCatalog:
    """All the records of a library, by report id."""

    def __init__(self, records: Mapping[str, Record]) -> None:
        self._records = records

    @property
    def count(self) -> int:
        """How many reports there are."""
        return len(self._records)

    def record(self, report: str) -> Record | None:
        """What the catalog holds of a report; None where there is none of this id."""
        return self._records.get(report)

    def records(self) -> tuple[Record, ...]:
        """All of them, as they came."""
        return tuple(self._records.values())

    def in_order(self) -> Iterator[CatalogEntry]:
        """Every report, by region code, newest first."""
        return iter(self._in_order)

    def tree(self) -> tuple[RegionNode, ...]:
        """The regions that reports are of."""
        return region_tree(self._in_order)

    def marks(self) -> dict[str, str]:
        """Every report's mark by its id."""
        return {report: mark_of_record(record) for report, record in self._records.items()}

    @cached_property
    def _in_order(self) -> tuple[CatalogEntry, ...]:
        return in_order(record.entry for record in self._records.values())
