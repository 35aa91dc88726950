"""Bookmarks as they are taken along: their words with where these stand, and what the user noted."""

from collections.abc import Iterator, Sequence

from store.bookmarks.attaching import Attached, Attaching, State
from store.bookmarks.models import Bookmark, speaks_of
from store.library.library import Library
from store.taking.taken import Caption, Quote, Taken
from tui.bookmarks_order import Order, rows
from tui.language import phrase
from tui.typesetting.harmless import harmless
from tui.words.bookmarks import cited, figure_words, heading_words


def chosen_bookmarks(
    bookmarks: Sequence[Bookmark], library: Library | None, named: str, *, tag: str | None = None, words: str = ""
) -> tuple[Attached, ...]:
    """The bookmarks of a tag that have all of the words, the latest first, those made in the library of this name
    before the others, each with its place in the library as it is now; without a library, as they were made."""
    chosen = [each for each in bookmarks if speaks_of(each, words) and (tag is None or tag.lstrip("#＃") in each.tags)]
    attaching = Attaching(library)
    # A report is read once for all that is marked in it.
    attached = {each.id: attaching.of(each) for each in sorted(chosen, key=lambda each: each.report)}
    return tuple(attached[row.bookmark.id] for row in rows(chosen, Order.TIME, named))


def bookmarks_taken(groups: Sequence[tuple[str, Attached]]) -> Taken:
    """Bookmarks in order, each with the name of the group that it is in, which stands over the first of them; an empty
    name stands nowhere. Their words and citations are those of the place as it is now; of one that was not found, those
    of the time when it was marked, and its note says so."""
    parts: list[Caption | Quote] = []
    before = ""
    for group, attached in groups:
        if group and group != before:
            parts.append(Caption(group))
        before = group
        parts.append(_quote(attached))
    return Taken(phrase("bookmarks.title"), phrase("bookmarks.title"), tuple(parts))


def bookmark_taken(attached: Attached) -> Taken:
    """One bookmark."""
    return Taken(heading_words(attached.bookmark), heading_words(attached.bookmark), (_quote(attached),))


def _quote(attached: Attached) -> Quote:
    between = phrase("bookmarks.between-notes")
    note = between.join((*_notes(attached.bookmark), *_became(attached)))
    return Quote("\n".join(map(harmless, attached.words.text.split("\n"))), cited(attached), note)


def _notes(bookmark: Bookmark) -> Iterator[str]:
    if bookmark.figure is not None:
        yield figure_words(bookmark.figure)
    if bookmark.query:
        yield phrase("bookmarks.found-by", query=harmless(bookmark.query))
    if bookmark.note:
        yield " ".join(map(harmless, bookmark.note.split("\n")))
    if bookmark.tags:
        tags = phrase("bookmarks.between-tags").join(map(harmless, bookmark.tags))
        yield phrase("bookmarks.tagged", tags=tags)


def _became(attached: Attached) -> Iterator[str]:
    if attached.state is State.ALTERED:
        yield phrase("bookmarks.taken-altered")
    elif not attached.found:
        yield phrase("bookmarks.taken-then", state=phrase(f"bookmarks.state.{attached.state.value}"))
