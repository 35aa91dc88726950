"""Where in the whole library a matter may be dealt with, asked of the index."""

from collections.abc import Iterable, Iterator
from heapq import nlargest
from typing import TYPE_CHECKING

from store.comparing.sections.subjects import Subject
from store.index.opening import OpenIndex, guarded
from store.index.payload import section_from
from store.index.schema import SECTION, Name
from store.index.sheets import Origin, SectionSheet
from store.models import Kind

if TYPE_CHECKING:
    from tantivy import Query

_WORDS_ASKED = 24
_LOOKED_AT = 250
_IN_TITLE = 1.5


def likely(opened: OpenIndex, subject: Subject, left_out: Iterable[str]) -> Iterator[tuple[Origin, SectionSheet]]:
    """The sections of the library that share most of what a section's heaviest words weigh, of its domains and on its
    side, the likeliest first; none of the regions whose codes are left out. IndexDamaged where the index is."""
    with guarded():
        hits = opened.searcher.search(_asked(opened, subject, left_out), _LOOKED_AT, count=False).hits
    for _, address in hits:
        with guarded():
            found = section_from(bytes(opened.searcher.doc(address)[Name.PAYLOAD][0]))
        yield found


def _asked(opened: OpenIndex, subject: Subject, left_out: Iterable[str]) -> "Query":
    from tantivy import Occur, Query

    words = ((word, weight) for word, weight in subject.terms.items() if ":" not in word)
    heaviest = nlargest(_WORDS_ASKED, words, key=lambda pair: pair[1])
    standing = [
        Query.boost_query(Query.term_query(opened.schema, name, word, "freq"), weight * boost)
        for word, weight in heaviest
        for name, boost in ((Name.WORDS, 1.0), (Name.TITLE_WORDS, _IN_TITLE))
    ]
    parts = [
        (Occur.Must, _term(opened, Name.TYPE, SECTION)),
        (Occur.Must, Query.boolean_query([(Occur.Should, each) for each in standing])),
        (Occur.MustNot, _term(opened, Name.KIND, Kind.FURNITURE)),
        (Occur.Must if subject.plan else Occur.MustNot, _term(opened, Name.KIND, Kind.PLAN)),
        (Occur.MustNot, Query.term_set_query(opened.schema, Name.CODE, sorted(left_out))),
    ]
    if subject.domains:
        parts.append((Occur.Must, Query.term_set_query(opened.schema, Name.DOMAIN, sorted(subject.domains))))
    return Query.boolean_query(parts)


def _term(opened: OpenIndex, name: Name, term: str) -> "Query":
    from tantivy import Query

    return Query.term_query(opened.schema, name, term, "basic")
