"""What was found, as it is shown: every hit with its places and its snippet."""

from collections.abc import Iterator, Sequence

from store.models import Span
from store.search.finds import IndicatorFind, SectionFind
from store.search.matching import Found, Matcher
from store.search.question import Question
from store.search.results import Hit, IndicatorHit
from store.search.snippets import snippet


def section_hits(asked: Question, finds: Sequence[SectionFind]) -> Iterator[Hit]:
    """Hits of sections, in their order."""
    matcher = Matcher(asked.query, asked.sounds)
    for find in finds:
        origin, sheet = find.origin, find.sheet
        found = matcher.find(sheet) or Found((), (), ())
        spans = found.spans or tuple(span for stretch in sheet.stretches[:1] for span in stretch.spans[:1])
        first = spans[0] if spans else Span(0, 0)
        shown = snippet(sheet, found)
        yield Hit(
            report=origin.report,
            region=origin.region,
            agency=origin.agency,
            period=origin.period,
            section=sheet.section,
            path=sheet.path,
            kind=sheet.kind,
            domains=sheet.domains,
            start=first.start,
            end=first.end if found.spans else first.start,
            matches=found.spans,
            snippet=shown.text,
            lit=shown.lit,
            said=shown.spans,
            score=find.score,
        )


def indicator_hits(finds: Sequence[IndicatorFind]) -> Iterator[IndicatorHit]:
    """Hits of indicators, in their order."""
    for find in finds:
        origin = find.origin
        yield IndicatorHit(
            origin.report, origin.region, origin.agency, origin.period, find.sheet, 1.0 if find.said else 0.5
        )
