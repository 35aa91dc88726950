"""Promises to be taken along: one table with figures and sentences, each with where it stands."""

from dataclasses import replace

from store.comparing.promises.outcomes import Intention, Promise
from store.comparing.sentences import Sentence
from store.models import Indicator, Tense
from store.regions import CatalogEntry
from store.taking.citing import citation_of, citation_of_spans
from store.taking.taken import Cell, Citation, Quote, Table, Taken
from tui.glyphs import glyph
from tui.language import phrase
from tui.typesetting.harmless import harmless
from tui.words.labels import domain_name, period_name, region_name
from tui.words.promises import (
    Held,
    grounds_told,
    intention_verdict,
    promise_name,
    promised_told,
    reached_told,
    sureness_name,
    verdict_name,
)

_MEASURED = ("verdict", "domain", "name", "promised", "reached", "sureness", "grounds", "said", "told")
_IN_WORDS = ("mention", "domain", "text", "nearest")
_NOTHING = Cell("-")


def taken(held: Held, promises: tuple[Promise, ...], intentions: tuple[Intention, ...]) -> Taken:
    """The promises of a pair of reports: those with figures, and those in words."""
    title = titled(held, held)
    measured = Table(title, _columns(_MEASURED), tuple(_row(held, promise) for promise in promises))
    texts = Table(
        phrase("promises.column.text"), _columns(_IN_WORDS), tuple(_text_row(held, each) for each in intentions)
    )
    return Taken(title, named(held, held), tuple(part for part in (measured, texts) if part.rows))


def taken_one(held: Held, chosen: Promise | Intention) -> Taken:
    """One promise: the sentence that makes it, and the one that tells of it."""
    if isinstance(chosen, Promise):
        note = f"{verdict_name(chosen)} ({sureness_name(chosen)})"
        title, told = promise_name(held, chosen), told_sentence(chosen)
    else:
        note, title = intention_verdict(chosen), phrase("promises.column.text")
        told = chosen.mention.sentence if chosen.mention else None
    quotes = [Quote(harmless(chosen.said.text), citation(held.earlier, chosen.said), phrase("promises.column.name"))]
    if told is not None:
        quotes.append(Quote(harmless(told.text), citation(held.later, told), note))
    return Taken(title, named(held, held), tuple(quotes))


def told_sentence(promise: Promise) -> Sentence | None:
    """The later report's sentence that is shown beside a promise: its result, or what comes nearest."""
    return promise.told or (promise.mention.sentence if promise.mention else None)


def citation(entry: CatalogEntry, sentence: Sentence, indicator: Indicator | None = None) -> Citation:
    """Where a sentence stands, or the number in it."""
    if indicator is None:
        return citation_of_spans(entry.id, entry.report, sentence.path, sentence.spans)
    return citation_of(entry.id, entry.report, sentence.path, indicator.number_start, indicator.number_end)


def _columns(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(phrase(f"promises.column.{name}") for name in names)


def _row(held: Held, promise: Promise) -> tuple[Cell, ...]:
    target, found, told = held.target(promise), held.found(promise), told_sentence(promise)
    return (
        Cell(verdict_name(promise)),
        Cell(domain_name(promise.domain)),
        Cell(promise_name(held, promise)),
        _figure_cell(promised_told(held, promise), target, citation(held.earlier, promise.said, target)),
        _NOTHING
        if found is None or promise.told is None
        else _found_cell(reached_told(held, promise), found, citation(held.later, promise.told, found)),
        Cell(sureness_name(promise), round(promise.sureness, 2)),
        Cell(grounds_told(promise.grounds)),
        Cell(harmless(promise.said.text), citation=citation(held.earlier, promise.said)),
        _NOTHING if told is None else Cell(harmless(told.text), citation=citation(held.later, told)),
    )


def _text_row(held: Held, intention: Intention) -> tuple[Cell, ...]:
    mention = intention.mention.sentence if intention.mention else None
    return (
        Cell(intention_verdict(intention)),
        Cell(domain_name(intention.domain)),
        Cell(harmless(intention.said.text), citation=citation(held.earlier, intention.said)),
        _NOTHING if mention is None else Cell(harmless(mention.text), citation=citation(held.later, mention)),
    )


def _found_cell(text: str, found: Indicator, where: Citation) -> Cell:
    """What the later report tells, which may be a target again."""
    flags = (phrase(f"commands.tense.{Tense.TARGET}"),) if found.tense is Tense.TARGET else ()
    return replace(_figure_cell(text, found, where), flags=flags)


def _figure_cell(text: str, indicator: Indicator, where: Citation) -> Cell:
    return Cell(text, indicator.value, harmless(indicator.unit), (), where, indicator.value_max)


def titled(first: Held, last: Held) -> str:
    """What promises are of: the region, and the periods from the first pair of reports to the last."""
    return phrase(
        "promises.title",
        region=region_name(first.earlier.report),
        earlier=first.earlier.report.period or "",
        later=last.later.report.period or "",
        arrow=glyph("right"),
    )


def named(first: Held, last: Held) -> str:
    """What files of promises are named after: the region, and the periods from the first pair of reports to the
    last."""
    periods = (period_name(first.earlier.report.period), period_name(last.later.report.period))
    return "-".join((phrase("promises.column.name"), region_name(first.earlier.report), *periods))
