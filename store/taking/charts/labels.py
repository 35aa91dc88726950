"""Where words go beside points so that they lie on nothing else."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count

Place = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle by its edges."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box") -> bool:
        """Whether the two share any ground."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )

    def holds(self, place: Place) -> bool:
        """Whether a point lies in it."""
        return self.left <= place[0] <= self.right and self.top <= place[1] <= self.bottom

    def nearest(self, place: Place) -> Place:
        """The point of it that is nearest to another."""
        return min(max(place[0], self.left), self.right), min(max(place[1], self.top), self.bottom)

    def crossed_by(self, start: Place, end: Place) -> bool:
        """Whether a straight line from one point to another goes through it."""
        (x, y), (dx, dy) = start, (end[0] - start[0], end[1] - start[1])
        first, last = 0.0, 1.0
        for along, low, high in ((dx, self.left - x, self.right - x), (dy, self.top - y, self.bottom - y)):
            if along == 0:
                if low > 0 or high < 0:
                    return False
                continue
            enter, leave = sorted((low / along, high / along))
            first, last = max(first, enter), min(last, leave)
        return first < last


Segment = tuple[Place, Place]


class Crowd:
    """What lies in a picture already: boxes that nothing may lie on, lines that it should not lie on."""

    def __init__(self, boxes: Iterable[Box], lines: Sequence[Segment], left: float, right: float) -> None:
        self._boxes = list(boxes)
        self._lines = lines
        self._left, self._right = left, right

    def place(self, about: Place, wide: float, high: float, *, beside_first: bool = False) -> Box:
        """Finds room for words of this size as near to a point as can be: above, below or beside it, to its right if
        that is to be tried first. What is found is taken from then on."""
        best: tuple[float, Box] | None = None
        for far, box in self._tried(about, wide, high, beside_first=beside_first):
            if best is not None and far > best[0]:
                break
            if any(box.meets(other) for other in self._boxes):
                continue
            between = about, box.nearest(about)
            crossed = sum(box.crossed_by(*line) for line in self._lines)
            crossed += sum(other.crossed_by(*between) for other in self._boxes if not other.holds(about))
            cost = far + _CROSSING * crossed
            if best is None or cost < best[0]:
                best = cost, box
        assert best is not None
        self._boxes.append(best[1])
        return best[1]

    def _tried(self, about: Place, wide: float, high: float, *, beside_first: bool) -> Iterator[tuple[float, Box]]:
        """Rectangles from the nearest to the furthest, with how far each is off."""
        x, y = about
        for left in (x + _CLEAR, x - _CLEAR - wide):
            if self._left <= left <= self._right - wide:
                yield 0.0 if beside_first else _BESIDE, Box(left, y - high / 2, left + wide, y + high / 2)
        for nth in count():
            away = _CLEAR + nth * _STEP
            for aside, further in ((0.0, 0.0), (0.5, 2.0), (-0.5, 2.0)):
                left = min(max(x - wide / 2 + aside * wide, self._left), max(self._right - wide, self._left))
                yield nth * _STEP + further, Box(left, y - away - high, left + wide, y - away)
                yield nth * _STEP + further + 1, Box(left, y + away, left + wide, y + away + high)


_CLEAR = 9.0
_STEP = 6.0
_BESIDE = 4.0
_CROSSING = 30.0
"""To lie on a line, or behind other words as seen from the point, is as bad as to be so much further off."""
