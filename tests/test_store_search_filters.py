"""Which reports, sections and indicators meet a query's filters, and which indicators its words name."""

from dataclasses import replace

import pytest
from handmade import HAIYAN

from store.index.sheets import IndicatorSheet, ReportSheet, SectionSheet
from store.models import Kind, Region, Tense
from store.search.filters import meets_indicator, meets_region, meets_report, meets_section
from store.search.grammar import parse
from store.search.indicators import finds_indicator, measures_named, names_measure

SECTION = SectionSheet("1", 0, ("养老",), Kind.REVIEW, ("eldercare", "assistance"), (Tense.ACHIEVED,), ())
INDICATOR = IndicatorSheet(
    index=0,
    name="低保标准",
    measure="dibao_standard",
    value=1100.0,
    value_max=None,
    unit="元/月",
    qualifier=None,
    domain="assistance",
    tense=Tense.TARGET,
    period="2024",
    section="1",
    kind=Kind.PLAN,
    start=0,
    end=9,
    number_start=4,
    number_end=8,
)
REPORT = ReportSheet("海盐2023", "m", HAIYAN, "民政局", "2023H1", None, (SECTION,), (INDICATOR,))
RANGE = replace(INDICATOR, value=100.0, value_max=200.0, unit="%", measure=None)


def asked_of(text: str) -> bool:
    return meets_section(parse(text).filters, REPORT, SECTION)


def stated(text: str, indicator: IndicatorSheet = INDICATOR) -> bool:
    return meets_indicator(parse(text).filters, REPORT, indicator)


@pytest.mark.parametrize(
    ("met", "not_met"),
    [
        ("region:嘉兴", "region:宁波"),
        ("region:宁波|330424", "region:330425"),
        ("agency:民政", "agency:教育"),
        ("year:2023", "year:2024"),
        ("year:2020..2023", "year:..2022"),
        ("year:2020|2022..", "year:>2023"),
        ("domain:社会救助", "domain:慈善"),
        ("domain:慈善|养老", "domain:慈善|儿童"),
        ("kind:回顾", "kind:计划|前言"),
        ("tense:完成", "tense:目标"),
        ("domain:养老 kind:回顾 year:2023", "domain:养老 kind:回顾 year:2022"),
    ],
)
def test_a_section_meets_filters_or_their_opposites(met, not_met):
    assert asked_of(met)
    assert not asked_of(not_met)
    for text in (met, not_met):
        if " " not in text:
            assert asked_of(f"-{text}") != asked_of(text)


@pytest.mark.parametrize("text", ["unit:元", "-unit:元", "value:>0", "-value:>0", "domain:养老 unit:元/月"])
def test_no_section_meets_what_asks_for_indicators(text):
    assert not asked_of(text)


def test_a_report_is_asked_for_by_its_region_and_agency_only():
    assert meets_report(parse("region:浙江 agency:民政 year:1999 domain:慈善 unit:元").filters, REPORT)
    assert not meets_report(parse("region:江苏").filters, REPORT)
    assert not meets_report(parse("-agency:民政").filters, REPORT)


def test_what_a_report_does_not_say_meets_no_filter_and_every_exclusion():
    nameless = replace(REPORT, region=None, agency=None, period=None)
    for text in ("region:浙江", "agency:民政", "year:2023"):
        assert not meets_section(parse(text).filters, nameless, SECTION)
        assert meets_section(parse(f"-{text}").filters, nameless, SECTION)


@pytest.mark.parametrize(
    ("met", "not_met"),
    [
        ("region:海盐", "region:海宁"),
        ("year:2024", "year:2023"),
        ("domain:社会救助", "domain:养老"),
        ("kind:计划", "kind:回顾"),
        ("tense:目标", "tense:完成"),
        ("unit:元/月", "unit:元"),
        ("unit:元/人·月", "unit:元/人·年"),
        ("unit:元/月·人", "unit:人"),
        ("unit:元每人每月|人", "unit:人|户"),
        ("value:1100", "value:1100.5"),
        ("value:>1,000", "value:>1100"),
        ("value:>=1100", "value:<1100"),
        ("value:<=1100", "value:1101.."),
        ("value:0.1万..0.2万", "value:0.2万..0.3万"),
        ("unit:元/月 value:>1000", "unit:元/月 value:>2000"),
    ],
)
def test_an_indicator_meets_filters_or_their_opposites(met, not_met):
    assert stated(met)
    assert not stated(not_met)
    for text in (met, not_met):
        if " " not in text:
            assert stated(f"-{text}") != stated(text)


def test_an_indicator_without_a_period_is_of_its_report_s():
    assert stated("year:2023", replace(INDICATOR, period=None))


@pytest.mark.parametrize(
    ("text", "met"),
    [
        ("value:150", True),
        ("value:150%", True),
        ("value:200..300", True),
        ("value:>200", False),
        ("value:<100", False),
        ("value:<=100", True),
        ("value:250..300", False),
        ("unit:%", True),
        ("unit:％", True),
    ],
)
def test_a_stated_range_meets_what_it_overlaps(text, met):
    assert stated(text, RANGE) is met


def named(text: str, name: str, measure: str | None = None) -> bool:
    return finds_indicator(parse(text), {"dibao": ("低保",)}, replace(INDICATOR, name=name, measure=measure))


@pytest.mark.parametrize(
    ("text", "name", "measure"),
    [
        ("食堂", "老年食堂", None),
        ("食堂 老年", "老年食堂", None),
        ("食堂|公墓", "生态公墓", None),
        ("dibao", "低保对象", None),
        ("农村dibao", "农村低保对象", None),
        ("低保标准", "城乡居民最低生活保障标准", "dibao_standard"),
        ("低保 标准", "每月保障", "dibao_standard"),
        ("dibao 标准", "每月保障", "dibao_standard"),
        ("最低生活保障", "低保标准", "dibao_standard"),
        ("subsistence", "低保标准", "dibao_standard"),
        ("", "老年食堂", None),
    ],
)
def test_an_indicator_is_found_by_its_name_or_its_measure_s(text, name, measure):
    assert named(text, name, measure)


@pytest.mark.parametrize(
    ("text", "name", "measure"),
    [
        ("食堂", "生态公墓", None),
        ("食堂 公墓", "老年食堂", None),
        ("食堂 -老年", "老年食堂", None),
        ("低保标准", "农村低保金", "rural_dibao_standard"),
        ("低保标准 -每月", "每月保障", "dibao_standard"),
        ('"dibao"', "低保对象", None),
        ("标准最低", "每月保障", "dibao_standard"),
    ],
)
def test_an_indicator_is_not_found_by_other_words(text, name, measure):
    assert not named(text, name, measure)


@pytest.mark.parametrize(
    ("text", "measures"),
    [
        ("低保标准", ("dibao_standard",)),
        ("低保 标准", ("dibao_standard",)),
        ("農村低保標準", ("rural_dibao_standard",)),
        ("农村|城市 低保标准", ("rural_dibao_standard", "urban_dibao_standard")),
        ("gdp", ("gdp",)),
        ("dibao biaozhun", ("dibao_standard",)),
        ("低保标准 -城市 year:2022", ("dibao_standard",)),
        ("低保标准 公墓", ()),
        ("year:2022", ()),
        ("", ()),
    ],
)
def test_measures_are_named_by_all_the_words_together(text, measures):
    sounds = {"dibao": ("地保", "低保"), "biaozhun": ("标准", "表尊")}
    assert measures_named(parse(text), sounds) == measures


def test_part_of_a_measure_s_name_is_known_as_such():
    assert names_measure("低生活保")
    assert not names_measure("低保公墓")


NINGBO = Region("330200", "宁波市", ("浙江省", "宁波市"))
JIANGBEI = Region("330205", "江北区", ("浙江省", "宁波市", "江北区"))


@pytest.mark.parametrize(
    "value",
    [
        "浙江", "宁波", "宁波市", "江北区", "浙", "浙江/宁波", "浙江/江北", "浙江省宁波市", "浙江宁波江北",
        "浙江省江北区", "宁波›江北", "浙江 宁波", "33", "3302", "330205", "330200", "330000", "寧波",
    ],
)  # fmt: skip
def test_a_region_is_named_by_its_path_or_code(value):
    assert meets_region(value, JIANGBEI)


@pytest.mark.parametrize(
    "value",
    [
        "江苏",
        "波市",
        "宁波/浙江",
        "宁波市浙江省",
        "浙江/湖州",
        "浙江省湖州市",
        "浙江省宁",
        "3303",
        "330206",
        "3",
        "/",
        "江北区宁波",
    ],
)
def test_a_region_is_not_named_by_another_path_or_code(value):
    assert not meets_region(value, JIANGBEI)


def test_a_region_holds_what_lies_in_it_and_not_what_it_lies_in():
    assert meets_region("330200", NINGBO)
    assert not meets_region("江北", NINGBO)
    assert not meets_region("330205", NINGBO)
    assert not meets_region("宁波", None)
