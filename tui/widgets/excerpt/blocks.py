"""What stands in an excerpt pane from top to bottom, before it is wrapped: paths, headings, paragraphs, folds."""

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from enum import Enum, IntEnum, auto
from itertools import groupby
from typing import NamedTuple

from store.excerpts import Excerpt, ExcerptSection, Passage
from store.models import Kind, Section
from tui.glyphs import glyph
from tui.language import phrase
from tui.typesetting.harmless import harmless

_BETWEEN_TITLES = " › "


class Role(Enum):
    """What a block is to the reader."""

    PATH = auto()
    HEADING = auto()
    TEXT = auto()
    FURNITURE = auto()
    FOLD = auto()
    GAP = auto()
    NOTE = auto()


class Layer(IntEnum):
    """Where a block stands to the passage that its key names: lines about it come before it."""

    GAP = auto()
    FOLD = auto()
    PATH = auto()
    PASSAGE = auto()


class Key(NamedTuple):
    """Which block, whatever is folded: a section of the excerpt, a passage of it, the passage itself or a line over it.

    Keys are in the order in which their blocks stand.
    """

    section: int
    passage: int
    layer: Layer = Layer.PASSAGE


Run = tuple[Key, ...]
"""Furniture that folds away together, by its passages."""


@dataclass(frozen=True, slots=True)
class Block:
    """A run of text without breaks as it is shown, harmless and as long as what it shows.

    `strong` is the stretch that is a heading; `passage` is what it shows of the report, if it is not about it.
    """

    key: Key
    role: Role
    text: str
    strong: tuple[int, int] = (0, 0)
    passage: Passage | None = None


def note(sentence: str) -> tuple[Block, ...]:
    """A sentence in the place of an excerpt."""
    return (Block(Key(0, 0, Layer.PATH), Role.NOTE, harmless(sentence)),)


def passages_of(excerpt: Excerpt) -> Iterator[tuple[Key, Passage]]:
    """Every passage with the key of its block."""
    for section, entry in enumerate(excerpt.sections):
        for number, passage in enumerate(entry.passages):
            yield Key(section, number), passage


def furniture_runs(excerpt: Excerpt) -> tuple[Run, ...]:
    """The furniture of an excerpt: neighbouring passages that are not the report's own text fold away together."""

    def is_furniture(entry: tuple[Key, Passage]) -> bool:
        key, passage = entry
        return passage.furniture or excerpt.sections[key.section].section.kind is Kind.FURNITURE

    runs = groupby(passages_of(excerpt), key=is_furniture)
    return tuple(tuple(key for key, _ in run) for apart, run in runs if apart)


def blocks_of(excerpt: Excerpt, runs: Sequence[Run], unfolded: Set[Run]) -> tuple[Block, ...]:
    """The blocks of an excerpt whose runs of furniture are given; those in `unfolded` are open."""
    run_of = {key: run for run in runs for key in run}
    blocks: list[Block] = []
    above, side, section = tuple[str, ...](), Kind.REVIEW, -1
    for key, passage in passages_of(excerpt):
        entry = excerpt.sections[key.section]
        if run := run_of.get(key):
            blocks += _furniture(key, passage, run, run in unfolded)
            continue
        heading = _is_heading_line(passage)
        if key.section != section:
            section = key.section
            lead_in = list(_lead_in(key, entry, above, side))
            goes_deeper = bool(above) and entry.path[: len(above)] == above and blocks[-1].role is Role.HEADING
            if blocks and (lead_in or heading) and not goes_deeper:
                blocks.append(Block(key._replace(layer=Layer.GAP), Role.GAP, ""))
            blocks += lead_in
            above, side = entry.path, _side(entry.section)
        strong = (0, len(passage.text) if heading else passage.heading)
        role = Role.HEADING if heading else Role.TEXT
        blocks.append(Block(key, role, harmless(passage.text), strong, passage))
    return tuple(blocks)


def _is_heading_line(passage: Passage) -> bool:
    return passage.heading > 0 and not passage.text[passage.heading :].strip()


def _furniture(key: Key, passage: Passage, run: Run, is_open: bool) -> Iterator[Block]:
    if key == run[0]:
        sentence = phrase("excerpt.unfolded" if is_open else "excerpt.folded", count=len(run))
        sign = glyph("open" if is_open else "closed")
        yield Block(key._replace(layer=Layer.FOLD), Role.FOLD, f"{sign} {sentence}")
    if is_open:
        yield Block(key, Role.FURNITURE, harmless(passage.text), passage=passage)


def _lead_in(key: Key, entry: ExcerptSection, above: tuple[str, ...], side: Kind) -> Iterator[Block]:
    """The line over a section: its side and its path, as far as neither was said just before nor stands in its text."""
    own_title_stands_in_text = bool(entry.section.title) and any(passage.heading for passage in entry.passages)
    told = entry.path[:-1] if own_title_stands_in_text else entry.path
    common = _common(told, above)
    new = tuple(map(harmless, told[common:]))
    own_side = _side(entry.section)
    label = "" if own_side is side else phrase(f"excerpt.kind-{own_side.value}")
    if new or label:
        lead = label + (_BETWEEN_TITLES.lstrip() if common and new else "")
        text = lead + _BETWEEN_TITLES.join(new)
        strong = (len(text) - len(new[-1]), len(text)) if new else (0, 0)
        yield Block(key._replace(layer=Layer.PATH), Role.PATH, text, strong)


def _side(section: Section) -> Kind:
    """What is said of a section's kind: plans and outlooks are named, the rest is taken for the review."""
    return section.kind if section.kind in {Kind.PLAN, Kind.OUTLOOK} else Kind.REVIEW


def _common(told: tuple[str, ...], above: tuple[str, ...]) -> int:
    return next(
        (depth for depth, titles in enumerate(zip(told, above, strict=False)) if titles[0] != titles[1]),
        min(len(told), len(above)),
    )
