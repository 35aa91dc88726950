"""A report's paragraphs as one run of mended text that still knows where each character stands in the source."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from store.models import Paragraph, Span


@dataclass(frozen=True)
class Flow:
    """Paragraphs joined by line feeds: `text`, and for each of its characters the offset in the source."""

    text: str
    origins: tuple[int, ...]
    starts: tuple[int, ...]
    furniture: tuple[bool, ...]

    @cached_property
    def _places(self) -> dict[int, int]:
        return {origin: i for i, origin in enumerate(self.origins) if self.text[i] != "\n"}

    def paragraph(self, position: int) -> int:
        """The number of the paragraph in which a position lies."""
        return bisect_right(self.starts, position) - 1

    def bounds(self, paragraph: int) -> Span:
        """The stretch of the flow that a paragraph takes, without its line feed."""
        end = self.starts[paragraph + 1] - 1 if paragraph + 1 < len(self.starts) else len(self.text)
        return Span(self.starts[paragraph], end)

    def origin(self, position: int) -> int:
        """The offset in the source of the character at a position."""
        return self.origins[position]

    def place(self, offset: int) -> int:
        """The position in the flow of the character at a source offset; KeyError for white space between lines."""
        return self._places[offset]

    def source(self, start: int, end: int) -> Span:
        """The stretch of the source that a stretch of the flow came from; where a mended paragraph's pieces stand
        out of order, the piece in which the stretch begins."""
        first, last = self.origins[start], self.origins[end - 1]
        if last >= first and last - first < 2 * (end - start) + 400:
            return Span(first, last + 1)
        stop = start + 1
        while stop < end and self.origins[stop] == self.origins[stop - 1] + 1:
            stop += 1
        return Span(first, self.origins[stop - 1] + 1)


def flow_of(text: str, paragraphs: Sequence[Paragraph]) -> Flow:
    """The paragraphs of a text as one flow, in their order."""
    pieces: list[str] = []
    origins: list[int] = []
    starts: list[int] = []
    length = 0
    for paragraph in paragraphs:
        if pieces:
            pieces.append("\n")
            origins.append(origins[-1] + 1)
            length += 1
        starts.append(length)
        for span in paragraph.spans:
            pieces.append(text[span.start : span.end])
            origins.extend(range(span.start, span.end))
            length += span.end - span.start
    return Flow("".join(pieces), tuple(origins), tuple(starts), tuple(p.furniture for p in paragraphs))
