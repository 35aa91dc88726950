"""The words in their sentence, as the results show them."""

from hypothesis import given
from hypothesis import strategies as st

from store.index.sheets import SectionSheet, Stretch
from store.models import Kind, Span
from store.search.grammar import parse
from store.search.matching import Matcher
from store.search.snippets import LONGEST, Snippet, beginning, snippet


def section(*texts: str, path: tuple[str, ...] = (), window: tuple[str, str] | None = None) -> SectionSheet:
    own = tuple(Stretch(text, (Span(0, len(text)),)) for text in texts)
    joint = () if window is None else (Stretch("".join(window), (Span(0, len("".join(window))),), len(window[0])),)
    return SectionSheet("1", 0, path, Kind.REVIEW, (), (), (*own, *joint))


def shown(query: str, sheet: SectionSheet, longest: int = LONGEST) -> Snippet:
    match = Matcher(parse(query)).find(sheet)
    assert match is not None
    return snippet(sheet, match, longest)


def lit(found: Snippet) -> list[str]:
    return [found.text[start:end] for start, end in found.lit]


LEAD = "去年全县走访老人三千二百户，逐户登记、逐人回访，让独居老人心里踏实、家人放心。"
MEALS = "新办老年食堂九家，每天送餐六百份，八十岁以上的老人由志愿者送饭上门，风雨无阻。"
TRIPS = "今年又添三辆送餐车，山里的村子也能吃上热饭热菜。"


def test_a_sentence_is_shown_whole_with_all_its_matches_lit():
    found = shown("老人", section(LEAD + MEALS + TRIPS))
    assert found.text == LEAD
    assert lit(found) == ["老人", "老人"]
    assert lit(shown("送餐", section(LEAD + MEALS + TRIPS))) == ["送餐"]


def test_what_is_shown_is_where_it_is_said_to_be():
    text = f"{LEAD}\n {MEALS} \n{TRIPS}"
    found = shown("食堂", section(text))
    assert [text[span.start : span.end] for span in found.spans] == [MEALS] == [found.text]


def test_a_short_sentence_takes_the_next_along():
    assert shown("办好", section("办好新的食堂。" + TRIPS + MEALS)).text == "办好新的食堂。" + TRIPS


def test_the_sentences_with_the_most_words_are_chosen():
    sheet = section("食堂是大家的。" + LEAD + TRIPS, LEAD + MEALS)
    found = shown("食堂 志愿者", sheet)
    assert found.text == MEALS
    assert lit(found) == ["食堂", "志愿者"]
    assert lit(shown("食堂 送餐车", section(MEALS + TRIPS))) == ["食堂", "送餐车"]


def test_a_long_sentence_is_cut_at_the_ends_of_clauses():
    long = "，".join(f"第{nth}个村子办起了老年活动室" for nth in range(40)) + "，最后通了公路。"
    found = shown("第20个", section(long))
    assert found.text.startswith("…第")
    assert found.text.endswith("室，…")
    assert 60 < len(found.text) <= LONGEST + 2
    assert lit(found) == ["第20个"]
    assert shown("第0个", section(long)).text.startswith("第0个")
    assert shown("公路", section(long)).text.endswith("，最后通了公路。")


def test_without_clauses_it_is_cut_anywhere_but_in_a_match():
    found = shown("甲乙丙丁", section("甲乙丙丁" * 100), longest=30)
    # All of it is one chain of matches, and every one stands whole.
    assert set(lit(found)) == {"甲乙丙丁"}
    assert len(found.text.strip("…")) <= 30
    assert (found.text.strip("…")[0], found.text.strip("…")[-1]) == ("甲", "丁")


def test_a_match_longer_than_allowed_stands_whole():
    text = "戊" * 50 + "甲" * 200 + "戊" * 50
    found = shown("甲" * 200, section(text))
    assert lit(found) == ["甲" * 200]


def test_white_space_and_control_characters_are_single_blanks():
    found = shown("食堂 公墓", section("老年\u3000 \t食 堂\x1b\x07九家\u200b，\n公墓七座 "))
    assert found.text == "老年 食 堂 九家， 公墓七座"
    assert lit(found) == ["食 堂", "公墓"]


def test_a_window_on_a_joint_is_cut_on_both_sides():
    sheet = section("公墓七座。", window=("上一段说到老年食", "堂九家又添三"))
    assert shown("食堂", sheet).text == "…上一段说到老年食堂九家又添三…"
    # Where the words stand in a passage too, that is what is shown.
    assert shown("公墓|食堂", sheet).text == "公墓七座。"


def test_words_of_the_path_show_how_the_section_has_the_others():
    found = shown("养老 食堂", section(LEAD, MEALS, path=("优化养老服务",)))
    assert found.text == MEALS
    assert lit(found) == ["食堂"]


def test_without_words_a_section_shows_how_it_begins_below_its_heading():
    sheet = section("（一）优化养老服务。", LEAD, MEALS, path=("优化养老服务",))
    assert shown("region:宁波", sheet).text == LEAD
    assert beginning(section("（一）优化养老服务", path=("优化养老服务",))).text == "（一）优化养老服务"
    assert beginning(section()) == Snippet("", ())
    assert beginning(section("老人" * 200)).text == "老人" * 60 + "…"


@given(
    st.lists(st.text(alphabet="养老助餐，。；、 \n\u3000\x00ab12”", max_size=120), min_size=1, max_size=3),
    st.sampled_from(["养老", "养 餐", "a|1 老", "老助餐|，", "助|餐 b"]),
    st.integers(5, 60),
)
def test_a_snippet_is_short_clean_and_lit_where_the_words_are(texts, query, longest):
    sheet = section(*texts)
    match = Matcher(parse(query)).find(sheet)
    if match is None:
        return
    found = snippet(sheet, match, longest)
    assert found.lit
    assert len(found.text) <= max(longest, *(end - start for start, end in found.lit)) + 2
    assert not any(unseen in found.text for unseen in ("\n", "\u3000", "\x00", "  "))
    words = {word.text for clause in parse(query).clauses for word in clause.words}
    ends = [0]
    for start, end in found.lit:
        assert ends[-1] <= start < end <= len(found.text)
        ends.append(end)
        assert any(word in found.text[start:end].replace(" ", "") for word in words)
