"""Files with charts in them, opened by other programs: pictures, pages, workbooks; and where there is no font."""

import os
import re
import subprocess
import sys
from functools import partial
from io import BytesIO

import pytest
import resvg_py
from drawn import (
    RANKED,
    YEARS,
    bars,
    cited,
    drawn,
    taken_of,
    words,
)
from fonts import need_chinese
from lxml import html
from openpyxl import load_workbook
from PIL import Image
from pty_session import ROOT
from taken_read import html_document, xlsx_sheets

from store import ExportUnwritable
from store.taking.citing import citation
from store.taking.formats import FORMATS, formats_of
from store.taking.taken import Cell, Point, Table, Taken


def test_several_charts_stand_under_each_other_in_one_picture():
    element = drawn(RANKED, YEARS)
    charts = [each for each in element if each.get("class", "").startswith("chart")]
    tops = [float(re.findall(r"[\d.]+", each.get("transform"))[1]) for each in charts]
    high = float(drawn(RANKED).get("height"))
    assert tops == pytest.approx([0, high], abs=1)
    assert float(element.get("height")) == pytest.approx(high + float(drawn(YEARS).get("height")), abs=1)


def test_pictures_are_offered_where_there_is_something_to_draw():
    tables = ["markdown", "csv", "xlsx", "json", "html"]
    part = Table("表", ("甲",), ((Cell("乙"),),))
    assert [each.name for each in formats_of(taken_of(RANKED))] == [*tables, "svg", "png"]
    for charts in ((), (bars(),), (bars(Point("海盐县", float("nan"), "-")),)):
        taken = Taken("低保标准", "低保", (part,), charts)
        assert [each.name for each in formats_of(taken)] == tables
        for name in ("svg", "png"):
            with pytest.raises(ExportUnwritable) as refused:
                FORMATS[name].write(taken, "zh")
            assert "低保标准" in str(refused.value)
            assert "XLSX" in refused.value.sentence("en")


def test_the_same_figures_make_the_same_file():
    program = (
        "import sys; sys.path.insert(0, 'tests'); import drawn as t; "
        "sys.stdout.buffer.write(t.FORMATS['svg'].write(t.taken_of(t.RANKED, t.YEARS), 'zh'))"
    )
    environment = os.environ | {"PYTHONHASHSEED": "7", "TZ": "Asia/Shanghai", "LC_ALL": "C"}
    again = subprocess.run([sys.executable, "-c", program], cwd=ROOT, env=environment, capture_output=True, check=True)
    assert again.stdout == FORMATS["svg"].write(taken_of(RANKED, YEARS), "zh")


def test_a_png_is_the_picture_twice_as_large():
    need_chinese()
    data = FORMATS["png"].write(taken_of(RANKED, YEARS), "zh")
    assert data == FORMATS["png"].write(taken_of(RANKED, YEARS), "zh")
    with Image.open(BytesIO(data)) as image:
        element = drawn(RANKED, YEARS)
        assert image.format == "PNG"
        assert image.size == (2 * int(element.get("width")), 2 * int(element.get("height")))
        colors = {color for _, color in image.convert("RGB").getcolors(1 << 20)}
        assert {(255, 255, 255), (0x17, 0x3F, 0x5F), (0x8F, 0xB0, 0xC9)} <= colors
        # The title is somewhere in the first strip, and not as an empty frame.
        dark = image.convert("L").crop((0, 0, image.width, 120)).point(lambda light: 255 * (light < 128))
        assert dark.getbbox()


def test_a_very_large_picture_has_no_more_dots_than_others(monkeypatch: pytest.MonkeyPatch):
    need_chinese()
    monkeypatch.setattr("store.taking.charts.png.MOST_DOTS", 200_000)
    with Image.open(BytesIO(FORMATS["png"].write(taken_of(RANKED, YEARS), "zh"))) as image:
        assert 190_000 < image.width * image.height < 210_000


@pytest.mark.parametrize("language", ["zh", "en"])
def test_without_a_font_there_is_a_sentence_and_never_a_box(language: str, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("resvg_py.svg_to_bytes", partial(resvg_py.svg_to_bytes, skip_system_fonts=True))
    with pytest.raises(ExportUnwritable) as refused:
        FORMATS["png"].write(taken_of(RANKED), language)
    sentence = refused.value.sentence(language)
    assert "SVG" in sentence
    assert "Noto Sans CJK" in sentence
    assert words(drawn(RANKED, language=language))


def test_a_single_character_that_no_font_has_is_named():
    need_chinese()
    with pytest.raises(ExportUnwritable) as refused:
        FORMATS["png"].write(taken_of(bars(Point("海盐县\U00050000", 1, "1"))), "zh")
    assert "“\U00050000”" in str(refused.value)


def test_a_page_shows_charts_with_what_they_tell():
    taken = Taken("低保标准", "低保", (Table("表", ("甲",), ((Cell("乙"),),)),), (RANKED, YEARS))
    data = FORMATS["html"].write(taken, "zh")
    assert html_document(data).tables == [[["甲"], ["乙"]]]
    page = html.fromstring(data)
    first, second = page.xpath("//figure[@class='chart']/svg")
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    for picture, told in ((first, "海宁市 2023 750 元/月*（目标）"), (second, "目标 2024 850 元/月（目标）")):
        assert picture.get("role") == "img"
        (title,) = page.xpath(f"//*[@id='{picture.get('aria-labelledby')}']/text()")
        (desc,) = page.xpath(f"//*[@id='{picture.get('aria-describedby')}']/text()")
        assert title == "低保标准"
        assert told in desc


def test_a_workbook_draws_charts_from_its_cells():
    taken = Taken("低保标准", "低保", (Table("表", ("甲",), ((Cell("乙"),),)),), (RANKED, YEARS))
    data = FORMATS["xlsx"].write(taken, "zh")
    sheets = xlsx_sheets(data)
    ranked, years = sheets["图 低保标准"], sheets["图 低保标准-2"]
    assert ranked[0] == ("地区或时期", "数值", "数值（原样）", "数值（目标）", "数值（目标）（原样）", "说明", "出处")
    assert ranked[2][:6] == ("平湖市 2022", 1000, "1000 元/月", None, "", "本地区、由元/年折算")
    assert ranked[4] == ("海宁市 2023", None, "", 750, "750 元/月*", "", citation(cited("海宁市", "2023"), "zh"))
    assert [row[:4:2] for row in years[1:7]] == [
        *(("2019", "670 元/月"), ("2020", "700 元/月"), ("2021", "")),
        *(("2022", "760 元/月"), ("2023", "790 元/月"), ("2024", "")),
    ]
    book = load_workbook(BytesIO(data))
    for name, kind, last in (("图 低保标准", "barChart", 5), ("图 低保标准-2", "lineChart", 7)):
        (chart,) = book[name]._charts
        assert chart.tagname == kind
        values = [each.val.numRef.f for each in chart.series]
        assert values == [f"'{name}'!$B$2:$B${last}", f"'{name}'!$D$2:$D${last}"]
