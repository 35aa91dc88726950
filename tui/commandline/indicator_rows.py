"""Indicators as the rows of a table, the unsure ones marked and explained."""

from collections.abc import Iterable, Iterator

from store.models import Change, Indicator
from tui.commandline.speech import table
from tui.language import phrase
from tui.words.figures import amount, figure
from tui.words.grounds import reason
from tui.words.labels import domain_name, period_name

_COLUMNS = ("unsure", "name", "value", "earlier", "change", "domain", "tense", "period", "section", "place", "reason")
_VALUES = frozenset({2, 3, 4})


def show(indicators: Iterable[Indicator]) -> None:
    """Prints the indicators, one a row."""
    table(
        [phrase(f"commands.inspect.column.{column}") for column in _COLUMNS],
        (tuple(_fields(indicator)) for indicator in indicators),
        numeric=_VALUES,
    )


def _fields(indicator: Indicator) -> Iterator[str]:
    yield "?" if indicator.unsure else ""
    yield indicator.name
    yield figure(indicator)
    yield "" if indicator.previous is None else amount(indicator.previous, indicator.unit)
    yield "" if indicator.change is None else _signed(indicator.change)
    yield domain_name(indicator.domain)
    yield phrase(f"commands.tense.{indicator.tense}")
    yield "" if indicator.period is None else period_name(indicator.period)
    yield indicator.section
    yield f"@{indicator.number_start}"
    yield reason(indicator) if indicator.unsure else ""


def _signed(change: Change) -> str:
    return ("+" if change.value > 0 else "") + amount(change.value, change.unit)
