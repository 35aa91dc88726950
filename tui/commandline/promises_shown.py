"""Promises on standard output: in rows, as CSV with both sentences, or as JSON."""

from argparse import Namespace
from collections.abc import Iterator, Sequence

from store.comparing.sentences import Sentence
from store.regions import CatalogEntry
from store.taking.citing import citation as citation_line
from tui.commandline.promises_document import held_document
from tui.commandline.speech import comma_separated, document, note, table
from tui.language import language, phrase
from tui.taken.promises import citation
from tui.typesetting.harmless import harmless
from tui.words.labels import domain_name
from tui.words.promises import (
    Held,
    counts_told,
    grounds_told,
    intention_verdict,
    promise_name,
    promised_told,
    reached_told,
    sureness_name,
    verdict_name,
)

_SHOWN = ("periods", "verdict", "domain", "name", "promised", "reached", "sureness")
_TEXTS_SHOWN = ("periods", "mention", "domain", "text", "nearest")
_WITH_SENTENCES = (*_SHOWN, "grounds", "said", "said-source", "told", "told-source")
_TEXTS_WITH_SOURCES = (*_TEXTS_SHOWN[:-1], "said-source", "nearest", "told-source")

_COLUMNS = {
    (False, False): _SHOWN,
    (False, True): _WITH_SENTENCES,
    (True, False): _TEXTS_SHOWN,
    (True, True): _TEXTS_WITH_SOURCES,
}
"""The columns of promises, or of those in words, without and with their sources."""


def show(found: Sequence[Held], arguments: Namespace) -> None:
    """Prints what was found in the form that was asked for, and beside it how much that is."""
    if arguments.json:
        document([held_document(each) for each in found])
        return
    columns = _COLUMNS[bool(arguments.texts), bool(arguments.csv)]
    rows = [
        [row[column] for column in columns]
        for each in found
        for row in (_text_rows(each) if arguments.texts else _rows(each))
    ]
    heads = [phrase(f"promises.column.{column}") for column in columns]
    if arguments.csv:
        comma_separated([heads, *rows])
        return
    table(heads, rows)
    for each in found:
        measured, texts = len(each.promises.measured), len(each.promises.intentions)
        key = "commands.promises.summary" if measured else "commands.promises.summary-none"
        note(phrase(key, periods=each.periods, measured=measured, counts=counts_told(each), texts=texts))


def _rows(each: Held) -> Iterator[dict[str, str]]:
    for promise in each.promises.measured:
        yield {
            "periods": each.periods,
            "verdict": verdict_name(promise),
            "domain": domain_name(promise.domain),
            "name": promise_name(each, promise),
            "promised": promised_told(each, promise),
            "reached": reached_told(each, promise),
            "sureness": sureness_name(promise),
            "grounds": grounds_told(promise.grounds),
            "said": harmless(promise.said.text),
            "said-source": _source(each.earlier, promise.said),
            "told": harmless(promise.told.text) if promise.told else "",
            "told-source": _source(each.later, promise.told),
        }


def _text_rows(each: Held) -> Iterator[dict[str, str]]:
    for intention in each.promises.intentions:
        nearest = intention.mention.sentence if intention.mention else None
        yield {
            "periods": each.periods,
            "mention": intention_verdict(intention),
            "domain": domain_name(intention.domain),
            "text": harmless(intention.said.text),
            "said-source": _source(each.earlier, intention.said),
            "nearest": harmless(nearest.text) if nearest else "-",
            "told-source": _source(each.later, nearest),
        }


def _source(entry: CatalogEntry, sentence: Sentence | None) -> str:
    """Where a sentence stands, as one would put it into a footnote."""
    return "" if sentence is None else citation_line(citation(entry, sentence), language())
