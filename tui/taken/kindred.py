"""Who else does this and what words set a report apart, as they are taken along."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from store.models import Report
from store.taking.citing import citation_of_spans
from store.taking.taken import Cell, Quote, Table, Taken
from tui.glyphs import glyph
from tui.language import phrase

if TYPE_CHECKING:
    from store.comparing.sections.kindred import Kin
    from store.comparing.sections.peculiar import PeculiarWord


def kin_taken(title: str, found: "Sequence[tuple[Kin, Report]]") -> Taken:
    """Reports with what they say, each sentence with its citation and how alike its section is."""
    quotes = (
        Quote(
            kin.sentence,
            citation_of_spans(kin.origin.report, report, kin.path, kin.spans),
            f"{phrase('align.likeness')} {kin.score:.0%}",
        )
        for kin, report in found
    )
    return Taken(title, _name(title), tuple(quotes))


def words_taken(title: str, words: "Sequence[PeculiarWord]", identifier: str, report: Report) -> Taken:
    """Words with how often they are used here and elsewhere; the word's first place is its citation."""
    names = ("word", "count", "own-share", "peers-share")
    rows = (
        (
            Cell(word.word, citation=citation_of_spans(identifier, report, word.path, word.spans)),
            Cell(str(word.count), float(word.count)),
            _share(word.sections, word.own),
            _share(word.among_peers, word.peers),
        )
        for word in words
    )
    return Taken(title, _name(title), (Table(title, tuple(phrase(f"align.{name}") for name in names), tuple(rows)),))


def _name(title: str) -> str:
    return title.replace(f" {glyph('separator')} ", "-")


def _share(part: int, whole: int) -> Cell:
    share = 100 * part / max(whole, 1)
    return Cell(f"{share:.4g}%", share, "%")
