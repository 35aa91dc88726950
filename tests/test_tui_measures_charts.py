"""What rankings and rows of the table of measures are drawn as when they are taken along."""

from collections.abc import Callable, Iterator

import pytest
from measured import region, says
from shelf import put

from store import Library
from store.comparing.measures.table import measures_table
from store.comparing.ranking.ranking import Rankings
from store.models import Qualifier, Reading, Region, Tense
from store.taking.taken import Chart, ChartKind, Point, Taken
from tui.language import language, use_language
from tui.taken.measures import Sayings, ranking_taken, row_taken

DIBAO = "dibao_standard"


@pytest.fixture(autouse=True)
def _in_chinese() -> Iterator[None]:
    before = language()
    use_language("zh")
    yield
    use_language(before)


def dibao(value: float, *more: object) -> tuple[object, ...]:
    return "最低生活保障标准", value, "元/月", DIBAO, *more


def told(chart: Chart) -> list[tuple[str, float, str, bool, bool]]:
    (series,) = chart.series
    return [(each.at, each.value, each.text, each.target, each.own) for each in series.points]


def points(taken: Taken) -> tuple[Point, ...]:
    (chart,) = taken.charts
    return chart.series[0].points


Rank = Callable[..., Taken]


@pytest.fixture
def rank(library: Library) -> Rank:
    def asked(*readings: Reading, own: tuple[str, ...] = ()) -> Taken:
        put(library, *readings)
        rankings = Rankings(library)
        try:
            return ranking_taken(rankings.ranking(DIBAO), own, "3 个地区写到")
        finally:
            rankings.close()

    return asked


def test_a_ranking_is_a_bar_a_region_with_its_own_region_and_where_each_stands(rank: Rank):
    own = region(2)
    taken = rank(
        says(dibao(900), region=region(1)),
        says(dibao(1100, Qualifier.ABOUT), region=own, period="2023"),
        says(dibao(1200, Tense.TARGET, "=2024"), region=region(3)),
        own=own.path,
    )
    (chart,) = taken.charts
    assert (chart.kind, chart.title, chart.unit) == (ChartKind.BARS, "最低生活保障标准 · 各地最近一次", "元/人·月")
    assert chart.notes == ("3 个地区写到；高者在前",)
    assert told(chart) == [
        ("第2县 2023", 1100, "约 1100 元/月", False, True),
        ("第1县 2022", 900, "900 元/月", False, False),
        ("第3县 2024", 1200, "1200 元/月*", True, False),
    ]
    (table,) = taken.parts
    assert [point.citation for point in points(taken)] == [row[-1].citation for row in table.rows]
    assert all(point.citation for point in points(taken))


def test_regions_of_one_name_are_told_apart_by_where_they_lie(rank: Rank):
    twins = [
        Region(code, "鼓楼区", (province, city, "鼓楼区"))
        for code, province, city in (("320106", "江苏省", "南京市"), ("350102", "福建省", "福州市"))
    ]
    taken = rank(
        *(says(dibao(900 + nth), region=each) for nth, each in enumerate(twins)), says(dibao(1), region=region(1))
    )
    assert [point.at for point in points(taken)] == [
        "福建省福州市鼓楼区 2022",
        "江苏省南京市鼓楼区 2022",
        "第1县 2022",
    ]


def test_what_no_region_states_is_not_drawn(rank: Rank):
    assert rank(says(("助餐点", 3, "个", "meal_points"))).charts == ()


def row_of(*readings: Reading, own: tuple[str, ...] = ()) -> Taken:
    shelved = {f"{nth}": reading for nth, reading in enumerate(readings)}
    table = measures_table(shelved)
    (row,) = table.rows
    return row_taken(table, row, Sayings(shelved), own)


def test_a_row_is_a_bar_a_figure_in_the_order_of_the_reports():
    taken = row_of(
        says(dibao(900), dibao(950, Tense.TARGET, "=2023"), region=region(1)),
        says(("最低生活保障标准", 13200, "元/年", DIBAO, "每人每年{}元"), region=region(2)),
        own=region(1).path,
    )
    (chart,) = taken.charts
    assert told(chart) == [
        ("第1县 2022", 900, "900 元/月", False, True),
        ("第1县 2023", 950, "950 元/月*", True, True),
        ("第2县 2022", 1100, "1100 元/月", False, False),
    ]
    assert [point.flags for point in points(taken)] == [(), (), ("由 元/年 折算",)]
    assert [(point.citation.report, point.citation.start) for point in points(taken) if point.citation] == [
        (quote.citation.report, quote.citation.start + quote.text.index(stated))
        for quote, stated in zip(taken.parts[1:], ("900", "950", "13200"), strict=True)
    ]


def test_units_that_count_the_same_are_drawn_together():
    taken = row_of(
        says(("老年食堂", 30, "个", None), region=region(1)), says(("老年食堂", 20, "家", None), region=region(2))
    )
    (chart,) = taken.charts
    assert [(each.value, each.text) for each in chart.series[0].points] == [(30, "30 个"), (20, "20 家")]
