"""Places of a text found again when the text has changed: by the words there and by what stands around them."""

from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256

_AROUND, _LEAST_AROUND = 12, 4
_TELLING = 8


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place of a text, by what stands there. Blanks and line breaks are left out of all its words.

    `words` is the passage, `at` where in it the place is; `before` and `after` are what stands around the passage;
    `alone` says that the text held the passage once. `offset` is the place in the text whose fingerprint is `text`.
    """

    words: str
    at: int
    before: str
    after: str
    alone: bool
    offset: int
    text: str


class Anchorage:
    """A text in which places are anchored and found again."""

    def __init__(self, text: str) -> None:
        self._text = text

    def anchor(self, start: int, end: int, place: int) -> Anchor:
        """The anchor of a place in the passage `[start, end)`."""
        first, last = self._bare_offset(start), self._bare_offset(end)
        words = self._bare[first:last]
        return Anchor(
            words=words,
            at=self._bare_offset(place) - first,
            before=self._bare[max(0, first - _AROUND) : first],
            after=self._bare[last : last + _AROUND],
            alone=len(self._occurrences(words)) == 1,
            offset=place,
            text=self.fingerprint,
        )

    def places(self, anchor: Anchor) -> tuple[int, ...]:
        """Where the anchor's place is in this text: nowhere, at one place, or at several that nothing tells apart.

        In the text that it was taken from it is where it was. Elsewhere the passage must stand there in the same
        words and company: on both sides if the text held it several times, on one if it held it once. A passage of
        some length needs none, if it stood once before and stands once now.
        """
        if anchor.text == self.fingerprint:
            return (anchor.offset,)
        found = self._occurrences(anchor.words)
        company = {place: self._company(anchor, place) for place in found}
        most = max(company.values(), default=0)
        if most >= (1 if anchor.alone else 2):
            found = [place for place in found if company[place] == most]
        elif not (len(found) == 1 and anchor.alone and len(anchor.words) >= _TELLING):
            return ()
        return tuple(self._offsets[place + anchor.at] for place in found)

    @cached_property
    def fingerprint(self) -> str:
        """What tells this text from every other."""
        return sha256(self._text.encode("utf-8", "surrogatepass")).hexdigest()[:16]

    @cached_property
    def _offsets(self) -> list[int]:
        return [offset for offset, character in enumerate(self._text) if not character.isspace()]

    @cached_property
    def _bare(self) -> str:
        return "".join(self._text.split())

    def _bare_offset(self, offset: int) -> int:
        return bisect_left(self._offsets, offset)

    def _occurrences(self, words: str) -> list[int]:
        found: list[int] = []
        place = self._bare.find(words) if words else -1
        while place >= 0:
            found.append(place)
            place = self._bare.find(words, place + 1)
        return found

    def _company(self, anchor: Anchor, place: int) -> int:
        """On how many sides of a passage the same stands as beside the anchor's; too little of it, at the edge of a
        text, is no company for a passage that stood alone."""
        end = place + len(anchor.words)
        sides = (
            (anchor.before, self._bare.endswith(anchor.before, 0, place)),
            (anchor.after, self._bare.startswith(anchor.after, end)),
        )
        return sum(agree and (len(words) >= _LEAST_AROUND or not anchor.alone) for words, agree in sides)
