"""Which result of the later report a promise of the earlier one is about, and how sure that is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from store.comparing.promises.assigning import assigned
from store.comparing.promises.rules import rules
from store.comparing.promises.words import Subject, Vocabulary, in_common, likeness, subject
from store.comparing.promises.yardsticks import comparable, is_growth
from store.comparing.sentences import Sentence
from store.models import Indicator, Reading

LEAST = 0.45
"""Below this two indicators are not taken to be about the same thing."""
_SURE = 0.97
_GROWTH_SUFFIX = "_growth"
_TOGETHER_IN_CLAUSE, _TOGETHER_IN_SENTENCE, _TOGETHER_IN_PARAGRAPH = 0.3, 0.4, 0.5
_OTHER_DOMAIN, _FLOW_FOR_STOCK, _GENERAL_DOMAIN = 0.75, 0.7, 0.95
_OTHER_MEASURE, _OTHER_UNIT, _GROWTH_FROM_LEVELS = 0.35, 0.75, 0.85
_OTHER_SIZE, _SUMMED, _GROWN_OVER_YEARS = 0.65, 0.8, 0.95
_TELLING, _NAMED, _SAME = 0.4, 0.8, 0.6
_MANY_TIMES, _FAR_APART = 8, 0.7
_BEHIND = 12
_PER_CENT = frozenset({"%", "％"})
_CLOSE, _RIVALLED = 0.08, 0.9


class Ground(StrEnum):
    """Why a match is as sure as it is."""

    MEASURE = "measure"
    NAME = "name"
    WORDS = "words"
    RIVAL = "rival"
    UNIT = "unit"
    YEARS_TOGETHER = "years-together"
    SUMMED = "summed"
    READING = "reading"
    COMPUTED = "computed"


@dataclass(frozen=True, slots=True)
class Side:
    """A reading with those of its indicators that take part, by index, and what each speaks of."""

    reading: Reading
    sentences: Mapping[int, Sentence]
    subjects: Mapping[int, Subject]


@dataclass(frozen=True, slots=True)
class Match:
    """A pair of indicators by index, how like they are from 0 to 1, and why."""

    later: int
    score: float
    grounds: tuple[Ground, ...]


@dataclass(frozen=True, slots=True)
class Matches:
    """The counterparts by the earlier side's indexes, and of those that have none the best that was not like enough."""

    pairs: Mapping[int, Match]
    nearly: Mapping[int, Match]


def side(reading: Reading, said: Sequence[Sentence], indexes: Sequence[int], vocabulary: Vocabulary) -> Side:
    """The indicators of these indexes, as far as they stand in the report's own text."""
    wanted = set(indexes)
    sentences = {index: sentence for sentence in said for index, _, _ in sentence.numbers if index in wanted}
    return Side(
        reading,
        sentences,
        {
            index: subject(reading.indicators[index], index, sentence, vocabulary)
            for index, sentence in sentences.items()
        },
    )


def matches(earlier: Side, later: Side) -> Matches:
    """For every indicator of the earlier side that has one, its counterpart; no two have the same."""
    found: dict[tuple[int, int], Match] = {}
    nearly: dict[int, Match] = {}
    for one in earlier.subjects:
        for other in later.subjects:
            match = _match(earlier, one, later, other)
            if match is not None and match.score >= LEAST:
                found[one, other] = match
            elif match is not None and (one not in nearly or match.score > nearly[one].score):
                nearly[one] = match
    partners = assigned({pair: match.score for pair, match in found.items()})
    taken = set(partners.values())
    nearly = {one: match for one, match in nearly.items() if one not in partners and match.later not in taken}
    pairs = {one: _beside_rivals(found, one, other, later) for one, other in partners.items()}
    return Matches(pairs, nearly)


def counterpart(of: Side, index: int, among: Side) -> int | None:
    """What the one side says of the same thing as an indicator of the other does, however often it is asked for."""
    best: Match | None = None
    for other in among.subjects:
        match = _match(of, index, among, other)
        if match is not None and match.score >= _SAME and (best is None or match.score > best.score):
            best = match
    return None if best is None else best.later


def _match(earlier: Side, one: int, later: Side, other: int) -> Match | None:
    promised, reached = earlier.reading.indicators[one], later.reading.indicators[other]
    mine, theirs = earlier.subjects[one], later.subjects[other]
    same_measure = base_measure(promised) != "" and base_measure(promised) == base_measure(reached)
    units, factors = _units(promised, reached, same_measure), dict[Ground, float]()
    if units is None:
        if mine.name != theirs.name or in_common(mine.name, theirs.name) < _TELLING:
            return None
        units = Ground.UNIT, _OTHER_UNIT
    factors[units[0]] = units[1]
    factors |= dict([_together(later, other)])
    if same_measure:
        score, ground = _SURE, Ground.MEASURE
    else:
        score, ground = _by_words(mine, theirs)
        if base_measure(promised) and base_measure(reached):
            score *= _OTHER_MEASURE
        if promised.value != reached.value and mine.sizes and theirs.sizes:
            score *= _OTHER_SIZE
        if _far_apart(promised.value, reached.value) and not (is_growth(promised) or is_growth(reached)):
            score *= _FAR_APART
    score *= _domains(promised, reached) * _grown_in_year(later, other)
    for factor in factors.values():
        score *= factor
    return Match(other, score, (ground, *(why for why, factor in factors.items() if factor < 1)))


def _by_words(mine: Subject, theirs: Subject) -> tuple[float, Ground]:
    score = likeness(mine, theirs)
    patterns = rules().patterns
    flows, stocks = (
        [patterns[name].search(about.stretch) is not None for about in (mine, theirs)] for name in ("flow", "stock")
    )
    if flows[0] != flows[1] and any(stocks):
        score *= _FLOW_FOR_STOCK
    if mine.name != theirs.name:
        return score, Ground.WORDS
    return (1 + score) / 2 if in_common(mine.name, theirs.name) >= _NAMED else score, Ground.NAME


def _units(promised: Indicator, reached: Indicator, same_measure: bool) -> tuple[Ground, float] | None:
    """How well the units go together; None where they measure different things."""
    growths = [each for each in (promised, reached) if is_growth(each)]
    if not growths:
        fit = 1.0 if same_measure else comparable(promised.unit, reached.unit)
        return (Ground.UNIT, fit) if fit else None
    if len(growths) == 2:
        return Ground.UNIT, 1.0
    level = reached if growths[0] is promised else promised
    if level.unit in _PER_CENT:
        # A share does not grow by what another thing grows.
        return None
    stated = level.change is not None and level.change.unit in _PER_CENT
    return Ground.COMPUTED, 1.0 if stated else _GROWTH_FROM_LEVELS


def base_measure(indicator: Indicator) -> str:
    """The measure of an indicator, that of the level where it states a growth; empty where it has none."""
    return (indicator.measure or "").removesuffix(_GROWTH_SUFFIX)


def _far_apart(target: float, value: float) -> bool:
    """Whether one value is so many times the other that they are hardly of the same thing."""
    low, high = sorted((abs(target), abs(value)))
    return high > _MANY_TIMES * low


def _together(side: Side, index: int) -> tuple[Ground, float]:
    """How far a result may stand for one year: less where several years are told of in its words or those before."""
    patterns, text = rules().patterns, side.reading.text
    indicator, sentence = side.reading.indicators[index], side.sentences[index]
    years, before = patterns["years_together"], text[indicator.start : indicator.number_start]
    number = next(start for nth, start, _ in sentence.numbers if nth == index)
    if years.search(before):
        return Ground.YEARS_TOGETHER, _TOGETHER_IN_CLAUSE
    if patterns["of_year"].search(before) or f"{(indicator.period or '')[:4]}年" in before:
        return Ground.YEARS_TOGETHER, 1.0
    if years.search(sentence.text, 0, number):
        return Ground.YEARS_TOGETHER, _TOGETHER_IN_SENTENCE
    if years.search(sentence.opening):
        return Ground.YEARS_TOGETHER, _TOGETHER_IN_PARAGRAPH
    return Ground.SUMMED, _SUMMED if patterns["summed"].search(before) else 1.0


def _grown_in_year(side: Side, index: int) -> float:
    """Less for a level whose growth is told over several years than for the same level with that of the year."""
    indicator = side.reading.indicators[index]
    over_years = rules().patterns["years_growth"]
    behind = indicator.change is not None and over_years.search(
        side.reading.text, indicator.start, indicator.end + _BEHIND
    )
    return _GROWN_OVER_YEARS if behind else 1.0


def _domains(promised: Indicator, reached: Indicator) -> float:
    if promised.domain == reached.domain:
        return 1.0
    return _GENERAL_DOMAIN if "general" in {promised.domain, reached.domain} else _OTHER_DOMAIN


def _beside_rivals(found: Mapping[tuple[int, int], Match], one: int, other: int, later: Side) -> Match:
    """The match, less sure where another counterpart of another value is nearly as good."""
    match, indicators = found[one, other], later.reading.indicators
    rival = max(
        (
            each.score
            for pair, each in found.items()
            if (pair[0] == one) != (pair[1] == other) and indicators[pair[1]].value != indicators[other].value
        ),
        default=0.0,
    )
    if rival < match.score - _CLOSE:
        return match
    return replace(match, score=match.score * _RIVALLED, grounds=(*match.grounds, Ground.RIVAL))
