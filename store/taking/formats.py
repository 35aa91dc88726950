"""The formats in which other programs take what is taken along."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from store.taking.cleaning import cleaned
from store.taking.comma_separated import comma_separated
from store.taking.documents import json_document
from store.taking.markdown import markdown
from store.taking.page import page
from store.taking.plain_text import plain_text
from store.taking.spreadsheet import spreadsheet
from store.taking.taken import Taken


@dataclass(frozen=True, slots=True)
class Format:
    """One format: the name by which it is chosen, and the suffix of its files with the dot."""

    name: str
    suffix: str
    writer: Callable[[Taken, str], bytes]

    def write(self, taken: Taken, language: str) -> bytes:
        """The whole file, with what is not taken but said ("zh" or "en") in the language. Control characters and marks
        that turn the direction of writing round are left out; figures that are no finite numbers count as text."""
        return self.writer(cleaned(taken), language)


_ALL = (
    Format("markdown", ".md", markdown),
    Format("csv", ".csv", comma_separated),
    Format("xlsx", ".xlsx", spreadsheet),
    Format("json", ".json", json_document),
    Format("html", ".html", page),
)
FORMATS: Mapping[str, Format] = {each.name: each for each in _ALL}
"""Every format that is exported to, by its name, in the order in which they are offered."""
COPIED = Format("text", ".txt", plain_text)
"""What is copied: plain text."""
