"""What became of a promise: by level, by growth, by how far a work has come; restated, told in words, or not at all."""

import pytest
from promised import only, percent, promising, result, target, telling
from small import read_small

from store.comparing.promises.outcomes import Ground, Verdict, Yard, promises
from store.models import Qualifier

KEPT, EXCEEDED, MISSED = Verdict.KEPT, Verdict.EXCEEDED, Verdict.MISSED


@pytest.mark.parametrize(
    ("promised", "reached", "verdict"),
    [
        (target("新建助餐点12家", "12", "新建助餐点", "家"), result("新建助餐点12家", "12", "新建助餐点", "家"), KEPT),
        (
            target("新建助餐点12家", "12", "新建助餐点", "家"),
            result("新建助餐点15家", "15", "新建助餐点", "家"),
            EXCEEDED,
        ),
        (
            target("新建助餐点12家", "12", "新建助餐点", "家"),
            result("新建助餐点11家", "11", "新建助餐点", "家"),
            MISSED,
        ),
        (
            target("持证护理员不低于300人", "300", "持证护理员", "人", qualifier=Qualifier.AT_LEAST),
            result("持证护理员达到420人", "420", "持证护理员", "人"),
            KEPT,
        ),
        (
            target("床位空置率15%以内", "15", "床位空置率", "%", qualifier=Qualifier.AT_MOST),
            result("床位空置率为12.5%", "12.5", "床位空置率", "%"),
            KEPT,
        ),
        (
            target("床位空置率15%以内", "15", "床位空置率", "%", qualifier=Qualifier.AT_MOST),
            result("床位空置率为15.2%", "15.2", "床位空置率", "%"),
            MISSED,
        ),
        (
            target("助餐点投诉控制在8件", "8", "助餐点投诉", "件"),
            result("助餐点投诉6件", "6", "助餐点投诉", "件"),
            EXCEEDED,
        ),
        (
            target("助餐点投诉控制在8件", "8", "助餐点投诉", "件"),
            result("助餐点投诉9件", "9", "助餐点投诉", "件"),
            MISSED,
        ),
        (
            target("募集善款2000万元左右", "2000", "募集善款", "元", value=2e7, qualifier=Qualifier.ABOUT),
            result("募集善款1960万元", "1960", "募集善款", "元", value=1.96e7),
            KEPT,
        ),
    ],
)
def test_a_level_is_kept_exceeded_or_missed_as_qualifier_and_direction_have_it(promised, reached, verdict):
    promise = only(promised, reached)
    assert (promise.verdict, promise.yardsticks[0].kind) == (verdict, Yard.LEVEL)
    assert promise.told is not None
    assert promise.told.text == f"{reached.quote}。"
    assert [promise.told.text[start:end] for start, end in promise.told.lit] == [reached.number]


def test_the_measure_knows_the_direction_that_words_do_not_say():
    promised = target(
        "城镇登记失业率4%", "4", "城镇登记失业率", "%", measure="registered_unemployment", domain="general"
    )
    better = result(
        "城镇登记失业率3.65%", "3.65", "城镇登记失业率", "%", measure="registered_unemployment", domain="general"
    )
    assert only(promised, better).verdict is EXCEEDED


def test_rounding_to_the_digits_of_the_target_makes_no_excess():
    promised = target("募集善款24.8亿元", "24.8", "募集善款", "元", value=2.48e9)
    assert only(promised, result("募集善款24.83亿元", "24.83", "募集善款", "元", value=2.483e9)).verdict is KEPT
    assert only(promised, result("募集善款24.9亿元", "24.9", "募集善款", "元", value=2.49e9)).verdict is EXCEEDED
    assert only(promised, result("募集善款24.79亿元", "24.79", "募集善款", "元", value=2.479e9)).verdict is MISSED


def test_a_level_with_its_growth_is_one_promise_of_which_the_level_decides():
    promise = only(
        target("募集善款增长20%，达到282万元", "282", "募集善款", "元", value=2.82e6, change=percent(20)),
        result("募集善款达到253万元，同比增长24%", "253", "募集善款", "元", value=2.53e6, change=percent(24)),
    )
    assert promise.verdict is MISSED
    assert [(each.kind, each.promised, each.reached, each.verdict) for each in promise.yardsticks] == [
        (Yard.LEVEL, 2.82e6, 2.53e6, MISSED),
        (Yard.GROWTH, 20.0, 24.0, EXCEEDED),
    ]


def test_a_growth_is_held_against_the_growth_beside_the_level():
    promised = target("募集善款增长11%", "11", "募集善款增速", "%")
    reached = result("募集善款达到253万元，同比增长10.1%", "253", "募集善款", "元", value=2.53e6, change=percent(10.1))
    promise = only(promised, reached)
    assert [(each.kind, each.promised, each.reached) for each in promise.yardsticks] == [(Yard.GROWTH, 11.0, 10.1)]
    assert promise.verdict is MISSED
    assert only(promised, result("募集善款增长11%", "11", "募集善款增速", "%")).verdict is KEPT


def test_of_a_decrease_more_is_better():
    promised = target("救助投诉量下降3%", "3", "救助投诉量降幅", "%")
    assert only(promised, result("救助投诉量下降5%", "5", "救助投诉量降幅", "%")).verdict is EXCEEDED
    assert only(promised, result("救助投诉量下降2%", "2", "救助投诉量降幅", "%")).verdict is MISSED


def test_a_growth_that_nobody_states_is_computed_from_both_reports():
    earlier = read_small("一、2023年工作回顾\n募集善款200万元。\n二、2024年工作计划\n募集善款增长10%。\n", "2023")
    after = read_small("一、2024年工作回顾\n全年募集善款225万元。\n", "2024")
    (promise,) = promises(earlier, after).measured
    assert [(each.kind, each.reached, each.computed) for each in promise.yardsticks] == [(Yard.GROWTH, 12.5, True)]
    assert promise.verdict is EXCEEDED
    assert Ground.COMPUTED in promise.grounds


def test_a_standard_per_year_is_held_against_one_per_month():
    promise = only(
        target(
            "低保标准提高到每人每年13440元", "13440", "低保标准", "元", measure="dibao_standard", domain="assistance"
        ),
        result("低保标准调整至1130元/月", "1130", "低保标准", "元/月", measure="dibao_standard", domain="assistance"),
    )
    assert (promise.yardsticks[0].promised, promise.yardsticks[0].reached) == (1120.0, 1130.0)
    assert promise.verdict is EXCEEDED


def test_areas_in_different_units_are_held_against_each_other():
    promise = only(
        target("新建生态公墓30亩", "30", "新建生态公墓", "亩", domain="funeral"),
        result("新建生态公墓2.4公顷", "2.4", "新建生态公墓", "公顷", domain="funeral"),
    )
    assert promise.yardsticks[0].reached == pytest.approx(36)
    assert promise.verdict is EXCEEDED


def test_a_range_is_kept_within_and_exceeded_above_it():
    earlier = read_small("一、2023年工作回顾\n工作平稳。\n二、2024年工作计划\n募集善款增长5%—6%。\n", "2023")
    verdicts = []
    for growth in ("4.9", "5.4", "6.2"):
        after = read_small(f"一、2024年工作回顾\n全年募集善款增长{growth}%。\n", "2024")
        (promise,) = promises(earlier, after).measured
        verdicts.append(promise.verdict)
    assert verdicts == [MISSED, KEPT, EXCEEDED]


def test_what_was_to_be_added_is_held_against_the_increase_of_what_there_is_in_all():
    def became(review: str, plan: str, told: str) -> tuple[Verdict, list[float]]:
        earlier = read_small(f"一、2023年工作回顾\n{review}\n二、2024年工作计划\n{plan}\n", "2023")
        (promise,) = promises(earlier, read_small(f"一、2024年工作回顾\n{told}\n", "2024")).measured
        return promise.verdict, [each.reached for each in promise.yardsticks]

    plan, told = "新增5A级社会组织2家。", "5A级社会组织达到10家。"
    assert became("全区5A级社会组织8家。", plan, told) == (KEPT, [2.0])
    assert became("工作平稳。", plan, told) == (Verdict.UNCLEAR, [])


@pytest.mark.parametrize(
    ("promised", "told", "verdict"),
    [
        ("确保投资3亿元的东湖养老院建成投用", "投资3亿元的东湖养老院主体完工", MISSED),
        ("确保投资3亿元的东湖养老院开工建设", "投资3.2亿元的东湖养老院主体完工", EXCEEDED),
        ("确保投资3亿元的东湖养老院开工建设", "投资3亿元的东湖养老院开工", KEPT),
    ],
)
def test_the_size_of_a_work_says_which_it_is_and_its_stage_how_far_it_came(promised, told, verdict):
    number = "3.2" if "3.2" in told else "3"
    promise = only(
        target(promised, "3", "东湖养老院投资", "元", value=3e8),
        result(told, number, "东湖养老院投资", "元", value=float(number) * 1e8),
    )
    assert [each.kind for each in promise.yardsticks] == [Yard.STAGE]
    assert promise.verdict is verdict


def test_what_is_only_promised_again_is_restated():
    plan = "新建认知障碍照护专区3个"
    before = promising(f"{plan}。", stated=(target(plan, "3", "新建认知障碍照护专区", "个"),))
    again = target("新建认知障碍照护专区4个", "4", "新建认知障碍照护专区", "个", period="2023")
    (promise,) = promises(before, promising("新建认知障碍照护专区4个。", stated=(again,), period="2022")).measured
    assert promise.verdict is Verdict.RESTATED
    assert promise.told is not None
    assert promise.told.text == "新建认知障碍照护专区4个。"


def test_what_nothing_speaks_of_again_is_not_mentioned():
    promise = only(target("新建助餐点12家", "12", "新建助餐点", "家"), None)
    assert (promise.verdict, promise.result, promise.told, promise.yardsticks) == (
        Verdict.NOT_MENTIONED,
        None,
        None,
        (),
    )
    assert promise.sureness > 0.9


def test_what_is_written_otherwise_is_the_same():
    promised = target("新增公共停车位600个", "600", "新增公共停车位", "个", domain="general")
    promise = only(promised, result("新建停车泊位640个", "640", "新建停车泊位", "个", domain="general"))
    assert promise.verdict is EXCEEDED


def test_a_result_that_may_be_the_promise_s_is_shown_and_decides_nothing():
    promised = target("改造农村敬老院6家", "6", "农村敬老院", "家")
    promise = only(promised, result("提升乡镇敬老院消防设施8家", "8", "乡镇敬老院消防设施", "家"))
    assert promise.verdict is Verdict.UNCLEAR
    assert promise.result is not None
    assert promise.sureness < 0.45


def test_what_is_spoken_of_without_a_figure_decides_nothing():
    plan = "新建乡镇未成年人保护工作站9个"
    before = promising(f"{plan}。", stated=(target(plan, "9", "乡镇未成年人保护工作站", "个", domain="children"),))
    (promise,) = promises(before, telling("今年风调雨顺。", "乡镇未成年人保护工作站全部建成。")).measured
    assert (promise.verdict, promise.result) == (Verdict.UNCLEAR, None)
    assert promise.told is not None
    assert promise.told.text == "乡镇未成年人保护工作站全部建成。"


def test_a_running_total_does_not_keep_what_was_promised_for_a_year():
    promised = target("发放助餐补贴500万元", "500", "发放助餐补贴", "元", value=5e6)
    totalled = result("累计发放助餐补贴900万元", "900", "发放助餐补贴", "元", value=9e6)
    assert only(promised, totalled).verdict is Verdict.UNCLEAR
    of_year = result("全年累计发放助餐补贴900万元", "900", "发放助餐补贴", "元", value=9e6)
    assert only(promised, of_year).verdict is EXCEEDED
