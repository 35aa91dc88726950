"""What a search found, as the JSON document that programs read."""

from dataclasses import asdict

from store.documents import Document
from store.search.results import Count, Hit, IndicatorHit, Results
from tui.language import language


def results_document(results: Results) -> Document:
    """Everything found and counted, the best first, and how the query was taken."""
    found = {
        "query": results.query.text,
        "total": results.total,
        "hits": [_hit(hit) for hit in results.hits],
        "indicators": [_indicator(hit) for hit in results.indicators],
    }
    return found | counts_document(results)


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


def _hit(hit: Hit) -> Document:
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
        **_issuer(hit),
    }


def _indicator(hit: IndicatorHit) -> Document:
    stated = asdict(hit.indicator)
    # The report's own period stands beside it; an indicator may speak of another.
    stated["indicator_period"] = stated.pop("period")
    known = {"report": hit.report, "region": _region(hit), "period": hit.period}
    return known | stated | {"score": hit.score, **_issuer(hit)}


def _region(hit: Hit | IndicatorHit) -> str | None:
    return None if hit.region is None else hit.region.name


def _issuer(hit: Hit | IndicatorHit) -> Document:
    code, path = (None, ()) if hit.region is None else (hit.region.code, hit.region.path)
    return {"agency": hit.agency, "region_code": code, "region_path": path}


def _count(count: Count) -> Document:
    return {"value": count.value, "count": count.count}
