"""Figures are shown exactly, as short as they can be without rounding."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.figures import rounded
from store.models import Indicator, Qualifier, Tense
from tui.language import language, use_language
from tui.words.figures import amount, figure

STATED = Indicator(
    name="助餐点",
    measure=None,
    value=96.0,
    value_max=None,
    unit="个",
    qualifier=None,
    previous=None,
    change=None,
    domain="eldercare",
    tense=Tense.ACHIEVED,
    period="2022",
    section="1",
    start=0,
    end=9,
    number_start=3,
    number_end=5,
)


@pytest.fixture(autouse=True)
def _chinese():
    before = language()
    use_language("zh")
    yield
    use_language(before)


@pytest.mark.parametrize(
    ("value", "unit", "said"),
    [
        (96.0, "个", "96 个"),
        (70.8, "%", "70.8 %"),
        (24.56, "人", "24.56 人"),
        (1175000.0, "元", "117.5 万元"),
        (92182000.0, "元", "9218.2 万元"),
        (100000000.0, "元", "1 亿元"),
        (317000000.0, "元", "3.17 亿元"),
        (100230000.0, "元", "10023 万元"),
        (140105.0, "人", "140105 人"),
        (12503.0, "人", "12503 人"),
        (10000.0, "人次", "1 万人次"),
        (1181.0, "元/月", "1181 元/月"),
        (0.0, "件", "0 件"),
        (-25000.0, "元", "-2.5 万元"),
        (3100.0, "", "3100"),
    ],
)
def test_amounts(value, unit, said):
    assert amount(value, unit) == said


def test_english_groups_by_thousands():
    use_language("en")
    assert amount(1175000.0, "元") == "1,175,000 元"
    assert amount(70.8, "%") == "70.8 %"


@given(st.decimals(min_value="0.01", max_value="99999999999", places=2))
def test_no_digit_is_lost(number: Decimal):
    said = amount(float(number), "元").removesuffix("元").split(" ")
    size = {"": 1, "万": 10**4, "亿": 10**8}[said[1]]
    assert Decimal(said[0]) * size == Decimal(repr(float(number)))


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, "96 个"),
        ({"tense": Tense.TARGET}, "96 个*"),
        ({"qualifier": Qualifier.ABOUT}, "约 96 个"),
        ({"qualifier": Qualifier.AT_LEAST, "tense": Tense.TARGET}, "≥ 96 个*"),
        ({"qualifier": Qualifier.AT_MOST}, "≤ 96 个"),
        ({"value": 3.0, "value_max": 5.0}, "3–5 个"),
    ],
)
def test_figures(changes, said):
    assert figure(replace(STATED, **changes)) == said


@pytest.mark.parametrize(
    ("worked_out", "said"),
    [
        (6_499_986_253_700.0, "64999.86 亿元"),
        (123_112_750.5, "1.23 亿元"),
        (-45_678.9, "-4.57 万元"),
        (1145.333, "1145.33 元"),
        (0.0, "0 元"),
    ],
)
def test_what_was_worked_out_is_rounded_to_its_size(worked_out: float, said: str):
    assert amount(rounded(worked_out), "元") == said
