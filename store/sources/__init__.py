"""From files to text: which files there are, what stands in them, and what is known of them besides."""

from store.sources.reading import LARGEST, SourceText, read_source
from store.sources.walk import SUFFIXES, Found, Refused, Skipped, walk

__all__ = ["LARGEST", "SUFFIXES", "Found", "Refused", "Skipped", "SourceText", "read_source", "walk"]
