"""Why the reading is unsure of an indicator, in words."""

from store.models import Indicator
from tui.language import phrase


def reason(indicator: Indicator) -> str:
    """What makes an indicator unsure, the weightiest first."""
    # Looking at what is sure needs nothing of what reads.
    from store.reading.confidence import telling

    return phrase("grounds.between").join(phrase(f"grounds.{ground}") for ground in telling(indicator.grounds))
