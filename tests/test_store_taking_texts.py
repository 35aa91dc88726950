"""Whatever a report says comes out of every format as it stands, and acts on nothing."""

import json
from dataclasses import replace
from unicodedata import category

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from taken_read import csv_rows, html_document, markdown_document, xlsx_sheets

from store.taking.cleaning import clean
from store.taking.formats import COPIED, FORMATS
from store.taking.taken import Caption, Cell, Citation, Quote, Table, Taken

SCRAPS = (
    *"|\n\r\t\"'`*_~#<>&[](){}!\\=+-@:;,.$^%/ 　0123甲乙低保",
    *("\r\n", "\x00", "\x1b[31m", "\x07", "\x85", "\u2028", "\ufeff", "\u202e", "\u2066", "\uffff", "\ud800", "𠮷"),
    *("=1+1", "+86", "-5 %", "@SUM(A1)", '=HYPERLINK("http://a")', "＝1", "'=1", "-", "---", "***", "===", "> "),
    *("<script>", "</td>", "<!--", "]]>", "&amp;", "&#10;", "[a](b)", "![a](b)", "[a]: b", "1. ", "1) ", "# ", "- "),
    *("| - |", "```", "~~~", "    ", "\\|", "<br>", "$x$", "_x000D_", "https://a.b", "a@b.c", "sep=;", "￥1,000.5"),
)
texts = st.lists(st.sampled_from(SCRAPS) | st.characters(), max_size=12).map("".join)
values = (
    st.floats(-1e300, 1e300, allow_subnormal=False)
    | st.sampled_from([float("inf"), float("nan")])
    | st.integers(-(10**12), 10**12).map(float)
    | st.none()
)


def cited(text: str) -> Citation:
    return Citation(text, (text,), text, text, text, text, (text, text), 1, 2)


def lines(text: str) -> list[str]:
    """What of a text a format keeps that sets it anew: its lines without the blanks around them."""
    return [line.strip() for line in clean(text).split("\n") if line.strip()]


def one_line(text: str) -> str:
    return " ".join(line.strip() for line in clean(text).split("\n")).strip()


def unguarded(text: str) -> str:
    return text[1:] if text.startswith("'") and text[1:].lstrip().startswith(tuple("=+-@＝＋－＠")) else text


@given(texts)
@example("甲\r\n乙\r丙\x85丁\u2028戊\t己")
def test_cleaning_leaves_nothing_that_acts(text: str):
    cleaned = clean(text)
    assert {each for each in cleaned if category(each) in ("Cc", "Cs", "Zl", "Zp")} <= {"\n"}
    assert not set(cleaned) & set("\ufeff\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufffe\uffff")
    assert clean(cleaned) == cleaned
    kept = [each for each in text if category(each) not in ("Cc", "Cf", "Cs", "Cn", "Co", "Zl", "Zp", "Zs")]
    assert [each for each in cleaned if each in set(kept)] == kept


@settings(max_examples=120, deadline=None)
@given(texts, texts)
@example("=1|2\n- 3\n\n# 4", "\\")
@example("[1]: http://a 'b'", "1. 2\n3) 4")
def test_quotes_come_out_as_they_stand(text: str, note: str):
    taken = Taken(text, text, (Quote(text, cited(text), note),))
    plain = clean(text)
    [part] = json.loads(FORMATS["json"].write(taken, "zh"))["parts"]
    assert (part["text"], part["note"]) == (plain, one_line(note))
    assert part["citation"]["path"] == [one_line(text)] * 2
    head, row = csv_rows(FORMATS["csv"].write(taken, "zh"))
    assert unguarded(row[0]) == unguarded(plain)
    assert len(row) == len(head)
    for field in row:
        assert field == "-" or not field.lstrip().startswith(tuple("=+-@＝＋－＠"))
    sheet = next(iter(xlsx_sheets(FORMATS["xlsx"].write(taken, "zh")).values()))
    assert (sheet[1][0] or "") == plain
    for document in (
        markdown_document(FORMATS["markdown"].write(taken, "zh")),
        html_document(FORMATS["html"].write(taken, "zh")),
    ):
        assert document.quotes == [lines(text)]
        assert document.headings == [one_line(text)]
        assert (document.paragraphs[:-1]) == ([one_line(note)] if one_line(note) else [])
        assert one_line(text) in document.paragraphs[-1]
        assert not document.elements & {"script", "a", "link_open", "image", "code_inline", "fence", "code_block"}


@settings(max_examples=120, deadline=None)
@given(texts, texts, values)
@example("=1|2", "|", -0.0)
@example("5", "张", 1e300)
@example("5", "张", float("nan"))
def test_tables_come_out_as_they_stand(text: str, name: str, value: float | None):
    table = Table(name, (name, "值"), ((Cell(text), Cell("值", value, "张", (text,), cited(text))),))
    taken = Taken("表", "表", (table,))
    finite = value if value is not None and abs(value) < float("inf") else None
    [part] = json.loads(FORMATS["json"].write(taken, "zh"))["parts"]
    assert part["rows"][0][0]["text"] == clean(text)
    assert part["rows"][0][1]["value"] == finite
    head, row = csv_rows(FORMATS["csv"].write(taken, "zh"))
    assert unguarded(row[0]) == unguarded(clean(text))
    assert row[1] == "值" if finite is None else float(row[1]) == finite
    assert len(row) == len(head)
    sheet = next(iter(xlsx_sheets(FORMATS["xlsx"].write(taken, "zh")).values()))
    assert (sheet[1][0] or "") == clean(text)
    assert sheet[1][1] == ("值" if finite is None else pytest.approx(finite, rel=1e-15, abs=0))
    for form, read in (("markdown", markdown_document), ("html", html_document)):
        document = read(FORMATS[form].write(taken, "zh"))
        [[names, cells]] = document.tables
        assert (names[0], len(names), len(cells)) == (one_line(name), 2, 2)
        assert cells[0].split() == clean(text).split()
        assert not document.elements & {"script", "link_open", "image", "code_inline", "fence", "code_block"}
    [value_row] = [line for line in COPIED.write(taken, "zh").decode().split("\n") if line.count("\t") == 1][1:]
    assert unguarded(value_row.split("\t")[0]).split() == unguarded(clean(text)).split()


def test_a_title_is_said_once():
    table = Table("各地床位", ("地区", "床位"), ((Cell("海盐县"), Cell("12 张", 12.0, "张")),))
    alone = Taken("各地床位", "beds", (table,))
    under = Taken("两张表", "beds", (Caption("各地床位"), table, replace(table, title="另一张")))
    for name in ("markdown", "html"):
        assert _body(alone, name).count("各地床位") == 1
        told = _body(under, name)
        assert [told.count(title) for title in ("两张表", "各地床位", "另一张")] == [1, 1, 1]


def _body(taken: Taken, name: str) -> str:
    return FORMATS[name].write(taken, "zh").decode().split("<body>")[-1]
