"""Figures as they are written out: exact, in 万 and 亿 where that is shorter and rounds nothing away."""

from decimal import Decimal

from store.models import Indicator, Qualifier
from store.taking.wording import Wording

_GROUPS = ((Decimal(100_000_000), "亿"), (Decimal(10_000), "万"))
_DECIMALS_WITH_GROUP = 2


def plain_number(value: float) -> str:
    """A number in digits: 1175000, 20.6; never with an exponent."""
    return format(_exact(value), "f")


def decimals(value: float) -> int:
    """How many digits a number has behind its point."""
    return _decimals(_exact(value))


def figure_worded(indicator: Indicator, words: Wording, *, grouped: bool) -> str:
    """What an indicator states, with its unit and its qualifier: "约117.5 万元", where `grouped`, else
    "about 1,175,000 元"."""
    said = _amount(indicator.value_max if indicator.value_max is not None else indicator.value, indicator.unit, grouped)
    if indicator.value_max is not None:
        said = words("range", low=plain_number(indicator.value), high=said)
    if indicator.qualifier is None:
        return said
    return words(Qualifier(indicator.qualifier).value, figure=said)


def _amount(value: float, unit: str, grouped: bool) -> str:
    exact = _exact(value)
    if grouped:
        for size, word in _GROUPS:
            scaled = exact / size
            if abs(scaled) >= 1 and _decimals(scaled.normalize()) <= _DECIMALS_WITH_GROUP:
                return f"{format(scaled.normalize(), 'f')} {word}{unit}"
        return f"{format(exact, 'f')} {unit}".rstrip()
    return f"{format(exact, ',f')} {unit}".rstrip()


def _decimals(exact: Decimal) -> int:
    exponent = exact.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _exact(value: float) -> Decimal:
    return Decimal(repr(float(value))).normalize() + 0
