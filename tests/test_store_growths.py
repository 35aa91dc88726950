"""Growths that stand beside a level are held against those that stand alone."""

import pytest
from small import read_small

from store import View
from store.comparing.measures.table import MeasuresTable, TableRow, measures_table
from store.models import Reading


def table(*readings: Reading, view: View | None = None) -> MeasuresTable:
    return measures_table({f"{nth}": reading for nth, reading in enumerate(readings)}, None, view)


def row(shown: MeasuresTable, label: str) -> TableRow:
    (found,) = [each for each in shown.rows if each.label == label]
    return found


def values(shown: TableRow) -> list[list[float]]:
    return [[figure.value for figure in cell.figures] for cell in shown.cells]


def read_with(sentences: str, year: str = "2024") -> Reading:
    return read_small(f"一、{year}年工作回顾\n{sentences}\n二、{int(year) + 1}年工作安排\n加快发展。\n", year)


@pytest.mark.parametrize(
    ("sentence", "stated"),
    [
        ("地区生产总值310亿元、增长6.2%。", [6.2]),
        ("全县地区生产总值310亿元，比上年下降1.4%。", [-1.4]),
        ("地区生产总值增长6.2%，达到310亿元。", [6.2]),
        ("地区生产总值310亿元、增长6.2%，实现稳中有进。全年地区生产总值增长6.2%。", [6.2]),
        ("地区生产总值310亿元，年均增长6.2%。", []),
        ("地区生产总值310亿元，比2020年增长26%。", []),
        ("地区生产总值310亿元，“十四五”以来增长26%。", []),
        ("地区生产总值310亿元，比上年增加18亿元。", []),
    ],
)
def test_a_growth_beside_a_level_stands_in_the_growths_row_once(sentence: str, stated: list[float]):
    reading = read_with(sentence)
    found = [each for each in table(reading).rows if each.measure == "gdp_growth"]
    assert [value for each in found for value in values(each)[0]] == stated
    for figure in (figure for each in found for figure in each.cells[0].figures):
        number = reading.text[figure.stated.number_start : figure.stated.number_end]
        assert float(number) == abs(figure.value)


def test_a_growth_beside_a_level_is_held_against_one_that_stands_alone():
    alone = read_with("地区生产总值增长5.1%。")
    shown = row(table(alone, read_with("地区生产总值310亿元、增长6.2%。")), "地区生产总值增速")
    assert values(shown) == [[5.1], [6.2]]
    assert [cell.best for cell in shown.cells] == [False, True]


def test_a_growth_beside_a_level_is_among_the_results_and_the_targets_as_its_level_is():
    promised = read_small("二、2025年工作安排\n地区生产总值达到330亿元、增长6.5%。\n")
    for view, stated in ((View.PLAN, [[6.5]]), (View.REVIEW, [])):
        found = [each for each in table(promised, view=view).rows if each.measure == "gdp_growth"]
        assert [values(each)[0] for each in found] == stated


def test_two_numbers_that_are_alike_are_told_apart_by_their_clauses():
    reading = read_with("地区生产总值增长20%，达到310亿元；财政总收入增长20%，达到24亿元。")
    shown = row(table(reading), "地区生产总值增速")
    assert reading.text[: shown.cells[0].figures[0].stated.number_start].endswith("地区生产总值增长")
