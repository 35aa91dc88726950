"""Libraries to search: the bundled reports and small ones made by hand, with their index and without."""

import shutil
from pathlib import Path

from aligned import digests, library_of
from handmade_reports import REPORTS

from store import Library, Results, Searching


def searchable(folder: Path) -> Library:
    """A library of nine reports with its index."""
    return library_of(folder, *digests().values(), *REPORTS)


def without_index(library: Library, folder: Path) -> Library:
    """A copy of a library that has no index."""
    shutil.copytree(library.folder, folder)
    shutil.rmtree(folder / "index")
    return Library.open(folder)


def sections(results: Results) -> list[tuple[str, str]]:
    """The sections that were found, in their order."""
    return [(hit.report, hit.section) for hit in results.hits]


def everything(searching: Searching, query: str) -> Results:
    """What a query finds, all on one page."""
    return searching.search(query, limit=10_000, indicators=10_000)
