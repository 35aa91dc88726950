"""How quantities are written: value, range, unit and qualifier of each way, and numbers that state none."""

import pytest
from small import indicators_in

ABOUT, AT_LEAST, AT_MOST = "about", "at_least", "at_most"
QUANTITIES = {
    "全年培训护理员1260人次。": (1260, None, "人次", None),
    "募集善款386.5万元。": (3865000, None, "元", None),
    "福利彩票销售额达2.3亿元。": (230000000, None, "元", None),
    "总产值1.2万亿元。": (1200000000000, None, "元", None),
    "投入资金3000万元。": (30000000, None, "元", None),
    "走访困难家庭12,345户。": (12345, None, "户", None),
    "节地生态安葬率达到68.4%。": (68.4, None, "%", None),
    "死亡率为0.8‰。": (0.8, None, "‰", None),
    "岗位竞争比达28:1。": (28, None, ":1", None),
    "办结时间缩短到0.5小时。": (0.5, None, "小时", None),
    "办理时间压缩到7个工作日。": (7, None, "个工作日", None),
    "新增场地1.2万平方米。": (12000, None, "平方米", None),
    "修建村道350公里。": (350, None, "公里", None),
    "维修乡村桥梁36座(处)。": (36, None, "座(处)", None),
    "维修乡村桥梁36座（处）。": (36, None, "座(处)", None),
    "服务老人约2600。": (2600, None, "", ABOUT),
    # 余 and 多 stand before the multiplier, behind it, or before the unit.
    "发放宣传册3200余份。": (3200, None, "份", ABOUT),
    "发放宣传册3200多份。": (3200, None, "份", ABOUT),
    "发放补贴1800余万元。": (18000000, None, "元", ABOUT),
    "累计服务350万余人次。": (3500000, None, "人次", ABOUT),
    "走访老人近500户。": (500, None, "户", ABOUT),
    "走访老人约500户。": (500, None, "户", ABOUT),
    "走访老人500户左右。": (500, None, "户", ABOUT),
    "养老床位超6000张。": (6000, None, "张", AT_LEAST),
    "养老床位突破6000张。": (6000, None, "张", AT_LEAST),
    "服务老人超过1.2万人次。": (12000, None, "人次", AT_LEAST),
    "组织培训不少于8场。": (8, None, "场", AT_LEAST),
    "组织培训8场以上。": (8, None, "场", AT_LEAST),
    "覆盖率达到95%以上。": (95, None, "%", AT_LEAST),
    "覆盖率不低于95%。": (95, None, "%", AT_LEAST),
    "平均办理时间不超过15天。": (15, None, "天", AT_MOST),
    "登记失业率控制在5%以内。": (5, None, "%", AT_MOST),
    "签约500户家庭。": (500, None, "户", None),
    "每个街道建成1-2个助餐点。": (1, 2, "个", None),
    "每个街道建成3～5家老年食堂。": (3, 5, "家", None),
    "评选先进单位3至5家。": (3, 5, "家", None),
    "预算增幅为10%—12%。": (10, 12, "%", None),
    "低保标准为1180元/人·月。": (1180, None, "元/人·月", None),
    "低保标准为1180元/月。": (1180, None, "元/月", None),
    "低保标准为1180元/人/月。": (1180, None, "元/人·月", None),
    "低保标准为1180元每人每月。": (1180, None, "元/人·月", None),
    # The unit is what stands behind the number.
    "低保标准提高到每人每月1180元。": (1180, None, "元", None),
    "物业补贴标准为2.4元/平方米。": (2.4, None, "元/平方米", None),
    "组织培训６２３人。": (623, None, "人", None),
    "走访困难家庭１，２００户。": (1200, None, "户", None),
    "满意率为９８％。": (98, None, "%", None),
    "走访困难家庭不到300户。": (300, None, "户", AT_MOST),
    "全年接听求助电话3.2万个。": (32000, None, "个", None),
    "组织消防巡查36轮次以上。": (36, None, "轮次", AT_LEAST),
    "开展食品抽检240项次。": (240, None, "项次", None),
    # What stands between a number and its qualifier.
    "护林补贴不低于每年7200元。": (7200, None, "元", AT_LEAST),
    "租房补贴不超过每户3000元。": (3000, None, "元", AT_MOST),
    "每个街道至少配备2名消防员。": (2, None, "名", AT_LEAST),
    "农民合作社达到或超过120家。": (120, None, "家", AT_LEAST),
    # Below nothing, by any minus sign or by the word; a dash or hyphen elsewhere is none.
    "募捐收入增速为-1.8%。": (-1.8, None, "%", None),
    "募捐收入增速－1.8%。": (-1.8, None, "%", None),
    "募捐收入同比−1.8%。": (-1.8, None, "%", None),
    "募捐收入增速为负1.8%。": (-1.8, None, "%", None),
    "人口自然增长率约-3.4‰。": (-3.4, None, "‰", ABOUT),
    "募捐收入增速不低于-2%。": (-2, None, "%", AT_LEAST),
    "物价涨幅为-0.5%~0.5%。": (-0.5, 0.5, "%", None),
    "基金会净收益为-1.2万元。": (-12000, None, "元", None),
    "募捐收入增速为2%-3%。": (2, 3, "%", None),
    "服务站-3家。": (3, None, "家", None),
}
NOT_QUANTITIES = [
    "2023年6月30日，会议在县城召开。",
    "12月15日至20日，组织集中培训。",
    "1月至9月，各项工作平稳推进。",
    "1—6月，各项工作平稳推进。",
    "2021-2025年规划正式印发。",
    "三年行动计划(2023—2025年)全面启动。",
    "3月15日前完成整改。",
    "60周岁以上老人免费乘坐公交。",
    "特困老人年满65岁即可申请。",
    "年收入在10万元以下的家庭纳入保障范围。",
    "所有申请在5个工作日内办结。",
    "拨打12349热线即可预约服务。",
    "咨询电话：0573-89001234，欢迎来电。",
    "持续打造“96345”社区服务品牌。",
    "“2468”行动全面铺开。",
    "深入实施“1+4+N”工程。",
    "提供7×24小时服务。",
    "全面推开24小时值守服务。",
    "加快建设15分钟养老服务圈。",
    "服务大厅9:00-17:00对外开放。",
    "按照《关于2024年提标的通知》执行。",
    "出台民发〔2023〕15号文件。",
    "两家单位获评5A级社会组织。",
    "沿街布局4S店和5G基站。",
    "沿G25高速和329国道开展整治。",
    "PM2.5浓度持续下降。",
    "上线3.0版智慧平台。",
    "第16届邻里节顺利举办。",
    "排名全省第3位。",
    "庆祝建党100周年活动有序开展。",
    "80后社工成为骨干。",
    "编号为330482的门牌已更换。",
    "A座3楼设有接待室。",
    "加快打造1.5小时交通圈。",
]


@pytest.mark.parametrize("sentence", QUANTITIES)
def test_quantity(sentence: str) -> None:
    rows = [(each.value, each.value_max, each.unit, each.qualifier) for each in indicators_in(sentence)]
    assert rows == [QUANTITIES[sentence]]


@pytest.mark.parametrize("sentence", NOT_QUANTITIES)
def test_number_that_states_no_quantity(sentence: str) -> None:
    assert [each.name for each in indicators_in(sentence)] == []


def test_number_is_pointed_at_without_its_qualifier_and_unit() -> None:
    text = "全年走访约1.25万户家庭。"
    found = indicators_in(text, heading="一、2024年工作回顾")[0]
    whole = f"一、2024年工作回顾\n{text}\n"
    assert whole[found.number_start : found.number_end] == "1.25"
    assert whole[found.start : found.end] == text.rstrip("。")


def test_both_numbers_of_a_range_are_pointed_at() -> None:
    found = indicators_in("每村配备2-3名儿童主任。")[0]
    assert found.number_end - found.number_start == len("2-3")
