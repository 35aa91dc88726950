"""What an indicator speaks of, as weighed words, and how like two of them are."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log

from store.comparing.promises.rules import rules
from store.comparing.sentences import Sentence
from store.models import Indicator, Region
from store.reading.search_words import search_words
from store.reading.segmentation import words

_LIGHT, _LEAST = 0.15, 0.02
_NEAR = 0.7
"""What a word beside the number counts, where the name does not hold it."""
_EXAMPLE = 0.25
_ENOUGH = 0.85
"""Words of less weight in common tell nothing apart."""
_CONTRAST, _OTHER_HEAD, _OTHER_NUMBER, _NUMBER_ON_ONE_SIDE = 0.3, 0.75, 0.35, 0.85
_BOUNDS = frozenset("，,。；;、：:！!？?\n（）()")
_GROWTH = re.compile("(?:同比)?(?:增速|增幅|增长率|增长速度|降幅)$")
_TELLING = re.compile("[^\\W\\d_]")
_SUFFIX = re.compile("(?:特别行政区|自治区|自治州|自治县|省|市|盟|州|区|县|旗)$")

Weights = Mapping[str, float]


class Vocabulary:
    """How much each word tells in two reports: what stands in few of their sentences tells the most."""

    def __init__(self, said: Iterable[Sentence], region: Region | None) -> None:
        self._places = _place_words(region)
        self._words: dict[str, tuple[str, ...]] = {}
        self._counts: Counter[str] = Counter()
        self._number = 1
        for sentence in said:
            self._counts.update(set(self.words(sentence.text)))
            self._number += 1

    def words(self, text: str) -> tuple[str, ...]:
        """The words of a text that may tell something, those of one meaning as one word."""
        if text not in self._words:
            known = rules()
            dropped = known.empty | self._places
            plain = _one_way(text)
            # A name that no dictionary has comes whole from the guessing of `words` only.
            found = [*search_words(plain), *words(plain), *(word for word in known.whole if word in plain)]
            self._words[text] = tuple(
                dict.fromkeys(word for word in found if len(word) > 1 and _TELLING.search(word) and word not in dropped)
            )
        return self._words[text]

    def head(self, name: str) -> str:
        """The last word of a name that tells something: what it is, behind what it is of."""
        light = rules().light
        return next((word for word in reversed(words(_one_way(name))) if len(word) > 1 and word not in light), "")

    def weight(self, word: str) -> float:
        """From 0 for a word of every sentence to 1 for one of a single one; less for what is common everywhere."""
        rarity = log(self._number / (self._counts[word] + 0.5)) / log(self._number + 1)
        return max(_LEAST, min(rarity, 1.0)) * (_LIGHT if word in rules().light else 1.0)

    def weights(self, text: str, factor: float = 1.0) -> dict[str, float]:
        """The words of a text with what each tells."""
        return {word: factor * self.weight(word) for word in self.words(text)}


@dataclass(frozen=True, slots=True)
class Subject:
    """What an indicator speaks of: the words of its name, those of its name and of what stands beside its number,
    those of its sentence and the headings over it.

    `stretch` is the text from which it was taken, `sides` what it holds of words that exclude each other; `head` is the
    last telling word of its name, `codes` are the letters and digits in it. `sizes` says that its number tells the
    size of a thing that is named before and behind it, not how much came of a deed: 甲公司30万吨矿.
    """

    name: Weights
    own: Weights
    around: Weights
    stretch: str
    sides: tuple[int, ...]
    head: str
    codes: frozenset[str]
    sizes: bool


def subject(indicator: Indicator, index: int, sentence: Sentence, vocabulary: Vocabulary) -> Subject:
    """What an indicator (of this index in its reading) speaks of in its sentence."""
    before, behind = around_number(sentence, index, indicator.unit)
    name = _GROWTH.sub("", re.sub(r"[\s“”‘’\"'「」『』《》]", "", indicator.name))
    examples = vocabulary.words(before) if before.endswith("等") else ()

    def weighed(text: str, factor: float = 1.0) -> dict[str, float]:
        # Of 甲、乙等5个村 only the villages are counted: 甲 and 乙 are examples of them.
        weights = vocabulary.weights(text, factor)
        return {word: weight * (_EXAMPLE if word in examples else 1.0) for word, weight in weights.items()}

    named = weighed(name)
    own = weighed(f"{before} {behind}", _NEAR) | named
    around = vocabulary.weights(sentence.text) | vocabulary.weights(" ".join(sentence.path))
    stretch = _one_way(f"{name} {before} {behind}")
    return Subject(
        name=named,
        own=own,
        around=around,
        stretch=stretch,
        sides=sides(stretch),
        head=vocabulary.head(name),
        codes=frozenset(re.findall(r"[0-9A-Za-z]+", name)),
        sizes=bool(before and behind[:1].isalpha()) and not rules().patterns["deed"].search(before),
    )


def around_number(sentence: Sentence, index: int, unit: str) -> tuple[str, str]:
    """The words before an indicator's number and those behind it with its unit, up to the next mark or number.

    What a sum is spent on stands whole behind it: 投资500万元的日处理80吨污水处理厂.
    """
    numbers = {number: (start, end) for number, start, end in sentence.numbers}
    start, end = numbers[index]
    text = sentence.text
    first = max([last for _, last in numbers.values() if last <= start] + [0])
    first = max([at + 1 for at in range(first, start) if text[at] in _BOUNDS] + [first])
    measured = re.compile(rf"[余多]?[万亿千百]*[余多]?(?:{re.escape(unit)})?").match(text, end)
    end = measured.end() if measured else end
    last = len(text)
    if not text.startswith("的", end):
        last = min([begin for begin, _ in numbers.values() if begin >= end] + [last])
    last = min([at for at in range(end, last) if text[at] in _BOUNDS] + [last])
    return text[first:start], text[end:last]


def likeness(one: Subject, other: Subject) -> float:
    """How like two subjects are, from 0 to 1, by their words alone."""
    named = _overlap(one.name, other.name)
    owned = _overlap(one.own, other.own)
    like = 0.72 * max(named, owned, 0.5 * (named + owned)) + 0.28 * _overlap(one.around, other.around)
    if one.codes and other.codes and not one.codes & other.codes:
        like *= _OTHER_NUMBER
    elif one.codes != other.codes:
        like *= _NUMBER_ON_ONE_SIDE
    if one.head and other.head and one.head not in other.stretch and other.head not in one.stretch:
        like *= _OTHER_HEAD
    return like * _CONTRAST if contrasted(one.sides, other.sides) else like


def sides(text: str) -> tuple[int, ...]:
    """Of every line of words that exclude each other, the groups that a text holds words of, one bit a group."""
    return tuple(
        sum(1 << at for at, group in enumerate(line) if any(word in text for word in group))
        for line in rules().contrasts
    )


def contrasted(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    """Whether texts of these sides hold words of which the one excludes the other."""
    return any(mine and theirs and not mine & theirs for mine, theirs in zip(one, other, strict=True))


def in_common(one: Weights, other: Weights) -> float:
    """The weight of the words that both have."""
    return sum(min(weight, other[word]) for word, weight in one.items() if word in other)


def _overlap(one: Weights, other: Weights) -> float:
    shared = in_common(one, other)
    if not shared:
        return 0.0
    mine, theirs = sum(one.values()), sum(other.values())
    even, covered = 2 * shared / (mine + theirs), shared / min(mine, theirs)
    return 0.5 * (even + covered) * min(1.0, shared / _ENOUGH)


def _one_way(text: str) -> str:
    """A text with the words that are written several ways written one way."""
    known = rules()
    return known.same.sub(lambda match: known.first[match[0]], text)


def _place_words(region: Region | None) -> frozenset[str]:
    names: Sequence[str] = region.path if region else ()
    return frozenset(word for name in names for word in (name, _SUFFIX.sub("", name)))
