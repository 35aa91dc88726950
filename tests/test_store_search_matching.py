"""Where the words of a query stand in a section, and which sections they find."""

from collections.abc import Mapping, Sequence

import pytest
from handmade import Heading, build
from hypothesis import given
from hypothesis import strategies as st

from store.index.folding import fold
from store.index.report_sheet import REACH, report_sheet
from store.index.sheets import SectionSheet, Stretch
from store.models import Kind, Reading, Span
from store.search.grammar import parse
from store.search.matching import Matcher, places
from store.search.query import Clause, Query, Word
from store.search.wording import in_one_piece, letters

SOUNDS = {"zhucan": ("助餐", "住餐"), "dibao": ("低保", "地保"), "biaozhun": ("标准",), "g": ("个",)}


def stretch(text: str, start: int = 0, joint: int | None = None) -> Stretch:
    return Stretch(text, (Span(start, start + len(text)),), joint)


def section(*texts: str, path: tuple[str, ...] = (), windows: tuple[Stretch, ...] = ()) -> SectionSheet:
    """A section whose passages stand one behind the other in the source, a line each."""
    starts = [sum(len(text) + 1 for text in texts[:nth]) for nth in range(len(texts))]
    own = tuple(stretch(text, start) for text, start in zip(texts, starts, strict=True))
    return SectionSheet("1", 0, path, Kind.REVIEW, (), (), (*own, *windows))


def found(query: str, *texts: str, path: tuple[str, ...] = (), sounds: Mapping[str, Sequence[str]] = SOUNDS) -> bool:
    return Matcher(parse(query), sounds).matches(section(*texts, path=path))


def matched(query: str, *texts: str, path: tuple[str, ...] = ()) -> list[str]:
    """The source at every span that is found."""
    match = Matcher(parse(query), SOUNDS).find(section(*texts, path=path))
    source = "\n".join(texts)
    return [] if match is None else [source[span.start : span.end] for span in match.spans]


@pytest.mark.parametrize(
    ("query", "text", "spans"),
    [
        ("老年食堂", "新办老年食堂九家，老年食堂共百家", ["老年食堂", "老年食堂"]),
        ("老年食堂", "新办老年 食堂九家", ["老年 食堂"]),
        ("老年 食堂", "食堂里坐着老年人", ["食堂", "老年"]),
        ("食堂 老年食堂", "老年食堂九家", ["老年食堂"]),
        ("養老服務", "养老服务", ["养老服务"]),
        ("养老服务", "養老服務", ["養老服務"]),
        ("ABC", "标号ａｂｃ一种", ["ａｂｃ"]),
        ("1234", "共有1,234人", ["1,234"]),
        ("1,234人", "共有１２３４人", ["１２３４人"]),
        ("4人", "共有1,234人", ["4人"]),
        ("m2", "面积30㎡", ["㎡"]),
        ("哈哈", "哈哈哈", ["哈哈哈"]),
        ("甲|乙", "乙和甲", ["乙", "甲"]),
        ('"养老 助餐"', "养老助餐", ["养老助餐"]),
        ("zhucan", "社区助餐点，ZHUCAN是拼音", ["助餐", "ZHUCAN"]),
        ("老年zhucan", "老年人去助餐点", ["老年", "助餐"]),
        ("5G网络", "网络升级，5G先行", ["网络", "5G"]),
    ],
)
def test_a_word_is_lit_wherever_it_stands(query, text, spans):
    assert matched(query, text) == spans


@pytest.mark.parametrize(
    ("query", "texts"),
    [
        ("老年食堂", ["老年", "食堂"]),
        ("养老 殡葬", ["养老服务"]),
        ('"zhucan"', ["助餐"]),
        ("zhu", ["助餐"]),
        ("老年zhucan", ["助餐点"]),
        ("养老 -殡葬", ["养老和殡葬"]),
        ("养老 -zhucan", ["养老和助餐"]),
        ("养老 -助餐|殡葬", ["养老", "殡葬"]),
        ("abc1", ["ab", "c1"]),
    ],
)
def test_what_is_not_found(query, texts):
    assert not found(query, *texts)
    assert Matcher(parse(query), SOUNDS).find(section(*texts)) is None


def test_a_clause_may_be_met_by_the_heading_path_alone_but_not_all_of_them():
    path = ("优化养老服务", "老年zhucan")
    assert not found("养老", "新办食堂九家", path=path)
    assert found("养老 食堂", "新办食堂九家", path=path)
    assert found("养老食堂|食堂 养老", "新办食堂九家", path=path)
    assert not found("养老 食堂", "新办病房九间", path=path)
    assert not found("食堂 养老服务老年", "新办食堂九家", path=path), "two titles are not one text"
    # What is to be left out is looked for in the section's own text.
    assert found("食堂 -养老", "新办食堂九家", path=path)
    # The runs of a mixed word may stand apart, as two words may.
    assert found("养老dibao", "低保九户", path=path)
    assert not found("养老dibao", "九户", path=(*path, "低保"))


def test_words_of_the_heading_path_are_told_and_light_nothing():
    match = Matcher(parse("養老 食堂 服务|家")).find(section("新办食堂九家", path=("优化养老服务",)))
    assert match is not None
    assert match.in_path == ("養老", "服务")
    assert [(place.start, place.end, place.word) for place in match.places] == [(2, 4, 1), (5, 6, 3)]


def test_without_words_everything_is_found_that_has_no_excluded_one():
    query = parse("region:宁波 -殡葬")
    assert Matcher(query).matches(section("养老"))
    assert not Matcher(query).matches(section("殡葬"))
    assert Matcher(parse("")).matches(section("养老"))


def test_a_word_of_which_nothing_can_be_seen_stands_nowhere():
    assert not Matcher(Query("", (Clause((Word("\u200b"),)),))).matches(section("养老"))


def window(before: str, after: str, starts: tuple[int, int] = (100, 900)) -> Stretch:
    spans = (Span(starts[0], starts[0] + len(before)), Span(starts[1], starts[1] + len(after)))
    return Stretch(before + after, spans, len(before))


@pytest.mark.parametrize(
    ("query", "spans"),
    [
        ("食堂开", [(102, 104), (900, 901)]),
        ("开门", []),
        ("老年食堂", []),
        ("堂 开", []),
        ("年食堂开门", [(101, 104), (900, 902)]),
        ("门 食堂开|公墓开", []),
    ],
)
def test_in_a_window_only_what_crosses_the_joint_is_found(query, spans):
    match = Matcher(parse(query)).find(section("公墓", windows=(window("老年食堂", "开门了"),)))
    assert [(span.start, span.end) for span in (match.spans if match else ())] == spans


def test_of_a_long_word_what_is_within_reach_of_the_joint_is_looked_for():
    before, after = "甲乙丙丁" * 12, "子丑寅卯" * 12
    sheet = section("公墓", windows=(window(before, after),))
    whole = "戊" * 50 + before[-REACH:] + after[:REACH] + "己" * 50
    match = Matcher(Query("", (Clause((Word(whole),)),))).find(sheet)
    assert match is not None
    assert match.spans == (Span(100 + len(before) - REACH, 100 + len(before)), Span(900, 900 + REACH))
    other = whole.replace("甲", "辛", 1)
    assert not Matcher(Query("", (Clause((Word(other),)),))).matches(sheet)


def test_a_number_is_found_across_a_joint_at_its_comma():
    sheet = section("公墓", windows=(window("共有1,", "234人"),))
    for query in ("1234", "1,234人", "有1,2", "12"):
        match = Matcher(parse(query)).find(sheet)
        assert match is not None, query
        assert len(match.spans) == 2


TORN = """\
宁海县民政局工作总结
办好老年食
堂九家，人人满意。
公墓整修一新。老年食堂又添一家。
"""


def torn_reading() -> Reading:
    return build(
        TORN,
        headings=(Heading("办好", "", 1), Heading("公墓整修", "公墓整修一新", 1)),
        torn=(("办好", "堂九家"),),
    )


def test_a_match_that_mending_divides_has_a_span_on_either_side():
    reading = torn_reading()
    spans = places(parse("老年食堂|人人"), None, reading)
    assert [reading.text[span.start : span.end] for span in spans] == ["老年食", "堂", "人人", "老年食堂"]


def test_the_places_of_a_report_come_in_reading_order():
    text = "先办公墓\n后办食堂\n再办公墓\n"
    reading = build(text, torn=(("再办", "先办"),))
    order = [span.start for span in places(parse("公墓 食堂 没有"), None, reading)]
    (sheet,) = report_sheet("", reading, "").sections
    read = [each.source(offset) for each in sheet.stretches if each.joint is None for offset in range(len(each.text))]
    assert sorted(order) == [2, 7, 12]
    assert order == sorted(order, key=read.index)


def test_places_are_lit_in_sections_that_are_not_found():
    reading = torn_reading()
    assert Matcher(parse("公墓 人人")).matches(report_sheet("", reading, "").sections[0]) is False
    assert len(places(parse("公墓 人人"), None, reading)) == 2


def test_letters_are_told_by_run():
    assert letters(parse('养老ZhuCan 5G网络 "dibao" ｄｉｂａｏ -dibao a,b GDP2')) == ("zhucan", "dibao")


def test_sounds_may_be_named_as_the_letters_were_typed():
    assert found("ＤＩＢＡＯ", "低保九户", sounds={"ＤＩＢＡＯ": ("低保",)})
    assert not found("ＤＩＢＡＯ", "低保九户", sounds={})


def test_words_are_written_together_the_likeliest_first():
    written = list(in_one_piece(parse("农村dibao biaozhun"), SOUNDS))
    assert written[0] == "农村dibaobiaozhun"
    assert set(written[1:3]) == {"农村低保biaozhun", "农村dibao标准"}
    assert set(written[3:5]) == {"农村低保标准", "农村地保biaozhun"}
    assert written[5:] == ["农村地保标准"]
    assert list(in_one_piece(parse("低保|特困 -标准 year:2022"), SOUNDS)) == ["低保", "特困"]
    assert list(in_one_piece(parse("year:2022"), SOUNDS)) == []


CHARACTERS = st.text(alphabet=list('养老餐养老餐０12,, 　\t\u200bＡa㎡“：-|"'), max_size=16)


@given(CHARACTERS, st.integers(0, 15), st.integers(1, 8), st.integers(0, 15))
def test_every_piece_of_a_text_is_found_and_lit_where_it_stands(text, start, length, torn):
    piece = text[start : start + length]
    query = Query(piece, (Clause((Word(piece, exact=True),)),))
    spans = (
        (Span(50, 50 + torn), Span(500, 500 + len(text) - torn)) if torn < len(text) else (Span(50, 50 + len(text)),)
    )
    sheet = SectionSheet("1", 0, (), Kind.REVIEW, (), (), (Stretch(text, spans),))
    match = Matcher(query).find(sheet)
    if not fold(piece).text:
        assert match is None
        return
    assert match is not None
    sources = {sheet.stretches[0].source(offset): offset for offset in range(len(text))}
    lit = {sources[at] for span in match.spans for at in range(span.start, span.end)}
    assert {start + offset for offset, each in enumerate(piece) if fold(each).text and each != ","} <= lit
    for place in match.places:
        assert fold(text[place.start : place.end]).text.replace(",", "").find(fold(piece).text.replace(",", "")) >= 0
