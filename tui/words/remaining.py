"""How long something that goes on will still take."""

from tui.language import phrase

_TELLING = 1.0
"""Before so many seconds are over, what is still to come is anyone's guess."""


def remaining(seconds: float) -> str:
    """A time in words that claim no more than can be known."""
    if seconds < 60:
        return phrase("remaining.seconds", seconds=max(1, round(seconds)))
    minutes = round(seconds / 60)
    if minutes < 60:
        return phrase("remaining.minutes", minutes=minutes)
    return phrase("remaining.hours", hours=minutes // 60, minutes=minutes % 60)


def estimated(done: int, total: int, elapsed: float) -> float | None:
    """The seconds that what is left will take if it goes on as so far; None where that cannot be told yet."""
    return None if not done or elapsed < _TELLING else (total - done) * elapsed / done
