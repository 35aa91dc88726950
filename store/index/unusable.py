"""Why an index cannot be searched. None of these is for the user: the library is searched without it."""

from collections.abc import Iterator
from contextlib import contextmanager


class IndexUnusable(Exception):
    """There is no index that can be searched."""


class IndexMissing(IndexUnusable):
    """The library has no index, or none that may be read."""


class IndexOutdated(IndexUnusable):
    """The index was made by other rules than these."""


class IndexDamaged(IndexUnusable):
    """The index's files are not what was written."""


@contextmanager
def guarded() -> Iterator[None]:
    """Turns into IndexDamaged whatever the engine raises where files are not what it wrote."""
    try:
        yield
    except (ValueError, OSError, RuntimeError, TypeError, IndexError, KeyError, OverflowError) as error:
        raise IndexDamaged(str(error)) from error
    except BaseException as error:
        # What the engine dies of is no Exception, so that nobody catches it by mistake, and has no name to import.
        if type(error).__name__ != "PanicException":
            raise
        raise IndexDamaged(str(error)) from None
