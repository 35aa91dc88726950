"""The documented formats of bulk requests and index definitions, as a check of what is exported.

OpenSearch: Bulk API, mapping types, date formats, analyzers. Quickwit: index configuration 0.8 and its Elasticsearch
compatible bulk endpoint. Each function raises AssertionError naming what a server would refuse.
"""

import json
import re
from collections.abc import Iterator
from datetime import date
from math import isfinite
from typing import Any

Document = dict[str, Any]

ACTIONS = {"index", "create"}
METADATA = {"_index", "_id", "routing", "pipeline", "require_alias", "version", "version_type"}
OPENSEARCH_TYPES = {"keyword", "text", "integer", "double", "date"}
BUILT_IN_FILTERS = {"cjk_width", "cjk_bigram", "lowercase"}
QUICKWIT_TYPES = {"text", "u64", "i64", "f64", "datetime", "bool"}
QUICKWIT_TOKENIZERS = {"raw", "raw_lowercase", "default", "en_stem", "whitespace", "chinese_compatible", "lowercase"}
QUICKWIT_FIELD = re.compile(r"[@$_\-a-zA-Z][@$_/.\-a-zA-Z0-9]{0,254}")
QUICKWIT_OPTIONS = {
    "text": {"tokenizer", "record", "fieldnorms", "fast", "stored", "indexed"},
    "u64": {"fast", "stored", "indexed", "coerce"},
    "f64": {"fast", "stored", "indexed", "coerce"},
    "datetime": {"input_formats", "output_format", "fast", "fast_precision", "stored", "indexed"},
}


def bulk_documents(body: bytes) -> Iterator[tuple[str, str, str, Document]]:
    """Action, index, id and document of each pair of lines."""
    assert body.endswith(b"\n")
    lines = body[:-1].split(b"\n")
    assert len(lines) % 2 == 0
    assert all(lines)
    assert b"\r" not in body
    for command, source in zip(lines[::2], lines[1::2], strict=True):
        ((action, metadata),) = json.loads(command).items()
        assert action in ACTIONS
        assert metadata.keys() <= METADATA
        index, identifier = metadata["_index"], metadata["_id"]
        assert isinstance(identifier, str)
        assert 0 < len(identifier.encode()) <= 512
        assert re.fullmatch(r"[a-z0-9][^A-Z\s\\/*?\"<>|,#:]{0,254}", index), index
        document = json.loads(source)
        assert isinstance(document, dict)
        yield action, index, identifier, document


def leaves(document: Document, path: str = "") -> Iterator[tuple[str, Any]]:
    """Every value that is no object, under its dotted path."""
    for name, value in document.items():
        assert "." not in name
        if isinstance(value, dict):
            yield from leaves(value, f"{path}{name}.")
        else:
            yield f"{path}{name}", value


def opensearch_fields(index: Document) -> dict[str, Document]:
    """The fields that an index of this body declares, by path."""
    assert index.keys() == {"settings", "mappings"}
    assert index["mappings"]["dynamic"] == "strict"
    analysis = index["settings"]["analysis"]
    filters = BUILT_IN_FILTERS | analysis["filter"].keys()
    for analyzer in analysis["analyzer"].values():
        assert (analyzer["type"], analyzer["tokenizer"]) == ("custom", "standard")
        assert set(analyzer["filter"]) <= filters
    fields = dict(_declared(index["mappings"]["properties"]))
    for path, field in fields.items():
        assert field["type"] in OPENSEARCH_TYPES, path
        assert field.keys() <= {"type", "analyzer", "search_analyzer", "format"}
        assert {field[key] for key in field.keys() & {"analyzer", "search_analyzer"}} <= analysis["analyzer"].keys()
        assert field.get("format", "strict_date") == "strict_date"
    return fields


def _declared(properties: Document, path: str = "") -> Iterator[tuple[str, Document]]:
    for name, field in properties.items():
        if "properties" in field:
            assert field.keys() == {"properties"}
            yield from _declared(field["properties"], f"{path}{name}.")
        else:
            yield f"{path}{name}", field


def taken_by_opensearch(document: Document, fields: dict[str, Document]) -> None:
    """Whether a strict index takes the document: every field declared, every value of the field's type."""
    for path, held in leaves(document):
        for value in held if isinstance(held, list) else [held]:
            assert fits(value, fields[path]["type"]), (path, value)


def fits(value: Any, kind: str) -> bool:
    """Whether a value is of an OpenSearch type."""
    match kind:
        case "keyword":
            return isinstance(value, str) and len(value.encode()) <= 32766
        case "text":
            return isinstance(value, str)
        case "integer":
            return type(value) is int and -(2**31) <= value < 2**31
        case "double":
            return type(value) in {int, float} and isfinite(value)
        case _:
            return isinstance(value, str) and date.fromisoformat(value).isoformat() == value


def quickwit_fields(config: Document) -> dict[str, Document]:
    """The fields that an index of this configuration declares, by path."""
    assert config.keys() == {"version", "index_id", "doc_mapping", "search_settings"}
    assert config["version"] == 0.8
    assert re.fullmatch(r"[a-zA-Z][a-zA-Z0-9_-]{2,254}", config["index_id"])
    mapping = config["doc_mapping"]
    assert mapping.keys() == {"mode", "field_mappings", "timestamp_field"}
    assert mapping["mode"] == "strict"
    fields = dict(_mapped(mapping["field_mappings"]))
    timestamp = fields[mapping["timestamp_field"]]
    assert (timestamp["type"], timestamp["fast"]) == ("datetime", True)
    searched = config["search_settings"]["default_search_fields"]
    assert all(fields[path]["record"] == "position" for path in searched)
    return fields


def _mapped(mappings: list[Document], path: str = "") -> Iterator[tuple[str, Document]]:
    names = [mapping["name"] for mapping in mappings]
    assert len(set(names)) == len(names)
    for mapping in mappings:
        assert QUICKWIT_FIELD.fullmatch(mapping["name"])
        if mapping["type"] == "object":
            yield from _mapped(mapping["field_mappings"], f"{path}{mapping['name']}.")
            continue
        kind = re.sub(r"array<(\w+)>", r"\1", mapping["type"])
        assert kind in QUICKWIT_TYPES
        assert mapping.keys() - {"name", "type"} <= QUICKWIT_OPTIONS[kind]
        assert mapping.get("tokenizer", "default") in QUICKWIT_TOKENIZERS
        assert mapping.get("record", "basic") in {"basic", "freq", "position"}
        assert mapping.get("input_formats", ["%Y-%m-%d"]) == ["%Y-%m-%d"]
        yield f"{path}{mapping['name']}", mapping


def taken_by_quickwit(document: Document, config: Document, fields: dict[str, Document]) -> None:
    """Whether a strict index takes the document: every field declared, lists only where the field is an array, the
    timestamp there."""
    held = dict(leaves(document))
    assert config["doc_mapping"]["timestamp_field"] in held
    for path, value in held.items():
        kind = fields[path]["type"]
        if kind.startswith("array<"):
            assert isinstance(value, list), path
            assert all(_fits_quickwit(each, kind[6:-1]) for each in value), path
        else:
            assert _fits_quickwit(value, kind), (path, value)


def _fits_quickwit(value: Any, kind: str) -> bool:
    match kind:
        case "text":
            return isinstance(value, str)
        case "u64":
            return type(value) is int and 0 <= value < 2**64
        case "f64":
            return fits(value, "double")
        case _:
            # Timestamps are kept from 13 April 1972 to 16 March 2242.
            return fits(value, "date") and "1973" <= value < "2242"
