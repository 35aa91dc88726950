"""The rows of an excerpt pane: its blocks wrapped to a width."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from tui.typesetting.wrap import Line, wrap
from tui.widgets.excerpt.blocks import Block, Key, Role

_INDENT = 4
_ROOM_FOR_INDENT = 20


@dataclass(frozen=True, slots=True)
class Row:
    """One line on the screen: a block's characters `line`, behind `indent` blank cells."""

    block: Block
    line: Line
    indent: int

    @property
    def is_first(self) -> bool:
        """Whether the block begins here."""
        return self.line.start == 0


class Rows:
    """Blocks as rows of a width, found by row or by place."""

    def __init__(self, blocks: Sequence[Block], width: int) -> None:
        self.blocks, self.width = blocks, width
        self._index = {block.key: index for index, block in enumerate(blocks)}
        self._lines = [wrap(block.text, width, _indent(block, width)) for block in blocks]
        self._first = [0]
        for lines in self._lines:
            self._first.append(self._first[-1] + len(lines))

    def __len__(self) -> int:
        return self._first[-1]

    def __contains__(self, key: Key) -> bool:
        return key in self._index

    def __getitem__(self, y: int) -> Row:
        """The row at a height; IndexError below the last."""
        if not 0 <= y < len(self):
            raise IndexError(y)
        index = bisect_right(self._first, y) - 1
        block, line = self.blocks[index], self._lines[index][y - self._first[index]]
        return Row(block, line, 0 if line.start else _indent(block, self.width))

    def block(self, key: Key) -> Block:
        """The block of a key; KeyError where it is folded away."""
        return self.blocks[self._index[key]]

    def height(self, key: Key, offset: int) -> int:
        """The row in which a character of a block stands; KeyError where it is folded away."""
        index = self._index[key]
        lines = self._lines[index]
        nth = bisect_right(lines, offset, key=lambda line: line.start) - 1
        return self._first[index] + max(nth, 0)


def _indent(block: Block, width: int) -> int:
    """Paragraphs begin two Chinese characters in, where the column is wide enough to afford it."""
    return _INDENT if block.role is Role.TEXT and width >= _ROOM_FOR_INDENT else 0
