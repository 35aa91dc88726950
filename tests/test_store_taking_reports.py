"""What of reports and searches is taken along: each word and figure where the report has it."""

from collections.abc import Callable

import pytest
from handmade import Heading, Stated
from handmade_reports import HAIYAN_2022, HAIYAN_2023, KUNSHAN_2023H1, REPORTS, SHAOXING_2022

from store import Reading, View, excerpt, indicator_rows
from store.index.report_sheet import report_sheet
from store.models import Kind, Qualifier, Tense
from store.search.grammar import parse
from store.search.results import Hit, IndicatorHit, Results
from store.taking.from_reports import Shown, indicator_cell, taken_columns, taken_excerpt, taken_rows
from store.taking.from_search import taken_results
from store.taking.taken import Caption, Cell, Quote, Table, Taken

IDS = ("a", "b", "c", "d")


def quotes(taken: Taken) -> list[Quote]:
    return [part for part in taken.parts if isinstance(part, Quote)]


def shown(report: str, reading: Reading, view: View | None = None) -> Shown:
    return Shown(report, reading, excerpt(reading, "eldercare", view))


@pytest.mark.parametrize("reading", REPORTS)
def test_an_excerpt_is_quoted_section_by_section_where_it_stands(reading: Reading):
    whole = excerpt(reading)
    taken = taken_excerpt(Shown("a", reading, whole), "zh")
    told = [section for section in whole.sections if section.section.kind is not Kind.FURNITURE]
    assert quotes(taken)
    assert [quote.citation.path for quote in quotes(taken)] == [
        section.path for section in told if any(not passage.furniture for passage in section.passages)
    ]
    for quote in quotes(taken):
        cited = quote.citation
        assert (cited.report, cited.title, cited.published) == ("a", reading.report.title, reading.report.published)
        assert (cited.agency, cited.period) == (reading.report.agency, reading.report.period)
        there = reading.text[cited.start : cited.end]
        assert there.startswith(quote.text[0])
        assert there.endswith(quote.text[-1])
        for line in quote.text.split("\n"):
            assert set(line) <= set(there)


def test_what_the_page_says_between_is_left_out(make_reading: Callable[..., Reading]):
    text = "一、养老\n建成食堂12家，入住率达\n来源：某某网\n"
    reading = make_reading(text, headings=(Heading("一、养老", "养老", 1, ("eldercare",)),), furniture=("来源",))
    [quote] = quotes(taken_excerpt(Shown("a", reading, excerpt(reading)), "zh"))
    assert quote.text == "一、养老\n建成食堂12家，入住率达"
    assert (quote.citation.start, quote.citation.end) == (0, text.index("\n来源"))


def test_an_excerpt_is_named_after_what_it_is_of():
    taken = taken_excerpt(shown("a", HAIYAN_2022, View.REVIEW), "zh", domain="eldercare", view=View.REVIEW)
    assert (taken.title, taken.name) == ("海盐县 2022年 · 养老服务 · 回顾", "海盐县 2022年-养老服务-回顾")
    assert taken_excerpt(shown("d", KUNSHAN_2023H1), "en").title == "昆山市 first half of 2023 · All domains"


def test_columns_stand_under_the_names_of_their_reports():
    columns = [shown("a", HAIYAN_2022, View.PLAN), shown("c", SHAOXING_2022, View.PLAN)]
    taken = taken_columns(columns, "zh", domain="eldercare", view=View.PLAN)
    captions = [part.text for part in taken.parts if isinstance(part, Caption)]
    assert captions == ["海盐县 2022年", "绍兴市 2022年"]
    assert taken.parts[0] == Caption("海盐县 2022年")
    assert taken.title == "海盐县 2022年、绍兴市 2022年 · 养老服务 · 计划"
    alone = [quotes(taken_excerpt(column, "zh")) for column in columns]
    assert quotes(taken) == [quote for each in alone for quote in each]


def test_rows_hold_every_figure_of_the_reports_once():
    rows = indicator_rows(REPORTS)
    taken = taken_rows(rows, list(zip(IDS, REPORTS, strict=True)), "zh")
    [table] = taken.parts
    assert isinstance(table, Table)
    assert table.columns == ("指标", "海盐县 2022年", "海盐县 2023年", "绍兴市 2022年", "昆山市 2023年上半年")
    assert {row[0].text for row in table.rows} == {row.label for row in rows}
    for column, (report, reading) in enumerate(zip(IDS, REPORTS, strict=True), 1):
        cells = [row[column] for row in table.rows if row[column].citation]
        assert len(cells) == len(reading.indicators)
        for cell in cells:
            cited = cell.citation
            assert cited is not None
            [stated] = [
                each for each in reading.indicators if (each.number_start, each.number_end) == (cited.start, cited.end)
            ]
            assert cited.report == report
            converted = any(flag.startswith("由") for flag in cell.flags)
            assert converted or (cell.value, cell.value_max, cell.unit) == (stated.value, stated.value_max, stated.unit)
            assert ("目标" in cell.flags) == (stated.tense is Tense.TARGET)
            assert cited.path == tuple(
                each.title
                for each in reading.sections
                if each.title and (stated.section == each.id or stated.section.startswith(f"{each.id}."))
            )
    assert {row[column].text for row in table.rows for column in range(1, 5) if not row[column].citation} == {"-"}


MakeReading = Callable[..., Reading]


def stating(make_reading: MakeReading, said: str, number: str, name: str, unit: str, **other: object) -> Reading:
    """A report of one section that states one figure."""
    stated = Stated(said, number, name, unit, "assistance", **other)  # type: ignore[arg-type]
    return make_reading(f"一、救助\n{said}\n", headings=(Heading("一、救助", "救助", 1),), stated=(stated,))


def test_a_figure_per_year_is_told_to_be_converted(make_reading: MakeReading):
    measure = {"measure": "dibao_standard"}
    yearly = stating(make_reading, "低保标准每人每年12000元。", "12000", "低保标准", "元/人·年", **measure)
    monthly = stating(make_reading, "低保标准每人每月980元。", "980", "低保标准", "元/人·月", **measure)
    rows = indicator_rows((yearly, monthly))
    [table] = taken_rows(rows, (("a", yearly), ("b", monthly)), "zh").parts
    assert isinstance(table, Table)
    [(_, converted, stated)] = table.rows
    assert (converted.value, converted.unit, converted.flags) == (1000.0, "元/人·月", ("由 元/人·年 折算",))
    assert (stated.value, stated.unit, stated.flags) == (980.0, "元/人·月", ())


@pytest.mark.parametrize(
    ("value", "unit", "said", "in_english"),
    [
        (1175000.0, "元", "117.5 万元", "1,175,000 元"),
        (210000000.0, "元", "2.1 亿元", "210,000,000 元"),
        (12345.0, "人", "12345 人", "12,345 人"),
        (98.6, "%", "98.6 %", "98.6 %"),
        (0.1, "", "0.1", "0.1"),
    ],
)
def test_figures_are_worded_exactly(make_reading: MakeReading, value: float, unit: str, said: str, in_english: str):
    [indicator] = stating(make_reading, "全年共1项。", "1", "项目", unit, value=value).indicators
    assert indicator_cell(indicator, "zh") == Cell(said, value, unit)
    assert indicator_cell(indicator, "en").text == in_english


@pytest.mark.parametrize(
    ("qualifier", "said"),
    [(Qualifier.ABOUT, "约12 张"), (Qualifier.AT_LEAST, "≥ 12 张"), (Qualifier.AT_MOST, "≤ 12 张")],
)
def test_a_figure_keeps_how_exactly_it_is_stated(make_reading: MakeReading, qualifier: Qualifier, said: str):
    promised = {"qualifier": qualifier, "tense": Tense.TARGET}
    [indicator] = stating(make_reading, "床位12张。", "12", "床位", "张", **promised).indicators
    assert indicator_cell(indicator, "zh") == Cell(said, 12.0, "张", ("目标",))


def results() -> Results:
    sheet = report_sheet("a", HAIYAN_2022, "mark")
    hits = tuple(
        Hit(
            *("a", sheet.region, sheet.agency, sheet.period, each.section, each.path, each.kind, each.domains),
            *(each.stretches[0].spans[0].start, each.stretches[0].spans[0].start + 2),
            (each.stretches[0].spans[0],) * (nth + 1),
            each.stretches[0].text,
            ((0, 2),),
            each.stretches[0].spans,
            1.0,
        )
        for nth, each in enumerate(sheet.sections[:2])
    )
    figures = tuple(IndicatorHit("a", sheet.region, sheet.agency, sheet.period, each, 1.0) for each in sheet.indicators)
    return Results(parse("养老 床位"), hits, 9, 3, indicators=figures, indicators_total=40)


def test_hits_are_taken_with_how_many_more_there_are():
    found = results()
    taken = taken_results(found, {"a": HAIYAN_2022.report}, "zh")
    assert (taken.title, taken.name) == ("检索：养老 床位", "养老 床位")
    assert taken.parts[0] == Caption("共9处，出自3份报告；这里是前2处。")
    for hit, quote in zip(found.hits, quotes(taken), strict=True):
        assert (quote.text, quote.citation.path) == (hit.snippet, hit.path)
        assert [(quote.citation.start, quote.citation.end)] == [(span.start, span.end) for span in hit.said]
        assert quote.citation.published == HAIYAN_2022.report.published
    assert [quote.note for quote in quotes(taken)] == ["", "此节中有2处匹配"]
    table = taken.parts[-1]
    assert isinstance(table, Table)
    assert table.notes == (f"共40项，这里是前{len(HAIYAN_2022.indicators)}项。",)
    assert table.columns == ("指标", "地区", "机构", "时期", "数值")
    for row, indicator in zip(table.rows, HAIYAN_2022.indicators, strict=True):
        name, region, _, _, figure = row
        assert (name.text, region.text) == (indicator.name, "浙江省嘉兴市海盐县")
        assert (figure.value, figure.unit) == (indicator.value, indicator.unit)
        assert figure.citation is not None
        assert figure.citation.start == indicator.number_start
        assert figure.citation.path


def test_hits_of_reports_that_are_gone_are_still_cited():
    taken = taken_results(results(), {"b": HAIYAN_2023.report}, "en")
    assert len(list(taken.citations())) == 2 + len(HAIYAN_2022.indicators)
    assert {(cited.report, cited.region[-1], cited.title) for cited in taken.citations()} == {("a", "海盐县", None)}
    known = taken_results(results(), {"a": HAIYAN_2022.report}, "en")
    assert [cited.path for cited in taken.citations()] == [cited.path for cited in known.citations()]


def test_nothing_found_is_nothing_taken():
    assert taken_results(Results(parse("没有")), {}, "zh").parts == ()
