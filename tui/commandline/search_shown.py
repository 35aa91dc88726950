"""What a search found, as it is read: grouped by report on a terminal, one line each in a pipe."""

import sys
from collections.abc import Iterator, Sequence

from store.models import Region
from store.search.results import Hit, IndicatorHit, Results
from tui.commandline.naming import INTO
from tui.commandline.speech import table
from tui.language import phrase
from tui.screens.search.words import tally
from tui.typesetting.harmless import harmless
from tui.typesetting.wrap import wrap
from tui.words.figures import figure
from tui.words.labels import domain_name, period_name

_COLUMNS = ("id", "region", "period", "section", "heading", "text")
_INDICATOR_COLUMNS = ("id", "region", "period", "section", "name", "value")
_INDENT = "  "
_INDICATORS_BESIDE_HITS = 8
_NARROWEST = 20

Range = tuple[int, int]


def show_hits(results: Results) -> None:
    """Prints the sections: on a terminal below their reports, with the words lit and the best indicators before them;
    else a line each."""
    if sys.stdout.isatty():
        _show_groups(results)
    else:
        table(_heads(_COLUMNS), map(_row, results.hits))


def show_indicators(results: Results) -> None:
    """Prints the indicators, one a row."""
    table(_heads(_INDICATOR_COLUMNS), map(_indicator_row, results.indicators), numeric=frozenset({5}))


def _heads(columns: Sequence[str]) -> list[str]:
    return [phrase(f"commands.search.column.{column}") for column in columns]


def _row(hit: Hit) -> tuple[str, ...]:
    return (*_place(hit), hit.section, INTO.join(hit.path), hit.snippet)


def _indicator_row(hit: IndicatorHit) -> tuple[str, ...]:
    return (*_place(hit), hit.indicator.section, hit.indicator.name, figure(hit.indicator))


def _place(hit: Hit | IndicatorHit) -> tuple[str, str, str]:
    return hit.report, _region(hit.region), hit.period or ""


def _region(region: Region | None) -> str:
    return "" if region is None else INTO.join(region.path)


def _show_groups(results: Results) -> None:
    page = _Page()
    page.line(tally(results), bold=True)
    for stated in results.indicators[:_INDICATORS_BESIDE_HITS]:
        said = period_name(stated.indicator.period or stated.period)
        page.line(f"{_INDENT}{stated.indicator.name}  {figure(stated.indicator)}  {_region(stated.region)} {said}")
    more = results.indicators_total - min(len(results.indicators), _INDICATORS_BESIDE_HITS)
    if more > 0:
        page.line(_INDENT + phrase("commands.search.more-indicators", count=more))
    for group in _groups(results.hits):
        first = group[0]
        page.line("")
        page.line(" ".join(filter(None, (_region(first.region), period_name(first.period), first.agency))), bold=True)
        for hit in group:
            page.line(_INDENT + _heading(hit))
            page.paragraph(hit.snippet, hit.lit, _INDENT * 2)
    if results.total > len(results.hits):
        page.line("")
        page.line(phrase("commands.search.more", count=results.total - len(results.hits)))


def _heading(hit: Hit) -> str:
    path = INTO.join(hit.path) or phrase("commands.inspect.untitled")
    return f"{path}  [{domain_name(hit.domains[0])}]" if hit.domains else path


class _Page:
    """Lines on a terminal, emphasised without colour."""

    def __init__(self) -> None:
        from rich.console import Console

        self._console = Console(file=sys.stdout, markup=False, emoji=False, highlight=False)

    def line(self, text: str, *, bold: bool = False, lit: Sequence[Range] = ()) -> None:
        """One line, the characters `[start, end)` in `lit` emphasised."""
        from rich.text import Text

        shown = Text(harmless(text), style="bold" if bold else "")
        for start, end in lit:
            shown.stylize("bold underline", start, end)
        self._console.print(shown, soft_wrap=True)

    def paragraph(self, text: str, lit: Sequence[Range], indent: str) -> None:
        """A text broken into lines as Chinese is, below an indent."""
        for start, end in wrap(text, max(self._console.width - len(indent), _NARROWEST)):
            shift = len(indent) - start
            within = [(max(first, start) + shift, min(last, end) + shift) for first, last in lit]
            self.line(indent + text[start:end], lit=[(first, last) for first, last in within if first < last])


def _groups(hits: Sequence[Hit]) -> Iterator[list[Hit]]:
    """The hits of one report together, the report with the best one first."""
    groups: dict[str, list[Hit]] = {}
    for hit in hits:
        groups.setdefault(hit.report, []).append(hit)
    yield from groups.values()
