"""Narrowing a query by a key: filters put into what was typed, and taken away again."""

from store.search.query import Field
from tui.language import language


class Narrowing:
    """What keys narrowed a query to, as far as it still stands there."""

    def __init__(self) -> None:
        self._before = self._after = ""
        self._fields: set[Field] = set()

    def __bool__(self) -> bool:
        """Whether anything can be taken away."""
        return bool(self._fields)

    def narrow(self, text: str, field: Field, value: str) -> str:
        """The query with a filter more, or another value of one that it has."""
        from store.search.narrowing import with_filter

        if text != self._after:
            self._before = self._without(text)
        self._fields.add(field)
        self._after = with_filter(text, field, value, language())
        return self._after

    def widen(self, text: str) -> str:
        """The query as it was before it was narrowed."""
        wide = self._before if text == self._after else self._without(text)
        self._fields = set()
        return wide

    def _without(self, text: str) -> str:
        from store.search.narrowing import without_filter

        for field in self._fields:
            text = without_filter(text, field)
        return text

    def follow(self, text: str) -> None:
        """Forgets it all once nothing is typed any more."""
        if not text.strip():
            self._fields = set()
