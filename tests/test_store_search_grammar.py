"""What is typed is understood, or searched as it stands; and typed queries are narrowed."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from store.search.grammar import parse
from store.search.narrowing import in_words, with_filter, without_filter
from store.search.query import Bounds, Clause, Field, Filter, Word

NASTY = st.text(alphabet=list("\"“”＂:：-－|｜.,，、养老助餐ab5 \u3000\t\u200b()*\\'"), max_size=24)
NAMES = st.sampled_from(["domain", "领域", "年份", "value", "region", "单位", "kind", "注"])
TYPED = st.lists(st.one_of(NASTY, st.tuples(NAMES, NASTY).map(":".join)), max_size=4).map(" ".join)


def asked(text: str) -> list[str]:
    """The clauses of a query in one line each: exact words in 〔〕."""
    return [
        ("不要" if clause.excluded else "")
        + "/".join(f"〔{word.text}〕" if word.exact else word.text for word in clause.words)
        for clause in parse(text).clauses
    ]


def filtered(text: str) -> list[tuple[Field, tuple[str, ...], tuple[Bounds, ...], bool]]:
    return [(each.field, each.values, each.bounds, each.excluded) for each in parse(text).filters]


def mistakes(text: str) -> list[tuple[str, str]]:
    return [(text[mistake.start : mistake.end], mistake.reason) for mistake in parse(text).mistakes]


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        ("", []),
        (" \u3000\t", []),
        ("养老 助餐", ["养老", "助餐"]),
        ("养老\u3000助餐", ["养老", "助餐"]),
        ('"养老 服务"', ["〔养老 服务〕"]),
        ("“养老 服务” 助餐", ["〔养老 服务〕", "助餐"]),
        ("“浙里康养”品牌", ["“浙里康养”品牌"]),
        ('"养老 服务"助餐', ["〔养老 服务〕", "助餐"]),
        ("养老 -助餐", ["养老", "不要助餐"]),
        ('养老 －"助餐 点"', ["养老", "不要〔助餐 点〕"]),
        ("养老 -助餐|食堂", ["养老", "不要助餐/食堂"]),
        ("低保|特困｜低边", ["低保/特困/低边"]),
        ('低保|"特困 人员"', ["低保/〔特困 人员〕"]),
        ("2022-2024", ["2022-2024"]),
        ("注:5", ["注:5"]),
        ("http://example.cn", ["http://example.cn"]),
        ("养老\u200b 助餐", ["养老\u200b", "助餐"]),
        ("\u200b 助餐", ["助餐"]),
    ],
)
def test_words(text, clauses):
    assert asked(text) == clauses
    assert filtered(text) == []
    assert mistakes(text) == []


@pytest.mark.parametrize(
    ("text", "field", "values"),
    [
        ("region:宁波", Field.REGION, ("宁波",)),
        ("地区：浙江/宁波", Field.REGION, ("浙江/宁波",)),
        ('Region:"浙江 宁波"', Field.REGION, ("浙江 宁波",)),
        ("地区:“浙江 宁波”|湖州", Field.REGION, ("浙江 宁波", "湖州")),
        ("region:3302", Field.REGION, ("3302",)),
        ("domain:养老服务", Field.DOMAIN, ("eldercare",)),
        ("DOMAIN:Eldercare", Field.DOMAIN, ("eldercare",)),
        ('domain:"elder care"', Field.DOMAIN, ("eldercare",)),
        ("领域:养老", Field.DOMAIN, ("eldercare",)),
        ("領域:養老服務", Field.DOMAIN, ("eldercare",)),
        ("domain:养老|社会救助,儿童", Field.DOMAIN, ("eldercare", "assistance", "children")),
        ("domain:养老、养老服务，", Field.DOMAIN, ("eldercare",)),
        ("kind:计划", Field.KIND, ("plan",)),
        ("类别:总结", Field.KIND, ("review",)),
        ("tense:target", Field.TENSE, ("target",)),
        ("性质:完成", Field.TENSE, ("achieved",)),
        ("agency:民政局", Field.AGENCY, ("民政局",)),
        ("unit:元/月", Field.UNIT, ("元/月",)),
        ("单位:元每人每月", Field.UNIT, ("元每人每月",)),
        ("unit:％|个(家)", Field.UNIT, ("％", "个(家)")),
    ],
)
def test_filters_by_name(text, field, values):
    assert filtered(text) == [(field, values, (), False)]
    assert filtered(f"-{text}") == [(field, values, (), True)]
    assert asked(text) == []
    assert mistakes(text) == []


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("year:2022", [Bounds(2022, 2022)]),
        ("年份：２０２２年", [Bounds(2022, 2022)]),
        ("year:2022..2024", [Bounds(2022, 2024)]),
        ("year:2022-2024", [Bounds(2022, 2024)]),
        ("year:2022至2024", [Bounds(2022, 2024)]),
        ("year:2024..2022", [Bounds(2022, 2024)]),
        ("year:2022..", [Bounds(2022, None)]),
        ("year:..2024", [Bounds(None, 2024)]),
        ("year:>2022", [Bounds(2022, None, low_open=True)]),
        ("year:2023H1", [Bounds(2023, 2023)]),
        ("year:2023年上半年", [Bounds(2023, 2023)]),
        ("year:2020|2022..2023", [Bounds(2020, 2020), Bounds(2022, 2023)]),
        ("year:2020,2023", [Bounds(2020, 2020), Bounds(2023, 2023)]),
        ("value:>1000", [Bounds(1000, None, low_open=True)]),
        ("value:>=1,000", [Bounds(1000, None)]),
        ("value:＜1.1万", [Bounds(None, 11000, high_open=True)]),
        ("value:≤2亿", [Bounds(None, 200_000_000)]),
        ("value:100..200", [Bounds(100, 200)]),
        ("value:1.5万..", [Bounds(15000, None)]),
        ("value:30%", [Bounds(30, 30)]),
        ("数值:-5..-3|7", [Bounds(-5, -3), Bounds(7, 7)]),
    ],
)
def test_filters_by_range(text, bounds):
    assert [each[2] for each in filtered(text)] == [tuple(bounds)]
    assert mistakes(text) == []


@pytest.mark.parametrize(
    ("text", "clauses", "wrong"),
    [
        ('"养老 助餐', ['"养老', "助餐"], [('"养老', "quote-open")]),
        ("“养老 助餐", ["“养老", "助餐"], [("“养老", "quote-open")]),
        ('养老|"助餐', ['养老/"助餐'], [('"助餐', "quote-open")]),
        ('""', ['""'], [('""', "quote-empty")]),
        ("养老 -", ["养老", "-"], [("-", "minus-alone")]),
        ("养老 | 助餐", ["养老", "|", "助餐"], [("|", "bar-alone")]),
        ("养老|", ["养老|"], [("|", "bar-alone")]),
        ("养老||助餐", ["养老||助餐"], [("|", "bar-alone")]),
        ("-养老 -助餐", ["-养老", "-助餐"], [("-养老 -助餐", "only-excluded")]),
        ('-"养老 服务"', ['-"养老', '服务"'], [('-"养老 服务"', "only-excluded")]),
        ("养老 domain:", ["养老", "domain:"], [("domain:", "value-missing")]),
        ('region:""', ['region:""'], [('""', "quote-empty")]),
        ("domain:财政", ["domain:财政"], [("财政", "value-unknown")]),
        ("domain:养老|财政", ["domain:养老|财政"], [("财政", "value-unknown")]),
        ("domain:社会", ["domain:社会"], [("社会", "value-ambiguous")]),
        ('kind:"未来 计划"', ['kind:"未来', '计划"'], [('"未来 计划"', "value-unknown")]),
        ("year:22", ["year:22"], [("22", "year-unclear")]),
        ("year:..", ["year:.."], [("..", "year-unclear")]),
        ("value:很多", ["value:很多"], [("很多", "number-unclear")]),
        ("单位：民政厅", ["单位：民政厅"], [("民政厅", "unit-unknown")]),
        ('region:"宁波', ['region:"宁波'], [('"宁波', "quote-open")]),
        ("养老 -domain:财政", ["养老", "不要domain:财政"], [("财政", "value-unknown")]),
    ],
)
def test_what_is_not_understood_is_searched_as_it_is(text, clauses, wrong):
    assert asked(text) == clauses
    assert mistakes(text) == wrong
    assert filtered(text) == []


def test_what_is_understood_beside_a_mistake_still_counts():
    query = parse('养老 year:2022 domain:财政 "助餐')
    assert [word.text for clause in query.clauses for word in clause.words] == ["养老", "domain:财政", '"助餐']
    assert query.filters == (Filter(Field.YEAR, bounds=(Bounds(2022, 2022),)),)


def test_with_a_filter_words_can_be_left_out_of_everything():
    query = parse("region:宁波 -养老")
    assert query.clauses == (Clause((Word("养老"),), excluded=True),)
    assert query.mistakes == ()


@pytest.mark.parametrize(
    ("text", "chinese", "english"),
    [
        ("domain:社会", "社会救助、社会组织、社会工作", "assistance, organizations, social_work"),
        ("tense:以后", "完成、目标", "achieved, target"),
        ("地区:", "“地区:”后面没有写明", "Nothing follows 地区:"),
        ("数值:{0}", "“{0}”不是数值", "{0} is no number"),
    ],
)
def test_a_mistake_says_what_would_be_understood(text, chinese, english):
    (mistake,) = parse(text).mistakes
    assert chinese in mistake.sentence("zh")
    assert english in mistake.sentence("en")


@given(st.one_of(TYPED, st.text(max_size=30)))
@example("-\x00")
@example('"\u200b"')
@example("value:" + "9" * 5000)
def test_every_text_is_a_query(text):
    query = parse(text)
    assert query.text == text
    for mistake in query.mistakes:
        assert 0 <= mistake.start < mistake.end <= len(text)
        assert mistake.sentence("zh") != mistake.sentence("en")


def visible(text: str) -> list[str]:
    return [character for character in text if not character.isspace() and unicodedata.category(character) != "Cf"]


@given(TYPED)
def test_the_characters_of_mistakes_are_all_searched(text):
    query = parse(text)
    searched = [word.text for clause in query.clauses for word in clause.words]
    for mistake in query.mistakes:
        left = "".join(searched)
        for character in visible(text[mistake.start : mistake.end]):
            assert character in left
            left = left.replace(character, "", 1)


@given(TYPED)
def test_a_query_that_was_understood_can_be_written_anew(text):
    query = parse(text)
    if query.mistakes:
        return
    for language in ("zh", "en"):
        again = parse(in_words(query, language))
        assert (again.clauses, again.filters, again.mistakes) == (query.clauses, query.filters, ())


@pytest.mark.parametrize(
    ("text", "field", "value", "language", "narrowed"),
    [
        ("", Field.DOMAIN, "eldercare", "zh", "领域:养老服务"),
        ("助餐 ", Field.DOMAIN, "eldercare", "zh", "助餐 领域:养老服务"),
        ("助餐", Field.DOMAIN, "eldercare", "en", "助餐 domain:eldercare"),
        ("助餐", Field.KIND, "plan", "zh", "助餐 类别:计划"),
        ("domain:救助 助餐", Field.DOMAIN, "eldercare", "zh", "domain:救助 助餐 领域:养老服务"),
        ("domain:社会救助 助餐", Field.DOMAIN, "eldercare", "zh", "领域:养老服务 助餐"),
        ("助餐 domain:儿童 点 领域:慈善", Field.DOMAIN, "eldercare", "zh", "助餐 领域:养老服务 点"),
        ("助餐 -domain:儿童", Field.DOMAIN, "eldercare", "zh", "助餐 -domain:儿童 领域:养老服务"),
        ("助餐", Field.REGION, "宁波 市", "zh", '助餐 地区:"宁波 市"'),
        ('"助餐', Field.REGION, "宁波 市", "zh", '地区:"宁波 市" "助餐'),
    ],
)
def test_a_query_is_narrowed(text, field, value, language, narrowed):
    assert with_filter(text, field, value, language) == narrowed


@pytest.mark.parametrize(
    ("text", "field", "widened"),
    [
        ("助餐 地区:宁波 点", Field.REGION, "助餐 点"),
        ('region:"宁 波"', Field.REGION, ""),
        ("助餐 -地区:宁波 地区:浙江", Field.REGION, "助餐 -地区:宁波"),
        ("助餐 地区:宁波", Field.DOMAIN, "助餐 地区:宁波"),
    ],
)
def test_narrowing_is_taken_away(text, field, widened):
    assert without_filter(text, field) == widened


@given(TYPED, st.sampled_from(["宁波市", "浙江 宁波", "甲|乙", "丙，丁"]))
def test_a_narrowed_query_asks_for_the_same_words_in_one_region(text, region):
    narrowed = parse(with_filter(text, Field.REGION, region))
    asked_for = [each for each in narrowed.filters if each.field is Field.REGION and not each.excluded]
    assert asked_for == [Filter(Field.REGION, (region,))]
    # With a filter, words may be all that is left out; without one they are searched as they stand.
    if "only-excluded" not in {mistake.reason for mistake in parse(text).mistakes}:
        assert narrowed.clauses == parse(text).clauses
