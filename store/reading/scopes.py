"""Which years a place in a report may speak of: the words that govern it, the nearest first."""

from collections.abc import Sequence
from functools import cached_property

from store.models import Section
from store.reading.flow import Flow
from store.reading.measuring import years_named

_OPENING = 40
"""Characters at the beginning of a paragraph that can say of which years it and those after it speak."""


class Scopes:
    """What stands over the places of a report: `plain` is its flow's text."""

    def __init__(self, plain: str, flow: Flow, sections: Sequence[Section]) -> None:
        self._plain, self._flow = plain, flow
        self._sections = {section.id: section for section in sections}

    def over(self, position: int, section: Section) -> tuple[str, ...]:
        """The paragraph of a position up to it, the heading of the section that it lies in, the years with which the
        last paragraph before it in its chapter begins that names any, and the headings further out.

        Its chapter is the innermost section around it whose heading names years, or else the outermost.
        """
        paragraph = self._flow.paragraph(position)
        begins = self._flow.bounds(paragraph).start
        around = [section]
        while (parent := self._sections.get(around[-1].parent or "")) is not None:
            around.append(parent)
        chapter = next((each for each in around if years_named(each.title)), around[-1])
        own, *further = (each.title for each in around)
        return self._plain[begins:position], own, self._opened(paragraph, chapter.start), *further

    def _opened(self, paragraph: int, chapter: int) -> str:
        for nth in range(paragraph - 1, -1, -1):
            begins = self._flow.bounds(nth).start
            # The first paragraph of a chapter is its heading.
            if begins >= len(self._flow.origins) or self._flow.origin(begins) <= chapter:
                return ""
            if self._openings[nth]:
                return self._openings[nth]
        return ""

    @cached_property
    def _openings(self) -> list[str]:
        """What years the paragraphs name where they begin; of those that name none nothing."""
        starts = (self._flow.bounds(nth).start for nth in range(len(self._flow.starts)))
        return [years_named(self._plain[begins : begins + _OPENING].split("\n")[0]) for begins in starts]
