"""What the commands say: answers on standard output, notes and refusals on standard error, all of it harmless."""

import sys
from collections.abc import Iterable, Sequence
from typing import Any

from store.errors import StoreError
from tui.language import language
from tui.typesetting.harmless import harmless


def answer(line: str) -> None:
    """One line of the answer, on standard output."""
    sys.stdout.write(harmless(line) + "\n")


def note(line: str) -> None:
    """One line beside the answer, on standard error."""
    sys.stderr.write(harmless(line) + "\n")


def refuse(error: StoreError) -> None:
    """A refusal's sentence in the chosen language, on standard error."""
    note(error.sentence(language()))


def document(content: Any) -> None:
    """A document as indented JSON, in UTF-8, on standard output."""
    import orjson

    data = orjson.dumps(content, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)
    sys.stdout.write(data.decode("utf-8"))


def table(columns: Sequence[str], rows: Iterable[Sequence[str]], numeric: frozenset[int] = frozenset()) -> None:
    """Rows under their columns on a terminal; fields separated by tabs, without a head, in a pipe."""
    clean = [[harmless(field) for field in row] for row in rows]
    if not sys.stdout.isatty():
        for row in clean:
            sys.stdout.write("\t".join(row) + "\n")
        return
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    grid = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for place, column in enumerate(columns):
        grid.add_column(Text(column, style="bold"), justify="right" if place in numeric else "left", overflow="fold")
    for row in clean:
        grid.add_row(*map(Text, row))
    Console(file=sys.stdout, markup=False, emoji=False, highlight=False).print(grid)


def comma_separated(rows: Iterable[Sequence[Any]]) -> None:
    """Lines of comma-separated fields on standard output, nothing in them that acts on a terminal or in a spreadsheet;
    with the mark by which spreadsheets know UTF-8."""
    import csv

    from store.figures import exact, plain
    from store.taking.guarding import guarded

    def written(field: Any) -> Any:
        if isinstance(field, float):
            return plain(exact(field))
        return guarded(harmless(field)) if isinstance(field, str) else field

    sys.stdout.write("\ufeff")
    csv.writer(sys.stdout).writerows([written(field) for field in row] for row in rows)
