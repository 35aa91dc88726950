"""Promises in the words of the interface: what was promised, what was reached, how sure that is."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from store.comparing.promises.outcomes import Ground, Intention, Promise, Promises, Verdict, Yard, Yardstick
from store.comparing.promises.rules import rules
from store.comparing.promises.yardsticks import is_growth, less_grown
from store.comparing.sentences import Sentence
from store.measures import measures
from store.models import Indicator, Kind, Reading, Tense
from store.regions import CatalogEntry
from tui.glyphs import glyph
from tui.language import language, phrase
from tui.typesetting.harmless import harmless
from tui.words.figures import amount, figure
from tui.words.labels import period_name

INTO = " › "
VERDICTS = tuple(Verdict)
_SURENESS = ((0.85, "sure"), (0.65, "fairly"), (0.5, "perhaps"), (0.0, "doubtful"))


@dataclass(frozen=True, slots=True)
class Held:
    """Two reports that were held against each other: what the catalog says of them, what was read, what came of it."""

    earlier: CatalogEntry
    later: CatalogEntry
    said_in: Reading
    told_in: Reading
    promises: Promises

    def target(self, promise: Promise) -> Indicator:
        """What was promised."""
        return self.said_in.indicators[promise.target]

    def found(self, promise: Promise) -> Indicator | None:
        """The figure that speaks of it again."""
        return None if promise.result is None else self.told_in.indicators[promise.result]

    @property
    def periods(self) -> str:
        """The periods of both."""
        earlier, later = (period_name(entry.report.period) for entry in (self.earlier, self.later))
        return f"{earlier} {glyph('right')} {later}"


def verdict_name(promise: Promise) -> str:
    """What became of a promise."""
    if promise.interim and promise.verdict is Verdict.MISSED:
        return phrase("promises.not-yet")
    return phrase(f"promises.verdict.{promise.verdict}") + (phrase("promises.interim") if promise.interim else "")


def sureness_name(promise: Promise) -> str:
    """How sure that is, in a word."""
    return phrase("promises.sureness." + next(word for least, word in _SURENESS if max(promise.sureness, 0.0) >= least))


def grounds_told(grounds: Sequence[Ground]) -> str:
    """Why it is as sure as it is."""
    return phrase("promises.between").join(phrase(f"promises.ground.{ground}") for ground in grounds)


def promise_name(held: Held, promise: Promise) -> str:
    """What is promised: the measure that is the same across reports, or the report's own name for it."""
    indicator = held.target(promise)
    known = next((measure for measure in measures() if measure.key == indicator.measure), None)
    if known is None:
        return harmless(indicator.name)
    return known.chinese if language() == "zh" else known.english


def promised_told(held: Held, promise: Promise) -> str:
    """The target, with the growth that is promised beside it."""
    target, level, stage = held.target(promise), _yardstick(promise, Yard.LEVEL), _yardstick(promise, Yard.STAGE)
    if is_growth(target):
        return _signed(-target.value if less_grown(target) else target.value)
    if stage is not None:
        return f"{_stage(stage.promised)} {_plain(target)}"
    beside = target.change
    told = _plain(target)
    if level is not None and level.promised != target.value:
        told = amount(round(level.promised, 2), level.unit) + glyph("converted")
    return f"{told} {_signed(beside.value)}" if beside and beside.unit == "%" else told


def reached_told(held: Held, promise: Promise) -> str:
    """What was reached, or what is promised again; a dash where no figure speaks of it."""
    found = held.found(promise)
    if found is None:
        return "-"
    level, growth, stage = (_yardstick(promise, kind) for kind in (Yard.LEVEL, Yard.GROWTH, Yard.STAGE))
    if stage is not None:
        return f"{_stage(stage.reached)} {_plain(found)}"
    alone = is_growth(found)
    grown = growth.reached if growth else (-found.value if less_grown(found) else found.value) if alone else None
    parts = [] if alone else [_level_told(found, level)]
    if grown is not None:
        parts.append(_signed(grown) + (f" ({phrase('promises.computed')})" if growth and growth.computed else ""))
    return " ".join(parts)


def intention_verdict(intention: Intention) -> str:
    """What the later report says of a promise in words."""
    if intention.mention is None:
        return phrase("promises.text-silent")
    return phrase("promises.text-again" if intention.mention.promised_again else "promises.text-told")


def told_heading(held: Held, entry: Promise | Intention) -> str:
    """What the later report's sentence beside a promise is: its result, the promise again, or what comes nearest."""
    if isinstance(entry, Intention) or entry.told is None:
        kind = "mention"
    else:
        kind = "again" if entry.verdict is Verdict.RESTATED else "told"
    return phrase(f"promises.{kind}-head", later=period_name(held.later.report.period))


def place_told(sentence: Sentence) -> str:
    """The headings over a sentence; that it is planned where it is."""
    path = INTO.join(harmless(title) for title in sentence.path)
    return (phrase("excerpt.kind-plan") if sentence.kind is Kind.PLAN else "") + path


def counts_told(held: Held) -> str:
    """How many promises came to which end."""
    counts = [sum(each[verdict] for each in held.promises.counts().values()) for verdict in VERDICTS]
    told = (
        f"{phrase(f'promises.verdict.{verdict}')} {count}"
        for verdict, count in zip(VERDICTS, counts, strict=True)
        if count
    )
    return phrase("promises.between").join(told)


def _yardstick(promise: Promise, kind: Yard) -> Yardstick | None:
    return next((each for each in promise.yardsticks if each.kind is kind), None)


def _level_told(found: Indicator, level: Yardstick | None) -> str:
    if level is None or level.reached == found.value:
        return _plain(found)
    sign = f" ({phrase('promises.computed')})" if level.computed else glyph("converted")
    return amount(round(level.reached, 2), level.unit) + sign


def _plain(indicator: Indicator) -> str:
    # The column says what is promised; an asterisk would say it once more.
    return harmless(figure(replace(indicator, tense=Tense.ACHIEVED)))


def _signed(growth: float) -> str:
    return f"{format(Decimal(repr(growth)).normalize(), '+f')}%"


def _stage(at: float) -> str:
    return phrase(f"promises.stage.{rules().stage_names[int(at)]}")
