"""Whose change a number tells, which number is the earlier value of another, and which are negative."""

import pytest
from small import indicators_in

CHANGES = {
    "低保标准从980元/月提高到1120元/月。": (1120, 980, None),
    "护理型床位由1200张增加到1560张。": (1560, 1200, None),
    "登记社会组织由上年的600家增至620家。": (620, 600, None),
    "森林覆盖率从2020年的31.4%提高到33.5%。": (33.5, 31.4, None),
    "募集善款2300万元，同比增长18.5%。": (23000000, None, (18.5, "%")),
    "募集善款2300万元、增长18.5%。": (23000000, None, (18.5, "%")),
    "募集善款2300万元，增幅达18.5%。": (23000000, None, (18.5, "%")),
    "发生安全事故12起，较上年下降40%。": (12, None, (-40, "%")),
    "福彩销量同比增长6.2%，达到1.8亿元。": (180000000, None, (6.2, "%")),
    "老年食堂覆盖率达92%，较上年提高6个百分点。": (92, None, (6, "个百分点")),
    "登记失业率为2.6%，比上年下降0.3个百分点。": (2.6, None, (-0.3, "个百分点")),
    "建成助餐点18家，较2023年增加3家。": (18, None, (3, "家")),
    "持证社工由2020年的320人增加到2024年的515人。": (515, 320, None),
    # The unit is said more fully with one of the two, or with one alone.
    "孤儿养育标准由1450元提高到1530元/月。": (1530, 1450, None),
    "孤儿养育标准从1450元/月提高到每人每月1530元。": (1530, 1450, None),
    "日处理能力由2.5万吨提升到4万吨/日。": (40000, 25000, None),
    "床位补贴由每床每月200元提高到260元/床·月。": (260, 200, None),
    "校车补助由每生每年300元提高至360元。": (360, 300, None),
    "注册志愿者由3.2万人增加到3.8万。": (38000, 32000, None),
    "儿童之家由22家增加到30个。": (30, 22, None),
    # A fall may be written as a growth below nothing.
    "募集善款860万元，同比-3.2%。": (8600000, None, (-3.2, "%")),
    "募集善款860万元，较上年同期−3.2%。": (8600000, None, (-3.2, "%")),
    "募集善款860万元，增速为-3.2%。": (8600000, None, (-3.2, "%")),
    "募集善款860万元，同比负增长3.2%。": (8600000, None, (-3.2, "%")),
    "募捐收入增速由-1.5%提高到2.3%。": (2.3, -1.5, None),
}
# Sentence, then name, value and change of each of its indicators.
OWNED_CHANGES: dict[str, list[tuple[str, float, tuple[float, str] | None]]] = {
    # A change stays with its own item: the next clause's belongs to what that clause speaks of.
    "募集善款860万元，增长4.5%；彩票销量止跌回升，增长9.2%。": [
        ("募集善款", 8600000, (4.5, "%")),
        ("彩票销量增速", 9.2, None),
    ],
    "募集善款860万元，增长4.5%，好于预期，志愿服务时长稳中有升，同比增长12%。": [
        ("募集善款", 8600000, (4.5, "%")),
        ("志愿服务时长增速", 12, None),
    ],
    "参保率达88%，提高2.5个百分点；续保率持续走高，提高1.5个百分点。": [
        ("参保率", 88, (2.5, "个百分点")),
        ("续保率增速", 1.5, None),
    ],
    "募集善款860万元；彩票销量保持平稳，下降0.6%。": [("募集善款", 8600000, None), ("彩票销量降幅", 0.6, None)],
    "彩票销量由降转升，同比增长9.2%。": [("彩票销量增速", 9.2, None)],
    "彩票销量由降转升，同比增长9.2%，达到1.3亿元。": [("彩票销量", 130000000, (9.2, "%"))],
    "募集善款860万元；新增岗位稳步推进，增加300个公益岗位。": [
        ("募集善款", 8600000, None),
        ("增加公益岗位", 300, None),
    ],
    "建成助餐点24家，增加60个床位。": [("助餐点", 24, None), ("增加床位", 60, None)],
    # What only says more of the item takes nothing from it.
    "募集善款860万元，总量居全市第二，增长4.5%。": [("募集善款", 8600000, (4.5, "%"))],
    "募集善款860万元，善款规模稳步扩大，增长4.5%。": [("募集善款", 8600000, (4.5, "%"))],
    "募集善款860万元，增加37万元、增长4.5%。": [("募集善款", 8600000, (4.5, "%"))],
    # As many changes as levels: one by one.
    "助餐点、护理站达到45家、18家，增长12.5%、20%。": [("助餐点", 45, (12.5, "%")), ("护理站", 18, (20, "%"))],
    "助餐点、护理站分别达到45家和18家，增长12.5%和20%。": [("助餐点", 45, (12.5, "%")), ("护理站", 18, (20, "%"))],
    "助餐点、护理站分别为45家、18家，同比增长12.5%、下降10%。": [
        ("助餐点", 45, (12.5, "%")),
        ("护理站", 18, (-10, "%")),
    ],
    "募集善款860万元、慈善支出占比91%，增长6%、提高1.5个百分点。": [
        ("募集善款", 8600000, (6, "%")),
        ("慈善支出占比", 91, (1.5, "个百分点")),
    ],
    # Growth below nothing is a fall where a word says so, and a growth with its sign where the number does.
    "彩票销量呈负增长2.4%。": [("彩票销量降幅", 2.4, None)],
    "彩票销量同比负增长，下降2.4%。": [("彩票销量降幅", 2.4, None)],
    "彩票销量增长-2.4%。": [("彩票销量增速", -2.4, None)],
    "彩票销量同比-2.4%。": [("彩票销量增速", -2.4, None)],
    "福彩、体彩销量分别增长3%和-2.4%。": [("福彩销量增速", 3, None), ("体彩销量增速", -2.4, None)],
    # What came less what went is stated for itself.
    "新登记社会组织64家，注销23家，净增41家。": [
        ("新登记社会组织", 64, None),
        ("注销", 23, None),
        ("社会组织净增", 41, None),
    ],
    "登记社会组织1620家，净增加41家，增长2.6%。": [
        ("登记社会组织", 1620, (2.6, "%")),
        ("登记社会组织净增", 41, None),
    ],
    "登记社会组织1620家，较上年净增41家。": [("登记社会组织", 1620, (41, "家"))],
    "养老床位净增320张，总数达到5480张。": [("养老床位净增", 320, None), ("养老床位总数", 5480, None)],
    "常住人口净增1.2万人，达到86万人。": [("常住人口净增", 12000, None), ("常住人口", 860000, None)],
    "福彩站点、儿童之家分别净增12个、5家。": [("福彩站点净增", 12, None), ("儿童之家净增", 5, None)],
    "结婚、离婚登记量增长8%、3%。": [("结婚登记量增速", 8, None), ("离婚登记量增速", 3, None)],
}
TOLD_OF = {
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


@pytest.mark.parametrize(("sentence", "told"), TOLD_OF.items())
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


@pytest.mark.parametrize("sentence", CHANGES)
def test_earlier_value_and_change(sentence: str) -> None:
    rows = [
        (each.value, each.previous, each.change and (each.change.value, each.change.unit))
        for each in indicators_in(sentence)
    ]
    assert rows == [CHANGES[sentence]]


def test_later_value_without_a_unit_has_the_earlier_ones() -> None:
    assert [each.unit for each in indicators_in("注册志愿者由3.2万人增加到3.8万。")] == ["人"]


def test_values_for_another_time_or_of_another_thing_are_no_earlier_ones() -> None:
    sentences = "特困供养标准由每年9960元提高到每月890元。护理床位由320张扩大到4个院区。"
    assert [each.previous for each in indicators_in(sentences)] == [None] * 4


@pytest.mark.parametrize("sentence", OWNED_CHANGES)
def test_change_belongs_to_what_changes(sentence: str) -> None:
    rows = [
        (each.name, each.value, each.change and (each.change.value, each.change.unit))
        for each in indicators_in(sentence)
    ]
    assert rows == OWNED_CHANGES[sentence]
