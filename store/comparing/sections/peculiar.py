"""The words that set a report apart from its peers."""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import islice
from math import log
from typing import Protocol

from store.comparing.sections.subjects import own_texts
from store.comparing.sections.weights import Weights
from store.excerpts import ExcerptSection, Passage, excerpt
from store.models import Reading, Span
from store.passages import sentence_around, spans_between
from store.reading.segmentation import tags

PECULIAR_SHOWN = 40
_TWICE = 2
"""A word has to stand in a report so often, and so many times as often as among its peers, to set it apart."""
_UNLIKELY = 6.6
"""A word tells something from this log-likelihood on: one time in a hundred mere chance reaches it."""
_COMMON = 0.1
"""What stands in a larger share of the peers' sections sets nobody apart."""
_CANDIDATES = 4
"""So many times as many words as are wanted are looked at more closely."""
_PART_OF = 0.8
"""A word that stands by itself less than in one of five places is only a part of the longer one."""
_A_NAME_AT_MOST = 0.002
"""What stands in a larger share of the library's sections is no region's own name."""
_NAMES = frozenset({"ns", "nr", "nrt", "nrfg", "nt"})
_TELLING = ("n", "vn", "an", "j", "l", "i", "eng")
"""How the parts of speech begin, as the dictionary has them, of words that tell what is done: nouns and set phrases."""
_PLACE_BEHIND = re.compile("街道|社区|[省市区县镇乡村路]")


class Peers(Protocol):
    """How often words stand in what a report is compared with. `with_own` says that its own sections are among it."""

    with_own: bool

    @property
    def sections(self) -> int:
        """How many sections there are."""
        ...

    def count(self, word: str) -> int:
        """In how many of them a word stands."""
        ...


@dataclass(frozen=True, slots=True)
class PeculiarWord:
    """A word that a report uses more than its peers: how often, in how many `sections` of its `own`, in how many of the
    others' sections (`among_peers`) out of all of theirs (`peers`). Where it stands first: in which section, in a
    sentence whose characters from `lit` on are the word, at which characters of the report's text."""

    word: str
    count: int
    sections: int
    own: int
    among_peers: int
    peers: int
    section: str
    path: tuple[str, ...]
    sentence: str
    lit: int
    spans: tuple[Span, ...]
    score: float


@dataclass
class _Used:
    """A word as a report uses it."""

    first: tuple[ExcerptSection, Passage, int]
    count: int = 0
    sections: set[str] = field(default_factory=set)


def peculiar(
    reading: Reading, domain: str | None, weights: Weights, peers: Peers, *, limit: int = PECULIAR_SHOWN
) -> tuple[PeculiarWord, ...]:
    """The words by which a report, or what it says of a domain, differs most from its peers, the most telling first.

    They are ranked by how unlikely it is (log-likelihood) that the report uses them as often as its peers do. Left out
    are names of places and people that are its own, what figures count, verbs and the like, and words that are only
    parts of longer ones.
    """
    entries = [entry for entry in excerpt(reading, domain).sections if own_texts(entry)]
    used = _used(entries, weights)
    others = _Others(peers, len(entries))
    scored = ((others.surprise(word, use), word) for word, use in used.items() if use.count >= _TWICE)
    likely = sorted((each for each in scored if each[0] >= _UNLIKELY), reverse=True)[: limit * _CANDIDATES]
    whole = [(score, word) for score, word in likely if not _is_only_a_part(word, used)]
    untold = _untold(reading, peers, [word for _, word in whole])
    kept = ((score, word) for score, word in whole if word not in untold)
    return tuple(_told(word, score, used[word], others) for score, word in islice(kept, limit))


def _used(entries: Iterable[ExcerptSection], weights: Weights) -> dict[str, _Used]:
    used: dict[str, _Used] = {}
    for entry in entries:
        for passage in entry.passages:
            words = () if passage.furniture else weights.words(passage.text)
            for word in words:
                at = passage.text.find(word)
                if at >= 0:
                    use = used.setdefault(word, _Used((entry, passage, at)))
                    use.count += 1
                    use.sections.add(entry.section.id)
    return used


class _Others:
    """The peers without the report itself."""

    def __init__(self, peers: Peers, own: int) -> None:
        self._peers, self.own = peers, own
        self.sections = max(1, peers.sections - (own if peers.with_own else 0))

    def count(self, word: str, use: _Used) -> int:
        """In how many of the others' sections a word stands."""
        return max(0, self._peers.count(word) - (len(use.sections) if self._peers.with_own else 0))

    def surprise(self, word: str, use: _Used) -> float:
        """The log-likelihood ratio of a word; 0 where the others use it half as often or more, or nearly everywhere."""
        # Again and again in one section tells something too, but less than in several.
        here = len(use.sections) * (1.0 + log(use.count / len(use.sections)))
        there = max(self.count(word, use), 0.5)
        if there > _COMMON * self.sections + 1 or here / self.own < _TWICE * there / self.sections:
            return 0.0
        share = (here + there) / (self.own + self.sections)
        return 2.0 * (here * log(here / (self.own * share)) + there * log(there / (self.sections * share)))


def _is_only_a_part(word: str, used: Mapping[str, _Used]) -> bool:
    """Whether a word stands in the report mostly as a part of longer ones."""
    within = sum(use.count for longer, use in used.items() if word in longer and word != longer)
    return within >= _PART_OF * used[word].count


def _untold(reading: Reading, peers: Peers, words: Collection[str]) -> frozenset[str]:
    """Those of the words that name places and people of a region's own, that figures count, or that tell nothing."""
    path = "/".join(reading.report.region.path) if reading.report.region else ""
    known = tags(words)
    few = _A_NAME_AT_MOST * peers.sections + 2
    return frozenset(
        word
        for word in words
        if word in path
        or not known.get(word, "n").startswith(_TELLING)
        or _counts(word, reading.text)
        or (peers.count(word) <= few and (known.get(word) in _NAMES or _names_places(word, reading.text)))
    )


def _counts(word: str, text: str) -> bool:
    """Whether a word stands mostly behind figures: 万元, 人次."""
    before = [text[match.start() - 1] for match in re.finditer(re.escape(word), text) if match.start()]
    return sum(character.isdigit() for character in before) * 2 > len(before)


def _names_places(word: str, text: str) -> bool:
    """Whether what follows a word is mostly what a place is called: 街道, 镇, 村."""
    places = [match.end() for match in re.finditer(re.escape(word), text)]
    named = sum(_PLACE_BEHIND.match(text, place) is not None for place in places)
    return bool(places) and named * 2 >= len(places)


def _told(word: str, score: float, use: _Used, others: _Others) -> PeculiarWord:
    entry, passage, at = use.first
    start, end = sentence_around(passage, at, at + len(word))
    return PeculiarWord(
        word=word,
        count=use.count,
        sections=len(use.sections),
        own=others.own,
        among_peers=others.count(word, use),
        peers=others.sections,
        section=entry.section.id,
        path=entry.path,
        sentence=passage.text[start:end],
        lit=at - start,
        spans=spans_between(passage.spans, at, at + len(word)),
        score=score,
    )
