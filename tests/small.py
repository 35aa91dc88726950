"""Small texts read for a test: sentences and pages of the tests' own."""

from store.models import Clues, Indicator, Reading, Source
from store.reading import read


def read_small(text: str, period: str = "2024") -> Reading:
    """What is read in a text of a report on a period, with nothing else known."""
    source = Source(name="small.txt", sha256="", encoding="utf-8", characters=len(text))
    return read(text, source, Clues(period=period))


def indicators_in(sentences: str, heading: str = "一、2024年工作回顾", period: str = "2024") -> tuple[Indicator, ...]:
    """The indicators of some sentences that stand under a heading, in the order of their numbers."""
    found = read_small(f"{heading}\n{sentences}\n", period).indicators
    return tuple(sorted(found, key=lambda each: each.number_start))
