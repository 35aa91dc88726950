"""The lines of a text, without their indents, and what their shape tells."""

import re
from dataclasses import dataclass
from statistics import quantiles

from store.models import Span
from store.reading.layout import rules

CLOSERS = "”’」』）)】》\"'"
SENTENCE_ENDS = "。！？!?…"
_PROSE_CHARACTERS = 46
_NUMBERED = re.compile(
    r"(第?[一二三四五六七八九十]+(?:[、.．章节]|部分)|[(（][一二三四五六七八九十\d]+[)）]|\d+[.．、]|[①-⑳●■◆▲]|[一二三四五六七八九十]是)"
)


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line that holds something: its stripped span, its words, and how many empty lines stand before it."""

    span: Span
    text: str
    gap: int

    @property
    def ended(self) -> bool:
        """Whether the line closes a sentence or announces what follows."""
        bare = self.text.rstrip(CLOSERS)
        return (bare or self.text)[-1:] in SENTENCE_ENDS + "；;：:"

    @property
    def numbered(self) -> bool:
        """Whether it begins with a heading's number or bullet."""
        return _NUMBERED.match(self.text) is not None

    @property
    def prose(self) -> bool:
        """Whether it reads as running text, not as a heading, a caption or a label."""
        return "。" in self.text or (len(self.text) > _PROSE_CHARACTERS and re.search("[，,、]", self.text) is not None)

    @property
    def furniture(self) -> bool:
        """Whether the whole line is the page's own: navigation, a source, a by-line, a caption's credit."""
        return rules("furniture", "line").fullmatch(self.text) is not None


def text_lines(text: str) -> tuple[TextLine, ...]:
    """Every line of the text that is not blank, in order."""
    lines, gap, position = [], 0, 0
    for raw in text.split("\n"):
        stripped = raw.strip()
        if stripped:
            start = position + len(raw) - len(raw.lstrip())
            lines.append(TextLine(Span(start, start + len(stripped)), stripped, gap))
            gap = 0
        else:
            gap += 1
        position += len(raw) + 1
    return tuple(lines)


def wrap_width(lines: tuple[TextLine, ...]) -> int | None:
    """The width at which the whole text was wrapped by hand, in characters; None where lines end where sentences do."""
    lengths = [len(line.text) for line in lines]
    if len(lengths) < 12:
        return None
    width = int(quantiles(lengths, n=10)[-1])
    full = [line for line in lines if abs(len(line.text) - width) <= 3]
    broken = [line for line in full if not line.ended]
    return width if 15 <= width <= 80 and len(full) >= 0.5 * len(lines) and len(broken) >= 0.5 * len(full) else None
