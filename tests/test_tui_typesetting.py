"""Report text set on a terminal: nothing of it acts, it is measured as drawn, it breaks where Chinese may."""

from collections.abc import Iterator
from unicodedata import category

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tui.typesetting.harmless import harmless
from tui.typesetting.width import cells, count_ambiguous_as
from tui.typesetting.wrap import wrap

ANYTHING = st.text(st.characters())
REPORT_LIKE = st.text(
    st.sampled_from("民政养老床位。，、；：？！（）《》“”‘’—…·％%.,:-/ 0123456789０９abcＡ\"'　e\u0301"), max_size=80
)
WIDTHS = st.integers(1, 40)


def broken(text: str, width: int, indent: int = 0) -> list[str]:
    return [text[line.start : line.end] for line in wrap(text, width, indent)]


# Harmless


@given(st.text(st.characters(exclude_categories=())))
def test_nothing_that_acts_on_a_terminal_is_left(text: str):
    shown = harmless(text)
    assert len(shown) == len(text)
    assert {category(character) for character in shown} & {"Cc", "Cf", "Cs", "Cn", "Zl", "Zp"} == set()
    assert harmless(shown) == shown


@given(ANYTHING)
def test_harmless_text_is_measured_as_it_is_drawn(text: str):
    shown = harmless(text)
    assert cells(shown) == cell_len(shown)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("全市新增床位320张，占62.5%；“六助”——……①℃", "全市新增床位320张，占62.5%；“六助”——……①℃"),
        ("[bold]粗[/bold]", "[bold]粗[/bold]"),
        ("甲\x1b[31m乙\x07", "甲␛[31m乙␇"),
        ("\x1b]52;c;eA==\x07", "␛]52;c;eA==␇"),
        ("a\x9b2Jb\x85c\x7f", "a�2Jb c␡"),
        ("养\u202e老\u2066院\u200f\u061c", "养�老�院��"),
        ("养\u200b老\ufeff院\u00ad\u200d", "养�老�院��"),
        ("☎\ufe0f\U000e0001", "☎��"),
        ("一\t二\r\n三\u2028四", "一 二  三 四"),
        ("e\u0301", "e\u0301"),
        ("\ud800", "�"),
        ("\u3164\u034f", "��"),
    ],
)
def test_marks_stand_where_something_was(text: str, shown: str):
    assert harmless(text) == shown


# Width


@pytest.fixture
def _one_cell_again() -> Iterator[None]:
    yield
    count_ambiguous_as(1)


@pytest.mark.usefixtures("_one_cell_again")
def test_ambiguous_characters_take_what_the_terminal_gives_them():
    text = "“六助”…—·①→★℃■─é"
    assert cells(text) == cell_len(text) == 4 + 12
    count_ambiguous_as(2)
    assert cells(text) == cell_len(text) == 4 + 2 * 12
    assert cells("abc\x07\u0301") == cell_len("abc\x07\u0301") == 3
    count_ambiguous_as(1)
    assert cells(text) == cell_len(text) == 4 + 12


@pytest.mark.usefixtures("_one_cell_again")
def test_lines_are_shorter_where_ambiguous_characters_are_wide():
    count_ambiguous_as(2)
    assert broken("办好“六助”服务", 10) == ["办好“六助", "”服务"] or broken("办好“六助”服务", 12) == [
        "办好“六助”",
        "服务",
    ]


# Wrapping


@given(st.one_of(ANYTHING, REPORT_LIKE), WIDTHS, st.integers(0, 6))
def test_the_lines_joined_are_the_text(text: str, width: int, indent: int):
    lines = wrap(text, width, indent)
    assert [line.start for line in lines] == [0, *(line.end for line in lines[:-1])]
    assert lines[-1].end == len(text)
    assert len(lines) == 1 or all(line.start < line.end for line in lines)


@given(st.one_of(ANYTHING, REPORT_LIKE), WIDTHS, st.integers(0, 6))
def test_no_line_is_wider_than_it_may_be(text: str, width: int, indent: int):
    for place, line in enumerate(broken(text, width, indent)):
        room = max(1, width - indent) if place == 0 else width
        is_one_character = sum(cells(character) > 0 for character in line) <= 1
        assert cells(line) <= room or is_one_character


@given(st.text("民政养老", min_size=1, max_size=80), st.integers(2, 40))
def test_lines_hold_as_much_as_they_can(text: str, width: int):
    *full, last = broken(text, width)
    assert {len(line) for line in full} <= {width // 2}
    assert 0 < len(last) <= width // 2


@given(REPORT_LIKE, st.integers(2, 40))
def test_doubled_marks_and_combined_characters_are_never_torn(text: str, width: int):
    for line in wrap(text, width)[1:]:
        assert text[line.start] != "\u0301"
        mark = text[line.start]
        if mark in "—…":
            before = text[: line.start]
            assert (len(before) - len(before.rstrip(mark))) % 2 == 0


CORES = st.one_of(
    st.sampled_from("民政养老床位助餐"),
    st.from_regex(r"[A-Za-z]{1,8}", fullmatch=True),
    st.from_regex(r"-?[0-9]{1,3}(,[0-9]{3}){0,2}(\.[0-9]{1,2})?[%‰℃]?", fullmatch=True),
    st.sampled_from(
        ["27:1", "1-2", "1—2", "2022-2023", "3A", "ABC-2024", "２０２４", "５．５％", "￥300", "www.gov.cn"]
    ),
)
UNITS = st.builds(
    "".join,
    st.tuples(
        st.text("（《【「『“‘([{", max_size=2),
        CORES,
        st.text("，。、；：？！）》】」』”’…—·％,.;:!?)]}", max_size=3),
    ),
)


@given(st.lists(UNITS, max_size=30), st.integers(28, 60))
def test_marks_stay_with_what_they_mark_and_numbers_and_words_stay_whole(units: list[str], width: int):
    text = "民".join(units)
    whole, at = set[int](), 0
    for unit in units:
        whole.update(range(at + 1, at + len(unit)))
        at += len(unit) + 1
    assert {line.start for line in wrap(text, width)} & whole == set()


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 10, [""]),
        ("养老服务", 8, ["养老服务"]),
        ("养老服务。", 8, ["养老服", "务。"]),
        ("办好（村）事", 6, ["办好", "（村）", "事"]),
        ("床位1,234.56%张", 10, ["床位", "1,234.56%", "张"]),
        ("护理比27:1达标", 9, ["护理比", "27:1达标"]),
        ("增长 -2.5%以上", 8, ["增长 ", "-2.5%以", "上"]),
        ("见ABC-2024号", 9, ["见", "ABC-2024", "号"]),
        ("说明——很好", 5, ["说", "明——", "很好"]),
        ("等等……很好", 5, ["等", "等……", "很好"]),
        ('他说"好的"就去', 10, ['他说"好的"', "就去"]),
        ('他说"好的"就去', 6, ["他说", '"好的"', "就去"]),
        ("abcdefghij中", 4, ["abcd", "efgh", "ij中"]),
        ("。。。。", 2, ["。", "。", "。", "。"]),
        ("——————", 4, ["————", "——"]),
        ("中中", 1, ["中", "中"]),
        ("hello world", 7, ["hello ", "world"]),
    ],
)
def test_lines_break_as_a_typesetter_would(text: str, width: int, lines: list[str]):
    assert broken(text, width) == lines


def test_the_first_line_leaves_room_for_its_indent():
    assert broken("养老服务更好", 8, 4) == ["养老", "服务更好"]
