"""What folding promises: forms that mean the same are one, and what is cut out of a text is found in it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.index.folding import fold, readings

# Where folding could go wrong: what grows, what vanishes, what joins, and numbers with every kind of comma.
_TRICKY = "0123456789,，٬、.．1２３４５０⑳½㎡㎥ﬁﷺﻼßİſ e\u0301é\u200b\ufeff\u00ad"
_TRICKY += "\n\t\u3000 臺湾灣民⼀Ａa―·“「㍿①\U000e0100葛\u00a8\u2002"
_TEXTS = st.text(st.sampled_from(_TRICKY) | st.characters())
_NUMBERS = st.text(st.sampled_from("12,，3 ４a"))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ＡＢＣ－２０２４", "abc-2024"),
        ("臺灣養老服務", "台湾养老服务"),
        ("老年\u3000食 堂\n九十六家", "老年食堂九十六家"),
        ("民\u200b政\ufeff局", "民政局"),
        ("1,234,567元", "1234567元"),
        ("12，345人", "12345人"),
        ("１２,３４５人", "12 345 人"),
        ("⼀⽼⼀⼩", "一老一小"),
        ("50㎡", "50m2"),
        ("Straße", "STRASSE"),
    ],
)
def test_forms_that_mean_the_same_fold_alike(one: str, other: str) -> None:
    assert fold(one).text == fold(other).text


@pytest.mark.parametrize("text", ["1,23", "1,2345", "a,234", ",234", "第1,第234", "12,3456", "1,,234"])
def test_a_comma_that_separates_no_thousands_stays(text: str) -> None:
    assert "," in fold(text).text


@given(_TEXTS | _NUMBERS, _TEXTS | _NUMBERS)
def test_only_a_comma_between_numbers_is_told_by_what_stands_around(left: str, right: str) -> None:
    apart, together = fold(left).text + fold(right).text, fold(left + right).text
    assert apart.replace(",", "") == together.replace(",", "")
    if not any("," in fold(character).text for character in left + right):
        assert apart == together


@given(_TEXTS | _NUMBERS, st.data())
def test_whatever_is_cut_out_of_a_text_is_found_in_it_by_one_of_its_readings(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    piece, folded = text[start:end], fold(text).text
    if fold(piece).text != ",":
        assert any(reading in folded for reading in readings(piece))


@given(_TEXTS | _NUMBERS)
def test_the_first_reading_is_the_folded_text_itself(text: str) -> None:
    assert readings(text)[0] == fold(text).text


@given(_TEXTS)
def test_only_what_is_nothing_reads_as_nothing(text: str) -> None:
    assert ("" in readings(text)) == (fold(text).text == "")


@given(_TEXTS | _NUMBERS)
def test_origins_lead_back_to_the_characters(text: str) -> None:
    folded = fold(text)
    assert len(folded.origins) == len(folded.text)
    assert list(folded.origins) == sorted(folded.origins)
    assert all(
        character in fold(text[origin]).text for character, origin in zip(folded.text, folded.origins, strict=True)
    )


@given(_TEXTS)
def test_a_folded_text_holds_nothing_that_ends_a_word_of_the_index(text: str) -> None:
    assert not any(character.isspace() or character < " " for character in fold(text).text)


def test_several_readings_only_where_an_edge_cuts_a_number() -> None:
    assert readings("1,234元") == ("1234元",)
    assert set(readings("1,23")) == {"1,23", "123"}
    assert set(readings(",234元")) == {",234元", "234元"}
    assert set(readings("1,234")) == {"1234", "1,234"}
    assert set(readings(",234,56")) == {",234,56", "234,56", ",23456", "23456"}
    assert set(readings(",234,567,")) == {",234567,", "234567,", ",234567", "234567"}
    assert readings("，") == (",",)
    assert readings("\u200b ") == ("",)
