"""Scales of values: where one stands between two others, and the round ones between them."""

from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from store.figures import amount, exact

_STEPS = tuple(map(Decimal, ("1", "2", "2.5", "5", "10")))
_FEWEST = 3
_ROOM = Decimal("0.1")
_PLAIN = Decimal(10) ** 15
"""Numbers from this size on, and as small ones, are written with exponents."""


class Scale:
    """From a round number below some values to one above them; `ticks` are the round numbers from end to end."""

    def __init__(self, values: list[float]) -> None:
        # Decimals, because the widest range of floating point numbers does not fit into one.
        low, high = exact(min(values)), exact(max(values))
        room = (high - low) * _ROOM or abs(high) * _ROOM or Decimal(1)
        if not (low >= 0 and low - room < 0):
            low -= room
        high += room
        step = _step((high - low) / _FEWEST)
        first, last = (low / step).to_integral_value(ROUND_FLOOR), (high / step).to_integral_value(ROUND_CEILING)
        self.ticks = tuple(step * (first + nth) for nth in range(int(last - first) + 1))

    def share(self, value: float | Decimal) -> float:
        """How far up a value stands, from 0 to 1."""
        low, high = self.ticks[0], self.ticks[-1]
        return float(((exact(value) if isinstance(value, float) else value) - low) / (high - low))


def tick_worded(tick: Decimal, language: str) -> str:
    """A round number as it stands at the axis, without a unit."""
    if tick and not 1 / _PLAIN < abs(tick) < _PLAIN:
        return f"{tick:.3g}"
    return amount(float(tick), "", sized=language == "zh").strip()


def _step(about: Decimal) -> Decimal:
    """The largest round step that is not larger."""
    size = Decimal(1).scaleb(about.adjusted())
    return max(step * size for step in _STEPS if step * size <= about)
