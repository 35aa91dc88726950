"""What goes wrong for a reason that the user can mend.

Every refusal is one sentence: where, what, what to do. The sentences stand in refusals.toml, by language.
"""

import tomllib
from collections.abc import Callable
from functools import cache, partial
from importlib.resources import files


@cache
def _sentences() -> dict[str, dict[str, str]]:
    return tomllib.loads(files("store").joinpath("refusals.toml").read_text(encoding="utf-8"))


class StoreError(Exception):
    """One refusal: `reason` is a key of refusals.toml, `facts` fill its sentence.

    `str(error)` is the sentence in Chinese, `error.sentence("en")` in English.
    """

    def __init__(self, reason: str, **facts: object) -> None:
        super().__init__(reason, facts)
        self.reason = reason
        self.facts = facts

    def sentence(self, language: str) -> str:
        """The refusal in the given language, "zh" or "en"."""
        return _sentences()[self.reason][language].format(**self.facts)

    def __str__(self) -> str:
        return self.sentence("zh")

    def __reduce__(self) -> tuple[Callable[[], "StoreError"], tuple[()]]:
        # An exception is otherwise made again from positional arguments, which facts are not.
        return partial(type(self), self.reason, **self.facts), ()


class SourceRefused(StoreError):
    """A source file cannot be read as a report: empty, binary, undecodable, too large, of no known type."""


class IdentityUnclear(StoreError):
    """Which region or period a report speaks of is unknown, contradictory or impossible."""


class ReportClaimed(StoreError):
    """Another source file already stands in the library for the same region, agency and period."""


class LibraryBusy(StoreError):
    """Another process holds the library's writer lock; the sentence says who."""


class LibraryMissing(StoreError):
    """There is no library at the given place, or it cannot be opened."""


class LibraryDamaged(StoreError):
    """A document of the library cannot be read or contradicts itself."""


class LibraryUnwritable(StoreError):
    """The library cannot be written: permissions, a read-only or a full disk; what it held it still holds."""


class ReportMissing(StoreError):
    """The library holds no report of the given id."""


class PlaceUnclear(StoreError):
    """The words that name a place of a report fit none there, or several."""


class CorrectionRefused(StoreError):
    """What is to be right is nothing that can stand there."""


class CorrectionMissing(StoreError):
    """The library holds no correction of the given number."""


class ExportUnwritable(StoreError):
    """What is exported cannot be written where it should go."""


class BookmarksRefused(StoreError):
    """The user's bookmarks cannot be understood, or not be written; what the file held it still holds."""
