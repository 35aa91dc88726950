"""The list of a search: its entries in rows, and a cursor that stops at some of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from search_stage import hit
from shown import lines
from textual.app import App, ComposeResult

from tui.themes import themes
from tui.typesetting.width import cells
from tui.widgets.search.entries import Entry, Found, Gap, Head, Sentence, Title, path_within, shortened
from tui.widgets.search.list import SearchList
from tui.widgets.search.listing import Listing
from tui.widgets.search.snippet import snippet_height, snippet_rows


def text_of(row: object) -> str:
    return "".join(text for text, _ in row)  # type: ignore[attr-defined]


def lit_of(rows: object) -> list[str]:
    return [text for row in rows for text, role in row if role == "lit"]  # type: ignore[attr-defined]


def test_a_snippet_that_fits_is_shown_whole_with_its_words_lit():
    rows = snippet_rows("新增助餐点58个，助餐更近。", ((2, 5), (9, 11)), 40)
    assert [text_of(row) for row in rows] == ["新增助餐点58个，助餐更近。"]
    assert lit_of(rows) == ["助餐点", "助餐"]


def test_a_long_snippet_is_shown_around_its_first_words_from_where_a_clause_begins():
    snippet = "一" * 30 + "，" + "二" * 30 + "，新增助餐点58个，" + "三" * 60
    at = snippet.index("助餐")
    rows = snippet_rows(snippet, ((at, at + 2),), 40)
    assert len(rows) == 2
    assert text_of(rows[0]).startswith("…二二二") or text_of(rows[0]).startswith("…新增助餐点")
    assert lit_of(rows) == ["助餐"]
    assert text_of(rows[1]).endswith("…")


def test_words_are_in_view_where_lines_may_not_be_broken_anywhere():
    assert "".join(lit_of(snippet_rows("5“5））%5555。", ((4, 10),), 12))) == "）%5555"


@given(st.text("养老助餐点，。58%（）abc “”", max_size=160), st.data(), st.integers(12, 100))
def test_whatever_the_snippet_its_first_words_are_in_view_and_its_rows_fit(snippet: str, data: st.DataObject, width):
    start = data.draw(st.integers(0, len(snippet)))
    end = data.draw(st.integers(start, min(len(snippet), start + 6)))
    rows = snippet_rows(snippet, ((start, end),) if start < end else (), width)
    assert len(rows) == snippet_height(snippet, width)
    assert all(cells(text_of(row)) <= width for row in rows)
    assert "".join(lit_of(rows)) == snippet[start:end]


def test_a_path_gives_up_its_outer_titles_first():
    titles = ["养老服务再上台阶", "办好养老", "床位更多"]
    assert path_within(titles, 60) == "养老服务再上台阶 › 办好养老 › 床位更多"
    assert path_within(titles, 24) == "… › 办好养老 › 床位更多"
    assert path_within(titles, 12) == "… › 床位更多"
    assert path_within(titles, 6) == "床位…"
    assert path_within((), 6) == ""


@pytest.mark.parametrize(("text", "room", "shown"), [("床位 5059", 20, "床位 5059"), ("床位 5059", 8, "床位 …")])
def test_what_has_no_room_is_cut_between_words(text: str, room: int, shown: str):
    assert shortened(text, room) == shown


ENTRIES: tuple[Entry, ...] = (
    Title("指标"),
    Head("a", None, "2022", None),
    Found(hit(nth=0), 8),
    Found(hit(nth=1), 8),
    Gap(),
    Head("b", None, "2023", None),
    Found(hit(nth=2, report="b"), 8),
)


@pytest.mark.parametrize(
    ("at", "by", "to"),
    [(-1, 1, 2), (2, 1, 3), (3, 1, 6), (6, 1, 6), (6, -1, 3), (2, -1, 2), (4, 1, 6), (4, -1, 3), (2, 9, 6)],
)
def test_the_cursor_steps_from_stop_to_stop(at: int, by: int, to: int):
    assert Listing(ENTRIES, 60).stop_from(at, by) == to


def test_rows_and_entries_find_one_another():
    listing = Listing(ENTRIES, 60)
    assert len(listing) == sum(entry.height(60) for entry in ENTRIES)
    for y in range(len(listing)):
        assert y in listing.span(listing.at(y))
    assert text_of(listing.row(listing.span(5).start)).strip().startswith("地区不明 2023")


class Stage(App[None]):
    def __init__(self, entries: tuple[Entry, ...], notes: tuple[tuple[str, str], ...] = ()) -> None:
        super().__init__()
        for known in themes():
            self.register_theme(known)
        self.theme = "dark"
        self.list = SearchList()
        self.given = entries, notes
        self.chosen: list[Entry] = []
        self.near = 0

    def compose(self) -> ComposeResult:
        yield self.list

    def on_mount(self) -> None:
        self.list.show(*self.given)
        self.list.focus()

    def on_search_list_chosen(self, event: SearchList.Chosen) -> None:
        self.chosen.append(event.entry)

    def on_search_list_end_near(self) -> None:
        self.near += 1


def many(count: int) -> tuple[Entry, ...]:
    return tuple(Found(hit(nth=nth), 8) for nth in range(count))


async def test_keys_move_the_cursor_and_keep_it_in_view():
    async with Stage(many(40)).run_test(size=(60, 10)) as pilot:
        app = pilot.app
        assert isinstance(app, Stage)
        await pilot.press("j", "j")
        assert app.list.cursor == 2
        await pilot.press("G")
        assert app.list.cursor == 39
        assert "第39句" in lines(app)[-1]
        await pilot.press("pageup")
        assert app.list.cursor == 34
        await pilot.press("k", "enter")
        assert app.chosen == [many(40)[33]]
        await pilot.press("g")
        assert (app.list.cursor, lines(app)[0][:1]) == (0, "▌")


async def test_it_is_told_when_the_end_comes_near():
    async with Stage(many(40)).run_test(size=(60, 10)) as pilot:
        app = pilot.app
        assert isinstance(app, Stage)
        app.list.go_to(28)
        await pilot.press("j")
        assert app.near == 0
        await pilot.press("j", "j")
        assert app.near > 0


async def test_notes_stay_above_while_the_rest_scrolls():
    async with Stage(many(40), (("有一个词没有看懂。", "note"),)).run_test(size=(60, 10)) as pilot:
        app = pilot.app
        assert isinstance(app, Stage)
        await pilot.press("G")
        assert lines(app)[0] == " 有一个词没有看懂。"
        app.list.note(())
        await pilot.pause()
        assert "有一个词" not in lines(app)[0]


async def test_other_entries_take_the_place_of_those_shown_with_the_cursor_where_it_was():
    async with Stage(many(20)).run_test(size=(60, 10)) as pilot:
        app = pilot.app
        assert isinstance(app, Stage)
        app.list.go_to(11)
        await pilot.press("j")
        before = lines(app)
        app.list.replace(many(40))
        await pilot.pause()
        assert lines(app) == before
        await pilot.resize_terminal(40, 10)
        assert app.list.chosen == many(40)[12]
        assert any("第12句" in line for line in lines(app))


async def test_a_report_s_name_is_seen_with_its_first_hit():
    async with Stage((*many(3), Head("b", None, "2023", None), *many(9))).run_test(size=(60, 6)) as pilot:
        app = pilot.app
        assert isinstance(app, Stage)
        app = pilot.app
        assert isinstance(app, Stage)
        app.list.go_to(12)
        app.list.go_to(5)
        await pilot.press("k")
        assert lines(app)[0].strip() == "地区不明 2023"


async def test_an_empty_list_takes_every_key():
    async with Stage((Sentence("没有找到。"),)).run_test(size=(40, 6)) as pilot:
        app = pilot.app
        assert isinstance(app, Stage)
        await pilot.press("j", "k", "G", "g", "pagedown", "pageup", "enter")
        assert (app.chosen, app.list.cursor) == ([], -1)
        assert "没有找到。" in lines(app)[0]


async def test_text_of_reports_is_only_shown():
    bad = Found(hit("养老", snippet="养老\x1b[31m[bold]服务", path=("甲\x1b[2J[/b]",)), 8)
    async with Stage((bad,)).run_test(size=(60, 6)) as pilot:
        assert "甲␛[2J[/b]" in lines(pilot.app)[0]
        assert "养老␛[31m[bold]服务" in lines(pilot.app)[1]


@pytest.mark.parametrize("theme", ["dark", "light", "ansi"])
async def test_lit_words_are_told_by_more_than_colour(theme: str):
    async with Stage(many(2)).run_test(size=(60, 6)) as pilot:
        app = pilot.app
        assert isinstance(app, Stage)
        app.theme = theme
        await pilot.pause()
        drawn = [segment for segment in app.list.render_line(3) if segment.text == "养老"]
        assert drawn
        assert all(segment.style and segment.style.bold and segment.style.underline for segment in drawn)
