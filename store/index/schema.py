"""The index's fields, and the terms that stand in them: what the index is written by and asked by."""

from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import tantivy

FORMAT = 5
"""The version of the fields and of what stands in them; an index of another one is built anew."""

LAST = "\x03"
"""Stands for what follows the last character of a run of text; no folded text holds it."""
BETWEEN = "\x02"
"""A term of its own between two runs of text, so that no phrase that leaves out every other bigram spans them."""


CROSSED = "\x04"
"""Stands before the bigram that the joint of a window parts, so that a phrase with it surely crosses the joint."""


class Name(StrEnum):
    """The fields. What a document is, TYPE says: a section, an indicator, the growth beside one, or a report."""

    TYPE = "type"
    """"section", "indicator", "growth", or "report": one for every report, which COVERS, SOUNDS and INITIALS are on."""
    REPORT = "report"
    """The report's id."""
    COVERS = "covers"
    """`id=mark`: which report the index holds, and which state of it."""
    BODY = "body"
    """The bigrams of a section's passages, by position."""
    BEYOND = "beyond"
    """The bigrams of a section's windows, by position; CROSSED before the one at the joint."""
    TITLES = "titles"
    """The bigrams of a section's heading path, by position."""
    NAMES = "names"
    """The bigrams of an indicator's name and of its measure's names, by position."""
    WORDS = "words"
    """The dictionary's words in a section's passages, with the shorter ones in them."""
    TITLE_WORDS = "title_words"
    """The dictionary's words in what TITLES holds."""
    SOUNDS = "sounds"
    """`yanglao=养老` for every Chinese word of a report: without tones, v for ü."""
    INITIALS = "initials"
    """`yl=养老` likewise."""
    PROVINCE = "province"
    """The region's path down to its province; CITY and COUNTY likewise, joined with "/"."""
    CITY = "city"
    COUNTY = "county"
    CODE = "code"
    """The region's code."""
    AGENCY = "agency"
    """The agency, folded."""
    DOMAIN = "domain"
    DOMAINS = "domains"
    """All of a section's domains in one term, for counting."""
    KIND = "kind"
    TENSE = "tense"
    """Of a section, the tenses of the indicators in it."""
    YEAR = "year"
    """The year of the report's period; of an indicator, of its own where it has one."""
    HALF = "half"
    """"H1" or "H2" of the same period, "" where it is a whole year."""
    UNIT = "unit"
    """An indicator's unit and that of its measure, folded."""
    VALUE = "value"
    """An indicator's value; where it is a range, the lower one."""
    VALUE_MAX = "value_max"
    """An indicator's upper value; where it is no range, its value."""
    MEASURE = "measure"
    """The key of an indicator's measure."""
    NUMBER = "number"
    """A number for the report's id, for counting."""
    WEIGHT = "weight"
    """What scores are multiplied by, as `store.index.order` has it."""
    ORDER = "order"
    """Where the document stands among all, as `store.index.order` has it."""
    PAYLOAD = "payload"
    """The sheet itself, as `store.index.payload` writes it."""


SECTION, INDICATOR, GROWTH, REPORT = "section", "indicator", "growth", "report"
"""What TYPE may be."""

_BY_POSITION = (Name.BODY, Name.BEYOND, Name.TITLES, Name.NAMES)
_BY_FREQUENCY = (Name.WORDS, Name.TITLE_WORDS)
_BY_DOCUMENT = (Name.SOUNDS, Name.INITIALS)
_WHOLE = (
    Name.TYPE,
    Name.REPORT,
    Name.COVERS,
    Name.CODE,
    Name.AGENCY,
    Name.DOMAIN,
    Name.KIND,
    Name.TENSE,
    Name.HALF,
    Name.UNIT,
    Name.MEASURE,
)
_WHOLE_AND_COUNTED = (Name.PROVINCE, Name.CITY, Name.COUNTY, Name.DOMAINS)

_TOKENIZER = "blanks"


def schema() -> "tantivy.Schema":
    """The fields as the engine takes them."""
    import tantivy

    builder = tantivy.SchemaBuilder()
    for names, detail in ((_BY_POSITION, "position"), (_BY_FREQUENCY, "freq"), (_BY_DOCUMENT, "basic")):
        for name in names:
            builder.add_text_field(name, tokenizer_name=_TOKENIZER, index_option=detail)
    for name in (*_WHOLE, *_WHOLE_AND_COUNTED):
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic", fast=name in _WHOLE_AND_COUNTED)
    builder.add_unsigned_field(Name.YEAR, indexed=True, fast=True)
    for name in (Name.ORDER, Name.NUMBER):
        builder.add_unsigned_field(name, fast=True)
    builder.add_float_field(Name.WEIGHT, fast=True)
    for name in (Name.VALUE, Name.VALUE_MAX):
        builder.add_float_field(name, indexed=True, fast=True)
    builder.add_bytes_field(Name.PAYLOAD, stored=True)
    return builder.build()


def prepare(index: "tantivy.Index") -> None:
    """Makes the engine divide terms at blanks; an index does not keep how, so every opened one has to be told."""
    import tantivy

    index.register_tokenizer(_TOKENIZER, tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build())


def bigrams(folded: str) -> list[str]:
    """The terms of a run of folded text, one for each character: with the next one, the last one with LAST."""
    return list(map("".join, zip(folded, folded[1:] + LAST, strict=True))) if folded else []
