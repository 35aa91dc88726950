"""Finding words in an excerpt: typed as they come, lit wherever they stand, stepped through."""

import pytest
from excerpt_stage import showing, stage_of, styles_of
from handmade import Heading
from hypothesis import given
from hypothesis import strategies as st
from shown import lines, text

from store.excerpts import excerpt
from store.models import Kind
from tui.widgets.excerpt.blocks import Block, Key, Role
from tui.widgets.excerpt.search import Finder, folded


def found(words: str, *texts: str) -> list[tuple[int, int, int]]:
    blocks = [Block(Key(0, nth), Role.TEXT, shown) for nth, shown in enumerate(texts)]
    return [(stretch.key.passage, stretch.start, stretch.end) for stretch in Finder(blocks).find(words)]


@pytest.mark.parametrize(
    ("words", "shown", "expected"),
    [
        ("养老", "养老院里养老", [(0, 0, 2), (0, 4, 6)]),
        ("abc", "ＡＢＣ与aBc", [(0, 0, 3), (0, 4, 7)]),
        ("２０%", "20％", [(0, 0, 3)]),
        (",", "甲，乙", [(0, 1, 2)]),
        (".*", "甲.*乙甲", [(0, 1, 3)]),
        ("[/b]", "甲[/b]", [(0, 1, 5)]),
        ("　", "甲 乙", [(0, 1, 2)]),
        ("aa", "aaaa", [(0, 0, 2), (0, 2, 4)]),
        ("", "甲", []),
        ("丙", "甲乙", []),
    ],
)
def test_words_are_found_as_typed(words: str, shown: str, expected: list[tuple[int, int, int]]):
    assert found(words, shown) == expected


@given(st.text(st.characters(), max_size=60), st.data())
def test_whatever_stands_in_a_text_is_found(shown: str, data: st.DataObject):
    start = data.draw(st.integers(0, len(shown)))
    end = data.draw(st.integers(start, len(shown)))
    words = shown[start:end]
    assert len(folded(shown)) == len(shown)
    assert not words or any(
        shown[a:b] == words or folded(shown[a:b]) == folded(words) for _, a, b in found(words, shown)
    )


async def test_every_occurrence_is_lit_and_counted_as_one_types(readings):
    async with showing(readings[0], size=(50, 40)) as pilot:
        stage, pane = stage_of(pilot), stage_of(pilot).pane
        await pilot.press("f", "床")
        assert lines(pilot.app)[-1].startswith(" 文中 床")
        assert lines(pilot.app)[-1].endswith("1/6")
        await pilot.press("位")
        assert stage.searches[-1] == ("床位", 1, 6)
        first, other = styles_of(pane, "床位"), styles_of(pane, "床位占到")
        plain = styles_of(pane, "登记")
        assert len({*first, *other, *plain}) >= 3
        await pilot.press("x")
        assert stage.searches[-1] == ("床位x", 0, 0)
        assert lines(pilot.app)[-1].endswith("没有找到")


async def test_n_goes_round_the_occurrences(readings):
    async with showing(readings[0], size=(50, 12)) as pilot:
        stage = stage_of(pilot)
        await pilot.press("f", "床", "位", "enter")
        assert stage.pane.has_focus
        await pilot.press("n", "n")
        assert stage.searches[-1] == ("床位", 3, 6)
        await pilot.press(*["n"] * 4)
        assert stage.searches[-1] == ("床位", 1, 6)
        await pilot.press("N")
        assert stage.searches[-1] == ("床位", 6, 6)
        assert "占比提高到65%" in text(pilot.app)
        assert lines(pilot.app)[-1].endswith("6/6")


async def test_the_first_one_found_is_the_next_below(readings):
    place = readings[0].text.index("三、聚拢")
    async with showing(readings[0], size=(50, 10), place=place) as pilot:
        await pilot.press("f", "养", "老")
        assert stage_of(pilot).searches[-1][1] > 1
        assert "养老服务再加力" in text(pilot.app)


async def test_words_across_a_line_break_and_a_mended_joint_are_found(readings):
    async with showing(readings[0], size=(34, 40)) as pilot:
        assert "占到62" not in text(pilot.app)
        await pilot.press("f", *"占到62.5%")
        assert stage_of(pilot).searches[-1][1:] == (1, 1)
        await pilot.press("ctrl+u", *"骑手都经过")
        assert stage_of(pilot).searches[-1] == ("骑手都经过", 1, 1)


async def test_what_is_found_in_folded_furniture_unfolds(readings):
    async with showing(readings[0], size=(50, 12)) as pilot:
        await pilot.press("f", *"公益岗位", "enter")
        assert "上一篇：关于招聘公益岗位的公告" in text(pilot.app)
        await pilot.press("g")
        assert lines(pilot.app)[0] == " ▸ 页面附件 1 处，已折叠"


async def test_titles_that_only_the_path_shows_are_found(readings):
    async with showing(readings[0], excerpt(readings[0], "charity")) as pilot:
        await pilot.press("f", *"聚拢善意")
        assert stage_of(pilot).searches[-1] == ("聚拢善意", 1, 1)


@pytest.mark.parametrize("done", ["enter", "escape", "ctrl+g"])
async def test_done_typing_leaves_what_was_found_lit_until_it_is_cleared(readings, done: str):
    async with showing(readings[0], size=(50, 30)) as pilot:
        pane = stage_of(pilot).pane
        plain = styles_of(pane, "助餐点58")
        await pilot.press("f", *"助餐", done)
        assert pane.has_focus
        assert styles_of(pane, "助餐") not in plain
        assert lines(pilot.app)[-1].startswith(" 文中 助餐")
        await pilot.press("c")
        assert styles_of(pane, "助餐点58") == plain
        assert not lines(pilot.app)[-1].startswith(" 文中")
        await pilot.press("n")
        assert stage_of(pilot).searches[-1] == ("", 0, 0)


async def test_keys_are_letters_while_one_types_and_scroll_the_text_where_they_are_none(readings):
    async with showing(readings[0], size=(50, 10)) as pilot:
        stage = stage_of(pilot)
        await pilot.press("f", *"qwunN/")
        assert stage.searches[-1][0] == "qwunN/"
        top = lines(pilot.app)[0]
        await pilot.press("pagedown")
        assert lines(pilot.app)[0] != top
        await pilot.press("enter", "f", "老")
        assert stage.searches[-1][0] == "老"
        await pilot.press("down", "down")
        assert stage.searches[-1][1] == 3
        await pilot.press("up")
        assert stage.searches[-1][1] == 2


async def test_nothing_typed_is_no_search(readings):
    async with showing(readings[0], size=(50, 10)) as pilot:
        before = lines(pilot.app)
        await pilot.press("f", "enter")
        await pilot.pause()
        assert lines(pilot.app) == before


async def test_the_last_row_comes_out_from_under_the_search_line(readings):
    async with showing(readings[1], size=(50, 10)) as pilot:
        await pilot.press("G")
        last = lines(pilot.app)[-1]
        await pilot.press("f", "低", "enter", "G")
        assert lines(pilot.app)[-2] == last


async def test_the_search_goes_on_in_the_next_excerpt(readings):
    async with showing(readings[0], excerpt(readings[0], "eldercare")) as pilot:
        stage = stage_of(pilot)
        await pilot.press("f", *"慈善", "enter")
        assert stage.searches[-1][2] == 0
        stage.pane.show(readings[0], excerpt(readings[0], "charity"))
        await pilot.pause()
        assert stage.searches[-1] == ("慈善", 0, 6)
        await pilot.press("n")
        assert stage.searches[-1] == ("慈善", 1, 6)


async def test_runs_of_furniture_unfold_one_by_one(make_reading):
    report = make_reading(
        "导航甲\n正文一段。\n导航乙\n",
        headings=(
            Heading("导航甲", "", 1, kind=Kind.FURNITURE),
            Heading("正文", "", 1, ("charity",)),
            Heading("导航乙", "", 1, kind=Kind.FURNITURE),
        ),
    )
    async with showing(report) as pilot:
        await pilot.press("f", *"导航", "enter")
        assert "导航甲" in text(pilot.app)
        assert "导航乙" not in text(pilot.app)
        await pilot.press("n")
        assert "导航乙" in text(pilot.app)
