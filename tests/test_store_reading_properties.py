"""What holds for the reading of any text: places, order, nesting, and that it is a function of the text."""

import re
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from small import read_small

from store import Indicator, Reading

SENTENCES = (
    "全年建成老年食堂12家、日间照料中心5家，服务老人3.2万人次，满意率达98.6%。",
    "低保标准从980元/月提高到1120元/月，发放救助金3600余万元。",
    "建成示范社区9个（省级2个、市级7个），覆盖率不低于85%。",
    "福彩销量、公益金分别为2.1亿元、6300万元，同比增长6.2%和4.8%。",
    "登记社会组织620家，其中社会团体210家；每个街道培育1-2家。",
    "2025年计划新建助餐点20家，预计年底前完成改造500户。",
    "拨打12349热线即可预约，60周岁以上老人优先。",
    "提升养老品质。",
    "坚持示范带动、分类推进，智慧养老服",
    "务平台建设取得明显进展，上线应用6项。",
    "在总结成绩的同时，我们清醒地看到，当前工作还面临一些困难。",
)
LINES = (
    "甲县民政局2024年工作总结",
    "一、2024年工作回顾",
    "二、2025年工作计划",
    "（一）社会救助",
    "(二)养老服务",
    "1.提高标准",
    "①落实责任",
    "第一部分 总体情况",
    "【亮点】",
    "●新增护理型床位80张。",
    "养老服务更有质量",
    "志愿者在社区食堂帮厨",
    "来源：甲县民政局",
    "（记者 某某 摄）",
    "首页 > 政务公开",
    "",
    "",
    "　　",
)
paragraphs = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4).map("".join)
reports = st.lists(paragraphs | st.sampled_from(LINES), min_size=1, max_size=14).map("\n".join)
scraps = st.lists(
    st.sampled_from(
        [
            *"一二、（）()“”《》【】。，；：！:.-—～/%％十百千万亿元余多年月日时点第个人家约超至到从的 \n\n",
            "12",
            "3.5",
            "２０２４",
            "1,200",
        ]
    )
    | st.characters(codec="utf-8", exclude_categories=["Cs"], exclude_characters="\r"),
    max_size=60,
).map("".join)
texts = reports | scraps
WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
steady = settings(derandomize=True, deadline=None, max_examples=60)


def row(each: Indicator) -> tuple[object, ...]:
    return (
        *(each.name, each.value, each.value_max, each.unit, each.qualifier, each.previous, each.change),
        *(each.domain, each.tense, each.period, each.measure),
    )


def spans_of(reading: Reading) -> list[tuple[int, int]]:
    return sorted((span.start, span.end) for paragraph in reading.paragraphs for span in paragraph.spans)


@steady
@given(texts)
def test_every_line_is_in_exactly_one_paragraph(text: str) -> None:
    lines, position = [], 0
    for line in text.split("\n"):
        if line.strip():
            start = position + len(line) - len(line.lstrip())
            lines.append((start, start + len(line.strip())))
        position += len(line) + 1
    assert spans_of(read_small(text)) == lines


@steady
@given(texts)
def test_indicators_point_at_their_digits(text: str) -> None:
    for each in read_small(text).indicators:
        assert 0 <= each.start <= each.number_start < each.number_end <= each.end <= len(text)
        assert re.fullmatch(r"\d(?:.*\d)?", text[each.number_start : each.number_end], re.DOTALL)


@steady
@given(texts)
def test_no_digit_is_counted_twice(text: str) -> None:
    numbers = sorted((each.number_start, each.number_end) for each in read_small(text).indicators)
    assert [pair for pair in pairwise(numbers) if pair[0][1] > pair[1][0]] == []


@steady
@given(texts)
def test_sections_are_a_tree_in_the_order_of_the_text(text: str) -> None:
    sections = read_small(text).sections
    by_id = {each.id: each for each in sections}
    assert len(by_id) == len(sections)
    assert [each.start for each in sections] == sorted({each.start for each in sections})
    for each in sections:
        assert 0 <= each.start < each.end <= len(text)
        parent = by_id.get(each.parent or "")
        assert (parent is None) == (each.parent is None)
        assert each.level == (1 if parent is None else parent.level + 1)
        assert parent is None or parent.start <= each.start < each.end <= parent.end
    for parent_id in {each.parent for each in sections}:
        siblings = [each for each in sections if each.parent == parent_id]
        assert all(before.end <= after.start for before, after in pairwise(siblings))


@steady
@given(texts)
def test_every_character_stands_in_exactly_one_innermost_section(text: str) -> None:
    covered = [0] * len(text)
    for each in read_small(text).sections:
        for at in range(each.start, each.end):
            # Levels come one inside the other, so that the deepest is one.
            assert each.level == covered[at] + 1
            covered[at] = each.level
    assert [at for at, level in enumerate(covered) if not level and not text[at].isspace()] == []


@steady
@example("全年建成老年食堂12家。一、养老服务。全年建成老年食堂12家，服务老人3.2万人次，群众满意度稳步提高。")
@given(texts)
def test_indicators_stand_in_their_sections(text: str) -> None:
    reading = read_small(text)
    by_id = {each.id: each for each in reading.sections}
    for each in reading.indicators:
        section = by_id[each.section]
        assert section.start <= each.number_start < section.end
        inner = [other for other in reading.sections if other.start <= each.number_start < other.end]
        assert section.level == max(other.level for other in inner)


@steady
@given(texts)
def test_same_text_is_read_the_same(text: str) -> None:
    assert read_small(text) == read_small(text)


@steady
@given(reports)
def test_digits_of_either_width_are_read_alike(text: str) -> None:
    narrow, wide = read_small(text), read_small(text.translate(WIDE))
    assert [row(each) for each in wide.indicators] == [row(each) for each in narrow.indicators]
    assert [(each.level, each.kind) for each in wide.sections] == [(each.level, each.kind) for each in narrow.sections]


@steady
@given(st.lists(paragraphs, min_size=1, max_size=4).map("\n".join))
def test_text_joined_to_itself_states_everything_twice(body: str) -> None:
    text = f"一、2024年工作回顾\n{body}\n"
    once, twice = ([row(each)[:7] for each in read_small(whole).indicators] for whole in (text, text + text))
    assert twice == once + once


@steady
@given(st.lists(st.sampled_from(SENTENCES[:7]), min_size=1, max_size=4))
def test_sentences_read_in_one_paragraph_or_in_lines_state_the_same(sentences: list[str]) -> None:
    run, lines = ("一、2024年工作情况\n" + joint.join(sentences) for joint in ("", "\n"))
    assert [row(each) for each in read_small(run).indicators] == [row(each) for each in read_small(lines).indicators]


@pytest.mark.parametrize("text", ["", "\n", "　\n \n", "。", "12", "一、"])
def test_text_without_a_report_is_read_without_complaint(text: str) -> None:
    assert read_small(text).indicators == ()
