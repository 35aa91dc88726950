"""Promises held against results, as the JSON document that programs read."""

from dataclasses import asdict

from store.comparing.promises.outcomes import Intention, Mention, Promise
from store.comparing.sentences import Sentence
from store.documents import Document, indicator_document, report_document
from store.regions import CatalogEntry
from tui.words.promises import Held


def held_document(held: Held) -> Document:
    """A pair of reports: who they are, how many promises came to which end, and every promise with both sentences."""
    promises = held.promises
    return {
        "earlier": _report(held.earlier),
        "later": _report(held.later),
        "counts": {
            domain: {verdict.value: number for verdict, number in counts.items()}
            for domain, counts in promises.counts().items()
        },
        "promises": [_promise(held, promise) for promise in promises.measured],
        "intentions": [_intention(intention) for intention in promises.intentions],
    }


def _report(entry: CatalogEntry) -> Document:
    return {"id": entry.id, **report_document(entry.report)}


def _promise(held: Held, promise: Promise) -> Document:
    found = held.found(promise)
    return {
        "verdict": promise.verdict,
        "interim": promise.interim,
        "domain": promise.domain,
        "sureness": round(promise.sureness, 3),
        "grounds": list(promise.grounds),
        "target": indicator_document(held.target(promise)),
        "result": None if found is None else indicator_document(found),
        "yardsticks": [asdict(yardstick) for yardstick in promise.yardsticks],
        "said": _sentence(promise.said),
        "told": None if promise.told is None else _sentence(promise.told),
        "mention": _mention(promise.mention),
    }


def _intention(intention: Intention) -> Document:
    return {"domain": intention.domain, "said": _sentence(intention.said), "mention": _mention(intention.mention)}


def _mention(mention: Mention | None) -> Document | None:
    if mention is None:
        return None
    return {
        "likeness": round(mention.likeness, 3),
        "promised_again": mention.promised_again,
        **_sentence(mention.sentence),
    }


def _sentence(sentence: Sentence) -> Document:
    return {
        "text": sentence.text,
        "section": sentence.section,
        "path": list(sentence.path),
        "kind": sentence.kind,
        "start": sentence.start,
        "end": max(span.end for span in sentence.spans),
        "spans": [[span.start, span.end] for span in sentence.spans],
        "lit": [list(lit) for lit in sentence.lit],
    }
