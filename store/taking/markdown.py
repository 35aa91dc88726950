"""Markdown: quotes with their citations, tables as GitHub, Typora and Pandoc read them, and their sources, numbered."""

import re
from collections.abc import Iterator, Mapping

from store.taking.citing import citation
from store.taking.taken import Caption, Cell, Citation, Quote, Table, Taken, numbered_cells
from store.taking.wording import Wording, wording

_ACTING = re.compile(r"[\\`*_\[\]<>|~#&$^@]")
_ACTING_FIRST = re.compile(r"^(\s*)([-+=:]|\d+(?=[.)](?:\s|$)))")


def markdown(taken: Taken, language: str) -> bytes:
    """One document. Behind a figure stand its flags in brackets and the number of its source in the list at the end."""
    return ("\n\n".join(_blocks(taken, language)) + "\n").encode()


def _blocks(taken: Taken, language: str) -> Iterator[str]:
    words = wording(language)
    numbers = numbered_cells(taken)
    yield f"# {escaped(taken.title)}"
    for part, title in taken.headed():
        match part:
            case Caption():
                yield f"## {escaped(part.text)}"
            case Quote():
                yield from _quote(part, words, language)
            case Table():
                if title:
                    yield f"### {escaped(title)}"
                if part.columns:
                    yield "\n".join(_table(part, numbers, words))
                yield from map(escaped, part.notes)
    if numbers:
        yield f"## {words('sources')}"
        yield "\n".join(f"{number}. {escaped(citation(each, language))}" for each, number in numbers.items())


def _quote(quote: Quote, words: Wording, language: str) -> Iterator[str]:
    if quote.note:
        # Set off from the source of the quote before it.
        yield f"**{escaped(quote.note)}**"
    paragraphs = (escaped(line) for line in quote.text.split("\n") if line.strip())
    yield "\n>\n".join(f"> {paragraph}" for paragraph in paragraphs) or ">"
    yield words("dash") + escaped(citation(quote.citation, language))


def _table(table: Table, numbers: Mapping[Citation, int], words: Wording) -> Iterator[str]:
    yield _row(map(_inline, table.columns))
    yield _row("---:" if table.holds_figures(nth) else "---" for nth in range(len(table.columns)))
    for row in table.rows:
        yield _row(_cell(cell, numbers, words) for cell in row)


def _row(cells: Iterator[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cell(cell: Cell, numbers: Mapping[Citation, int], words: Wording) -> str:
    told = "<br>".join(_inline(line) for line in cell.text.split("\n"))
    if cell.flags:
        told += words("bracketed", text=_inline(words("list").join(cell.flags)))
    return told if cell.citation is None else f"{told} [{numbers[cell.citation]}]"


def escaped(text: str) -> str:
    """A line of text that means nothing to Markdown, without blanks at its ends."""
    return _ACTING_FIRST.sub(_behind_backslash, _inline(text))


def _inline(text: str) -> str:
    """The same where no line begins: in a cell a dash is a dash."""
    return _ACTING.sub(r"\\\g<0>", text.strip())


def _behind_backslash(found: re.Match[str]) -> str:
    blanks, first = found.groups()
    # A backslash before a digit would stay; before the point behind the number it does not.
    return f"{blanks}{first}\\" if first.isdigit() else f"{blanks}\\{first}"
