"""Bookmarks: a section, an indicator or a sentence that a user marked, with all it takes to cite it when its report is
gone."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from typing import Any
from unicodedata import normalize

from store.anchors import Anchor
from store.documents import Document, verified
from store.models import Span

LONGEST_TAG = 40
"""Characters of a tag."""


class What(StrEnum):
    """What is marked."""

    SECTION = "section"
    INDICATOR = "indicator"
    HIT = "hit"
    """A sentence: one that a search found, or that stands on another screen."""


@dataclass(frozen=True, slots=True)
class Pointed:
    """The place that a user points at: a report by its id, and in it an indicator by its index; or else, by the first
    of their places in the text, words in a sentence, with the query that found them; or else a section by its id."""

    report: str
    section: str | None = None
    spans: tuple[Span, ...] = ()
    indicator: int | None = None
    query: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """What a marked indicator stated, in base units; `target` says that it was promised."""

    name: str
    value: float
    value_max: float | None
    unit: str
    target: bool


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A place that a user marked, as it was when they did.

    `id` is empty until it is stored; `library` is the folder of the library that it was made in. The report is told by
    its id, region (path from the province down), agency, period, title, date of publication and the hash of its
    source file. `path` is the headings over the place, `heading` the section's own title, empty where it has none;
    `text` is its words as they stood, from `start` to `end` of the report's text, a paragraph a line. `query` is what
    found it, `figure` what it states. `made` and `changed` are ISO times with their zone.
    """

    id: str
    library: str
    what: What
    report: str
    region: tuple[str, ...]
    agency: str | None
    period: str | None
    title: str | None
    published: str | None
    source: str
    path: tuple[str, ...]
    heading: str
    start: int
    end: int
    text: str
    anchor: Anchor
    figure: Figure | None
    query: str
    note: str
    tags: tuple[str, ...]
    made: str
    changed: str

    @property
    def is_sentence(self) -> bool:
        """Whether a sentence is marked, and not a section."""
        return self.what is not What.SECTION


def tags_typed(typed: str) -> tuple[str, ...]:
    """The tags in what was typed, each once: blanks, commas and semicolons of either width stand between them, a # may
    stand before them."""
    words = (word.strip().lstrip("#＃") for word in re.split(r"[\s,，、;；]+", normalize("NFC", typed)))
    return tuple(dict.fromkeys(word[:LONGEST_TAG] for word in words if word))


def tags_used(bookmarks: Iterable[Bookmark]) -> tuple[str, ...]:
    """Every tag once, the most used first, then by their characters."""
    counts: dict[str, int] = {}
    for bookmark in bookmarks:
        for tag in bookmark.tags:
            counts[tag] = counts.get(tag, 0) + 1
    return tuple(sorted(counts, key=lambda tag: (-counts[tag], tag)))


def speaks_of(bookmark: Bookmark, words: str) -> bool:
    """Whether all of the words, whatever their case and width, stand in what a bookmark has: its report, headings,
    words, note and tags, what it states and what found it. A word with a # before it is the beginning of a tag."""
    told = (
        *bookmark.region, bookmark.agency, bookmark.period, bookmark.title, *bookmark.path, bookmark.text,
        bookmark.note, *bookmark.tags, bookmark.query, bookmark.figure.name if bookmark.figure else None,
    )  # fmt: skip
    text = _plain("\n".join(each for each in told if each))
    tags = [_plain(tag) for tag in bookmark.tags]

    def fits(word: str) -> bool:
        tag = word.removeprefix("#")
        return any(each.startswith(tag) for each in tags) if word.startswith("#") else word in text

    return all(fits(word) for word in _plain(words).split())


def _plain(text: str) -> str:
    return normalize("NFKC", text).casefold()


def merged(before: Bookmark, stored: Bookmark, after: Bookmark) -> Bookmark:
    """A bookmark that was changed from `before` to `after` while someone made `stored` of it: what only one of them
    changed is as they left it, of a note that both changed both are kept."""
    note = after.note
    if after.note == before.note:
        note = stored.note
    elif stored.note not in (before.note, after.note):
        note = f"{stored.note}\n{after.note}".strip("\n")
    gone = set(before.tags) - set(after.tags)
    tags = dict.fromkeys((*(tag for tag in stored.tags if tag not in gone), *_added(before, after)))
    return replace(after, note=note, tags=tuple(tags))


def _added(before: Bookmark, after: Bookmark) -> Iterable[str]:
    return (tag for tag in after.tags if tag not in before.tags)


def bookmark_document(bookmark: Bookmark) -> Document:
    """A bookmark as stored."""
    return asdict(bookmark)


def bookmark_from(document: Mapping[str, Any]) -> Bookmark:
    """A bookmark back from its document; KeyError, TypeError or ValueError where it is not one."""
    figure = document["figure"]
    made = Bookmark(
        **{
            **document,
            "what": What(document["what"]),
            "anchor": verified(Anchor(**document["anchor"])),
            "figure": None if figure is None else verified(Figure(**figure)),
            **{name: tuple(document[name]) for name in ("region", "path", "tags")},
        }
    )
    return verified(made)
