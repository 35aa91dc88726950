"""How the search engines are to take the bulk export: OpenSearch's settings and mappings, Quickwit's index config."""

import tomllib
from collections.abc import Iterable
from copy import deepcopy
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

from store.documents import Document


class Table(StrEnum):
    """What has an index of its own."""

    SECTIONS = "sections"
    INDICATORS = "indicators"


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a document: its path, its type as fields.toml names it, whether it holds a list of such."""

    path: tuple[str, ...]
    type: str
    listed: bool


@cache
def fields(table: Table) -> tuple[Field, ...]:
    """Every field that a table's documents may have, the report's first."""
    declared = _data()["fields"]
    return tuple(
        Field(tuple(path.split(".")), kind.strip("[]"), kind.startswith("["))
        for path, kind in (declared["report"] | declared[table]).items()
    )


def opensearch_index(table: Table) -> Document:
    """The body with which OpenSearch (or Elasticsearch) makes the index: nothing but declared fields is taken."""
    engine = _data()["opensearch"]
    properties: Document = {}
    for field in fields(table):
        *parents, name = field.path
        inner = properties
        for parent in parents:
            inner = inner.setdefault(parent, {"properties": {}})["properties"]
        inner[name] = deepcopy(engine["types"][field.type])
    return {
        "settings": {"analysis": deepcopy(engine["analysis"])},
        "mappings": {"dynamic": "strict", "properties": properties},
    }


def quickwit_index(table: Table, index: str) -> Document:
    """The configuration with which Quickwit makes the index of this name: nothing but declared fields is taken."""
    data = _data()
    return {
        "version": 0.8,
        "index_id": index,
        "doc_mapping": {
            "mode": "strict",
            "field_mappings": _quickwit_fields(fields(table), data["quickwit"]["types"]),
            "timestamp_field": data["quickwit"]["timestamp"],
        },
        "search_settings": {"default_search_fields": list(data["searched"][table])},
    }


def _quickwit_fields(declared: Iterable[Field], types: dict[str, Document]) -> list[Document]:
    mappings: list[Document] = []
    for field in declared:
        *parents, name = field.path
        inner = mappings
        for parent in parents:
            inner = _quickwit_object(inner, parent)
        options = deepcopy(types[field.type])
        options["type"] = f"array<{options['type']}>" if field.listed else options["type"]
        inner.append({"name": name, **options})
    return mappings


def _quickwit_object(mappings: list[Document], name: str) -> list[Document]:
    """The fields of the object of this name, which is added where it is not there yet."""
    for mapping in mappings:
        if mapping["name"] == name:
            break
    else:
        mapping = {"name": name, "type": "object", "field_mappings": []}
        mappings.append(mapping)
    inner: list[Document] = mapping["field_mappings"]
    return inner


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(files("store.export").joinpath("fields.toml").read_text(encoding="utf-8"))
