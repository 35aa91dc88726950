"""From a web page to the article on it, as text: its title, what the page says of it, its paragraphs."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from store.errors import SourceRefused
from store.sources.decode import Decoded, decode

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_NO_TEXT = ("script", "style", "noscript", "template", "iframe", "select", "button", "textarea", "nav", "footer")
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_LISTS = ("ul", "ol", "li", "dl", "dt", "dd")
_BOXES = ("body", "div", "section", "article", "main", "center", "form", "fieldset", "ucapcontent")
_TABLE = ("table", "tbody", "thead", "tfoot", "tr", "td", "th")
_BLOCKS = frozenset((*_BOXES, *_HEADINGS, *_LISTS, *_TABLE, "p", "pre", "blockquote", "hr"))
_STOPS = re.compile("[，。；、：！？]")
_FACT = re.compile(
    "(索引号|发布机构|发文机关|发布单位|公开日期|成文日期|生成日期|发文日期|发布日期|发布时间|信息来源|来源|文号|名称)"
)
_SITE = re.compile(r"[_|｜]| - ")
_RULE = re.compile(r"\|[-|\s]+\|?")
_LAYOUT_CELL, _LONGEST_FACT, _ARTICLE_SHARE, _COMPLETE = 150, 160, 0.8, 0.95


def page_text(data: bytes, file: str) -> Decoded:
    """The article of a page, one paragraph a line: the title and what the page says of source and date first.

    Navigation, lists of links and the page's foot are left out, tables and lists are kept. Raises `SourceRefused`
    where the bytes are no text or the page has no article.
    """
    charset = _CHARSET.search(data[:4096])
    decoded = decode(data, file, charset.group(1).decode("ascii") if charset else None)
    from lxml import html
    from lxml.etree import ParserError
    from trafilatura import extract, extract_metadata

    try:
        page = html.document_fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", decoded.text))
    except (ParserError, ValueError) as error:
        raise SourceRefused("source-no-article", file=file) from error
    if page.body is None:
        raise SourceRefused("source-no-article", file=file)
    said = {
        (meta.get("name") or "").lower(): " ".join((meta.get("content") or "").split()) for meta in page.iter("meta")
    }
    title = said.get("articletitle") or _SITE.split(extract_metadata(page).title or "")[0]
    for element in list(page.iter(*_NO_TEXT)):
        element.drop_tree()
    article = _article(page)
    facts = [*_meta_facts(said), *_facts_before(page, article)]
    _tidy(article)
    alone = html.document_fromstring("<html><body><article></article></body></html>")
    alone.body[0].append(article)
    extracted = extract(alone, include_comments=False, include_tables=True, favor_recall=True, deduplicate=False) or ""
    lines = [line.strip() for line in extracted.split("\n") if line.strip() and not _RULE.fullmatch(line.strip())]
    if _squeezed("".join(lines)) < _COMPLETE * _own_text(article):
        # Furniture among the paragraphs can be folded away, a paragraph that is lost cannot be read.
        lines = _blocks(article)
    if not lines:
        raise SourceRefused("source-no-article", file=file)
    head = [title] if title and not _names(lines[:5], title) else []
    return Decoded("\n".join([*head, *(fact for fact in facts if fact not in lines), *lines]) + "\n", decoded.encoding)


def _article(page: "HtmlElement") -> "HtmlElement":
    """The innermost element that holds most of what is written on the page in sentences."""
    node, whole = page.body, _sentences(page.body)
    while True:
        inner = max((child for child in node if isinstance(child.tag, str)), key=_sentences, default=None)
        if inner is None or inner.tag not in _BLOCKS or _sentences(inner) < _ARTICLE_SHARE * whole:
            return node
        if inner.tag in {"p", "li", "pre"}:
            return node
        node = inner


def _sentences(element: "HtmlElement") -> int:
    """How much of an element is written in sentences, outside links: the marks of punctuation in it."""
    count = 0
    for part in element.iter():
        if isinstance(part.tag, str) and part.tag != "a":
            count += len(_STOPS.findall(part.text or ""))
        if part is not element:
            count += len(_STOPS.findall(part.tail or ""))
    return count


def _meta_facts(said: dict[str, str]) -> Iterator[str]:
    """What government pages say of an article in their meta tags, as the labelled lines that others print."""
    if said.get("pubdate"):
        yield f"发布日期：{said['pubdate']}"
    source = " ".join(filter(None, (said.get("sitename"), said.get("contentsource"))))
    if source:
        yield f"来源：{source}"


def _facts_before(page: "HtmlElement", article: "HtmlElement") -> Iterator[str]:
    """The labelled lines above an article: index number, publisher, date."""
    for element in page.body.iter("tr", "p", "div", "li", "h1", "h2"):
        if element is article:
            return
        if element.tag != "tr" and any(child.tag in _BLOCKS for child in element if isinstance(child.tag, str)):
            continue
        words = _row(element) if element.tag == "tr" else " ".join(" ".join(element.itertext()).split())
        if words and len(words) <= _LONGEST_FACT and _FACT.search(words) and element.find(".//a") is None:
            yield words


def _row(row: "HtmlElement") -> str:
    """A table's row in which labels and values take turns, as labelled words."""
    cells = [" ".join(cell.text_content().split()) for cell in row.iter("td", "th")]
    if len(cells) % 2:
        return " ".join(cells)
    return " ".join(f"{label.rstrip(':：')}：{value}" for label, value in zip(cells[::2], cells[1::2], strict=True))


def _tidy(article: "HtmlElement") -> None:
    """Makes paragraphs of everything that looks like one: cells of layout tables, lines ended by br, bare text."""
    for table in list(article.iter("table")):
        if any(len(cell.text_content()) > _LAYOUT_CELL for cell in table.iter("td")):
            for part in list(table.iter(*_TABLE)):
                part.tag = "div"
    if article.tag in {*_TABLE, "body"}:
        article.tag = "div"
    article.tail = None
    for part in list(article.iter("section", "center", "ucapcontent")):
        part.tag = "div"
    for part in list(article.iter("span", "font")):
        if part is not article:
            part.drop_tag()
    for block in list(article.iter("div", "td")):
        _wrap_bare_text(block)


def _wrap_bare_text(block: "HtmlElement") -> None:
    """Puts text that stands beside blocks, not in one, into paragraphs of its own."""
    from lxml.html import Element

    children = [child for child in block if isinstance(child.tag, str)]
    if not any(child.tag in _BLOCKS for child in children):
        return
    if block.text and block.text.strip():
        paragraph = Element("p")
        paragraph.text, block.text = block.text, None
        block.insert(0, paragraph)
    for child in children:
        if child.tag in _BLOCKS and child.tail and child.tail.strip():
            paragraph = Element("p")
            paragraph.text, child.tail = child.tail, None
            child.addnext(paragraph)


def _blocks(article: "HtmlElement") -> list[str]:
    """Every block's text, a line each: what is left where the library finds no article."""
    for line_break in article.iter("br"):
        line_break.tail = "\n" + (line_break.tail or "")
    for block in article.iter(*_BLOCKS):
        block.tail = "\n" + (block.tail or "")
        block.text = "\n" + (block.text or "")
    return [" ".join(line.split()) for line in article.text_content().split("\n") if line.strip()]


def _own_text(article: "HtmlElement") -> int:
    """How many characters an article has outside of links."""
    return _squeezed(article.text_content()) - sum(_squeezed(link.text_content()) for link in article.iter("a"))


def _squeezed(text: str) -> int:
    return len(re.sub(r"\s", "", text))


def _names(lines: list[str], title: str) -> bool:
    """Whether the title already stands in the lines, on one or broken over several."""
    return re.sub(r"\s", "", title) in re.sub(r"\s", "", "".join(lines))
