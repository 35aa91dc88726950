"""What a search can be narrowed to: domains and regions with their counts, each under a digit."""

from collections.abc import Sequence
from typing import ClassVar

from rich.segment import Segment
from textual.strip import Strip
from textual.widget import Widget

from store.search.query import Field
from store.search.results import Count
from tui.language import phrase
from tui.typesetting.harmless import harmless
from tui.typesetting.width import cells
from tui.words.labels import domain_name

_DIGITS = 9
_MOST_DOMAINS = 5
_GAP = "   "


class SearchFacets(Widget):
    """Two lines, for domains and for regions; as many of each as there are digits and room for."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"search--digit", "search--dim"}
    DEFAULT_CSS = """
    SearchFacets {
        height: 2;
        & > .search--digit { text-style: bold; }
        & > .search--dim { color: $dim; }
    }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._domains: Sequence[Count] = ()
        self._regions: Sequence[Count] = ()

    def show(self, domains: Sequence[Count], regions: Sequence[Count]) -> None:
        """Shows other counts, the largest first. A single one narrows nothing and is left out."""
        shown = (domains if len(domains) > 1 else (), regions if len(regions) > 1 else ())
        if shown != (self._domains, self._regions):
            self._domains, self._regions = shown
            self.refresh()

    def choice(self, digit: int) -> tuple[Field, str] | None:
        """What the digit narrows to: a filter and its value; None where nothing is shown under it."""
        domains, regions = self._fitting()
        if digit <= len(domains):
            return Field.DOMAIN, domains[digit - 1].value
        if digit <= len(domains) + len(regions):
            return Field.REGION, regions[digit - 1 - len(domains)].value
        return None

    @property
    def empty(self) -> bool:
        """Whether there is nothing to narrow to."""
        return not (self._domains or self._regions)

    def render_line(self, y: int) -> Strip:
        """Domains above, regions below."""
        domains, regions = self._fitting()
        shown, label, first = (
            (domains, phrase("pane.domains"), 1),
            (regions, phrase("pane.regions"), 1 + len(domains)),
        )[min(y, 1)]
        width, base = self.size.width, self.rich_style
        if not shown:
            return Strip.blank(width, base)
        dim = base + self.get_component_rich_style("search--dim", partial=True)
        strong = base + self.get_component_rich_style("search--digit", partial=True)
        segments = [Segment(f" {label}", dim)]
        for digit, count in enumerate(shown, first):
            segments += [
                Segment(f"{_GAP}{digit}", strong),
                Segment(f" {_name(count)}", base),
                Segment(f" {count.count}", dim),
            ]
        used = sum(cells(segment.text) for segment in segments)
        return Strip([*segments, Segment(" " * max(0, width - used), base)], width)

    def _fitting(self) -> tuple[Sequence[Count], Sequence[Count]]:
        domains = _within(self._domains[:_MOST_DOMAINS], phrase("pane.domains"), self.size.width)
        left = _DIGITS - len(domains)
        return domains, _within(self._regions[:left], phrase("pane.regions"), self.size.width)


def _within(counts: Sequence[Count], label: str, width: int) -> Sequence[Count]:
    room = width - 2 - cells(label)
    for place, count in enumerate(counts):
        room -= cells(f"{_GAP}0 {_name(count)} {count.count}")
        if room < 0:
            return counts[:place]
    return counts


def _name(count: Count) -> str:
    return harmless(count.value) if count.label else domain_name(count.value)
