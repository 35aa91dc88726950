"""Lines of a text of which some stretches are lit."""

from collections.abc import Iterator, Sequence


def lit_runs(text: str, start: int, end: int, lit: Sequence[tuple[int, int]]) -> Iterator[tuple[str, str]]:
    """The characters `[start, end)` of a text in runs, each with its role: "lit" for those of the stretches in `lit`,
    which may overlap and stand in any order, else ""."""
    at = start
    for first, last in sorted(lit):
        begin, stop = max(first, at), min(last, end)
        if begin < stop:
            yield text[at:begin], ""
            yield text[begin:stop], "lit"
            at = stop
    if at < end:
        yield text[at:end], ""
