"""A region's figures over its periods: each at its own, with its change, its targets and what later reports say."""

import pytest
from handmade import HAIYAN
from shelf import put
from small import read_small
from yearly import by_id, grown, said, year

from store import Library
from store.comparing.years.periods import comparable, follows_on, place, report_series
from store.comparing.years.trend import Trend, TrendRow, YearCell
from store.comparing.years.years import trend
from store.models import Qualifier, Reading, Tense


def meals(value: float, *, name: str = "助餐点", more: str = "", **other: object):
    return said(f"办有{name}{value:g}个{more}", f"{value:g}", name, "个", **{"measure": "meal_points", **other})


def money(value: float, more: str = "", **other: object):
    return said(f"筹得善款{value}亿元{more}", f"{value}", "善款", "元", value=value * 1e8, **other)


def share(value: float, **other: object):
    return said(f"护理型床位占{value:g}%", f"{value:g}", "护理型床位占比", "%", measure="nursing_bed_share", **other)


def of(*readings: Reading, domain: str | None = None) -> Trend:
    return trend(by_id(readings), domain)


def only(made: Trend) -> TrendRow:
    (row,) = made.rows
    return row


def at(made: Trend, period: str, label: str | None = None) -> YearCell:
    row = only(made) if label is None else next(row for row in made.rows if row.label == label)
    return row.cells[made.periods.index(period)]


def test_results_stand_at_their_periods_with_changes():
    made = of(year("2021", meals(40)), year("2022", meals(50)), year("2023", meals(45)))
    assert made.periods == ("2021", "2022", "2023")
    assert [cell.result.value for cell in only(made).cells] == [40, 50, 45]
    assert at(made, "2021").change is None
    changes = [(cell.change.since, cell.change.absolute, cell.change.relative) for cell in only(made).cells[1:]]
    assert changes == [("2021", 10, 25.0), ("2022", -5, -10.0)]


def test_of_percentages_the_change_is_in_points():
    made = of(year("2021", share(58)), year("2022", share(62.5)))
    assert only(made).percentage
    change = at(made, "2022").change
    assert (change.absolute, change.relative) == (4.5, None)


def test_over_a_missing_year_the_change_says_since_when():
    made = of(year("2020", meals(40)), year("2023", meals(60)))
    assert made.periods == ("2020", "2023")
    assert at(made, "2023").change.since == "2020"
    assert not follows_on("2020", "2023")
    # A year whose report does not speak of it is missing too.
    made = of(year("2020", meals(40)), year("2021", share(5)), year("2022", meals(60)))
    assert at(made, "2021", "助餐点") == YearCell()
    assert at(made, "2022", "助餐点").change.since == "2020"


def test_a_value_from_nothing_has_no_change_in_percent_and_one_that_is_not_exact_says_so():
    made = of(year("2021", meals(0)), year("2022", meals(8, qualifier=Qualifier.AT_LEAST)))
    change = at(made, "2022").change
    assert (change.absolute, change.relative, change.inexact) == (8, None, True)


def test_targets_stand_at_the_period_that_they_are_for():
    plan = meals(60, tense=Tense.TARGET, period="2022", name="计划办助餐点")
    again = meals(65, tense=Tense.TARGET, period="2022", name="争取办助餐点")
    made = of(year("2020", again), year("2021", meals(40), plan), year("2022", meals(55)))
    cell = at(made, "2022")
    assert (cell.result.value, cell.target.value, cell.target.report) == (55, 60, "r2021")
    assert [each.value for each in cell.targets] == [60, 65]
    assert [each.value for each in cell.figures] == [55, 60, 65]
    assert at(made, "2021").target is None
    future = of(year("2021", plan))
    assert future.periods == ("2021", "2022")
    assert "2022" not in future.reports


def test_what_a_report_states_of_another_period_belongs_to_that_period():
    made = of(year("2022", meals(50), meals(40, period="2021", name="上年助餐点")))
    assert made.periods == ("2021", "2022")
    assert (at(made, "2021").result.value, at(made, "2021").result.report) == (40, "r2022")
    # The period's own report comes first.
    made = of(year("2021", meals(41)), year("2022", meals(50), meals(40, period="2021", name="上年助餐点")))
    assert [each.value for each in at(made, "2021").results] == [41, 40]
    assert at(made, "2022").change.absolute == 9


def test_an_earlier_value_told_later_is_held_against_the_one_stated_then():
    later = said("最低工资由40元升到50元", "50", "工资", "元", previous=40.0)
    assert [each.differs for each in at(of(year("2021", money(1), said("工资38元", "38", "工资", "元")),
                                            year("2022", later)), "2021", "工资").retold] == [True]  # fmt: skip
    made = of(year("2021", said("工资40元", "40", "工资", "元")), year("2022", later))
    (retold,) = at(made, "2021").retold
    assert (retold.value, retold.computed, retold.differs) == (40, False, False)
    assert retold.statement.report == "r2022"
    assert not at(made, "2021").doubted


def test_an_earlier_value_that_no_report_states_is_told_by_the_later_one():
    made = of(year("2022", said("床位由2015年的4210张增到5059张", "5059", "床位", "张", previous=4210.0)))
    assert made.periods == ("2015", "2022")
    cell = at(made, "2015")
    assert (cell.told.value, cell.results, at(made, "2022").change) == (4210, (), None)


@pytest.mark.parametrize(
    ("then", "now", "percent", "differs"),
    [
        (9.79, 11.06, 13.0, False),
        # 4.55 grown by 10.0 % rounds to 5.0 or 5.01: within what one decimal leaves open.
        (4.5, 5.0, 10.0, False),
        (20.7, 16.7, 16.2, True),
        (38.0, 50.0, 20.0, True),
    ],
)
def test_a_change_is_held_against_the_value_before_as_exactly_as_both_are_given(then, now, percent, differs):
    made = of(year("2021", money(then)), year("2022", money(now, f"，增长{percent}%", change=grown(percent))))
    (retold,) = at(made, "2021").retold
    assert (retold.computed, retold.differs) == (True, differs)
    assert retold.value == pytest.approx(now * 1e8 / (1 + percent / 100))
    assert at(made, "2022").result.since == "2021"


@pytest.mark.parametrize(
    "words",
    [
        "，年均增长20%",  # of each of several years
        "，比2015年增长20%",  # since a year that nothing else is known of
        "，是“十三五”以来最多的，增长20%",
    ],
)
def test_a_change_since_another_time_says_nothing_of_the_year_before(words: str):
    made = of(year("2021", money(38.0)), year("2022", money(50.0, words, change=grown(20.0))))
    assert at(made, "2021").retold == ()
    assert at(made, "2022").change.absolute == 12e8


def test_growth_at_constant_prices_is_no_other_value_of_the_year_before():
    def product(value: float, **other: object):
        return said(f"地区生产总值{value}亿元", f"{value}", "地区生产总值", "元", value=value * 1e8, **other)

    made = of(year("2021", product(235.2)), year("2022", product(253.7, change=grown(10.1))))
    assert at(made, "2021").retold == ()
    assert at(made, "2022").change.relative == pytest.approx(7.8656, abs=1e-4)


def test_of_several_results_the_one_of_a_single_year_stands_for_the_period():
    several = said("五年累计培训护理员900名", "900", "培训护理员", "名")
    project = said("在湖区培训护理员30名", "30", "培训护理员", "名")
    whole = said("全年培训护理员210名", "210", "培训护理员", "名")
    made = of(year("2021", said("培训护理员200名", "200", "培训护理员", "名")), year("2022", several, project, whole))
    cell = at(made, "2022")
    assert [(each.value, each.several) for each in cell.results] == [(210, False), (30, False), (900, True)]
    assert cell.change.absolute == 10
    # Where there is only the sum, there is nothing to compare it with.
    made = of(year("2021", said("培训护理员200名", "200", "培训护理员", "名")), year("2022", several))
    assert (at(made, "2022").result.several, at(made, "2022").change) == (True, None)


def test_a_yearly_rate_stands_converted_beside_monthly_ones_and_so_does_what_it_is_told_against():
    monthly = said("低保标准每月1100元", "1100", "低保标准", "元/月", measure="dibao_standard")
    yearly = said(
        "低保标准由每人每年13200元调到14400元", "14400", "低保标准", "元/年", measure="dibao_standard", previous=13200.0
    )
    made = of(year("2021", monthly), year("2022", yearly))
    cell = at(made, "2022")
    assert (cell.result.value, cell.result.figure.stated.value) == (1200, 14400)
    assert cell.result.figure.conversion.stated == "元/年"
    assert (cell.change.absolute, cell.change.relative) == (100, pytest.approx(9.0909, abs=1e-4))
    assert [(each.value, each.differs) for each in at(made, "2021").retold] == [(1100, False)]


def test_half_years_are_held_against_the_same_half_unless_they_sum_up_nothing():
    def aided(value: int):
        return said(f"临时救助{value}人次", str(value), "临时救助", "人次", measure="temporary_aid_cases")

    made = of(year("2022H1", aided(50)), year("2022", aided(110)), year("2023H1", aided(70)), year("2023", aided(99)))
    assert made.periods == ("2022H1", "2022", "2023H1", "2023")
    assert [cell.change and cell.change.since for cell in only(made).cells] == [None, None, "2022H1", "2022"]
    level = of(year("2022", meals(50)), year("2023H1", meals(53)), year("2023", meals(60)))
    assert [cell.change and cell.change.since for cell in only(level).cells] == [None, "2022", "2023H1"]


def test_places_in_time():
    order = ["2022H1", "2022H2", "2022", "2023H1", "2023"]
    assert sorted(order, key=place) == order
    assert place("2023H1") - place("2022") == place("2023") - place("2023H1") == 0.5
    assert comparable("2022", "2023", sums=True)
    assert not comparable("2022", "2023H1", sums=True)
    assert comparable("2022", "2023H1", sums=False)
    assert not comparable("2022H1", "2022H1", sums=False)
    # The whole year of which it is a half has not ended before it.
    assert not comparable("2022", "2022H2", sums=False)


def test_rows_are_grouped_as_in_the_table_of_measures():
    one = year("2021", said("改造背街巷道12条", "12", "改造背街巷道", "条"))
    other = year("2022", said("背街巷道改造15条", "15", "背街巷道改造", "条"), said("新建公墓2个", "2", "公墓", "个"))
    made = of(one, other)
    assert [(row.label, row.stated) for row in made.rows] == [("改造背街巷道", 2), ("公墓", 1)]
    assert made.rows[0].names == ("改造背街巷道", "背街巷道改造")


def test_a_domain_leaves_its_rows_but_all_reports():
    made = of(year("2021", meals(4)), year("2022", said("登记360对", "360", "登记", "对", domain="marriage")))
    assert [row.label for row in made.rows] == ["助餐点", "登记"]
    made = of(year("2021", meals(4)), year("2022", money(1.0, domain="charity")), domain="eldercare")
    assert ([row.label for row in made.rows], made.periods) == (["助餐点"], ("2021", "2022"))


def test_one_report_has_its_values_and_no_changes():
    made = of(year("2022", meals(50)))
    assert (made.periods, only(made).cells[0].result.value, only(made).cells[0].change) == (("2022",), 50, None)
    assert of().periods == ()


def test_the_agencies_of_a_region_are_series_of_their_own(library: Library):
    put(
        library,
        year("2022", meals(50)),
        year("2021", meals(40)),
        year("2022", meals(7), agency="人民政府"),
        year("2022", meals(9), region=type(HAIYAN)("330482", "平湖市", ("浙江省", "嘉兴市", "平湖市"))),
    )
    series = report_series(library, HAIYAN.path)
    told = [(each.agency, [entry.report.period for entry in each.entries]) for each in series]
    assert told == [("民政局", ["2021", "2022"]), ("人民政府", ["2022"])]
    assert report_series(library, ("浙江省", "杭州市")) == ()


def test_a_growth_beside_a_level_stands_in_the_row_of_growths():
    one = read_small("一、2023年工作回顾\n地区生产总值290亿元、增长5.5%。\n", "2023")
    next_one = read_small("一、2024年工作回顾\n地区生产总值增长6.2%。\n", "2024")
    (row,) = [each for each in trend(by_id([one, next_one])).rows if each.measure == "gdp_growth"]
    assert [cell.result.value for cell in row.cells if cell.result] == [5.5, 6.2]
    assert [cell.change.absolute for cell in row.cells if cell.change] == [0.7]
