"""What a search found, as the JSON document that programs read."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from store.documents import Document
from store.models import Report
from store.search.results import Count, Hit, IndicatorHit, Results
from tui.commandline.naming import INTO
from tui.language import language

_REPORT_FIELDS = ("report", "region", "region_path", "agency", "period", "report_title", "published")
_HIT_FIELDS = (*_REPORT_FIELDS, "section", "path", "domain", "start", "end", "snippet", "score")
_INDICATOR_FIELDS = (
    *_REPORT_FIELDS, "name", "measure", "value", "value_max", "unit", "qualifier", "domain", "tense",
    "indicator_period", "section", "path", "start", "end", "number_start", "number_end", "score",
)  # fmt: skip


def results_document(results: Results, reports: Mapping[str, Report]) -> Document:
    """Everything found and counted, the best first, and how the query was taken. `reports` are those that anything is
    found in, as the catalog has them."""
    found = {
        "query": results.query.text,
        "total": results.total,
        "hits": [_hit(hit, reports) for hit in results.hits],
        "indicators": [_indicator(hit, reports) for hit in results.indicators],
    }
    return found | counts_document(results)


def hit_lines(results: Results, reports: Mapping[str, Report]) -> Iterator[list[Any]]:
    """The sections found, a line each, under the names of their fields."""
    yield from _lines(_HIT_FIELDS, (_hit(hit, reports) for hit in results.hits))


def indicator_lines(results: Results, reports: Mapping[str, Report]) -> Iterator[list[Any]]:
    """The indicators found, a line each, under the names of their fields."""
    yield from _lines(_INDICATOR_FIELDS, (_indicator(hit, reports) for hit in results.indicators))


def _lines(fields: Sequence[str], found: Iterable[Document]) -> Iterator[list[Any]]:
    yield list(fields)
    for each in found:
        told = each | {field: INTO.join(each[field]) for field in ("region_path", "path")}
        yield [told[field] for field in fields]


def counts_document(results: Results) -> Document:
    """How much was found, by domain and region too, and how the query was taken."""
    return {
        "query": results.query.text,
        "total": results.total,
        "reports": results.reports,
        "indicators_total": results.indicators_total,
        "domains": [_count(count) for count in results.domains],
        "regions": [_count(count) | {"path": count.label} for count in results.regions],
        "mistakes": [
            {"start": each.start, "end": each.end, "reason": each.reason, "sentence": each.sentence(language())}
            for each in results.query.mistakes
        ],
        "sounds": [asdict(sound) for sound in results.sounds],
        "apart": [{"text": typed, "words": parts} for typed, parts in results.apart],
        "scanned": results.scanned,
        "unsearched": results.unsearched,
    }


def _hit(hit: Hit, reports: Mapping[str, Report]) -> Document:
    return {
        "report": hit.report,
        "region": _region(hit),
        "period": hit.period,
        "section": hit.section,
        "title": hit.path[-1] if hit.path else None,
        "domain": hit.domains[0] if hit.domains else None,
        "start": hit.start,
        "end": hit.end,
        "snippet": hit.snippet,
        "score": hit.score,
        "path": hit.path,
        "kind": hit.kind,
        "domains": hit.domains,
        "matches": [(span.start, span.end) for span in hit.matches],
        "lit": hit.lit,
        "said": [(span.start, span.end) for span in hit.said],
        **_issuer(hit, reports),
    }


def _indicator(hit: IndicatorHit, reports: Mapping[str, Report]) -> Document:
    stated = asdict(hit.indicator)
    # The report's own period stands beside it; an indicator may speak of another.
    stated["indicator_period"] = stated.pop("period")
    known = {"report": hit.report, "region": _region(hit), "period": hit.period}
    return known | stated | {"score": hit.score, **_issuer(hit, reports)}


def _region(hit: Hit | IndicatorHit) -> str | None:
    return None if hit.region is None else hit.region.name


def _issuer(hit: Hit | IndicatorHit, reports: Mapping[str, Report]) -> Document:
    code, path = (None, ()) if hit.region is None else (hit.region.code, hit.region.path)
    about = reports.get(hit.report)
    return {
        "agency": hit.agency,
        "region_code": code,
        "region_path": path,
        "report_title": about and about.title,
        "published": about and about.published,
    }


def _count(count: Count) -> Document:
    return {"value": count.value, "count": count.count}
