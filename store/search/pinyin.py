"""Letters taken for pinyin: the words of the corpus that they stand for.

Where a word has just this sound, or else these initials, or else a sound that begins like this, it is that. Otherwise
the letters are cut into pieces, each the sound or the initials of a word, and the words of neighbouring pieces are put
together where the characters at which they meet stand side by side somewhere. What comes out is looked up as it is, so
that only what the reports really say is ever searched.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from heapq import heappush, heapreplace
from typing import Protocol

from store.search.syllables import sound_of, spellings, syllable_ends

LONGEST = 40
"""More letters than this are no words that somebody types by sound; nor is a single one."""
KEPT = 12
"""How many words letters stand for at most; of single characters, which stand everywhere, fewer."""

_CHARACTERS_KEPT = 4
_INITIALS = range(2, 8)
_NO_INITIALS = frozenset("iuv")
_PHRASES_A_PLACE, _PHRASES_BEFORE = 32, 16
_WORDS_A_PIECE = 300
_SHORT, _CHARACTERS_A_PIECE = 8, 40
"""Only in so few letters one alone may be a character's initial, and of so many characters."""
_MEETINGS = 6000
"""So many meetings of two words are looked at; where there are more, the rarer ones are left."""
_COUNTED = 24
_CHANCE = 0.05

Words = Sequence[tuple[str, int]]
"""Words with the number of sections that have them, the commonest first."""


class Lexicon(Protocol):
    """The words of the corpus by their sounds, and how often they stand in it."""

    def sounding(self, letters: str) -> Words:
        """The words of exactly this sound."""

    def initialled(self, letters: str) -> Words:
        """The words of exactly these initials."""

    def beginning(self, letters: str) -> Words:
        """The words whose sound begins with these letters."""

    def side_by_side(self, pair: str) -> int:
        """In how many sections two characters stand side by side."""

    def standing(self, phrase: str) -> int:
        """In how many sections a phrase stands."""


@dataclass(frozen=True, slots=True)
class _Phrase:
    """Words put together, and in how many sections they can stand at most. `joints` are the words behind the first,
    each with the character before it."""

    text: str
    bound: int
    joints: tuple[str, ...] = ()


def words_sounding(letters: str, lexicon: Lexicon) -> tuple[str, ...]:
    """The words and phrases of the corpus that the letters stand for, the commonest first; the last letters may still
    be the beginning of a sound. Nothing for what are no letters."""
    letters = sound_of(letters)
    if not 1 < len(letters) <= LONGEST or not (letters.isascii() and letters.isalpha()):
        return ()
    whole = [word for spelled in spellings(letters) for word in lexicon.sounding(spelled)]
    if whole or (whole := [*_initialled(letters, lexicon)] or [*lexicon.beginning(letters)]):
        return _kept(whole)
    by_sound = _Cutting(letters, lexicon, initials=False)
    if found := by_sound.whole():
        return found
    by_initials = _Cutting(letters, lexicon, initials=True)
    return by_initials.whole() or by_sound.unfinished()


def _initialled(letters: str, lexicon: Lexicon) -> Words:
    return lexicon.initialled(letters) if _NO_INITIALS.isdisjoint(letters) else ()


class _Cutting:
    """The letters of one word, cut into pieces from left to right, the best phrases kept at every place."""

    def __init__(self, letters: str, lexicon: Lexicon, *, initials: bool) -> None:
        self._letters = letters
        self._lexicon = lexicon
        self._initials = initials
        self._meetings = _MEETINGS
        self._phrases: list[dict[str, _Phrase]] = [{} for _ in range(len(letters) + 1)]
        for start in range(len(letters)):
            for end, words in self._pieces(start) if self._reached(start) else ():
                for phrase in self._joined(start, words):
                    known = self._phrases[end].setdefault(phrase.text, phrase)
                    if phrase.bound > known.bound:
                        self._phrases[end][phrase.text] = phrase

    def whole(self) -> tuple[str, ...]:
        """The phrases that all the letters stand for."""
        return self._standing(self._phrases[-1].values())

    def unfinished(self) -> tuple[str, ...]:
        """The phrases whose last word begins with the last letters."""
        starts = filter(self._reached, range(len(self._letters)))
        words = ((start, self._lexicon.beginning(self._letters[start:])) for start in starts)
        return self._standing(phrase for start, ahead in words for phrase in self._joined(start, ahead))

    def _reached(self, place: int) -> bool:
        return place == 0 or bool(self._phrases[place])

    def _pieces(self, start: int) -> Iterator[tuple[int, Words]]:
        """What may begin here: the end of each piece, its words."""
        for end in syllable_ends(self._letters, start):
            for letters in spellings(self._letters[start:end]):
                yield end, self._lexicon.sounding(letters)
        for length in _INITIALS if self._initials else ():
            letters = self._letters[start : start + length]
            if len(letters) == length:
                yield start + length, _initialled(letters, self._lexicon)
        if self._initials and start and len(self._letters) <= _SHORT:
            yield start + 1, _initialled(self._letters[start], self._lexicon)[:_CHARACTERS_A_PIECE]

    def _joined(self, start: int, words: Words) -> list[_Phrase]:
        """The best phrases that the words make with the best of those before them."""
        if start == 0:
            return [_Phrase(word, count) for word, count in words[:_WORDS_A_PIECE]]
        best: list[tuple[int, str, _Phrase]] = []
        for before in _best(self._phrases[start].values(), _PHRASES_BEFORE):
            for word, count in words[:_WORDS_A_PIECE]:
                least = best[0][0] if len(best) == _PHRASES_A_PLACE else 0
                if min(before.bound, count) <= least or not self._meetings:
                    break
                self._meetings -= 1
                bound = min(before.bound, count, self._lexicon.side_by_side(before.text[-1] + word[0]))
                if bound > least:
                    put = heapreplace if least else heappush
                    phrase = _Phrase(before.text + word, bound, (*before.joints, before.text[-1] + word))
                    put(best, (bound, phrase.text, phrase))
        return [phrase for _, _, phrase in best]

    def _standing(self, phrases: Iterable[_Phrase]) -> tuple[str, ...]:
        """Those of the phrases that really stand somewhere."""
        counts: list[tuple[str, int]] = []
        commonest = 0
        for phrase in _best(phrases, _COUNTED):
            # Many share a joint at which nothing stands, and what is so much rarer is a chance meeting.
            if phrase.bound < _CHANCE * commonest:
                break
            if all(map(self._lexicon.standing, phrase.joints)) and (count := self._lexicon.standing(phrase.text)):
                counts.append((phrase.text, count))
                commonest = max(commonest, count)
        return _kept(counts)


def _best(phrases: Iterable[_Phrase], limit: int) -> list[_Phrase]:
    best: dict[str, _Phrase] = {}
    for phrase in sorted(phrases, key=lambda phrase: (-phrase.bound, phrase.text)):
        best.setdefault(phrase.text, phrase)
        if len(best) == limit:
            break
    return list(best.values())


def _kept(words: Words) -> tuple[str, ...]:
    """The commonest of the words."""
    common = sorted(words, key=lambda word: (-word[1], word[0]))
    characters = [word for word, _ in common if len(word) == 1][:_CHARACTERS_KEPT]
    others = [word for word, _ in common if len(word) > 1][: KEPT - len(characters)]
    kept = {*characters, *others}
    return tuple(word for word, _ in common if word in kept)
