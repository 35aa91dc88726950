"""What can be exported: each thing under its name, with what it takes and how it is gathered.

Every command declares `export`; what gathers is imported where it is wanted.
"""

import os
from argparse import Namespace
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from store import Library, View, excerpt
from tui.commandline.choosing import newest_reports, region_named, reports_named
from tui.commandline.measures import ranked
from tui.commandline.promises import held_pairs
from tui.commandline.search import LIMIT, found_noted, reports_of
from tui.commandline.speech import note
from tui.commandline.trend import trend_named
from tui.language import language, phrase
from tui.state import preferences, state_folder

if TYPE_CHECKING:
    from store.taking.taken import Part, Taken

Gather = Callable[[Library, Namespace], "Taken | None"]
"""What the words and options ask for; None, with a note, where they name nothing or not clearly."""


@dataclass(frozen=True, slots=True)
class Export:
    """One thing that can be exported: what gathers it (None for what is written as it is read), what its words must
    name ("" where they may be left out), and the options that it takes."""

    gather: Gather | None
    needs: str
    options: tuple[str, ...]


def _excerpt(library: Library, arguments: Namespace) -> "Taken | None":
    from store.taking.from_reports import Shown, taken_columns, taken_excerpt

    entries = reports_named(arguments.words, library)
    if entries is None:
        return None
    domain, view = arguments.domain, arguments.view
    readings = {entry.id: library.reading(entry.id) for entry in entries}
    shown = [Shown(report, reading, excerpt(reading, domain, view)) for report, reading in readings.items()]
    if len(shown) == 1:
        return taken_excerpt(shown[0], language(), domain=domain, view=view)
    return taken_columns(shown, language(), domain=domain, view=view)


def _indicators(library: Library, arguments: Namespace) -> "Taken | None":
    from store import indicator_rows
    from store.taking.from_reports import taken_rows

    entries = reports_named(arguments.words, library)
    if entries is None:
        return None
    domain, view = arguments.domain, arguments.view
    columns = [(entry.id, library.reading(entry.id)) for entry in entries]
    rows = indicator_rows([reading for _, reading in columns], domain, view)
    return taken_rows(rows, columns, language(), domain=domain, view=view)


def _table(library: Library, arguments: Namespace) -> "Taken | None":
    from store.comparing.measures.table import measures_table
    from tui.taken.measures import Sayings, table_taken

    if arguments.words:
        entries = reports_named(arguments.words, library)
    else:
        entries = newest_reports(library, arguments.region or (), arguments.year)
    if entries is None:
        return None
    readings = {entry.id: library.reading(entry.id) for entry in entries}
    table = measures_table(readings, arguments.domain, arguments.view)
    return table_taken(table, Sayings(readings), arguments.domain, _own())


def _ranking(library: Library, arguments: Namespace) -> "Taken | None":
    from tui.taken.measures import ranking_taken
    from tui.words.ranking import summary_words

    ranking = ranked(library, " ".join(arguments.words), arguments.year, arguments.region or ())
    if ranking is None:
        return None
    summary = summary_words(ranking, _own())
    shown = replace(
        ranking,
        results=() if arguments.view is View.PLAN else ranking.results,
        targets=() if arguments.view is View.REVIEW else ranking.targets,
    )
    return ranking_taken(shown, _own(), summary)


def _search(library: Library, arguments: Namespace) -> "Taken | None":
    from store.taking.from_search import taken_results

    # An argument that is no UTF-8 comes as half characters, which no answer could be written with.
    query = " ".join(map(str.strip, arguments.words)).encode("utf-8", "surrogatepass").decode("utf-8", "replace")
    results = found_noted(library, query, LIMIT if arguments.limit is None else arguments.limit)
    left = max(results.total - len(results.hits), results.indicators_total - len(results.indicators))
    if left > 0:
        note(phrase("commands.search.more", count=left))
    return taken_results(results, reports_of(library, results), language())


def _promises(library: Library, arguments: Namespace) -> "Taken | None":
    from tui.taken.promises import named, taken, titled

    path = region_named(" ".join(arguments.words).split(), library)
    found = None if path is None else held_pairs(library, path, arguments.period, arguments.domain)
    if found is None:
        return None
    whole = [taken(each, each.promises.measured, each.promises.intentions) for each in found]
    return _together(whole, titled(found[0], found[-1]), named(found[0], found[-1]))


def _trend(library: Library, arguments: Namespace) -> "Taken | None":
    from tui.taken.measures import Sayings
    from tui.taken.years import trend_row_taken, trend_taken
    from tui.words.years import whose

    region, *words = arguments.words
    if not words and arguments.domain is None:
        arguments.usage_error(phrase("commands.trend.wanting"))
    arguments.measure = " ".join(words) or None
    found = trend_named(library, region.split(), arguments)
    if found is None:
        return None
    trend, series, readings = found
    if arguments.measure is not None:
        return trend_row_taken(trend, trend.rows[0], whose(series), Sayings(readings))
    return trend_taken(trend, whose(series), arguments.domain, Sayings(readings))


def _bookmarks(library: Library, arguments: Namespace) -> "Taken | None":
    from store.bookmarks.attaching import Attaching
    from store.bookmarks.keeping import Bookmarks, library_name
    from store.bookmarks.models import speaks_of
    from tui.bookmarks_order import Order, rows
    from tui.taken.bookmarks import bookmarks_taken

    words = " ".join(map(str.strip, arguments.words))
    found = [each for each in Bookmarks(state_folder(os.environ)).all() if speaks_of(each, words)]
    attaching = Attaching(library)
    # A report is read once for all that is marked in it.
    attached = {each.id: attaching.of(each) for each in sorted(found, key=lambda each: each.report)}
    listed = rows(found, Order.TIME, library_name(library.folder))
    return bookmarks_taken([(row.group, attached[row.bookmark.id]) for row in listed])


def _together(taken: "Sequence[Taken]", title: str, name: str) -> "Taken":
    """What was taken one after the other as one; each is named over its parts where there are several."""
    from store.taking.taken import Caption, Taken

    if len(taken) == 1:
        return taken[0]
    parts: list[Part] = []
    for each in taken:
        parts += (Caption(each.title), *each.parts)
    charts = tuple(chart for each in taken for chart in each.charts)
    return Taken(title, name, tuple(parts), charts)


def _own() -> tuple[str, ...]:
    return preferences(state_folder(os.environ)).own


_SIDES = ("plan", "review")
EXPORTS: Mapping[str, Export] = {
    "excerpt": Export(_excerpt, "REPORT", ("domain", *_SIDES, "form")),
    "indicators": Export(_indicators, "REPORT", ("domain", *_SIDES, "form")),
    "table": Export(_table, "", ("region", "year", "domain", *_SIDES, "form")),
    "ranking": Export(_ranking, "MEASURE", ("region", "year", *_SIDES, "form")),
    "search": Export(_search, "QUERY", ("limit", "form")),
    "promises": Export(_promises, "REGION", ("period", "domain", "form")),
    "trend": Export(_trend, "REGION", ("domain", "agency", "form")),
    "bookmarks": Export(_bookmarks, "", ("form",)),
    "bulk": Export(None, "", ("index", "create")),
}
"""By the names of their options, in the order in which help lists them; the first where none is given."""
