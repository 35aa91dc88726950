"""The words of a place: a section's own text, or the sentence that holds it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from store.anchors import Anchorage
from store.comparing.sentences import Sentence, sentences
from store.excerpts import ExcerptSection, excerpt
from store.models import Reading, Section, Span
from store.outline import section_paths


@dataclass(frozen=True, slots=True)
class Words:
    """What stands at a place, mended where the page tore it, a paragraph a line; where it stands in the report's text,
    and under which section (its id, empty where it lies in none) with which titles from the top down."""

    text: str
    spans: tuple[Span, ...]
    section: str
    path: tuple[str, ...]

    @property
    def start(self) -> int:
        """The first of its characters."""
        return min(span.start for span in self.spans)

    @property
    def end(self) -> int:
        """Behind the last of its characters."""
        return max(span.end for span in self.spans)


class WordsOf:
    """A reading whose places are asked for; what it takes to answer is worked out once."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading

    @cached_property
    def anchorage(self) -> Anchorage:
        """What finds places of its text."""
        return Anchorage(self.reading.text)

    def section(self, section: Section) -> Words:
        """A section's own text, outside its children, without what the page put between."""
        part = self._parts.get(section.id)
        path = self._paths.get(section.id, ())
        if part is None:
            # Its heading stands on other ground, as it may in a page whose columns are out of order.
            return self._bare(Span(section.start, section.end), section.id, path)
        passages = [each for each in part.passages if not each.furniture] or part.passages
        spans = tuple(span for passage in passages for span in passage.spans)
        return Words("\n".join(passage.text for passage in passages), spans, section.id, path)

    def sentence(self, place: int) -> Words:
        """The sentence at a place of the text; where the report says none there, the line."""
        for said in self._sentences:
            if any(span.start <= place < span.end for span in said.spans):
                return Words(said.text, said.spans, said.section, said.path)
        text, around = self.reading.text, self.innermost(place)
        start, end = text.rfind("\n", 0, place) + 1, text.find("\n", place)
        section = "" if around is None else around.id
        return self._bare(Span(start, len(text) if end < 0 else end), section, self._paths.get(section, ()))

    def innermost(self, place: int) -> Section | None:
        """The innermost section that a place of the text lies in."""
        holding = [each for each in self.reading.sections if each.start <= place < each.end]
        return holding[-1] if holding else None

    def _bare(self, span: Span, section: str, path: tuple[str, ...]) -> Words:
        return Words(self.reading.text[span.start : span.end].strip(), (span,), section, path)

    @cached_property
    def _parts(self) -> dict[str, ExcerptSection]:
        return {part.section.id: part for part in excerpt(self.reading).sections}

    @cached_property
    def _paths(self) -> dict[str, tuple[str, ...]]:
        return section_paths(self.reading.sections)

    @cached_property
    def _sentences(self) -> Sequence[Sentence]:
        return sentences(self.reading)
