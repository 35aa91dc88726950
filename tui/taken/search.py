"""What of a search is taken along: what it found, one of its hits, one of its indicators."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from store import Library, StoreError
from store.models import Reading, Report
from store.search.results import Results
from store.taking.from_search import taken_results
from store.taking.taken import Caption, Taken
from store.taking.wording import wording
from tui.language import language, phrase
from tui.material import Material
from tui.screens.search.asking import Searcher
from tui.screens.search.finding import Finding, by_report
from tui.taken.measures import Sayings
from tui.taking_orders import Gathering, Wanted
from tui.typesetting.harmless import harmless
from tui.widgets.search.entries import Entry, Found, Stated, indicator_name, place_name
from tui.words.figures import figure

if TYPE_CHECKING:
    from store import CatalogEntry

    EntryOf = Callable[[str], CatalogEntry]

_BETWEEN = " · "
MOST_HITS = 10_000
"""Hits, and indicators, that are fetched to be taken along."""


def found_taken(finding: Finding, entry_of: "EntryOf") -> Taken:
    """What was found, as far as it came; nothing while nothing is searched for."""
    if finding.results is None:
        return Taken("", "search", ())
    return _results_taken(replace(finding.results, hits=finding.hits), entry_of)


def entry_taken(
    entry: Entry | None, finding: Finding, entry_of: "EntryOf", reading_of: Callable[[str], Reading]
) -> Taken:
    """The hit under the cursor, in its sentence; the indicator, in its own; where it is on neither, what was found."""
    results = finding.results
    if results is not None and isinstance(entry, Found):
        alone = _results_taken(replace(results, hits=(entry.hit,), indicators=()), entry_of)
        title = _BETWEEN.join((place_name(entry.hit.region, entry.hit.period), *map(harmless, entry.hit.path[-1:])))
        # How many were found in all is no part of the hit.
        parts = tuple(part for part in alone.parts if not isinstance(part, Caption))
        return Taken(title, title.replace(_BETWEEN, "-"), parts)
    if isinstance(entry, Stated):
        hit = entry.hit
        reading = reading_of(hit.report)
        indicator = reading.indicators[hit.indicator.index]
        note = " ".join((place_name(hit.region, hit.period), indicator_name(hit), harmless(figure(indicator))))
        quote = Sayings({hit.report: reading}).quote(hit.report, hit.indicator.index, note)
        return Taken(note, note, (quote,))
    return found_taken(finding, entry_of)


def rest_gathered(finding: Finding, material: Material) -> Gathering | None:
    """What fetches all that was found; None where all of it came."""
    results = finding.results
    if results is None or not (finding.more or results.indicators_total > len(results.indicators)):
        return None
    counts = (("hits", results.total), ("indicators", results.indicators_total))
    amounts = [_counted(kind, total) for kind, total in counts if total]
    query, spoken = finding.text, language()

    def fetch(wanted: Wanted) -> Taken:
        searcher: Searcher = material.searcher()
        try:
            found = searcher.search(query, limit=MOST_HITS, offset=0, indicators=MOST_HITS, wanted=wanted)
        finally:
            searcher.close()
        # With a view of the library of its own: this runs beside all that the screens ask.
        reports = _reports(found, Library.open(material.library.folder).entry)
        return taken_results(replace(found, hits=by_report(found.hits)), reports, spoken)

    title = wording(spoken)("search", words=query)
    return Gathering(title, query, phrase("taking.between").join(amounts), fetch)


def _counted(kind: str, total: int) -> str:
    if total <= MOST_HITS:
        return phrase(f"taking.{kind}", count=total)
    return phrase(f"taking.{kind}-of", count=MOST_HITS, total=total)


def _results_taken(results: Results, entry_of: "EntryOf") -> Taken:
    return taken_results(results, _reports(results, entry_of), language())


def _reports(results: Results, entry_of: "EntryOf") -> dict[str, Report]:
    reports: dict[str, Report] = {}
    found = (*(hit.report for hit in results.hits), *(hit.report for hit in results.indicators))
    for report in dict.fromkeys(found):
        try:
            reports[report] = entry_of(report).report
        except StoreError:
            # It was taken out of the library since; the hit itself tells whose it is.
            continue
    return reports
