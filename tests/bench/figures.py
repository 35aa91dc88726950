"""How the bench tells what it measured."""

import statistics
import sys
from collections.abc import Sequence


def say(line: str) -> None:
    """One line of the answer."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def percentile(values: Sequence[float], share: float) -> float:
    """The value that this share of the values does not exceed."""
    ranked = sorted(values)
    return ranked[min(len(ranked) - 1, int(len(ranked) * share))]


def spread(seconds: Sequence[float]) -> str:
    """Median, p95 and the longest, in milliseconds."""
    p50, p95, most = (1000 * each for each in (statistics.median(seconds), percentile(seconds, 0.95), max(seconds)))
    return f"p50 {p50:.1f}, p95 {p95:.1f}, longest {most:.1f} ms"


def megabytes(size: float) -> str:
    """A size as it is read."""
    return f"{size / 1e6:,.0f} MB"
