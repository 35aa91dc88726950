"""HTML: one page that needs nothing else, for a browser, a printer or a word processor."""

from collections.abc import Iterator, Mapping
from functools import cache
from html import escape
from importlib.resources import files
from string import Template

from store.taking.charts.svg import inline
from store.taking.citing import citation
from store.taking.figures import plain_number
from store.taking.taken import Caption, Cell, Citation, Quote, Table, Taken, numbered_cells
from store.taking.wording import Wording, wording


def page(taken: Taken, language: str) -> bytes:
    """A page of page.html. Every figure is in a `data` element with its value; its source is one link away, in the
    list at the end. A table's first column heads its rows. Charts come first."""
    words = wording(language)
    filled = _template().substitute(
        lang=words("lang"), title=escape(taken.title), body="\n".join(_body(taken, words, language))
    )
    return filled.encode()


def _body(taken: Taken, words: Wording, language: str) -> Iterator[str]:
    numbers = numbered_cells(taken)
    for number, chart in enumerate(taken.charts, 1):
        yield f'<figure class="chart">{inline(chart, number, language)}</figure>'
    for part, title in taken.headed():
        match part:
            case Caption():
                yield f"<h2>{escape(part.text)}</h2>"
            case Quote():
                yield from _quote(part, language)
            case Table():
                yield from _table(part, title, numbers, words)
                yield from (f'<p class="note">{escape(note)}</p>' for note in part.notes)
    if numbers:
        yield f'<h2>{escape(words("sources"))}</h2>\n<ol class="sources">'
        for each, number in numbers.items():
            yield f'<li id="source-{number}">{escape(citation(each, language))}</li>'
        yield "</ol>"


def _quote(quote: Quote, language: str) -> Iterator[str]:
    yield "<figure>"
    if quote.note:
        yield f'<p class="note">{escape(quote.note)}</p>'
    yield "<blockquote>"
    yield from (f"<p>{escape(line.strip())}</p>" for line in quote.text.split("\n") if line.strip())
    yield "</blockquote>"
    yield f"<figcaption>{escape(citation(quote.citation, language))}</figcaption>"
    yield "</figure>"


def _table(table: Table, title: str, numbers: Mapping[Citation, int], words: Wording) -> Iterator[str]:
    yield '<div class="wide"><table>'
    if title:
        yield f"<caption>{escape(title)}</caption>"
    yield "<thead><tr>"
    kinds = [' class="figure"' if table.holds_figures(nth) else "" for nth in range(len(table.columns))]
    for name, kind in zip(table.columns, kinds, strict=True):
        yield f'<th scope="col"{kind}>{escape(name)}</th>'
    yield "</tr></thead>\n<tbody>"
    for row in table.rows:
        yield "<tr>"
        for nth, (cell, kind) in enumerate(zip(row, kinds, strict=True)):
            element, scope = ("td", "") if nth else ("th", ' scope="row"')
            yield f"<{element}{scope}{kind}>{_cell(cell, numbers, words)}</{element}>"
        yield "</tr>"
    yield "</tbody></table></div>"


def _cell(cell: Cell, numbers: Mapping[Citation, int], words: Wording) -> str:
    told = "<br>".join(map(escape, cell.text.split("\n")))
    if cell.value is not None:
        told = f'<data value="{plain_number(cell.value)}">{told}</data>'
    if cell.flags:
        flags = escape(words("bracketed", text=words("list").join(cell.flags)))
        told += f'<span class="flags">{flags}</span>'
    if cell.citation is not None:
        number = numbers[cell.citation]
        told += f'<sup><a href="#source-{number}">[{number}]</a></sup>'
    return told


@cache
def _template() -> Template:
    return Template(files("store.taking").joinpath("page.html").read_text(encoding="utf-8"))
