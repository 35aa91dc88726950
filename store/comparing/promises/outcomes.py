"""What became of what a report promised, by the report that comes after it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from store.comparing.periods import halves
from store.comparing.promises.matching import Ground, Match, Side, base_measure, counterpart, matches, side
from store.comparing.promises.measuring import Standing, measured_by
from store.comparing.promises.mentions import Mentions
from store.comparing.promises.models import Intention, Mention, Promise, Promises
from store.comparing.promises.words import Vocabulary
from store.comparing.promises.yardsticks import Kind as Yard
from store.comparing.promises.yardsticks import Verdict, Yardstick, over_years
from store.comparing.sentences import Sentence, sentences
from store.models import Kind, Reading, Tense

__all__ = ["Ground", "Intention", "Mention", "Promise", "Promises", "Verdict", "Yard", "Yardstick", "promises"]

_SPOKEN_OF = 0.65
"""From this likeness on a sentence without the figure speaks of the promise itself."""
_PERHAPS = 0.35
"""From this likeness on a result of the year may be the promise's, though it is not like enough to be judged by."""
_SHORTEST_INTENTION, _LEADING_ON = 8, ("：", ":")
_AS_LIKE, _AT_SECOND_HAND = 0.8, 0.9
_GENERAL = "general"


def promises(earlier: Reading, later: Reading) -> Promises:
    """What the earlier report promises for the time that the later one looks back on, and what came of it.

    Both are of the same region and agency, and both have a period. Every target of the earlier report whose time is
    not over with the report itself is held against the later one's results, and where none fits, against its targets.
    """
    return _Comparison(earlier, later).promises()


class _Comparison:
    """Two readings on the way to what became of the one's promises."""

    def __init__(self, earlier: Reading, later: Reading) -> None:
        self._earlier, self._later = earlier, later
        self._said, self._told = sentences(earlier), sentences(later)
        self._vocabulary = Vocabulary((*self._said, *self._told), earlier.report.region)
        self._mentions = Mentions(self._told, self._vocabulary)
        self._targets = _once_each(self._side(earlier, self._said, _targets(earlier)))
        self._results = self._side(later, self._told, _results(later))
        self._again = self._side(later, self._told, _targets(later))
        self._stood = self._side(earlier, self._said, _results(earlier))
        self._restated = matches(self._targets, self._again)
        self._reached = matches(self._targets, self._results)
        self._found = dict(self._at_second_hand()) | dict(self._reached.pairs)

    def _side(self, reading: Reading, said: Sequence[Sentence], indexes: Sequence[int]) -> Side:
        return side(reading, said, indexes, self._vocabulary)

    def promises(self) -> Promises:
        """All of them."""
        measured = tuple(self._promise(index) for index in sorted(self._targets.sentences, key=self._place))
        return Promises(self._earlier.report, self._later.report, measured, tuple(self._intentions()))

    def _place(self, target: int) -> int:
        return self._earlier.indicators[target].number_start

    def _promise(self, target: int) -> Promise:
        match, again = self._found.get(target), self._restated.pairs.get(target)
        if match is not None:
            yardsticks = self._measured(target, match)
            verdict = self._verdict(match, yardsticks)
            unfinished = verdict is Verdict.UNCLEAR or (verdict is Verdict.MISSED and yardsticks[0].kind is Yard.STAGE)
            if not (unfinished and again is not None and again.score >= match.score * _AS_LIKE):
                return self._with_figure(target, match, verdict, self._results, yardsticks)
        perhaps = self._reached.nearly.get(target)
        if match is None and perhaps is not None and _may_be(perhaps):
            # Both sentences before the reader are worth more than a claim that there is nothing.
            return self._with_figure(target, perhaps, Verdict.UNCLEAR, self._results, ())
        if again is not None:
            return self._with_figure(target, again, Verdict.RESTATED, self._again, ())
        return self._without_figure(target)

    def _verdict(self, match: Match, yardsticks: tuple[Yardstick, ...]) -> Verdict:
        """What the first yardstick says, but where a sum of perhaps several years reaches what was promised for one."""
        if not yardsticks:
            return Verdict.UNCLEAR
        first, sums = yardsticks[0], {Ground.YEARS_TOGETHER, Ground.SUMMED} & set(match.grounds)
        of_sum = first.kind is Yard.LEVEL and sums and not _standing(self._results, match.later).in_all
        return Verdict.UNCLEAR if of_sum and first.verdict is not Verdict.MISSED else first.verdict

    def _at_second_hand(self) -> Iterator[tuple[int, Match]]:
        """The results that the later report states of the same measure as what it promises again."""
        taken = {match.later for match in self._reached.pairs.values()}
        for target, again in self._restated.pairs.items():
            measure = base_measure(self._later.indicators[again.later])
            for index in self._results.subjects if measure and target not in self._reached.pairs else ():
                if index not in taken and base_measure(self._later.indicators[index]) == measure:
                    taken.add(index)
                    yield target, replace(again, later=index, score=again.score * _AT_SECOND_HAND)
                    break

    def _with_figure(
        self, target: int, match: Match, verdict: Verdict, of: Side, yardsticks: tuple[Yardstick, ...]
    ) -> Promise:
        said = self._targets.sentences[target].lighting(target)
        told = of.sentences[match.later].lighting(match.later)
        promised, found = self._earlier.indicators[target], self._later.indicators[match.later]
        grounds = match.grounds
        if promised.unsure or found.unsure:
            grounds = (*grounds, Ground.READING)
        if any(yardstick.computed for yardstick in yardsticks):
            grounds = (*grounds, Ground.COMPUTED)
        sureness = match.score * (1 + min(promised.confidence, found.confidence)) / 2
        interim = self._interim(target)
        return Promise(
            target, match.later, promised.domain, verdict, sureness, grounds, yardsticks, interim, said, told, None
        )

    def _without_figure(self, target: int) -> Promise:
        said, about = self._targets.sentences[target], self._targets.subjects[target]
        promised = self._earlier.indicators[target]
        mention, most = self._mentions.nearest(about.own, about.stretch)
        near = (side.nearly[target].score for side in (self._reached, self._restated) if target in side.nearly)
        nearly = max(most, *near, 0.0)
        verdict, sureness, told = Verdict.NOT_MENTIONED, 1 - nearly, None
        if mention is not None and mention.likeness >= _SPOKEN_OF:
            verdict = Verdict.RESTATED if mention.promised_again else Verdict.UNCLEAR
            sureness, told = mention.likeness, mention.sentence
        interim = self._interim(target)
        grounds = (Ground.WORDS,) if told else ()
        lit = said.lighting(target)
        return Promise(target, None, promised.domain, verdict, sureness, grounds, (), interim, lit, told, mention)

    def _measured(self, target: int, match: Match) -> tuple[Yardstick, ...]:
        base = counterpart(self._results, match.later, self._stood)
        return measured_by(
            _standing(self._targets, target),
            _standing(self._results, match.later),
            None if base is None else _standing(self._stood, base),
        )

    def _interim(self, target: int) -> bool:
        """Whether the promise is due, or goes on, after the time that the later report looks back on."""
        promised, told = self._earlier.indicators[target], self._later.report.period
        if over_years(self._earlier.text[promised.start : promised.end]):
            return True
        due = promised.period
        return due is not None and told is not None and halves(told)[1] < halves(due)[1]

    def _intentions(self) -> Iterator[Intention]:
        for sentence in self._said:
            if sentence.kind is not Kind.PLAN or sentence.heading or sentence.text.endswith(_LEADING_ON):
                continue
            if len(sentence.text) < _SHORTEST_INTENTION:
                continue
            if any(self._earlier.indicators[index].tense is Tense.TARGET for index, _, _ in sentence.numbers):
                continue
            words = self._vocabulary.weights(sentence.text)
            domain = sentence.domains[0] if sentence.domains else _GENERAL
            yield Intention(domain, sentence, self._mentions.nearest(words)[0])


def _may_be(match: Match) -> bool:
    """Whether a result that is not like enough to be judged by may be the promise's all the same."""
    return match.score >= _PERHAPS and not {Ground.YEARS_TOGETHER, Ground.SUMMED} & set(match.grounds)


def _standing(of: Side, index: int) -> Standing:
    return Standing(of.reading, index, of.sentences[index], of.subjects[index])


def _targets(reading: Reading) -> list[int]:
    """What a report promises for a time that is not over with its own period."""
    own = reading.report.period
    return [
        index
        for index, indicator in enumerate(reading.indicators)
        if indicator.tense is Tense.TARGET
        and (own is None or indicator.period is None or halves(indicator.period)[1] > halves(own)[1])
    ]


def _once_each(targets: Side) -> Side:
    """The targets without those that say once more what one before them says."""
    said: dict[object, int] = {}
    for index, about in targets.subjects.items():
        indicator = targets.reading.indicators[index]
        what = base_measure(indicator) or frozenset({*about.name, *about.codes})
        said.setdefault((what, indicator.value, indicator.unit), index)
    first = set(said.values())
    return replace(
        targets,
        sentences={index: sentence for index, sentence in targets.sentences.items() if index in first},
        subjects={index: about for index, about in targets.subjects.items() if index in first},
    )


def _results(reading: Reading) -> list[int]:
    """What a report states as reached within its own period, outside its plans."""
    own = reading.report.period
    plans = {section.id for section in reading.sections if section.kind is Kind.PLAN}
    return [
        index
        for index, indicator in enumerate(reading.indicators)
        if indicator.tense is Tense.ACHIEVED
        and indicator.section not in plans
        and (own is None or indicator.period is None or _within(indicator.period, own))
    ]


def _within(period: str, own: str) -> bool:
    (first, last), (begin, end) = halves(period), halves(own)
    return begin <= first and last <= end
