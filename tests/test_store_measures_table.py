import tomllib
from dataclasses import replace
from pathlib import Path

import pytest
from aligned import digests
from measured import says

from store import View
from store.comparing.measures.likeness import gist, unit_class
from store.comparing.measures.order import columns_by_row, rows_by_column, rows_by_name
from store.comparing.measures.table import Cell, MeasuresTable, TableRow, measures_table
from store.models import SEVERAL_YEARS, Qualifier, Reading, Tense

BY_HAND = tomllib.loads((Path(__file__).parent / "measures_by_hand.toml").read_text(encoding="utf-8"))


def table(*readings: Reading, domain: str | None = None, view: View | None = None) -> MeasuresTable:
    return measures_table({f"{nth}": reading for nth, reading in enumerate(readings)}, domain, view)


def row(shown: MeasuresTable, label: str) -> TableRow:
    (found,) = [each for each in shown.rows if each.label == label]
    return found


def values(shown: TableRow) -> list[list[float]]:
    return [[figure.value for figure in cell.figures] for cell in shown.cells]


# The five bundled reports, against what was written by hand from their originals


def stated(cell: Cell, *, targets: bool) -> set[float]:
    return {figure.value for figure in cell.figures if figure.target == targets}


def test_the_measures_of_the_bundled_reports_are_those_written_by_hand():
    shown = measures_table(digests())
    rows = {each.measure: each for each in shown.rows if each.measure is not None}
    assert len(rows) == shown.measured
    assert rows.keys() <= BY_HAND.keys()
    for measure, by_hand in BY_HAND.items():
        cells = dict(zip(shown.reports, rows[measure].cells, strict=True)) if measure in rows else {}
        for report in digests():
            cell = cells.get(report, Cell())
            may = {by_hand["either"][report]} if report in by_hand.get("either", {}) else set()
            results = {by_hand[report]} if report in by_hand else set()
            targets = {by_hand["target"][report]} if report in by_hand.get("target", {}) else set()
            assert stated(cell, targets=False) - may == results - may, (measure, report)
            assert stated(cell, targets=True) - may == targets - may, (measure, report)


def test_every_indicator_of_the_bundled_reports_has_its_value_in_one_row():
    shown = measures_table(digests())
    for column, reading in enumerate(digests().values()):
        there = [figure.index for each in shown.rows for figure in each.cells[column].figures]
        assert len(there) == len(set(there))
        # Equal values of a cell are shown once.
        assert {reading.indicators[index].value for index in there} == {each.value for each in reading.indicators}


# Cells


def test_the_best_result_is_marked_ties_all_and_no_target():
    better = ("助餐点", 9, "个", "meal_points")
    shown = table(says(better), says(better), says(("助餐点", 8, "个", "meal_points")))
    assert [cell.best for cell in row(shown, "助餐点").cells] == [True, True, False]
    shown = table(says(("助餐点", 7, "个", "meal_points")), says(("助餐点", 6, "个", "meal_points")),
                  says(("助餐点", 99, "个", "meal_points", Tense.TARGET)))  # fmt: skip
    assert [cell.best for cell in row(shown, "助餐点").cells] == [True, False, False]
    assert [round(cell.share, 2) for cell in row(shown, "助餐点").cells] == [0.07, 0.06, 1.0]


def test_what_about_or_at_least_so_much_counts_with_its_value():
    shown = table(
        says(("助餐点", 9, "个", "meal_points", Qualifier.AT_LEAST)),
        says(("助餐点", 8, "个", "meal_points", Qualifier.ABOUT)),
    )
    assert [cell.best for cell in row(shown, "助餐点").cells] == [True, False]


def test_less_is_better_where_the_measure_says_so():
    rates = [says(("城镇登记失业率", value, "%", "registered_unemployment")) for value in (3.1, 2.4)]
    assert [cell.best for cell in table(*rates).rows[0].cells] == [False, True]


@pytest.mark.parametrize(
    ("name", "unit", "measure"),
    [("社会组织", "家", "organizations"), ("夜校", "所", None)],
)
def test_nothing_is_best_where_neither_is_better(name: str, unit: str, measure: str | None):
    shown = table(says((name, 9, unit, measure)), says((name, 8, unit, measure)))
    assert [cell.best for cell in shown.rows[0].cells] == [False, False]


def test_nothing_is_best_of_one():
    shown = table(says(("助餐点", 9, "个", "meal_points")), says(("夜校", 3, "所", None)))
    assert not any(cell.best for each in shown.rows for cell in each.cells)


def test_a_cell_is_compared_by_the_report_s_own_period_then_by_what_comes_first():
    city_and_rural = says(
        ("低保标准", 900, "元/月", "dibao_standard", "=2021"),
        ("低保标准", 1000, "元/月", "dibao_standard", Tense.TARGET),
        ("低保标准", 1180, "元/月", "dibao_standard"),
        ("低保标准", 1050, "元/月", "dibao_standard"),
        ("低保标准", 1180, "元/月", "dibao_standard"),
    )
    assert values(table(city_and_rural).rows[0]) == [[1180, 1050, 900, 1000]]


def test_a_year_s_standard_stands_as_a_twelfth_and_may_be_best():
    monthly = says(("低保标准", 1100, "元/月", "dibao_standard"))
    yearly = says(("低保标准", 14400, "元", "dibao_standard", "每人每年{}元"))
    (shown,) = table(monthly, yearly).rows
    assert values(shown) == [[1100], [1200]]
    assert [cell.best for cell in shown.cells] == [False, True]
    (figure,) = shown.cells[1].figures
    assert figure.conversion is not None
    assert (figure.stated.value, figure.conversion.stated) == (14400, "元/年")


def test_one_side_or_one_domain_of_it():
    both = says(("助餐点", 9, "个", "meal_points"), ("助餐点", 12, "个", "meal_points", Tense.TARGET))
    assert values(table(both).rows[0]) == [[9, 12]]
    assert values(table(both, view=View.REVIEW).rows[0]) == [[9]]
    assert values(table(both, view=View.PLAN).rows[0]) == [[12]]
    assert table(both, domain="charity").rows == ()
    assert table().rows == ()


# Rows


def test_measures_stand_above_in_the_order_of_their_file_and_others_below():
    shown = table(says(("夜校", 1, "所", None), ("助餐点", 9, "个", "meal_points"), ("床位", 5, "张", "nursing_beds")))
    assert [each.measure for each in shown.rows] == ["nursing_beds", "meal_points", None]
    assert shown.measured == 2


def test_the_growth_of_a_measure_is_another_row():
    shown = table(says(("低保标准", 5, "%", "dibao_standard")), says(("低保标准", 1100, "元/月", "dibao_standard")))
    assert [(each.measure, each.unit) for each in shown.rows] == [
        ("dibao_standard", "元/人·月"),
        (None, "%"),
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("改造背街巷道", "背街巷道改造"),
        ("“六助”服务的老人", "六助服务老人"),
        ("发放困难家庭补助", "困难家庭补贴发放"),
        ("新建老年夜校", "新增老年夜校"),
        ("全市老年夜校总数", "老年夜校"),
        ("社会工作者夜校", "社工夜校"),
        ("持证上岗人员比例", "持证上岗人员占比"),
        ("累计开展夜校巡讲", "夜校巡讲场次"),
    ],
)
def test_names_that_mean_the_same_share_a_row(one: str, other: str):
    shown = table(says((one, 3, "个", None)), says((other, 4, "家", None)))
    assert [values(each) for each in shown.rows] == [[[3], [4]]]
    assert shown.rows[0].names == (one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("新增老年夜校", "老年夜校"),
        ("新增老年夜校", "改造老年夜校"),
        ("示范性老年夜校", "老年夜校"),
        ("省级老年夜校", "市级老年夜校"),
        ("农村老年夜校", "老年夜校"),
        ("困境儿童夜校", "留守儿童夜校"),
        ("社区会议", "社区议会"),
        ("项目", "项目"),
        ("省级试点", "省级试点"),
        ("是2010年", "是2010年"),
    ],
)
def test_names_that_may_mean_two_things_have_two_rows(one: str, other: str):
    shown = table(says((one, 3, "个", None)), says((other, 4, "个", None)))
    assert sorted(map(values, shown.rows)) == [[[], [4]], [[3], []]]


@pytest.mark.parametrize(("one", "other"), [("人", "人次"), ("个", "%"), ("元", "户")])
def test_units_that_count_otherwise_have_two_rows(one: str, other: str):
    assert len(table(says(("老年夜校", 3, one, None)), says(("老年夜校", 4, other, None))).rows) == 2


def test_what_one_report_tells_apart_is_not_joined_for_it():
    apart = says(("新建老年夜校", 3, "所", None), ("新增老年夜校", 5, "所", None))
    assert len(table(apart, says(("新开老年夜校", 4, "所", None))).rows) == 3
    promised = says(("新建老年夜校", 3, "所", None), ("新增老年夜校", 5, "所", None, Tense.TARGET))
    assert [values(each) for each in table(promised).rows] == [[[3, 5]]]


def test_units_and_gists_as_they_are_told():
    assert unit_class("家") == unit_class(" 所") != unit_class("户")
    assert unit_class("平方米") == "平方米"
    assert gist("总投资").vague
    assert not gist("新增就业").vague


# The other orders


@pytest.fixture
def four() -> MeasuresTable:
    return table(
        says(("助餐点", 10, "个", "meal_points"), ("助联体", 3, "个", "aid_consortia"), ("乙校", 1, "所", None)),
        says(("助餐点", 40, "个", "meal_points"), ("助联体", 2, "个", "aid_consortia"), ("床位", 5, "张", "care_beds")),
        says(("助餐点", 50, "个", "meal_points", Tense.TARGET), ("甲校", 1, "所", None)),
        says(("丙校", 1, "所", None)),
    )


def measured(shown: MeasuresTable) -> list[str | None]:
    return [each.measure for each in shown.rows if each.measure]


def test_rows_by_a_column_have_those_first_in_which_it_leads(four: MeasuresTable):
    assert measured(rows_by_column(four, 0)) == ["aid_consortia", "meal_points", "care_beds"]
    assert measured(rows_by_column(four, 0, trailing=True)) == ["meal_points", "aid_consortia", "care_beds"]
    # What it alone states says nothing of how it stands.
    assert measured(rows_by_column(four, 1)) == ["meal_points", "aid_consortia", "care_beds"]
    assert rows_by_column(four, 0).measured == four.measured


def test_rows_by_name_keep_the_others_below(four: MeasuresTable):
    assert [each.label for each in rows_by_name(four).rows][3:] == ["丙校", "乙校", "甲校"]
    assert [each.label for each in rows_by_name(four, backwards=True).rows][3:] == ["甲校", "乙校", "丙校"]


def test_columns_by_a_row_have_the_best_result_first_then_targets(four: MeasuresTable):
    number = [each.measure for each in four.rows].index("meal_points")
    moved = columns_by_row(four, number)
    assert moved.reports == ("1", "0", "2", "3")
    assert values(moved.rows[number]) == [[40], [10], [50], []]
    rates = table(*(says(("失业率", value, "%", "registered_unemployment")) for value in (3.1, 2.4)))
    assert columns_by_row(rates, 0).reports == ("1", "0")


def test_a_row_compares_in_one_unit():
    tons, weight = says(("粮食产量", 5e6, "吨", "grain_output")), says(("粮食产量", 5e9, "斤", "grain_output"))
    (row,) = measures_table({"tons": tons, "weight": weight}, None).rows
    assert [(cell.leading.value, cell.best, cell.share) for cell in row.cells if cell.leading] == [
        (1e10, True, 1.0),
        (5e9, False, 0.5),
    ]


def test_a_sum_of_several_years_is_no_year_s_figure():
    jobs = ("城镇新增就业", 14000, "人", "new_urban_jobs")
    both = says(("城镇新增就业", 69000, "人", None), jobs)
    several = replace(both.indicators[0], grounds=(SEVERAL_YEARS,))
    both = replace(both, indicators=(several, *both.indicators[1:]))
    shown = measures_table({"both": both, "other": says(("城镇新增就业", 7500, "人", "new_urban_jobs"))}, None)
    told = {each.label: [[figure.value for figure in cell.figures] for cell in each.cells] for each in shown.rows}
    assert told == {"城镇新增就业": [[14000], [7500]], "城镇新增就业（多年）": [[69000], []]}
