"""Whose change a number tells, which number is the earlier value of another, and which are negative."""

import pytest
from small import indicators_in

CHANGES = {
    "一般公共预算收入18.6亿元，增长2.7%，好于预期；工业投资止跌回升，增长9.5%。": [
        ("一般公共预算收入", 1.86e9, 2.7),
        ("工业投资增速", 9.5, None),
    ],
    "接待游客320万人次、增长12%；住宿业持续回暖，增长4%。": [("接待游客", 3.2e6, 12), ("住宿业增速", 4, None)],
    "接待游客320万人次、增长12%；住宿业营业额增长4%。": [("接待游客", 3.2e6, 12), ("住宿业营业额增速", 4, None)],
    "城镇、农村居民人均可支配收入分别为41200元、23650元，增长4.6%和6.8%。": [
        ("城镇居民人均可支配收入", 41200, 4.6),
        ("农村居民人均可支配收入", 23650, 6.8),
    ],
    "进口、出口额分别为3亿元和8亿元，下降2%、增长5%。": [("进口额", 3e8, -2), ("出口额", 8e8, 5)],
    "工业增加值增速-1.8%。": [("工业增加值增速", -1.8, None)],
    "人口自然增长率为－2.1‰。": [("人口自然增长率", -2.1, None)],
    "固定资产投资负增长3.2%。": [("固定资产投资降幅", 3.2, None)],
    "新增床位30-40张。": [("新增床位", 30, None)],
}


@pytest.mark.parametrize(("sentence", "told"), CHANGES.items())
def test_a_change_is_of_what_it_is_told_of(sentence: str, told: list[tuple[str, float, float | None]]) -> None:
    found = indicators_in(sentence)
    assert [(each.name, each.value, each.change and each.change.value) for each in found] == told


@pytest.mark.parametrize(
    ("sentence", "value", "unit", "previous"),
    [
        ("低保标准由780元提高到830元/月。", 830, "元/月", 780),
        ("孤儿养育标准从1400元调整为1550元/人·月。", 1550, "元/人·月", 1400),
        ("供水能力由1.5万吨扩大到2万吨/日。", 20000, "吨/日", 15000),
    ],
)
def test_a_rate_is_told_once_for_what_it_was_and_is(sentence: str, value: float, unit: str, previous: float) -> None:
    assert [(each.value, each.unit, each.previous) for each in indicators_in(sentence)] == [(value, unit, previous)]
