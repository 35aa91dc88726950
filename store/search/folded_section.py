"""A section's text as the words of queries are compared with it."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from store.index.folding import Folded, fold
from store.index.report_sheet import REACH
from store.index.sheets import SectionSheet, Stretch

_APART = "\n"
"""Folded text holds no white space, so that no word reaches across it."""


@dataclass(frozen=True, slots=True)
class FoldedWindow:
    """A joint window: its folded text, and where in it the joint is."""

    text: str
    joint: int

    def crossings(self, string: str) -> Iterator[tuple[int, int]]:
        """Where folded words cross the joint; of long ones only the characters within reach of it are looked at."""
        if len(string) <= REACH and string not in self.text:
            return
        before, behind = self.text[: self.joint], self.text[self.joint :]
        for crossing in range(1, len(string)):
            left, right = string[max(0, crossing - REACH) : crossing], string[crossing : crossing + REACH]
            if before.endswith(left) and behind.startswith(right):
                yield self.joint - len(left), self.joint + len(right)


@dataclass(frozen=True, slots=True)
class FoldedSection:
    """A section's passages, joint windows and heading path, folded."""

    own: str
    windows: tuple[FoldedWindow, ...]
    path: str

    def holds(self, string: str) -> bool:
        """Whether folded words stand in the section's own text."""
        return string in self.own or any(any(window.crossings(string)) for window in self.windows)

    def holds_or_is_under(self, string: str) -> bool:
        """Whether folded words stand in the section's own text or its heading path."""
        return string in self.path or self.holds(string)


@lru_cache(maxsize=1024)
def folded_stretch(text: str) -> Folded:
    """A stretch's text, folded; those that were last asked for are kept, which a search asks for again and again."""
    return fold(text)


def folded_section(section: SectionSheet) -> FoldedSection:
    """A section folded; worth keeping where several queries are asked of it."""
    return FoldedSection(
        _APART.join(folded_stretch(stretch.text).text for stretch in section.stretches if stretch.joint is None),
        tuple(folded_window(stretch, stretch.joint) for stretch in section.stretches if stretch.joint is not None),
        _APART.join(folded_stretch(title).text for title in section.path),
    )


def folded_window(stretch: Stretch, joint: int) -> FoldedWindow:
    """The window on a joint, folded."""
    whole = folded_stretch(stretch.text)
    return FoldedWindow(whole.text, bisect_left(whole.origins, joint))
