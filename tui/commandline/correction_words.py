"""Corrections in words: what users call fields and values, and what became of them."""

from store import Correction, Standing
from store.corrections import Subject
from store.measures import measures
from store.taxonomy import domains
from tui.language import LANGUAGES, catalog, language, phrase
from tui.typesetting.harmless import harmless
from tui.words.labels import domain_name

_NOTHING = frozenset({"none", "无"})
_SHOWN = 16


def key_of(field: str, said: str) -> str | None:
    """What a user says for a field as its key: names of domains, measures, tenses and kinds in either language are
    understood, "none" is no measure; anything else stays as it was said."""
    if field == "measure" and said in _NOTHING:
        return None
    return _keys(field).get(said, said)


def _keys(field: str) -> dict[str, str]:
    match field:
        case "domain":
            return {name: each.key for each in domains() for name in (each.chinese, each.english)}
        case "measure":
            return {name: each.key for each in measures() for name in (each.chinese, each.english)}
        case "tense" | "kind":
            prefix = f"commands.{field}."
            return {
                name: key.removeprefix(prefix)
                for each in LANGUAGES
                for key, name in catalog(each).items()
                if key.startswith(prefix)
            }
    return {}


def changes(correction: Correction) -> str:
    """Every field that was set right, with what was read and what is right."""
    return phrase("commands.correct.between").join(
        phrase(
            "commands.correct.confirmed" if value == correction.read.get(field) else "commands.correct.change",
            field=phrase(f"commands.correct.field.{field}"),
            read=_value(field, correction.read.get(field)),
            right=_value(field, value),
        )
        for field, value in correction.values.items()
    )


def _value(field: str, value: str | None) -> str:
    if not value:
        return phrase("commands.correct.nothing")
    match field:
        case "domain":
            return domain_name(value)
        case "measure":
            named = {each.key: each.chinese if language() == "zh" else each.english for each in measures()}
            return named.get(value, value)
        case "tense" | "kind":
            return phrase(f"commands.{field}.{value}")
    return value


def place_words(correction: Correction) -> str:
    """What the correction is about, by the name it had and the words of its passage."""
    words = correction.anchor.words
    if correction.subject is Subject.SECTION:
        return harmless(correction.called or words)
    passage = words if len(words) <= _SHOWN else words[: _SHOWN - 1] + "…"
    return phrase("commands.correct.passage", called=harmless(correction.called), words=harmless(passage))


def standing_words(standing: Standing) -> str:
    """What became of a correction."""
    return phrase(f"commands.correct.standing.{standing}")


def correction_document(correction: Correction, standing: Standing) -> dict[str, object]:
    """A correction as printed for a program."""
    return {
        "number": correction.number,
        "report": correction.report,
        "subject": correction.subject,
        "called": correction.called,
        "words": correction.anchor.words,
        "read": correction.read,
        "values": correction.values,
        "standing": standing,
    }
