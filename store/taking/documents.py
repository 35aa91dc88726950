"""JSON: what is taken along as programs read it."""

from typing import Any

import orjson

from store.taking.citing import citation
from store.taking.taken import Caption, Cell, Citation, Part, Quote, Table, Taken
from store.taking.wording import wording

Document = dict[str, Any]


def json_document(taken: Taken, language: str) -> bytes:
    """An object with `title`, `language` and `parts`; a part has a `kind` (caption, quote or table) and what it holds.

    Figures are numbers in their unit; a citation has its fields, `start` and `end` in characters of the report's text,
    and as `line` itself in one line."""
    document = {
        "title": taken.title,
        "language": wording(language)("lang"),
        "parts": [_part(part, language) for part in taken.parts],
    }
    return orjson.dumps(document, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


def _part(part: Part, language: str) -> Document:
    match part:
        case Caption():
            return {"kind": "caption", "text": part.text}
        case Quote():
            cited = citation_document(part.citation, language)
            return {"kind": "quote", "text": part.text, "note": part.note, "citation": cited}
        case Table():
            return {
                "kind": "table",
                "title": part.title,
                "columns": part.columns,
                "rows": [[_cell(cell, language) for cell in row] for row in part.rows],
                "notes": part.notes,
            }


def citation_document(cited: Citation, language: str) -> Document:
    """A citation's fields, and the whole of it in one line."""
    return {
        "report": cited.report,
        "region": cited.region,
        "agency": cited.agency,
        "period": cited.period,
        "title": cited.title,
        "published": cited.published,
        "path": cited.path,
        "start": cited.start,
        "end": cited.end,
        "line": citation(cited, language),
    }


def _cell(cell: Cell, language: str) -> Document:
    return {
        "text": cell.text,
        "value": cell.value,
        "value_max": cell.value_max,
        "unit": cell.unit,
        "flags": cell.flags,
        "citation": cell.citation and citation_document(cell.citation, language),
    }
