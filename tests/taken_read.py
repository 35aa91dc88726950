"""What other programs' readers find in the files of what was taken along."""

import csv
from dataclasses import dataclass, field
from html.parser import HTMLParser
from io import BytesIO, StringIO

from markdown_it import MarkdownIt
from markdown_it.token import Token
from openpyxl import load_workbook


def csv_rows(data: bytes) -> list[list[str]]:
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(StringIO(data.decode("utf-8-sig"), newline="")))


def xlsx_sheets(data: bytes) -> dict[str, list[tuple[object, ...]]]:
    book = load_workbook(BytesIO(data))
    return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book.worksheets}


@dataclass
class Document:
    """Headings, quotes (paragraphs each), tables (rows of cells), listed sources, other paragraphs."""

    headings: list[str] = field(default_factory=list)
    quotes: list[list[str]] = field(default_factory=list)
    tables: list[list[list[str]]] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)
    paragraphs: list[str] = field(default_factory=list)
    values: list[float] = field(default_factory=list)
    scopes: list[str] = field(default_factory=list)
    elements: set[str] = field(default_factory=set)


def markdown_document(data: bytes) -> Document:
    document = Document()
    inside: list[str] = []
    for token in MarkdownIt("commonmark").enable("table").parse(data.decode()):
        document.elements.add(token.type)
        if token.nesting == 1:
            inside.append(token.type)
            if token.type == "blockquote_open":
                document.quotes.append([])
            elif token.type == "table_open":
                document.tables.append([])
            elif token.type == "tr_open":
                document.tables[-1].append([])
        elif token.nesting == -1:
            inside.pop()
        elif token.type == "inline":
            document.elements.update(child.type for child in token.children or ())
            _put(document, inside, _plain(token))
    return document


def _put(document: Document, inside: list[str], text: str) -> None:
    if "table_open" in inside:
        document.tables[-1][-1].append(text)
    elif "blockquote_open" in inside:
        document.quotes[-1].append(text)
    elif "list_item_open" in inside:
        document.sources.append(text)
    elif "heading_open" in inside:
        document.headings.append(text)
    else:
        document.paragraphs.append(text)


def _plain(token: Token) -> str:
    return "".join("\n" if child.type == "html_inline" else child.content for child in token.children or ())


_VOID = {"meta", "br"}


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.document = Document()
        self.inside: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given, document = dict(attrs), self.document
        document.elements.add(tag)
        if tag == "br" and "table" in self.inside:
            document.tables[-1][-1][-1] += "\n"
        if tag in _VOID:
            return
        self.inside.append(tag)
        if tag in ("th", "td"):
            document.tables[-1][-1].append("")
            document.scopes.append(given.get("scope") or tag)
        elif tag == "tr":
            document.tables[-1].append([])
        elif tag == "table":
            document.tables.append([])
        elif tag == "blockquote":
            document.quotes.append([])
        elif tag == "p" and "blockquote" in self.inside:
            document.quotes[-1].append("")
        elif tag in ("h1", "h2"):
            document.headings.append("")
        elif tag == "li":
            document.sources.append("")
        elif tag in ("p", "figcaption"):
            document.paragraphs.append("")
        elif tag == "data":
            document.values.append(float(given["value"] or ""))

    def handle_endtag(self, tag: str) -> None:
        assert self.inside.pop() == tag

    def handle_data(self, data: str) -> None:
        document = self.document
        if {"th", "td"} & set(self.inside):
            document.tables[-1][-1][-1] += data
        elif "blockquote" in self.inside and "p" in self.inside:
            document.quotes[-1][-1] += data
        elif "li" in self.inside:
            document.sources[-1] += data
        elif {"h1", "h2"} & set(self.inside):
            document.headings[-1] += data
        elif {"p", "figcaption"} & set(self.inside):
            document.paragraphs[-1] += data


def html_document(data: bytes) -> Document:
    page = _Page()
    page.feed(data.decode())
    page.close()
    assert page.inside == []
    return page.document
