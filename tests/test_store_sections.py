"""The tree of sections, by how a report lays out its headings, and what kind each part is."""

import pytest
from small import read_small

from store import Reading

ONE = "全年建成老年食堂12家，服务老人3.2万人次，群众满意度稳步提高，各项任务顺利完成。"
TWO = "坚持示范带动、分类推进，累计开展活动45场，参与群众2600人次，社会反响良好。"
OPENING = "2024年，我局围绕中心工作，认真履职，扎实推进各项任务，取得了较好的成绩。"
TITLE = "甲县民政局2024年工作总结"

# Each page with its outline: two blanks for every level, the number and the title as they are read.
LAYOUTS = {
    "numbers of every style inside one another": (
        f"{TITLE}\n一、社会救助更加有力\n{ONE}\n（一）提高救助标准\n{ONE}\n(二)加强动态管理\n{TWO}\n1.开展核查\n{ONE}\n"
        f"2．完善档案\n{TWO}\n①落实责任\n{ONE}\n②加强督查\n{TWO}\n二、养老服务更加便利\n{ONE}\n",
        """\
        甲县民政局2024年工作总结
        社会救助更加有力
          提高救助标准
          加强动态管理
            开展核查
            完善档案
              落实责任
              加强督查
        养老服务更加便利""",
    ),
    "arabic numbers at the top, brackets inside": (
        f"{TITLE}\n{OPENING}\n1、推进社会救助\n{ONE}\n（1）提高标准\n{TWO}\n（2）加强管理\n{ONE}\n2、推进养老服务\n{TWO}\n",
        """\
        甲县民政局2024年工作总结
        -
        推进社会救助
          提高标准
          加强管理
        推进养老服务""",
    ),
    "一是 二是 in the middle of a paragraph": (
        f"{TITLE}\n一、2024年工作回顾\n聚焦主责主业，重点抓了三项工作。一是救助更加精准。{ONE}二是养老更加便利。{TWO}"
        f"三是治理更加有效。{ONE}\n二、2025年工作打算\n{TWO}\n",
        """\
        甲县民政局2024年工作总结
        2024年工作回顾
          救助更加精准
          养老更加便利
          治理更加有效
        2025年工作打算""",
    ),
    "bullets": (
        f"甲县民生实事进展\n●新建老年食堂12家。{ONE}\n\n●改造敬老院3家。{TWO}\n\n●培训护理员500人次。{ONE}\n",
        """\
        甲县民生实事进展
        新建老年食堂12家
        改造敬老院3家
        培训护理员500人次""",
    ),
    "lenticular brackets": (
        f"托起幸福晚年\n\n{OPENING}\n\n【亮点】\n\n{ONE}\n\n【数据】\n\n{TWO}\n",
        """\
        托起幸福晚年
        -
        亮点
        数据""",
    ),
    "lines of their own without a number": (
        f"{TITLE}\n\n{OPENING}\n\n救助服务更有温度\n\n{ONE}\n\n养老服务更有质量\n\n{TWO}\n\n社会治理更有活力\n\n{ONE}\n",
        """\
        甲县民政局2024年工作总结
        -
        救助服务更有温度
        养老服务更有质量
        社会治理更有活力""",
    ),
    "a headline of two lines": (
        f"{TITLE}\n\n{OPENING}\n\n织密保障网络\n困难群众“安全感”更足\n\n{ONE}\n\n汇聚各方合力\n社区治理“热度”更高\n\n{TWO}\n",
        """\
        甲县民政局2024年工作总结
        -
        织密保障网络 困难群众“安全感”更足
        汇聚各方合力 社区治理“热度”更高""",
    ),
    "short first sentences run in": (
        f"{TITLE}\n\n{OPENING}\n\n提高救助标准。{ONE}优化救助流程。{TWO}\n\n提升养老品质。{ONE}擦亮助餐品牌。{TWO}\n",
        """\
        甲县民政局2024年工作总结
        -
        提高救助标准
        优化救助流程
        提升养老品质
        擦亮助餐品牌""",
    ),
    "numbering that restarts under every heading": (
        f"{TITLE}\n一、2024年工作回顾\n（一）社会救助\n1.提高标准\n{ONE}\n2.加强管理\n{TWO}\n（二）养老服务\n1.建好食堂\n{ONE}\n"
        f"2.培训队伍\n{TWO}\n二、2025年工作计划\n（一）社会救助\n{ONE}\n",
        """\
        甲县民政局2024年工作总结
        2024年工作回顾
          社会救助
            提高标准
            加强管理
          养老服务
            建好食堂
            培训队伍
        2025年工作计划
          社会救助""",
    ),
    "numbering that skips and mixes widths": (
        f"{TITLE}\n一、社会救助\n{ONE}\n三、养老服务\n（一）建好食堂\n{TWO}\n(三）培训队伍\n{ONE}\n四、社会治理\n{TWO}\n",
        """\
        甲县民政局2024年工作总结
        社会救助
        养老服务
          建好食堂
          培训队伍
        社会治理""",
    ),
    "all headings glued into one paragraph": (
        f"一、2024年工作情况(一)社会救助扎实推进。{ONE}(二)养老服务稳步提升。{TWO}"
        f"二、2025年工作计划(一)提高救助标准。{ONE}(二)新建老年食堂。{TWO}",
        """\
        2024年工作情况
          社会救助扎实推进
          养老服务稳步提升
        2025年工作计划
          提高救助标准
          新建老年食堂""",
    ),
    "parts above the numbers": (
        f"{TITLE}\n\n{OPENING}\n\n第一部分 2024年工作回顾\n\n一、社会救助\n{ONE}\n二、养老服务\n{TWO}\n\n"
        f"第二部分 2025年工作计划\n\n一、社会救助\n{ONE}\n",
        """\
        甲县民政局2024年工作总结
        -
        2024年工作回顾
          社会救助
          养老服务
        2025年工作计划
          社会救助""",
    ),
    "an opening glued to the first heading": (
        f"2024年，我局各项工作取得新进展。一、2024年工作情况(一)社会救助扎实推进。{ONE}(二)养老服务稳步提升。{TWO}"
        f"二、2025年工作计划(一)提高救助标准。{ONE}(二)新建老年食堂。{TWO}",
        """\
        -
        2024年工作情况
          社会救助扎实推进
          养老服务稳步提升
        2025年工作计划
          提高救助标准
          新建老年食堂""",
    ),
    "a label right under the title": (
        f"托起幸福晚年\n\n【亮点】\n\n{ONE}\n\n【数据】\n\n{TWO}\n",
        """\
        托起幸福晚年
        亮点
        数据""",
    ),
    "a part right under the title": (
        f"{TITLE}\n\n第一部分 2024年工作回顾\n\n一、社会救助\n{ONE}\n\n"
        f"第二部分 2025年工作计划\n\n一、养老服务\n{TWO}\n",
        """\
        甲县民政局2024年工作总结
        2024年工作回顾
          社会救助
        2025年工作计划
          养老服务""",
    ),
    "首先 其次 最后": (
        f"{TITLE}\n{OPENING}\n\n首先，救助标准提高。{ONE}\n\n其次，养老服务扩面。{TWO}\n\n最后，治理效能提升。{ONE}\n",
        """\
        甲县民政局2024年工作总结
        -
        救助标准提高
        养老服务扩面
        治理效能提升""",
    ),
}
UNREAD = {
    "the title glued to its first heading": (
        f"甲县民政局2024年工作总结 一、社会救助。1.提高救助标准。{ONE}2.加强动态管理。{TWO}"
        f"二、养老服务。1.建好老年食堂。{ONE}2.培训护理队伍。{TWO}",
        """\
        甲县民政局2024年工作总结
        社会救助
          提高救助标准
          加强动态管理
        养老服务
          建好老年食堂
          培训护理队伍""",
    ),
}
# Each page with the kinds of its sections at the top, after the title block.
KINDS = {
    "review, problems, plan": (
        f"{TITLE}\n\n{OPENING}\n\n一、2024年工作回顾\n{ONE}\n二、存在的问题和不足\n{TWO}\n三、2025年工作思路\n{ONE}\n",
        "2024",
        ["preface", "review", "outlook", "plan"],
    ),
    "half a year behind, half a year ahead": (
        f"甲县民政局2024年上半年工作总结\n\n一、上半年工作情况\n{ONE}\n二、下半年工作安排\n{TWO}\n",
        "2024H1",
        ["review", "plan"],
    ),
    "a whole page that is a plan": (
        f"甲县民政局2025年工作要点\n\n一、社会救助\n{ONE}\n二、养老服务\n{TWO}\n",
        "2024",
        ["plan", "plan"],
    ),
    "the year that a heading names decides": (
        f"{TITLE}\n\n一、2024年重点工作任务\n{ONE}\n二、2025年重点工作任务\n{TWO}\n",
        "2024",
        ["review", "plan"],
    ),
}


def unread(case: str) -> object:
    return pytest.param(case, marks=pytest.mark.xfail(strict=True, reason="not read so yet"))


def outline_of(reading: Reading) -> str:
    return "\n".join("  " * (each.level - 1) + (each.title or "-") for each in reading.sections)


@pytest.mark.parametrize("layout", [*LAYOUTS, *map(unread, UNREAD)])
def test_outline(layout: str) -> None:
    text, wanted = (LAYOUTS | UNREAD)[layout]
    assert outline_of(read_small(text)) == "\n".join(line.removeprefix(" " * 8) for line in wanted.split("\n"))


@pytest.mark.parametrize("page", KINDS)
def test_kind_of_each_part(page: str) -> None:
    text, period, wanted = KINDS[page]
    assert [each.kind.value for each in read_small(text, period).sections if each.level == 1][1:] == wanted


def test_children_are_of_their_part_s_kind() -> None:
    text = f"{TITLE}\n一、2024年工作回顾\n（一）社会救助\n{ONE}\n二、2025年工作计划\n（一）社会救助\n{TWO}\n"
    kinds = {(each.id, each.title): each.kind.value for each in read_small(text).sections if each.parent}
    assert kinds == {("2.1", "社会救助"): "review", ("3.1", "社会救助"): "plan"}


def test_turn_to_the_problems_is_a_part_without_a_heading() -> None:
    turn = "在总结成绩的同时，我们清醒地看到，当前工作还面临一些困难，主要是养老服务供给不足。"
    found = read_small(f"{TITLE}\n一、2024年工作回顾\n{ONE}\n{turn}\n二、2025年工作计划\n{TWO}\n").sections
    assert [(each.title, each.kind.value) for each in found][2:] == [("", "outlook"), ("2025年工作计划", "plan")]


def test_section_begins_at_its_number_and_ends_where_the_next_begins() -> None:
    text = f"{TITLE}\n一、社会救助\n{ONE}\n二、养老服务\n{TWO}\n"
    first, second = read_small(text).sections[1:]
    assert text[first.start : first.end] == f"一、社会救助\n{ONE}\n"
    assert text[second.start : second.end] == f"二、养老服务\n{TWO}\n"


def test_sentence_with_a_figure_or_a_comma_is_no_heading() -> None:
    text = f"{TITLE}\n\n{OPENING}\n\n建成助餐点18家。{ONE}\n\n救助提标，养老扩面。{TWO}\n"
    assert [each.title for each in read_small(text).sections] == [TITLE, ""]


@pytest.mark.parametrize(
    ("title", "domain"),
    [
        ("织密社会救助保障网", "assistance"),
        ("提升养老服务品质", "eldercare"),
        ("关爱困境儿童成长", "children"),
        ("擦亮慈善事业品牌", "charity"),
        ("规范社会组织发展", "organizations"),
        ("深化殡葬改革", "funeral"),
        ("推进婚俗改革", "marriage"),
        ("加强机关作风建设", "general"),
        ("办好公益阅读，书香进村入户", "general"),
    ],
)
def test_heading_tells_the_domain(title: str, domain: str) -> None:
    body = "坚持示范带动、分类推进，积极探索创新，工作取得明显成效，社会反响良好。"
    section = read_small(f"{TITLE}\n一、{title}\n{body}\n").sections[1]
    assert section.domains[0] == domain


def test_section_can_have_several_domains() -> None:
    body = (
        "推进养老服务扩面，新增护理型床位120张，建成老年食堂12家。深化殡葬改革，建成生态公墓3处，节地生态安葬率达68%。"
    )
    section = read_small(f"{TITLE}\n一、养老服务和殡葬改革协同推进\n{body}\n").sections[1]
    assert set(section.domains) == {"eldercare", "funeral"}
