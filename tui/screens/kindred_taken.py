"""Who else does this and what words set a report apart, as they are taken along."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from store.models import Report, Span
from store.taking.citing import citation_of
from store.taking.taken import Cell, Citation, Quote, Table, Taken
from tui.language import phrase

if TYPE_CHECKING:
    from store.comparing.kindred import Kin
    from store.comparing.peculiar import PeculiarWord


def kin_taken(title: str, found: "Sequence[tuple[Kin, Report]]") -> Taken:
    """Reports with what they say, each sentence with its citation and how alike its section is."""
    quotes = (
        Quote(
            kin.sentence,
            _citation(kin.origin.report, report, kin.path, kin.spans),
            f"{phrase('align.likeness')} {kin.score:.0%}",
        )
        for kin, report in found
    )
    return Taken(title, "kindred", tuple(quotes))


def words_taken(title: str, words: "Sequence[PeculiarWord]", identifier: str, report: Report) -> Taken:
    """Words with how often they are used here and elsewhere; the word's first place is its citation."""
    names = ("word", "count", "own-share", "peers-share")
    rows = (
        (
            Cell(word.word, citation=_citation(identifier, report, word.path, word.spans)),
            Cell(str(word.count), float(word.count)),
            _share(word.sections, word.own),
            _share(word.among_peers, word.peers),
        )
        for word in words
    )
    return Taken(title, "words", (Table(title, tuple(phrase(f"align.{name}") for name in names), tuple(rows)),))


def _share(part: int, whole: int) -> Cell:
    share = 100 * part / max(whole, 1)
    return Cell(f"{share:.4g}%", share, "%")


def _citation(identifier: str, report: Report, path: tuple[str, ...], spans: Sequence[Span]) -> Citation:
    return citation_of(identifier, report, path, spans[0].start, spans[-1].end)
