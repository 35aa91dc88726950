"""Which result a promise is about: one for one, by what is counted and not by what only sounds like it."""

from itertools import permutations
from random import Random

import pytest
from promised import paired, promising, result, target, telling
from shelf import put
from small import read_small

from store import Library
from store.comparing.periods import promise_pairs
from store.comparing.promises.assigning import assigned
from store.comparing.promises.outcomes import Ground, Verdict, promises


def results(plan: str, review: str, *, before: str = "工作平稳。") -> dict[tuple[str, float], float | None]:
    """What is claimed to have come of a plan for 2024, by name and value."""
    earlier = read_small(f"一、2023年工作回顾\n{before}\n二、2024年工作计划\n{plan}\n", "2023")
    later = read_small(f"一、2024年工作回顾\n{review}\n", "2024")
    return paired(promises(earlier, later), earlier, later)


def test_every_promise_finds_its_own_result_whatever_the_order():
    plan = "新建老年食堂12家，培训护理员300人次，清理僵尸型社会组织15家，新建生态公墓3座。"
    told = ["建成生态公墓2座", "新建老年食堂10家", "完成僵尸型社会组织清理16家", "培训养老护理员410人次"]
    wanted = [12.0, 300.0, 15.0, 3.0], [10.0, 410.0, 16.0, 2.0]
    for order in list(permutations(told))[::7]:
        found = results(plan, "，".join(order) + "。")
        assert dict(zip(*wanted, strict=True)) == {value: reached for (_, value), reached in found.items()}


@pytest.mark.parametrize(
    ("plan", "review"),
    [
        ("城镇居民人均可支配收入增长8%。", "农村居民人均可支配收入增长9%。"),
        ("新增5A级社会组织2家。", "新增3A级社会组织12家。"),
        ("新增养老机构床位200张。", "新增家庭养老床位180张。"),
        ("完成供热管网改造12公里。", "完成雨水管网改造10公里。"),
        ("实施重点项目32个。", "举办公益项目大赛28个项目参加。"),
        ("计划投资3亿元，建设东湖养老院。", "投资2亿元，建成西山殡仪馆。"),
        ("参加养老保险12000人。", "参加医疗保险15000人。"),
        ("培训护理员300人次。", "护理员登记320人次。"),
        ("粮食产量达到8万吨。", "粮食种植面积达到9万亩。"),
    ],
)
def test_what_only_sounds_alike_is_not_matched(plan, review):
    assert set(results(plan, review).values()) == {None}


def test_of_two_alike_the_better_one_is_taken_and_the_other_left():
    found = results("新增城镇就业5500人，再就业2200人。", "新增就业共5723人，其中再就业2318人。")
    assert {value: reached for (_, value), reached in found.items()} == {5500.0: 5723.0, 2200.0: 2318.0}
    alone = results("新增城镇就业5500人。", "帮助再就业2318人。")
    assert set(alone.values()) == {None}


@pytest.mark.parametrize(
    "of_years", ["五年来累计新建老年食堂60家", "“十三五”期间新建老年食堂60家", "三年共新建老年食堂60家"]
)
def test_what_is_told_of_several_years_is_no_result_of_one(of_years):
    assert set(results("新建老年食堂12家。", f"{of_years}。").values()) == {None}
    assert set(results("新建老年食堂12家。", f"{of_years}。全年新建老年食堂11家。").values()) == {11.0}


def test_a_word_written_another_way_is_the_same():
    found = results("农民人均纯收入增长11%，入园企业达到14家。", "农村居民人均可支配收入增长8.6%，入驻企业达到8家。")
    assert list(found.values()) == [8.6, 8.0]


def test_what_a_report_says_twice_is_one_promise():
    earlier = read_small(
        "一、2023年工作回顾\n平稳。\n二、2024年工作计划\n新建老年食堂12家。\n三、2024年重点工作\n年内新建老年食堂12家。\n",
        "2023",
    )
    later = read_small("一、2024年工作回顾\n新建老年食堂10家。\n", "2024")
    assert len(promises(earlier, later).measured) == 1


def test_a_match_that_another_one_rivals_is_less_sure():
    plan = target("新建助餐点12家", "12", "新建助餐点", "家")
    one = result("城区新建助餐点8家", "8", "城区新建助餐点", "家")
    other = result("镇区新建助餐点9家", "9", "镇区新建助餐点", "家")
    before = promising("新建助餐点12家。", stated=(plan,))
    (sure,) = promises(before, telling("城区新建助餐点8家。", stated=(one,))).measured
    (torn,) = promises(before, telling("城区新建助餐点8家。", "镇区新建助餐点9家。", stated=(one, other))).measured
    assert Ground.RIVAL in torn.grounds
    assert Ground.RIVAL not in sure.grounds
    assert torn.sureness < sure.sureness


def test_a_figure_that_the_reading_is_unsure_of_makes_the_match_less_sure():
    earlier = read_small(
        "一、2023年工作回顾\n平稳。\n二、2024年工作计划\n新建老年食堂12家，其中投资500万元。\n", "2023"
    )
    later = read_small("一、2024年工作回顾\n新建老年食堂12家，其中投资600万元。\n", "2024")
    for promise in promises(earlier, later).measured:
        unsure = earlier.indicators[promise.target].unsure
        assert (Ground.READING in promise.grounds) == (unsure and promise.result is not None)


# What cannot be measured


def test_promises_in_words_come_with_their_nearest_mention():
    earlier = read_small(
        "一、2023年工作回顾\n平稳。\n二、2024年工作计划\n"
        "推动儿童福利机构转型，建立困境儿童分类保障制度。推进婚俗改革示范点建设。加快火葬场迁址。\n",
        "2023",
    )
    later = read_small(
        "一、2024年工作回顾\n困境儿童分类保障制度全面建立。全年天气晴好。\n二、2025年工作计划\n继续推进婚俗改革示范点建设。\n",
        "2024",
    )
    found = promises(earlier, later).intentions
    told = {
        each.said.text: each.mention and (each.mention.sentence.text, each.mention.promised_again) for each in found
    }
    assert told == {
        "推动儿童福利机构转型，建立困境儿童分类保障制度。": ("困境儿童分类保障制度全面建立。", False),
        "推进婚俗改革示范点建设。": ("继续推进婚俗改革示范点建设。", True),
        "加快火葬场迁址。": None,
    }


# Whose time it is


def test_results_of_half_a_year_are_interim_for_what_was_promised_for_the_whole():
    plan = target("新建助餐点12家", "12", "新建助餐点", "家")
    half = result("新建助餐点5家", "5", "新建助餐点", "家")
    (promise,) = promises(
        promising("新建助餐点12家。", stated=(plan,)), telling("新建助餐点5家。", stated=(half,), period="2022H1")
    ).measured
    assert (promise.interim, promise.verdict) == (True, Verdict.MISSED)


def test_a_half_year_s_report_promises_for_the_same_year():
    plan = target("新建助餐点12家", "12", "新建助餐点", "家")
    whole = result("新建助餐点12家", "12", "新建助餐点", "家")
    earlier = promising("新建助餐点12家。", stated=(plan,), period="2022H1")
    (promise,) = promises(earlier, telling("新建助餐点12家。", stated=(whole,))).measured
    assert (promise.interim, promise.verdict) == (False, Verdict.KEPT)


def test_what_was_due_before_the_report_ended_and_what_happened_earlier_are_left_out():
    due = target("计划新建助餐点12家", "12", "新建助餐点", "家", period="2021")
    old = result("2020年新建助餐点9家", "9", "新建助餐点", "家", period="2020")
    plan = target("新建助餐点15家", "15", "新建助餐点", "家")
    earlier = promising("计划新建助餐点12家。", "新建助餐点15家。", stated=(due, plan))
    (promise,) = promises(earlier, telling("2020年新建助餐点9家。", stated=(old,))).measured
    assert earlier.indicators[promise.target].value == 15
    assert promise.result is None


def test_pairs_are_the_consecutive_reports_of_one_agency(library: Library):
    def report(period: str, agency: str = "民政局"):
        return promising(f"{period}：新建助餐点{period[:4]}家。", period=period, agency=agency)

    put(library, *(report(period) for period in ("2020", "2022", "2023H1", "2023")), report("2024", "教育局"))
    pairs = promise_pairs(library, ("浙江省", "嘉兴市", "海盐县"))
    assert [(pair.earlier.report.period, pair.later.report.period) for pair in pairs] == [
        ("2022", "2023H1"),
        ("2022", "2023"),
        ("2023H1", "2023"),
    ]
    assert promise_pairs(library, ("浙江省", "嘉兴市")) == ()
    assert promise_pairs(library, ("浙江省", "没有的市")) == ()


# The assignment


def test_the_best_total_wins_over_the_best_pair():
    assert assigned({(1, 1): 0.9, (1, 2): 0.8, (2, 1): 0.85}) == {1: 2, 2: 1}
    assert assigned({(1, 1): 0.9, (2, 1): 0.5}) == {1: 1}
    assert assigned({}) == {}


def test_no_other_assignment_adds_up_to_more():
    random = Random(20240229)
    for _ in range(60):
        scores = {
            (row, column): round(random.uniform(0.45, 1), 2)
            for row in range(4)
            for column in range(4)
            if random.random() < 0.6
        }
        found = assigned(scores)
        assert len(set(found.values())) == len(found)
        totals = [
            sum(scores.get(pair, 0.0) for pair in zip(range(4), columns, strict=True))
            for columns in permutations(range(4))
        ]
        assert sum(scores[pair] for pair in found.items()) == pytest.approx(max(totals))
