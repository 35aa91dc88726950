"""Numbers as they are written out: exact, in 万 and 亿 where that is shorter and rounds nothing away."""

from decimal import Decimal

SIZES = ((Decimal(100_000_000), "亿"), (Decimal(10_000), "万"))
"""The sizes by which Chinese counts, the larger first, with the words for them."""
DECIMALS_OF_SIZE = 2
"""A size is only used where a number then has no more digits behind its point."""


def exact(value: float) -> Decimal:
    """The number that a value is written as; no zero has a sign."""
    return Decimal(repr(float(value))).normalize() + 0


def plain(number: Decimal, *, grouped: bool = False) -> str:
    """A number in digits, its thousands grouped or not; never with an exponent."""
    return format(number.normalize(), ",f" if grouped else "f")


def decimals(number: Decimal) -> int:
    """How many digits a number has behind its point."""
    exponent = number.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def rounded(value: float) -> float:
    """A value that was worked out rather than stated, to two digits behind the point of the largest size it reaches."""
    number = exact(value)
    size = next((size for size, _ in SIZES if abs(number) >= size), Decimal(1))
    return float(round(number / size, DECIMALS_OF_SIZE) * size)


def amount(value: float, unit: str, *, sized: bool) -> str:
    """A value with its unit: 1175000 元 is "117.5 万元" where `sized`, else "1,175,000 元"."""
    number = exact(value)
    if not sized:
        return f"{plain(number, grouped=True)} {unit}".rstrip()
    for size, word in SIZES:
        scaled = number / size
        if abs(scaled) >= 1 and decimals(scaled) <= DECIMALS_OF_SIZE:
            return f"{plain(scaled)} {word}{unit}"
    return f"{plain(number)} {unit}".rstrip()
