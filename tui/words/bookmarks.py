"""What is told of a bookmark: what it marks, where that stands, what became of it."""

from store.bookmarks.attaching import Attached, State
from store.bookmarks.models import Bookmark, Figure, What
from store.taking.citing import citation, citation_of_spans
from store.taking.taken import Citation
from tui.glyphs import glyph
from tui.language import language, phrase
from tui.typesetting.harmless import harmless
from tui.words.figures import amount
from tui.words.labels import period_name

_FIRST_WORDS = 40


def report_words(bookmark: Bookmark) -> str:
    """Whose report of when: 奉化区 2022."""
    region = harmless(bookmark.region[-1]) if bookmark.region else phrase("report.no-region")
    return f"{region} {period_name(bookmark.period)}"


def matter_words(bookmark: Bookmark) -> str:
    """What is marked, in the fewest words: an indicator with its value, a section's title, the beginning of a
    sentence."""
    if bookmark.figure is not None:
        return figure_words(bookmark.figure)
    if bookmark.what is What.SECTION:
        return harmless(bookmark.heading or (bookmark.path[-1] if bookmark.path else "")) or phrase("excerpt.untitled")
    cut = glyph("elided") if len(bookmark.text) > _FIRST_WORDS else ""
    return harmless(bookmark.text[:_FIRST_WORDS]) + cut


def figure_words(figure: Figure) -> str:
    """An indicator as it is read: its name, its value, an asterisk where it is promised."""
    said = amount(figure.value if figure.value_max is None else figure.value_max, figure.unit)
    if figure.value_max is not None:
        said = f"{amount(figure.value, '')}{glyph('range')}{said}"
    return harmless(f"{figure.name} {said}{'*' if figure.target else ''}")


def kind_words(bookmark: Bookmark) -> str:
    """What kind of place is marked."""
    return phrase(f"bookmarks.what.{bookmark.what.value}")


def heading_words(bookmark: Bookmark) -> str:
    """A bookmark as a title: its report, what is marked."""
    separator = f" {glyph('separator')} "
    return separator.join((report_words(bookmark), f"{kind_words(bookmark)} {matter_words(bookmark)}"))


def context_words(bookmark: Bookmark) -> str:
    """What goes with the matter of a bookmark without a note: of a sentence the headings over it, or else what found
    it; of anything else its words."""
    if bookmark.what is What.HIT:
        found_by = phrase("bookmarks.found-by", query=harmless(bookmark.query)) if bookmark.query else ""
        return " › ".join(map(harmless, bookmark.path)) or found_by
    return phrase("bookmarks.quoted", words=harmless(bookmark.text))


def tags_words(bookmark: Bookmark) -> str:
    """Its tags, each behind a #."""
    return " ".join(f"#{harmless(tag)}" for tag in bookmark.tags)


def state_words(attached: Attached | None, *, own: bool) -> str:
    """What became of its place, in a word or two; nothing where it is as it was. None is not known yet; a bookmark
    that is not the library's `own` is told to be elsewhere where this one does not have it."""
    if attached is None:
        return phrase("bookmarks.state.asking")
    if not own and not attached.found:
        return phrase("bookmarks.state.elsewhere")
    return "" if attached.state is State.IN_PLACE else phrase(f"bookmarks.state.{attached.state.value}")


def state_sentence(attached: Attached, *, own: bool) -> str:
    """What became of its place, and what is to be done, in a sentence; nothing where it is as it was."""
    if attached.state is State.IN_PLACE:
        return ""
    if not own and not attached.found:
        return phrase("bookmarks.told.elsewhere", library=harmless(attached.bookmark.library))
    return phrase(f"bookmarks.told.{attached.state.value}", count=attached.places)


def cited_then(bookmark: Bookmark) -> Citation:
    """Where it stood when it was made."""
    return Citation(
        report=bookmark.report,
        region=bookmark.region,
        agency=bookmark.agency,
        period=bookmark.period,
        title=bookmark.title,
        published=bookmark.published,
        path=bookmark.path,
        start=bookmark.start,
        end=bookmark.end,
    )


def cited(attached: Attached) -> Citation:
    """Where it stands now; where it was not found, where it stood when it was made."""
    if not attached.found or attached.about is None or attached.report is None:
        return cited_then(attached.bookmark)
    return citation_of_spans(attached.report, attached.about, attached.words.path, attached.words.spans)


def citation_line_then(bookmark: Bookmark) -> str:
    """Where it stood when it was made, as one would put it into a footnote."""
    return harmless(citation(cited_then(bookmark), language()))


def citation_line(attached: Attached) -> str:
    """Where it stands, as one would put it into a footnote."""
    return harmless(citation(cited(attached), language()))
