"""The order in which bookmarks are listed: in groups by tag, by region, or by the day on which they were made."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from store.bookmarks.models import Bookmark, tags_used
from tui.language import phrase
from tui.typesetting.harmless import harmless


class Order(StrEnum):
    """What the groups are."""

    TIME = "time"
    TAG = "tag"
    REGION = "region"


ORDERS = tuple(Order)


@dataclass(frozen=True, slots=True)
class Row:
    """A bookmark in its group; one with several tags has a row in the group of each. `own` says that it was made in
    the library that is open."""

    group: str
    bookmark: Bookmark
    own: bool


def rows(bookmarks: Sequence[Bookmark], order: Order, library: str) -> tuple[Row, ...]:
    """The rows of bookmarks: those of a library in their groups, then those of other libraries under these."""
    own = [each for each in bookmarks if each.library == library]
    others = sorted((each for each in bookmarks if each.library != library), key=lambda each: each.library)
    return (
        *(Row(group, each, True) for group, each in _GROUPED[order](own)),
        *(Row(phrase("bookmarks.of-library", library=_last_name(each.library)), each, False) for each in others),
    )


def _by_time(bookmarks: Sequence[Bookmark]) -> Iterator[tuple[str, Bookmark]]:
    # They come in the order in which they were made.
    return ((each.made[:10], each) for each in reversed(bookmarks))


def _by_region(bookmarks: Sequence[Bookmark]) -> Iterator[tuple[str, Bookmark]]:
    # A report's id begins with its region's code and goes on with its period.
    for each in sorted(bookmarks, key=lambda each: (each.report, each.start)):
        yield harmless(each.region[-1]) if each.region else phrase("report.no-region"), each


def _by_tag(bookmarks: Sequence[Bookmark]) -> Iterator[tuple[str, Bookmark]]:
    for tag in tags_used(bookmarks):
        yield from ((f"#{harmless(tag)}", each) for each in reversed(bookmarks) if tag in each.tags)
    yield from ((phrase("bookmarks.untagged"), each) for each in reversed(bookmarks) if not each.tags)


_GROUPED: Mapping[Order, Callable[[Sequence[Bookmark]], Iterator[tuple[str, Bookmark]]]] = {
    Order.TIME: _by_time,
    Order.TAG: _by_tag,
    Order.REGION: _by_region,
}


def _last_name(library: str) -> str:
    return harmless(library.replace("\\", "/").rstrip("/").rpartition("/")[2] or library)
