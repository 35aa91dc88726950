"""Which cross-report measure an indicator is."""

from store.measures import measures


def measure_of(name: str, clause: str, unit: str, domain: str) -> str | None:
    """The key of the measure that an indicator's name says, its unit allows and its domain fits; else None."""
    for measure in measures():
        if measure.domain == domain and measure.unit_fits(unit) and measure.said_by(name, clause):
            return measure.key
    return None
