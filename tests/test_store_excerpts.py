from collections.abc import Callable

import pytest
from handmade import Heading, Stated
from handmade_reports import HAIYAN_2022, HAIYAN_2023, REPORTS, SHAOXING_2022
from hypothesis import given
from hypothesis import strategies as st

from store.excerpts import Excerpt, ExcerptSection, Passage, Place, View, excerpt
from store.models import Kind, Paragraph, Reading, Section, Span
from store.outline import outline

Make = Callable[..., Reading]


def section(shown: Excerpt, title: str) -> ExcerptSection:
    (found,) = [each for each in shown.sections if each.section.title == title]
    return found


def titles(shown: Excerpt) -> list[str]:
    return [each.section.title for each in shown.sections]


def headings(each: ExcerptSection) -> list[str]:
    return [passage.text[: passage.heading] for passage in each.passages]


def test_one_domain_shows_the_sections_that_name_it_or_state_its_indicators() -> None:
    assert titles(excerpt(HAIYAN_2022, "eldercare")) == [
        "办好养老，老人出门有去处",
        "床位更多",
        "饭菜更热",
        "证书更硬",
        "养老服务再加力",
    ]
    # The plan of 绍兴市 names no domain of its own but promises a standard of assistance.
    assert titles(excerpt(SHAOXING_2022, "assistance")) == ["救助帮困有力度", "下一步打算"]


def test_the_two_sides_of_a_report() -> None:
    assert titles(excerpt(HAIYAN_2022, "charity", View.REVIEW)) == ["慈善网络"]
    assert titles(excerpt(HAIYAN_2022, "charity", View.PLAN)) == ["慈善项目再延伸"]
    both = excerpt(HAIYAN_2022).sections
    sides = [*excerpt(HAIYAN_2022, None, View.REVIEW).sections, *excerpt(HAIYAN_2022, None, View.PLAN).sections]
    assert sorted(both, key=lambda each: each.section.start) == sorted(sides, key=lambda each: each.section.start)


def test_a_parent_that_is_only_a_heading_shows_in_its_children_s_path() -> None:
    shown = excerpt(HAIYAN_2022, "charity")
    assert "聚拢善意，慈善力量有作为" not in titles(shown)
    assert section(shown, "慈善网络").path == ("聚拢善意，慈善力量有作为", "慈善网络")
    whole = excerpt(HAIYAN_2022)
    assert "聚拢善意，慈善力量有作为" in titles(whole)
    assert section(whole, "办好养老，老人出门有去处").path == ("办好养老，老人出门有去处",)


def test_run_in_headings_divide_a_paragraph() -> None:
    shown = excerpt(HAIYAN_2022)
    (beds,) = [passage for passage in section(shown, "床位更多").passages if not passage.furniture]
    (meals,) = section(shown, "饭菜更热").passages
    assert beds.text.startswith("一是床位更多。全县")
    assert beds.text.endswith("夜里按铃有人应。")
    assert beds.text[: beds.heading] == "一是床位更多。"
    assert meals.text[: meals.heading] == "二是饭菜更热。"
    assert meals.text.endswith("骑手都经过培训！")


def test_a_heading_of_its_own_line_is_a_passage_that_is_all_heading() -> None:
    first, second = section(excerpt(HAIYAN_2022), "慈善网络").passages
    assert first.heading == len(first.text) == len("慈善网络")
    assert second.heading == 0


def test_a_headline_broken_over_two_lines_is_heading_in_both() -> None:
    headline = section(excerpt(HAIYAN_2022), "海盐县民政局2022年工作总结 和2023年工作思路")
    assert headings(headline) == ["海盐县民政局2022年工作总结", "和2023年工作思路"]


@pytest.mark.parametrize(
    ("line", "title", "heading"),
    [
        ("1.做实救助。后面的话。", "做实救助", "1.做实救助。"),
        ("（十二）做 实 救 助", "做实救助", "（十二）做 实 救 助"),
        ("【救助】后面的话。", "救助", "【救助】"),
        ("## **做实救助**", "做实救助", "## **做实救助**"),
        ("● 做实救助：后面的话。", "做实救助", "● 做实救助："),
        ("第一部分　做实救助", "做实救助", "第一部分　做实救助"),
        ("一是做实“一老”文章。后面的话。", "做实“一老”文章", "一是做实“一老”文章。"),
        ("这里说的是别的事情。", "做实救助", ""),
        ("做实救助", "", ""),
    ],
)
def test_a_heading_is_told_with_its_number_and_stop(make_reading: Make, line: str, title: str, heading: str) -> None:
    reading = make_reading(line, headings=(Heading(line, title, 1),))
    (shown,) = excerpt(reading).sections
    assert headings(shown) == [heading]


def test_a_torn_paragraph_is_shown_mended_with_a_caption_apart() -> None:
    beds = section(excerpt(HAIYAN_2022), "床位更多")
    assert "护理型床位占到62.5%" in beds.passages[0].text
    assert len(beds.passages[0].spans) == 2
    assert beds.passages[1].furniture
    assert beds.passages[1].text.startswith("图为")
    assert not any(passage.furniture for passage in section(excerpt(HAIYAN_2022, "eldercare"), "床位更多").passages)


def test_a_continuation_elsewhere_shows_where_its_paragraph_began_and_there_only() -> None:
    shown = excerpt(SHAOXING_2022)
    body = section(shown, "救助帮困有力度").passages[1]
    assert "帮扶干部每月至少上门2次" in body.text
    assert not any("上门" in passage.text for passage in section(shown, "养老服务有高度").passages)
    twice = next(mark for mark in body.marks if SHAOXING_2022.indicators[mark.indicator].unit == "次")
    assert body.text[twice.start : twice.end] == "2"


def test_furniture_shows_in_the_whole_report_only() -> None:
    assert [each.section.kind for each in excerpt(HAIYAN_2022).sections].count(Kind.FURNITURE) == 3
    for domain in ("assistance", "general"):
        assert all(each.section.kind is not Kind.FURNITURE for each in excerpt(HAIYAN_2022, domain).sections)


def test_every_indicator_is_marked_at_its_digits_in_its_sentence() -> None:
    for reading in REPORTS:
        marks = [
            (passage, mark) for each in excerpt(reading).sections for passage in each.passages for mark in passage.marks
        ]
        assert sorted(mark.indicator for _, mark in marks) == list(range(len(reading.indicators)))
        for passage, mark in marks:
            indicator = reading.indicators[mark.indicator]
            assert passage.text[mark.start : mark.end] == reading.text[indicator.number_start : indicator.number_end]
            assert passage.heading <= mark.sentence_start <= mark.start < mark.end <= mark.sentence_end


def test_a_sentence_lies_between_its_stops_and_behind_the_heading(make_reading: Make) -> None:
    text = "一是添床位：先添10张。他问：“够吗？”又添20张；再添30张，不算完\n"
    stated = tuple(Stated(f"添{n}张", str(n), "床位", "张", "eldercare") for n in (10, 20, 30))
    reading = make_reading(text, headings=(Heading("一是", "添床位", 1),), stated=stated)
    (passage,) = excerpt(reading).sections[0].passages
    sentences = [passage.text[mark.sentence_start : mark.sentence_end] for mark in passage.marks]
    assert sentences == ["先添10张。", "又添20张；再添30张，不算完", "又添20张；再添30张，不算完"]


def test_digits_that_the_page_tore_apart_are_one_mark(make_reading: Make) -> None:
    text = "全年新增床位12\n图为食堂\n34张。"
    reading = make_reading(
        text,
        headings=(Heading("全年", "", 1),),
        torn=(("全年", "34"),),
        furniture=("图为",),
        stated=(Stated("床位12\n图为食堂\n34张", "12\n图为食堂\n34", "床位", "张", "eldercare", value=1234),),
    )
    passage = excerpt(reading).sections[0].passages[0]
    assert [passage.text[mark.start : mark.end] for mark in passage.marks] == ["1234"]


def test_places_lead_to_the_source_and_back() -> None:
    for reading in REPORTS:
        shown = excerpt(reading)
        for nth, each in enumerate(shown.sections):
            for number, passage in enumerate(each.passages):
                for offset, character in enumerate(passage.text):
                    source = shown.source(Place(nth, number, offset))
                    assert reading.text[source] == character
                    assert shown.place(source) == Place(nth, number, offset)
    assert excerpt(HAIYAN_2023, "charity").place(0) is None


def test_the_end_of_a_passage_is_the_end_of_its_last_span() -> None:
    passage = Passage("甲乙丙", (Span(10, 12), Span(20, 21)), (), 0)
    assert [passage.source(offset) for offset in range(4)] == [10, 11, 20, 21]
    assert [passage.offset(source) for source in (10, 11, 12, 20, 21)] == [0, 1, None, 2, None]


def test_a_report_without_sections_shows_its_paragraphs(make_reading: Make) -> None:
    shown = excerpt(make_reading("第一段。\n第二段。"))
    assert [passage.text for each in shown.sections for passage in each.passages] == ["第一段。", "第二段。"]
    assert excerpt(make_reading("")).sections == ()


@st.composite
def torn_readings(draw: st.DrawFn) -> Reading:
    """Texts of a few lines whose sections nest at random and whose paragraphs join lines in any order."""
    lines = draw(st.lists(st.text("甲乙丙1 。", min_size=1, max_size=8), min_size=1, max_size=8))
    text = "\n".join(lines)
    spans, at = [], 0
    for line in lines:
        if line.strip():
            start = at + len(line) - len(line.lstrip())
            spans.append(Span(start, start + len(line.strip())))
        at += len(line) + 1
    order = draw(st.permutations(spans))
    sizes = draw(st.lists(st.integers(1, 3), min_size=len(order), max_size=len(order)))
    paragraphs = []
    for size in sizes:
        if order:
            paragraphs.append(Paragraph(tuple(order[:size])))
            order = order[size:]
    starts = sorted(draw(st.sets(st.integers(0, len(text)), max_size=4)))
    sections = tuple(
        Section(str(n), None, 1, "题", Kind.REVIEW, (), start, end)
        for n, (start, end) in enumerate(zip(starts, [*starts[1:], len(text)], strict=False), 1)
        if start < end
    )
    from handmade import build

    blank = build(text)
    return Reading(blank.report, text, tuple(paragraphs), sections, (), "1")


@given(torn_readings())
def test_every_character_of_every_paragraph_is_shown_once(reading: Reading) -> None:
    shown = [
        position
        for each in excerpt(reading).sections
        for passage in each.passages
        for span in passage.spans
        for position in range(span.start, span.end)
        if not reading.text[position].isspace()
    ]
    expected = [
        position
        for paragraph in reading.paragraphs
        for span in paragraph.spans
        for position in range(span.start, span.end)
        if not reading.text[position].isspace()
    ]
    assert sorted(shown) == sorted(expected)


def test_the_outline_is_the_tree_of_titles() -> None:
    tree = outline(HAIYAN_2022)
    assert [heading.title for heading in tree] == [
        "海盐县民政局2022年工作总结 和2023年工作思路",
        "托住底线，社会救助有温度",
        "办好养老，老人出门有去处",
        "聚拢善意，慈善力量有作为",
        "2023年工作思路",
    ]
    assert [(child.title, child.level, child.kind) for child in tree[-1].children] == [
        ("养老服务再加力", 2, Kind.PLAN),
        ("慈善项目再延伸", 2, Kind.PLAN),
    ]
    assert all(HAIYAN_2022.text.startswith(("海", "一、", "二、", "三、", "四、"), heading.start) for heading in tree)


def test_headings_under_an_untitled_part_move_up(make_reading: Make) -> None:
    reading = make_reading("开头的话。\n题目\n正文。", headings=(Heading("开头", "", 1), Heading("题目", "题目", 2)))
    assert [(heading.id, heading.title, heading.level) for heading in outline(reading)] == [("1.1", "题目", 1)]


def test_an_outline_without_titles_lists_what_there_is(make_reading: Make) -> None:
    reading = make_reading("开头的话。", headings=(Heading("开头", "", 1),))
    assert [heading.id for heading in outline(reading)] == ["1"]
