"""What indicators state, as it is written out beside their numbers."""

from store.figures import amount, exact, plain
from store.models import Indicator, Qualifier
from store.taking.wording import Wording


def plain_number(value: float) -> str:
    """A number in digits: 1175000, 20.6; never with an exponent."""
    return plain(exact(value))


def figure_worded(indicator: Indicator, words: Wording, *, sized: bool) -> str:
    """What an indicator states, with its unit and its qualifier: "约117.5 万元", where `sized`, else
    "about 1,175,000 元"."""
    highest = indicator.value if indicator.value_max is None else indicator.value_max
    said = amount(highest, indicator.unit, sized=sized)
    if indicator.value_max is not None:
        said = words("range", low=plain_number(indicator.value), high=said)
    if indicator.qualifier is None:
        return said
    return words(Qualifier(indicator.qualifier).value, figure=said)
