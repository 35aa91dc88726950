from collections.abc import Callable

import pytest
from handmade import Heading, Stated
from handmade_reports import HAIYAN_2022, HAIYAN_2023, SHAOXING_2022

from store import View, indicator_rows
from store.comparison import Row
from store.measures import measures
from store.models import Reading, Tense

Make = Callable[..., Reading]


@pytest.fixture
def column(make_reading: Make) -> Make:
    """A reading that states the given names, units and measures in turn."""

    def make(*stated: tuple[str, ...]) -> Reading:
        return make_reading(
            "".join(f"甲{n:03}{unit}。" for n, (_, unit, *_) in enumerate(stated)),
            headings=(Heading("甲000", "", 1),),
            stated=tuple(
                Stated(f"甲{n:03}", f"{n:03}", name, unit, "eldercare", measure=measure[0] if measure else None)
                for n, (name, unit, *measure) in enumerate(stated)
            ),
        )

    return make


def table(rows: tuple[Row, ...]) -> list[tuple[str, str, tuple[tuple[int, ...], ...]]]:
    return [(row.label, row.unit, row.cells) for row in rows]


def test_one_domain_of_two_years_side_by_side() -> None:
    rows = indicator_rows([HAIYAN_2022, HAIYAN_2023], "eldercare", View.REVIEW)
    said = [
        (row.label, row.unit, *("/".join(f"{reading.indicators[n].value:g}" for n in cell) for reading, cell in
        zip((HAIYAN_2022, HAIYAN_2023), row.cells, strict=True)))
        for row in rows
    ]  # fmt: skip
    assert said[:3] == [
        ("养老机构登记床位", "张", "4210", "4380"),
        ("护理型床位占比", "%", "62.5", "65.2"),
        ("助餐点", "个", "58", "79"),
    ]
    assert [row[0] for row in said[3:]] == ["新增家庭养老床位", "每天用餐老人", "送餐路线", "每万名老人持证护理员"]
    assert all(row[3] == "" for row in said[3:])


def test_the_same_measure_is_one_row_in_all_its_units(column: Make) -> None:
    measure = next(each for each in measures() if len(each.units) > 1)
    first = column(("城乡居民这样说的标准", measure.units[0], measure.key))
    second = column(("那样说的", measure.units[1], measure.key))
    third = column(("增幅", "%", measure.key))
    same, apart = indicator_rows([first, second, third])
    assert (same.label, same.measure, same.unit) == (measure.chinese, measure.key, measure.unit)
    assert same.cells == ((0,), (0,), ())
    assert (apart.unit, apart.cells) == ("%", ((), (), (0,)))


def test_another_unit_is_another_row(column: Make) -> None:
    rows = indicator_rows([column(("标准", "元/月", "m"), ("床位", "张")), column(("标准", "%", "m"), ("床位", "个"))])
    assert [row.unit for row in rows] == ["元/月", "张", "%", "个"]


def test_names_agree_whatever_quotes_blanks_and_particles_stand_in_them(column: Make) -> None:
    rows = indicator_rows([column(("“六助”服务的 老人", "人")), column(("六助服务老人", "人"))])
    assert table(rows) == [("六助服务老人", "人", ((0,), (0,)))]


def test_a_name_without_a_measure_joins_the_one_measure_it_stands_for(column: Make) -> None:
    rows = indicator_rows([column(("低保标准", "元/月", "m")), column(("低保标准", "元/月"))])
    assert [(row.measure, row.cells) for row in rows] == [("m", ((0,), (0,)))]
    rows = indicator_rows([column(("标准", "元/月", "m"), ("标准", "元/月", "k")), column(("标准", "元/月"))])
    assert [(row.measure, row.cells) for row in rows] == [("m", ((0,), ())), ("k", ((1,), ())), (None, ((), (0,)))]


def test_rows_that_most_columns_state_come_first(column: Make) -> None:
    first = column(("甲", "个"), ("乙", "个"), ("丙", "个"))
    second = column(("丁", "个"), ("丙", "个"), ("乙", "个"))
    third = column(("戊", "个"), ("丙", "个"))
    assert [row.label for row in indicator_rows([first, second, third])] == ["丙", "乙", "甲", "丁", "戊"]


def test_a_column_may_state_one_thing_several_times(column: Make) -> None:
    assert table(indicator_rows([column(("甲", "个"), ("乙", "个"), ("甲", "个"))])) == [
        ("甲", "个", ((0, 2),)),
        ("乙", "个", ((1,),)),
    ]


def test_every_indicator_of_the_domain_and_side_has_its_place() -> None:
    readings = (HAIYAN_2022, HAIYAN_2023, SHAOXING_2022)
    for domain in (None, "eldercare", "assistance"):
        for view, tense in ((None, None), (View.REVIEW, Tense.ACHIEVED), (View.PLAN, Tense.TARGET)):
            rows = indicator_rows(readings, domain, view)
            for column, reading in enumerate(readings):
                shown = sorted(index for row in rows for index in row.cells[column])
                assert shown == [
                    index
                    for index, indicator in enumerate(reading.indicators)
                    if domain in (None, indicator.domain) and tense in (None, indicator.tense)
                ]


def test_no_columns_no_rows() -> None:
    assert indicator_rows([]) == ()


def shown(rows: tuple[Row, ...], reading: Reading) -> list[tuple[float, str] | None]:
    """What the first column's figures are converted to and from, in the order of the text."""
    found = [rows[0].conversions.get((0, index)) for index in range(len(reading.indicators))]
    return [None if each is None else (each.indicator.value, each.stated) for each in found]


@pytest.mark.parametrize(
    ("said", "unit", "converted"),
    [
        ("低保标准13440元/人·年", "元/人·年", (1120.0, "元/人·年")),
        ("低保标准13440元/年", "元/年", (1120.0, "元/年")),
        ("低保标准每人每年13440元", "元", (1120.0, "元/年")),
        ("低保标准13440元每年", "元", (1120.0, "元/年")),
        ("低保标准由每年12000元提高到13440元", "元", (1120.0, "元/年")),
        ("低保年标准13450元", "元", (1120.83, "元/年")),
        ("低保标准13440元/人·月", "元/人·月", None),
        ("低保标准每月13440元", "元", None),
        ("每年调整的低保标准达到月人均13440元", "元", None),
        ("2022年标准达到13440元", "元", None),
        ("低保标准13440元", "元", None),
    ],
)
def test_a_measure_per_month_is_also_what_is_stated_per_year(
    make_reading: Make, said: str, unit: str, converted: tuple[float, str] | None
) -> None:
    number = "13450" if "13450" in said else "13440"
    stated = Stated(said, number, "低保标准", unit, "assistance", measure="dibao_standard", previous=12000.0)
    reading = make_reading(f"甲。{said}。", headings=(Heading("甲", "", 1),), stated=(stated,))
    rows = indicator_rows([reading])
    assert [(row.label, row.unit) for row in rows] == [("最低生活保障标准", "元/人·月")]
    assert shown(rows, reading) == [converted]
    (conversion,) = rows[0].conversions.values() if converted else (None,)
    if conversion is not None:
        assert (conversion.indicator.previous, "年" in conversion.indicator.unit) == (1000.0, False)
    assert reading.indicators[0].value == float(number)


def test_a_year_s_standard_stands_beside_a_month_s(make_reading: Make) -> None:
    def stating(said: str, number: str) -> Reading:
        stated = Stated(said, number, "低保标准", "元", "assistance", measure="dibao_standard")
        return make_reading(f"甲。{said}。", headings=(Heading("甲", "", 1),), stated=(stated,))

    rows = indicator_rows([stating("低保标准每人每月1180元", "1180"), stating("低保标准每人每年13440元", "13440")])
    assert [row.cells for row in rows] == [((0,), (0,))]
    assert list(rows[0].conversions) == [(1, 0)]


def test_only_money_per_month_is_converted(make_reading: Make) -> None:
    stated = Stated("每年救助金86元", "86", "救助金发放", "元", "assistance", measure="aid_funds")
    reading = make_reading("甲。每年救助金86元。", headings=(Heading("甲", "", 1),), stated=(stated,))
    (row,) = indicator_rows([reading])
    assert (row.unit, row.conversions) == ("元", {})
