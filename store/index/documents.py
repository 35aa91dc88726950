"""A report's sheets as the documents of the index; made wherever reports are read, in any process."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from store.index.folding import fold
from store.index.order import indicator_order, report_number, section_order, weight
from store.index.payload import indicator_payload, section_payload
from store.index.schema import BETWEEN, CROSSED, GROWTH, INDICATOR, REPORT, SECTION, Name, bigrams
from store.index.sheets import IndicatorSheet, Origin, ReportSheet, SectionSheet, Stretch
from store.index.spoken import is_chinese, spoken
from store.measures import Measure, measures

Value = str | bytes | int | float | list[str]
Fields = Mapping[str, Value]

_LEVELS = (Name.PROVINCE, Name.CITY, Name.COUNTY)


@dataclass(frozen=True, slots=True)
class IndexDocuments:
    """A report as the index takes it: its id, its mark, and the fields of each of its documents."""

    report: str
    mark: str
    documents: tuple[Fields, ...]


def index_documents(sheet: ReportSheet) -> IndexDocuments:
    """One document a section, one an indicator, one a growth beside an indicator, and one for the report itself."""
    shared = _shared(sheet)
    lexicon: dict[str, None] = {}
    documents = [
        *(
            _section(sheet.origin, section, lexicon)
            | shared
            | _time(sheet.period)
            | {Name.WEIGHT: weight(section, sheet.period), Name.ORDER: section_order(sheet, section)}
            for section in sheet.sections
        ),
        *(
            _indicator(sheet.origin, indicator, lexicon)
            | shared
            | _time(indicator.period or sheet.period)
            | {Name.ORDER: indicator_order(sheet, indicator)}
            for indicator in sheet.indicators
        ),
        *(
            _growth(sheet.origin, growth)
            | shared
            | _time(growth.period or sheet.period)
            | {Name.ORDER: indicator_order(sheet, growth)}
            for growth in sheet.growths
        ),
        _report(sheet, lexicon),
    ]
    return IndexDocuments(sheet.id, sheet.mark, tuple(documents))


def _shared(sheet: ReportSheet) -> dict[str, Value]:
    fields: dict[str, Value] = {Name.REPORT: sheet.id, Name.NUMBER: report_number(sheet.id)}
    if sheet.region is not None:
        path = sheet.region.path
        fields[Name.CODE] = sheet.region.code
        fields |= {level: "/".join(path[:depth]) for depth, level in enumerate(_LEVELS, 1) if depth <= len(path)}
    if sheet.agency is not None:
        fields[Name.AGENCY] = fold(sheet.agency).text
    return fields


def _time(period: str | None) -> dict[str, Value]:
    if period is None or not period[:4].isdecimal():
        return {}
    return {Name.YEAR: int(period[:4]), Name.HALF: period[4:]}


def _section(origin: Origin, sheet: SectionSheet, lexicon: dict[str, None]) -> dict[str, Value]:
    passages = [fold(stretch.text).text for stretch in sheet.stretches if stretch.joint is None]
    titles = [fold(title).text for title in sheet.path]
    words, title_words = _words(passages), _short_words(titles)
    lexicon |= dict.fromkeys((*words, *title_words))
    return {
        Name.TYPE: SECTION,
        Name.BODY: _runs(passages),
        Name.BEYOND: _joined(_windows(sheet.stretches)),
        Name.TITLES: _runs(titles),
        Name.WORDS: " ".join(words),
        Name.TITLE_WORDS: " ".join(title_words),
        Name.DOMAIN: list(sheet.domains),
        Name.DOMAINS: " ".join(sorted(sheet.domains)),
        Name.KIND: sheet.kind.value,
        Name.TENSE: [tense.value for tense in sheet.tenses],
        Name.PAYLOAD: section_payload(origin, sheet),
    }


def _windows(stretches: Iterable[Stretch]) -> Iterator[list[str]]:
    """The bigrams of each window, that at its joint marked."""
    for stretch in stretches:
        if stretch.joint is not None:
            folded = fold(stretch.text)
            joint = bisect_left(folded.origins, stretch.joint)
            if 0 < joint < len(folded.text):
                terms = bigrams(folded.text)
                terms[joint - 1] = CROSSED + terms[joint - 1]
                yield terms


def _indicator(origin: Origin, sheet: IndicatorSheet, lexicon: dict[str, None]) -> dict[str, Value]:
    measure = _measures().get(sheet.measure or "")
    names = [fold(name).text for name in (sheet.name, *((measure.chinese, measure.english) if measure else ()))]
    units = dict.fromkeys(fold(unit).text for unit in (sheet.unit, *((measure.unit,) if measure else ())))
    lexicon |= dict.fromkeys(_short_words(names))
    fields: dict[str, Value] = {
        Name.TYPE: INDICATOR,
        Name.NAMES: _runs(names),
        Name.DOMAIN: sheet.domain,
        Name.KIND: sheet.kind.value,
        Name.TENSE: sheet.tense.value,
        Name.UNIT: list(units),
        Name.VALUE: float(sheet.value),
        Name.VALUE_MAX: float(sheet.value if sheet.value_max is None else sheet.value_max),
        Name.PAYLOAD: indicator_payload(origin, sheet),
    }
    return fields | {Name.MEASURE: sheet.measure} if sheet.measure else fields


def _growth(origin: Origin, sheet: IndicatorSheet) -> dict[str, Value]:
    """What a growth is ranked by; it is found in the words of the indicator that it stands beside."""
    return {
        Name.TYPE: GROWTH,
        Name.TENSE: sheet.tense.value,
        Name.MEASURE: sheet.measure or "",
        Name.PAYLOAD: indicator_payload(origin, sheet),
    }


def _report(sheet: ReportSheet, lexicon: Iterable[str]) -> dict[str, Value]:
    words = [(word, *spoken(word)) for word in lexicon if is_chinese(word)]
    return {
        Name.TYPE: REPORT,
        Name.REPORT: sheet.id,
        Name.COVERS: f"{sheet.id}={sheet.mark}",
        Name.SOUNDS: " ".join(f"{sound}={word}" for word, sound, _ in words),
        Name.INITIALS: " ".join(f"{initials}={word}" for word, _, initials in words),
    }


def _runs(texts: Iterable[str]) -> str:
    return _joined(map(bigrams, texts))


def _joined(runs: Iterable[list[str]]) -> str:
    return f" {BETWEEN} ".join(map(" ".join, runs))


def _words(texts: Iterable[str]) -> list[str]:
    from store.reading.search_words import search_words

    return [word for text in texts for word in search_words(text)]


def _short_words(texts: Iterable[str]) -> list[str]:
    return [word for text in texts for word in _words_of_title(text)]


@lru_cache(maxsize=1 << 12)
def _words_of_title(text: str) -> tuple[str, ...]:
    # A heading is in the path of every section under it, and many indicators have one name.
    return tuple(_words((text,)))


@cache
def _measures() -> dict[str, Measure]:
    return {measure.key: measure for measure in measures()}
