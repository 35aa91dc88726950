"""The excerpt pane: how a report is set in it, and how one moves, steps and unfolds in it."""

import pytest
from excerpt_stage import showing, stage_of, styles_of
from handmade import Heading, Stated
from shown import lines, text

from store.excerpts import excerpt
from store.models import Kind
from tui.typesetting.width import cells
from tui.widgets.excerpt.pane import ExcerptPane

NO_START = "，。、；：？！）》】」』”’…—％%"
NO_END = "（《【「『“‘"


def is_bold(pane: ExcerptPane, words: str) -> bool:
    return all(style.bold for style in styles_of(pane, words))


async def test_a_report_is_set_in_chinese_type(readings):
    async with showing(readings[0], size=(40, 38)) as pilot:
        assert lines(pilot.app)[:11] == [
            " ▸ 页面附件 1 处，已折叠",
            "",
            " 海盐县民政局2022年工作总结",
            " 和2023年工作思路",
            " ▸ 页面附件 1 处，已折叠",
            "     这一年，全县民政干部围着群众的急事",
            " 难事转，把钱花在刀刃上，把服务送到家门",
            " 口。",
            "",
            " 一、托住底线，社会救助有温度",
            "     （一）提高社会救助标准。从七月起，",
        ]


@pytest.mark.parametrize("width", [13, 30, 47, 80, 160])
async def test_lines_keep_to_the_pane_and_to_the_rules(readings, width: int):
    async with showing(readings[0], size=(width, 120)) as pilot:
        shown = [line[1:].strip() for line in lines(pilot.app)]
        assert max(cells(line) for line in lines(pilot.app)) <= width
        assert [line for line in shown if line[:1] and line[0] in NO_START] == []
        assert [line for line in shown if line[-1:] and line[-1] in NO_END] == []


async def test_a_path_is_said_once_and_a_heading_in_the_text_is_not_repeated(readings):
    async with showing(readings[0], excerpt(readings[0], "charity"), size=(60, 20)) as pilot:
        assert lines(pilot.app)[:5] == [
            " 聚拢善意，慈善力量有作为",
            " 慈善网络",
            "     镇街慈善分会实现全覆盖，募集善款2150万元。慈善基地接待",
            " 参观者1.6万人次，讲解员由退休教师担任。",
            "",
        ]
        assert lines(pilot.app)[5].startswith(" 〔计划〕2023年工作思路")


async def test_further_down_only_what_is_new_of_a_path_is_said(make_reading):
    report = make_reading(
        "甲部分\n第一块\n从前有山。\n第二块\n山上有庙。\n",
        headings=(
            Heading("甲部分", "甲部分", 1),
            Heading("第一块", "第一块", 2),
            Heading("从前", "没有写出的一", 3, ("charity",)),
            Heading("第二块", "第二块", 2),
            Heading("山上", "没有写出的二", 3, ("charity",)),
        ),
    )
    async with showing(report, excerpt(report, "charity")) as pilot:
        assert [line for line in lines(pilot.app) if line] == [
            " 甲部分 › 第一块 › 没有写出的一",
            "     从前有山。",
            " › 第二块 › 没有写出的二",
            "     山上有庙。",
        ]


async def test_plans_are_named_and_so_is_the_way_back_from_them(make_reading):
    headings = (
        Heading("做过的事\n甲", "做过的事", 1, ("charity",)),
        Heading("要做的", "要做的事", 1, ("charity",), kind=Kind.PLAN),
        Heading("还做过", "还做过的事", 1, ("charity",)),
    )
    report = make_reading("做过的事\n甲。\n要做的事\n乙。\n还做过的事\n丙。\n", headings=headings)
    async with showing(report) as pilot:
        shown = [line.strip() for line in lines(pilot.app) if line]
        assert shown == ["做过的事", "甲。", "〔计划〕", "要做的事", "乙。", "〔回顾〕", "还做过的事", "丙。"]


async def test_numbers_and_headings_are_lit(readings):
    async with showing(readings[0], size=(60, 40)) as pilot:
        pane = stage_of(pilot).pane
        assert is_bold(pane, "1130")
        assert is_bold(pane, "（一）提高社会救助标准。")
        assert not is_bold(pane, "元/月，全年")
        assert styles_of(pane, "1130") != styles_of(pane, "（一）提")


async def test_where_a_paragraph_was_mended_there_is_a_mark(readings):
    async with showing(readings[0], size=(40, 38)) as pilot:
        assert [line for line in lines(pilot.app) if line.startswith("~")] == [
            "~4210张，护理型床位占到62.5%，新增家庭养",
            "~约3000位老人来吃饭；送餐路线38条，骑手",
        ]


# Places


@pytest.mark.parametrize(
    "words", ["全县养老机构登记床位", "送餐路线", "（二）慈善项目", "海盐县民政局2022年工作总结\n"]
)
async def test_a_place_is_where_the_pane_stands(readings, words: str):
    place = readings[0].text.index(words)
    async with showing(readings[0], size=(40, 3), place=place) as pilot:
        top = "".join(line[1:] for line in lines(pilot.app)[:2]).strip()
        assert words.strip()[:6] in top
        stands_at = stage_of(pilot).pane.place
    async with showing(readings[0], size=(40, 3), place=stands_at) as again:
        assert stage_of(again).pane.place == stands_at


async def test_resizing_keeps_the_place(readings):
    place = readings[0].text.index("每天约3000位")
    async with showing(readings[0], size=(40, 8), place=place) as pilot:
        pane = stage_of(pilot).pane
        before, stands_at = lines(pilot.app), pane.place
        for size in [(30, 8), (100, 20), (20, 24), (160, 6), (40, 8)]:
            await pilot.resize_terminal(*size)
            await pilot.pause()
            assert pane.place == stands_at
            if size[1] < 10:
                assert "3000" in "".join(lines(pilot.app)[:2])
        assert lines(pilot.app) == before


async def test_scrolling_by_lines_pages_and_to_the_ends(readings):
    async with showing(readings[0], size=(40, 10)) as pilot:
        pane = stage_of(pilot).pane
        everything = lines(pilot.app)
        await pilot.press("j", "down")
        assert lines(pilot.app)[:8] == everything[2:]
        await pilot.press("k", "up", "k")
        assert lines(pilot.app) == everything
        await pilot.press("ctrl+f")
        assert lines(pilot.app)[0] == everything[-1]
        await pilot.press("ctrl+b")
        assert lines(pilot.app) == everything
        await pilot.press("G")
        assert "慈善信托备案3单" in text(pilot.app)
        assert pane.scroll_y == pane.max_scroll_y > 0
        await pilot.press("g")
        assert lines(pilot.app) == everything


async def test_the_section_at_the_top_is_told(readings):
    async with showing(readings[0], size=(40, 10)) as pilot:
        stage = stage_of(pilot)
        stage.pane.go_to(readings[0].text.index("二是饭菜更热"))
        await pilot.pause()
        told = {section.id: section.title for section in readings[0].sections}
        assert told[stage.sections[-1]] == "饭菜更热"
        await pilot.press("j")
        assert told[stage.sections[-1]] == "饭菜更热"
        await pilot.press("j", "j")
        assert told[stage.sections[-1]] == "证书更硬"


# Furniture


async def test_furniture_unfolds_and_folds_where_one_stands(readings):
    place = readings[0].text.index("三是证书更硬")
    async with showing(readings[0], size=(40, 8), place=place) as pilot:
        before = lines(pilot.app)
        await pilot.press("u")
        assert lines(pilot.app)[0] == before[0]
        await pilot.press("g")
        assert lines(pilot.app)[:2] == [" ▾ 页面附件 1 处", " 首页 > 部门信息 > 年度总结"]
        await pilot.press("u")
        assert lines(pilot.app)[0] == " ▸ 页面附件 1 处，已折叠"


async def test_without_furniture_there_is_nothing_to_unfold(readings):
    async with showing(readings[1]) as pilot:
        assert not any(active.binding.id == "excerpt.unfold" for active in pilot.app.screen.active_bindings.values())
    async with showing(readings[0]) as pilot:
        assert any(active.binding.id == "excerpt.unfold" for active in pilot.app.screen.active_bindings.values())


# What reports and terminals may do to it


async def test_an_empty_pane_says_what_to_do(readings):
    async with showing(readings[0], size=(40, 10)) as pilot:
        pane = stage_of(pilot).pane
        pane.show_empty("这里还没有摘录；按 [ ] 换领域。")
        await pilot.pause()
        assert lines(pilot.app)[0] == " 这里还没有摘录；按 [ ] 换领域。"
        assert pane.place == 0
        await pilot.press("w", "n", "u", "j")
        assert pane.indicator is None


async def test_what_a_report_says_is_only_shown(make_reading):
    heading = "一、\x1b[2J标题[bold]"
    report = make_reading(
        f"{heading}\n甲\x1b]0;名\x07乙\u202e丙[/red]丁：5个。\n",
        headings=(Heading(heading, heading[2:], 1, ("charity",)),),
        stated=(Stated("丁：5个", "5", "丁", "个", "charity"),),
    )
    async with showing(report) as pilot:
        assert lines(pilot.app)[:2] == [" 一、␛[2J标题[bold]", "     甲␛]0;名␇乙�丙[/red]丁：5个。"]
        await pilot.press("w")
        assert stage_of(pilot).indicators == [0]


async def test_it_is_drawn_without_any_colour(readings, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("NO_COLOR", "1")
    async with showing(readings[0], theme="ansi") as pilot:
        await pilot.press("w", "f", "老", "enter")
        assert "1/" in lines(pilot.app)[-1]


async def test_only_rows_that_change_are_drawn_again(readings, monkeypatch: pytest.MonkeyPatch):
    async with showing(readings[0], size=(60, 40)) as pilot:
        await pilot.press("w")
        drawn: list[int] = []
        draw = ExcerptPane.render_line
        monkeypatch.setattr(ExcerptPane, "render_line", lambda pane, y: drawn.append(y) or draw(pane, y))
        await pilot.press("w", "w")
        assert 0 < len(set(drawn)) <= 6


async def test_a_long_report_is_read_from_any_place(make_reading):
    source = "".join(f"第{nth}段写得很长，{'字' * 300}。\n" for nth in range(3000))
    async with showing(make_reading(source), size=(80, 24), place=source.index("第2500段")) as pilot:
        assert lines(pilot.app)[0] == "     第2500段写得很长，" + "字" * 28
        await pilot.resize_terminal(60, 24)
        await pilot.pause()
        assert lines(pilot.app)[0] == "     第2500段写得很长，" + "字" * 18
