"""A ranking on standard output: for a reader, as JSON, or as CSV."""

import sys
from collections.abc import Sequence
from typing import Any

from store.comparing.ranking.ranking import Ranked, Ranking
from tui.commandline.naming import INTO
from tui.commandline.speech import answer, comma_separated, document, note, table
from tui.glyphs import glyph
from tui.language import phrase
from tui.taken.measures import measure_name
from tui.words.figures import figure
from tui.words.labels import period_name
from tui.words.ranking import summary_words

_FIELDS = (
    "place", "report", "region", "path", "agency", "report_period", "title", "published", "period", "value",
    "value_max", "unit", "qualifier", "tense", "converted_from", "name", "section", "headings", "start", "end",
    "number_start", "number_end",
)  # fmt: skip


def show(ranking: Ranking, own: Sequence[str], *, targets_only: bool) -> None:
    """Prints a row a region; on a terminal under a line that says it in words."""
    if sys.stdout.isatty():
        what = f"{measure_name(ranking.measure)} {ranking.measure.unit}"
        answer(phrase("measures.of", what=what, told=summary_words(ranking, own)))
    shown = ranking.targets if targets_only else (*ranking.results, *ranking.targets)
    if not shown:
        note(phrase("measures.no-region"))
    elif ranking.unread:
        note(phrase("measures.unread", count=ranking.unread))
    names = ("place", "region", "period", "figure", "report")
    table([phrase(f"commands.measures.column.{name}") for name in names], map(_row, shown), numeric=frozenset({0, 3}))


def show_json(ranking: Ranking, own: Sequence[str]) -> None:
    """Prints the whole ranking as a document."""
    found = ranking.of(own)
    document(
        {
            "measure": ranking.measure.key,
            "name": ranking.measure.chinese,
            "unit": ranking.measure.unit,
            "better": ranking.measure.direction,
            "year": ranking.year,
            "years": ranking.years,
            "regions": len(ranking.results),
            "own": {"path": own, "place": None if found is None else found.place} if own else None,
            "median": ranking.median,
            "quartiles": None if ranking.lower is None else [ranking.lower, ranking.upper],
            "unread": ranking.unread,
            "results": [_document(each, ranking) for each in ranking.results],
            "targets": [_document(each, ranking) for each in ranking.targets],
        }
    )


def show_csv(ranking: Ranking, *, targets_only: bool) -> None:
    """Prints a line a region, under the names of the fields."""
    shown = ranking.targets if targets_only else (*ranking.results, *ranking.targets)
    comma_separated([_FIELDS, *(_fields(each, ranking) for each in shown)])


def _row(each: Ranked) -> tuple[str, ...]:
    stated = each.stated
    converted = glyph("converted") if stated.converted_from is not None else ""
    return (
        "" if each.place is None else str(each.place),
        INTO.join(stated.path),
        period_name(stated.period),
        figure(stated.shown) + converted,
        f"{stated.report} @{stated.shown.number_start}",
    )


def _document(each: Ranked, ranking: Ranking) -> dict[str, Any]:
    stated, shown = each.stated, each.stated.shown
    about = ranking.reports[stated.report]
    return {
        "place": each.place,
        "report": stated.report,
        "region": stated.path[-1] if stated.path else None,
        "path": stated.path,
        "agency": stated.agency,
        "report_period": stated.report_period,
        "title": about.title,
        "published": about.published,
        "period": stated.period,
        "value": stated.value,
        "value_max": shown.value_max,
        "unit": shown.unit,
        "qualifier": shown.qualifier,
        "tense": shown.tense,
        "converted_from": stated.converted_from,
        "name": shown.name,
        "section": shown.section,
        "headings": stated.headings,
        "start": shown.start,
        "end": shown.end,
        "number_start": shown.number_start,
        "number_end": shown.number_end,
    }


def _fields(each: Ranked, ranking: Ranking) -> list[Any]:
    stated = each.stated
    told = _document(each, ranking) | {"path": INTO.join(stated.path), "headings": INTO.join(stated.headings)}
    return [told[name] for name in _FIELDS]
