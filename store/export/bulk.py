"""The bulk NDJSON of OpenSearch, Elasticsearch and Quickwit: an action on one line, its document on the next."""

from enum import StrEnum

import orjson

from store.export.mappings import Table
from store.export.records import Record


class Action(StrEnum):
    """What is to be done with a document: INDEX replaces one that has the same id, CREATE only adds, which is all that
    Quickwit promises to do."""

    INDEX = "index"
    CREATE = "create"


def index_name(prefix: str, table: Table) -> str:
    """The name of a table's index."""
    return f"{prefix}-{table}"


def bulk_lines(record: Record, prefix: str, action: Action = Action.INDEX) -> bytes:
    """A record's two lines, each with its line break."""
    target = {action.value: {"_index": index_name(prefix, record.table), "_id": record.id}}
    return _line(target) + _line(record.source)


def _line(document: object) -> bytes:
    return orjson.dumps(document, option=orjson.OPT_APPEND_NEWLINE)
