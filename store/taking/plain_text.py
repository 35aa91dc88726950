"""Plain text, as it is pasted into a mail or a document; the cells of a table stand apart by tabs."""

from collections.abc import Iterator, Mapping

from store.taking.citing import citation
from store.taking.guarding import guarded
from store.taking.taken import Caption, Cell, Citation, Quote, Table, Taken, numbered_cells
from store.taking.wording import Wording, wording


def plain_text(taken: Taken, language: str) -> bytes:
    """The parts without the title, a blank line between them: a quote over its citation, a table that lands in cells
    where it is pasted into a spreadsheet, its sources numbered at the end."""
    return ("\n\n".join(_blocks(taken, language)) + "\n").encode()


def _blocks(taken: Taken, language: str) -> Iterator[str]:
    words = wording(language)
    numbers = numbered_cells(taken)
    for part in taken.parts:
        match part:
            case Caption():
                yield part.text
            case Quote():
                cited = words("dash") + citation(part.citation, language)
                yield "\n".join(filter(None, (part.note, part.text, cited)))
            case Table():
                yield "\n".join((part.title, *_table(part, numbers, words), *part.notes))
    if numbers:
        listed = (f"[{number}] {citation(each, language)}" for each, number in numbers.items())
        yield "\n".join((words("sources"), *listed))


def _table(table: Table, numbers: Mapping[Citation, int], words: Wording) -> Iterator[str]:
    yield "\t".join(map(guarded, table.columns))
    for row in table.rows:
        yield "\t".join(guarded(_cell(cell, numbers, words)) for cell in row)


def _cell(cell: Cell, numbers: Mapping[Citation, int], words: Wording) -> str:
    told = cell.text.replace("\n", " ")
    if cell.flags:
        told += words("bracketed", text=words("list").join(cell.flags))
    return told if cell.citation is None else f"{told} [{numbers[cell.citation]}]"
