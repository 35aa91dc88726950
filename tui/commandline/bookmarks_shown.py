"""Bookmarks on standard output: in rows, as CSV with their words, or as JSON."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict

from store.bookmarks.attaching import Attached
from store.documents import Document
from tui.commandline.speech import comma_separated, document, table
from tui.language import phrase
from tui.words.bookmarks import (
    citation_line,
    figure_words,
    kind_words,
    matter_words,
    report_words,
    state_words,
    tags_words,
)

_Field = Callable[[Attached, bool], str]
_FIELDS: Mapping[str, _Field] = {
    "made": lambda each, _: each.bookmark.made[:10],
    "report": lambda each, _: report_words(each.bookmark),
    "what": lambda each, _: kind_words(each.bookmark),
    "matter": lambda each, _: matter_words(each.bookmark),
    "note": lambda each, _: each.bookmark.note,
    "tags": lambda each, _: tags_words(each.bookmark),
    "state": lambda each, own: state_words(each, own=own) or phrase(f"bookmarks.state.{each.state.value}"),
    "source": lambda each, _: citation_line(each),
    "text": lambda each, _: each.words.text,
    "query": lambda each, _: each.bookmark.query,
    "library": lambda each, _: each.bookmark.library,
    "id": lambda each, _: each.bookmark.id,
}
_ROW = ("made", "report", "what", "matter", "note", "tags", "state", "source")


def show(found: Sequence[Attached], library: str) -> None:
    """Prints a row a bookmark, the words left out."""
    if found:
        table(_heads(_ROW), [_row(each, _ROW, library) for each in found])


def show_csv(found: Sequence[Attached], library: str) -> None:
    """Prints all fields, comma-separated."""
    comma_separated([_heads(tuple(_FIELDS)), *(_row(each, tuple(_FIELDS), library) for each in found)])


def show_json(found: Sequence[Attached], library: str) -> None:  # noqa: ARG001
    """Prints everything, as one document."""
    document([bookmark_json(each) for each in found])


def bookmark_json(attached: Attached) -> Document:
    """A bookmark as it was made, without what only finding it again needs; what became of it, and where it stands now,
    None where it was not found."""
    told = asdict(attached.bookmark)
    del told["anchor"], told["source"]
    figure = attached.bookmark.figure
    words = attached.words
    now = {
        "report": attached.report,
        "path": words.path,
        "start": words.start,
        "end": words.end,
        "text": words.text,
    }
    return {
        **told,
        "matter": matter_words(attached.bookmark) if figure is None else figure_words(figure),
        "state": attached.state.value,
        "now": now if attached.found else None,
        "citation": citation_line(attached),
    }


def _heads(columns: Sequence[str]) -> list[str]:
    return [phrase(f"commands.bookmarks.column.{column}") for column in columns]


def _row(attached: Attached, columns: Sequence[str], library: str) -> list[str]:
    own = attached.bookmark.library == library
    return [_FIELDS[column](attached, own) for column in columns]
