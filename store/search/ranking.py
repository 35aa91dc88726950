"""What puts one section before another: how often and how densely the words stand in it, whether in its headings, what
part of its report it is, and of which year."""

from collections.abc import Sequence

from store.index.order import factor
from store.index.sheets import SectionSheet
from store.models import Kind
from store.search.folded_section import FoldedSection
from store.search.question import Question
from store.search.wording import Wording

TITLE_BOOST = 2.0
"""What a word in the heading path counts beside one in the text."""
AROUND = frozenset({Kind.FURNITURE, Kind.PREFACE})
"""What stands around a report's text, as under a picture, is often its own heading, which counts nothing there."""
ADJACENT_BOOST = 2.0
"""What it counts where all the words of a query stand in one piece."""

# As in BM25: from where on a word more often counts for little more, and how far a section's length speaks against it.
_SATURATION, _LENGTH_SHARE, _USUAL_LENGTH = 1.2, 0.75, 300.0


def score(asked: Question, sheet: SectionSheet, section: FoldedSection, period: str | None) -> float:
    """How well a section that was found answers, reckoned without the words of other reports."""
    if not asked.clauses:
        return 1.0
    adjacent = any(words in section.own for words in asked.in_one_piece)
    title_boost = 0.0 if sheet.kind in AROUND else TITLE_BOOST
    clauses = sum(_clause_score(clause, section, title_boost) for clause in asked.clauses)
    return factor(sheet, period) * (1.0 + clauses + (ADJACENT_BOOST if adjacent else 0.0))


def _clause_score(clause: Sequence[Wording], section: FoldedSection, title_boost: float) -> float:
    strings = {string for word in clause for way in word.ways for run in way for string in run}
    count = sum(section.own.count(string) for string in strings)
    length = 1.0 - _LENGTH_SHARE + _LENGTH_SHARE * len(section.own) / _USUAL_LENGTH
    titled = any(string in section.path for string in strings)
    return count * (_SATURATION + 1.0) / (count + _SATURATION * length) + (title_boost if titled else 0.0)
