"""Every format of what is taken along, opened by a reader that knows nothing of it: the same figures, the same
quotes, each with where it stands."""

import json
from io import BytesIO

import pytest
from openpyxl import load_workbook
from taken_read import csv_rows, html_document, markdown_document, xlsx_sheets

from store import ExportUnwritable
from store.taking.citing import citation
from store.taking.formats import COPIED, FORMATS
from store.taking.taken import Caption, Cell, Citation, Quote, Table, Taken

WHERE = Citation(
    "330424-minzheng-2022",
    ("浙江省", "嘉兴市", "海盐县"),
    "民政局",
    "2022",
    "海盐县民政局2022年工作总结",
    "2023-01-10",
    ("一、过去一年", "（二）养老"),
    120,
    124,
)
ELSEWHERE = Citation("330600-2023H1", ("浙江省", "绍兴市"), None, "2023H1", None, None, (), 7, 9)
QUOTE = Quote("（二）养老。\n每人每月补贴300元|不含护理费。", WHERE, "留意")
COLUMNS = ("指标", "海盐县 2022", "绍兴市 2023上")
TABLE = Table(
    "养老指标",
    COLUMNS,
    (
        (
            Cell("低保标准"),
            Cell("1,100 元/月", 1100.0, "元/月", (), WHERE),
            Cell("约980.5 元/月", 980.5, "元/月", ("约", "目标"), ELSEWHERE),
        ),
        (Cell("救助金"), Cell("117.5 万元", 1175000.0, "元", (), WHERE), Cell("-")),
        (Cell("床位"), Cell("-"), Cell("300–500 张", 300.0, "张", (), ELSEWHERE, 500.0)),
    ),
    ("两个地区都报告了1项。",),
)
TAKEN = Taken("养老：海盐县、绍兴市", "养老", (Caption("海盐县"), QUOTE, TABLE))
LINE = (
    "浙江省嘉兴市海盐县民政局《海盐县民政局2022年工作总结》，2022年，2023-01-10发布，"
    "一、过去一年 › （二）养老，原文字符120–124。"
)
OTHER_LINE = "浙江省绍兴市，2023年上半年，原文字符7–9。"
TABLE_IN_CSV = [
    [
        "指标",
        "海盐县 2022",
        "海盐县 2022（单位）",
        "海盐县 2022（原样）",
        "海盐县 2022（出处）",
        "绍兴市 2023上",
        "绍兴市 2023上（上限）",
        "绍兴市 2023上（单位）",
        "绍兴市 2023上（原样）",
        "绍兴市 2023上（说明）",
        "绍兴市 2023上（出处）",
    ],
    [
        *("低保标准", "1100", "元/月", "1,100 元/月", LINE),
        *("980.5", "", "元/月", "约980.5 元/月", "约、目标", OTHER_LINE),
    ],
    ["救助金", "1175000", "元", "117.5 万元", LINE, "-", "", "", "-", "", ""],
    ["床位", "-", "", "-", "", "300", "500", "张", "300–500 张", "", OTHER_LINE],
]
QUOTE_IN_CSV = {
    "原文": QUOTE.text,
    "说明": "留意",
    "所属": "海盐县",
    "报告编号": "330424-minzheng-2022",
    "地区": "浙江省嘉兴市海盐县",
    "机构": "民政局",
    "时期": "2022",
    "标题": "海盐县民政局2022年工作总结",
    "章节": "一、过去一年 › （二）养老",
    "发布日期": "2023-01-10",
    "起始字符": "120",
    "结束字符": "124",
    "出处": LINE,
}


def written(name: str, taken: Taken = TAKEN, language: str = "zh") -> bytes:
    return FORMATS[name].write(taken, language)


def test_a_citation_is_one_line_as_in_a_footnote():
    assert citation(WHERE, "zh") == LINE
    assert citation(ELSEWHERE, "zh") == OTHER_LINE
    assert citation(WHERE, "en") == (
        "浙江省嘉兴市海盐县民政局, 《海盐县民政局2022年工作总结》, 2022, published 2023-01-10, "
        "一、过去一年 › （二）养老, characters 120–124 of the text."
    )
    assert citation(ELSEWHERE, "en") == "浙江省绍兴市, first half of 2023, characters 7–9 of the text."
    nameless = Citation("x", (), None, None, "《一份报告》", None, (), 0, 3)
    assert citation(nameless, "zh") == "地区不明《一份报告》，原文字符0–3。"


def test_every_format_is_offered_by_its_name():
    assert {name: each.suffix for name, each in FORMATS.items()} == {
        "markdown": ".md",
        "csv": ".csv",
        "xlsx": ".xlsx",
        "json": ".json",
        "html": ".html",
        "svg": ".svg",
        "png": ".png",
    }


def test_csv_puts_several_rectangles_under_their_titles():
    rows = csv_rows(written("csv"))
    assert rows[0] == ["摘录"]
    assert dict(zip(rows[1], rows[2], strict=True)) == QUOTE_IN_CSV
    assert rows[3:5] == [[], ["海盐县 › 养老指标"]]
    assert rows[5:9] == TABLE_IN_CSV
    assert rows[9:] == [[], ["两个地区都报告了1项。"]]


def test_csv_of_one_table_is_a_single_rectangle():
    alone = Taken("养老", "养老", (Table("养老指标", COLUMNS, TABLE.rows),))
    assert csv_rows(written("csv", alone)) == TABLE_IN_CSV


def test_xlsx_holds_numbers_as_numbers_and_a_sheet_a_table():
    sheets = xlsx_sheets(written("xlsx"))
    assert list(sheets) == ["摘录", "海盐县 › 养老指标", "出处"]
    quote = {name: float(value) if name.endswith("字符") else value for name, value in QUOTE_IN_CSV.items()}
    assert dict(zip(*sheets["摘录"], strict=True)) == quote
    head, *rows = sheets["海盐县 › 养老指标"]
    assert list(head) == TABLE_IN_CSV[0]
    figures = {"海盐县 2022", "绍兴市 2023上", "绍兴市 2023上（上限）"}
    for row, expected in zip(rows, TABLE_IN_CSV[1:], strict=False):
        for name, value, wanted in zip(head, row, expected, strict=True):
            if name in figures and wanted not in ("-", ""):
                assert isinstance(value, int | float)
                assert value == float(wanted)
            else:
                assert (value or "") == wanted
    assert rows[-1][0] == "两个地区都报告了1项。"
    numbers, *listed = sheets["出处"]
    assert numbers[0] == "编号"
    assert [(row[0], row[-1]) for row in listed] == [(1, LINE), (2, OTHER_LINE)]


def test_xlsx_shows_every_digit_and_no_more():
    book = load_workbook(BytesIO(written("xlsx")))
    sheet = book["海盐县 › 养老指标"]
    shown = {cell.value: cell.number_format for row in sheet for cell in row if isinstance(cell.value, int | float)}
    assert shown == {1100: "#,##0", 1175000: "#,##0", 980.5: "#,##0.0", 300: "#,##0", 500: "#,##0"}
    assert sheet.freeze_panes == "B2"


def test_xlsx_splits_no_figure_and_loses_no_text():
    long = "甲" * 32_767 + "乙" * 10
    quote = Quote(long, WHERE)
    text, where = 0, -1
    _, *rows = xlsx_sheets(written("xlsx", Taken("长", "长", (quote,))))["摘录"]
    assert "".join(str(row[text]) for row in rows) == long
    assert [row[where] for row in rows] == [LINE, None]


@pytest.mark.parametrize(
    ("titles", "names"),
    [
        (("甲[1]/乙", "甲 1 乙", ""), ["甲 1  乙", "甲 1 乙", "-"]),
        (("History", "a", "A"), ["History-2", "a", "A-2"]),
        (("长" * 40, "长" * 40), ["长" * 31, "长" * 29 + "-2"]),
    ],
)
def test_xlsx_names_its_sheets_as_excel_allows(titles: tuple[str, ...], names: list[str]):
    tables = tuple(Table(title, ("名",), ((Cell("值"),),)) for title in titles)
    sheets = xlsx_sheets(written("xlsx", Taken("表", "表", tables)))
    assert list(sheets) == names
    # A title that is no name of a sheet stands under it.
    renamed = [title for title, name in zip(titles, names, strict=True) if title not in ("", name)]
    assert [rows[-1][0] for rows in sheets.values() if len(rows) > 2 and rows[-1][0]] == renamed


def test_json_holds_all_of_it():
    document = json.loads(written("json"))
    assert (document["title"], document["language"]) == ("养老：海盐县、绍兴市", "zh-CN")
    caption, quote, table = document["parts"]
    assert caption == {"kind": "caption", "text": "海盐县"}
    assert (quote["text"], quote["note"]) == (QUOTE.text, "留意")
    assert quote["citation"] == {
        "report": "330424-minzheng-2022",
        "region": ["浙江省", "嘉兴市", "海盐县"],
        "agency": "民政局",
        "period": "2022",
        "title": "海盐县民政局2022年工作总结",
        "published": "2023-01-10",
        "path": ["一、过去一年", "（二）养老"],
        "start": 120,
        "end": 124,
        "line": LINE,
    }
    assert table["columns"] == list(COLUMNS)
    for row, expected in zip(table["rows"], TABLE.rows, strict=True):
        for cell, wanted in zip(row, expected, strict=True):
            assert (cell["text"], cell["value"], cell["value_max"]) == (wanted.text, wanted.value, wanted.value_max)
            assert (cell["unit"], tuple(cell["flags"])) == (wanted.unit, wanted.flags)
            assert (cell["citation"] or {}).get("start") == (wanted.citation and wanted.citation.start)


TABLE_READ = [
    list(COLUMNS),
    ["低保标准", "1,100 元/月[1]", "约980.5 元/月（约、目标）[2]"],
    ["救助金", "117.5 万元[1]", "-"],
    ["床位", "-", "300–500 张[2]"],
]


def test_markdown_reads_as_headings_quotes_tables_and_sources():
    document = markdown_document(written("markdown"))
    assert document.headings == ["养老：海盐县、绍兴市", "海盐县", "养老指标", "出处"]
    assert document.quotes == [QUOTE.text.split("\n")]
    assert document.tables == [[[cell.replace("[", " [") for cell in row] for row in TABLE_READ]]
    assert document.paragraphs == ["留意", f"——{LINE}", "两个地区都报告了1项。"]
    assert document.sources == [LINE, OTHER_LINE]


def test_html_is_one_page_with_heads_that_say_what_they_head():
    data = written("html")
    document = html_document(data)
    assert document.headings == ["养老：海盐县、绍兴市", "海盐县", "出处"]
    assert document.quotes == [QUOTE.text.split("\n")]
    assert document.tables == [TABLE_READ]
    assert document.values == [1100.0, 980.5, 1175000.0, 300.0]
    assert document.scopes == [*["col"] * 3, *["row", "td", "td"] * 3]
    assert document.paragraphs == ["留意", LINE, "两个地区都报告了1项。"]
    assert document.sources == [LINE, OTHER_LINE]
    # Nothing is fetched from anywhere.
    assert not document.elements & {"script", "link", "img", "iframe"}
    assert b"url(" not in data
    assert b"@import" not in data


def test_html_says_its_language():
    assert b'<html lang="zh-CN">' in written("html")
    assert b'<html lang="en">' in written("html", language="en")


def test_what_is_copied_pastes_into_cells_with_its_sources():
    blocks = COPIED.write(TAKEN, "zh").decode().split("\n\n")
    assert blocks[:2] == ["海盐县", f"留意\n{QUOTE.text}\n——{LINE}"]
    title, *rows, note = blocks[2].split("\n")
    assert (title, note) == ("养老指标", "两个地区都报告了1项。")
    assert [row.split("\t") for row in rows] == [[cell.replace("[", " [") for cell in row] for row in TABLE_READ]
    assert blocks[3] == f"出处\n[1] {LINE}\n[2] {OTHER_LINE}\n"


def test_english_words_stand_around_what_was_taken():
    rows = csv_rows(written("csv", Taken("t", "t", (QUOTE,)), "en"))
    assert rows[0][:3] == ["Text", "Note", "Report id"]
    assert rows[1][-1] == citation(WHERE, "en")


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("parts", [(), (Table("空", (), ()),), (Table("空", ("甲",), ()),), (Caption("空"),)])
def test_nothing_can_be_taken_too(name: str, parts: tuple[Caption | Table, ...]):
    taken = Taken("空", "空", parts)
    if FORMATS[name].draws:
        with pytest.raises(ExportUnwritable):
            written(name, taken)
    else:
        assert written(name, taken)
