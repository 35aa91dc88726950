"""From text to reading: a pure function of the text, of what is known besides it, and of the data files."""

from store.models import Clues, Reading, Source

RULES = "2"
"""The version of the reading's rules; raised whenever the same text would be read differently."""


def read(text: str, source: Source, clues: Clues | None = None) -> Reading:
    """What the text says: identity, paragraphs, tree of sections, indicators, each with its place.

    Raises `IdentityUnclear` where `clues` name an unknown region or an impossible period.
    """
    from store.reading.flow import flow_of
    from store.reading.identity import identify
    from store.reading.indicators import find_indicators
    from store.reading.paragraphs import find_paragraphs
    from store.reading.sections import find_sections

    report = identify(text, source, clues or Clues())
    paragraphs = find_paragraphs(text)
    flow = flow_of(text, paragraphs)
    sections = find_sections(text, flow, report)
    indicators = find_indicators(text, flow, sections, report)
    return Reading(report, text, paragraphs, sections, indicators, RULES)
