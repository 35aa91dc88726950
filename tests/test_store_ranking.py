from collections.abc import Callable

import pytest
from handmade import Heading, Stated, build
from handmade_reports import HAIYAN_2023, REPORTS, SHAOXING_2022
from measured import region, says
from shelf import put

from store import Library, index_library
from store.comparing.ranking import ranking as ranking_module
from store.comparing.ranking.ranking import Ranked, Ranking, Rankings
from store.models import Change, Qualifier, Reading, Region, Tense

DIBAO, MEALS = "dibao_standard", "meal_points"


def meals(value: float, *more: object) -> tuple[object, ...]:
    return "助餐点", value, "个", MEALS, *more


def of(number: int, *stated: tuple[object, ...], period: str = "2022", agency: str = "民政局") -> Reading:
    return says(*stated, region=region(number), period=period, agency=agency)


Rank = Callable[..., Ranking]


@pytest.fixture(params=["with an index", "without"])
def rank(request: pytest.FixtureRequest, library: Library) -> Rank:
    """Puts readings into the library and ranks a measure."""

    def asked(*readings: Reading, measure: str = MEALS, **how: object) -> Ranking:
        put(library, *readings)
        if request.param == "with an index":
            list(index_library(library))
        rankings = Rankings(library)
        try:
            return rankings.ranking(measure, **how)
        finally:
            rankings.close()

    return asked


def told(each: Ranked) -> tuple[int | None, int, float]:
    return each.place, int(each.stated.code) - 410000, each.stated.value


def test_equal_values_share_a_place_and_those_behind_stand_where_they_would(rank: Rank):
    found = rank(of(1, meals(20)), of(2, meals(50)), of(3, meals(20)), of(4, meals(10)))
    assert [told(each) for each in found.results] == [(1, 2, 50), (2, 1, 20), (2, 3, 20), (4, 4, 10)]
    assert found.targets == ()
    assert (found.median, found.lower, found.upper) == (20, 17.5, 27.5)
    assert (found.measure.key, found.year, found.years, found.unread) == (MEALS, None, (2022,), 0)


def test_each_value_has_its_report_and_the_headings_over_it(rank: Rank):
    found = rank(*REPORTS, measure=DIBAO)
    (result,), (target,) = found.results, found.targets
    for each, reading, headings in ((result, HAIYAN_2023, "社会救助稳稳托底"), (target, SHAOXING_2022, "下一步打算")):
        assert found.reports[each.stated.report] == reading.report
        assert each.stated.headings == (headings,)
        assert reading.text[each.stated.shown.number_start :].startswith(f"{each.stated.value:g}")


def test_an_exact_figure_stands_before_a_bound_that_was_passed(rank: Rank):
    passed = ("助餐点", 20, "个", MEALS, Qualifier.AT_LEAST)
    found = rank(says(passed, ("助餐点", 24, "个", MEALS), region=region(1)), says(passed, region=region(2)))
    assert [told(each) for each in found.results] == [(1, 1, 24), (2, 2, 20)]


def test_tons_are_ranked_as_the_weight_that_they_are(rank: Rank):
    grain = [("粮食产量", value, unit, "grain_output") for value, unit in ((5e6, "吨"), (5e9, "斤"), (6e9, "公斤"))]
    found = rank(*(says(each, region=region(nth)) for nth, each in enumerate(grain, 1)), measure="grain_output")
    assert [told(each) for each in found.results] == [(1, 3, 1.2e10), (2, 1, 1e10), (3, 2, 5e9)]
    assert [(each.stated.shown.unit, each.stated.converted_from) for each in found.results] == [
        ("斤", "公斤"),
        ("斤", "吨"),
        ("斤", None),
    ]


def test_targets_stand_apart(rank: Rank):
    found = rank(of(1, meals(20)), of(2, meals(90, Tense.TARGET, "=2023")), of(3, meals(95, Tense.TARGET, "=2023")))
    assert [told(each) for each in found.results] == [(1, 1, 20)]
    assert [told(each) for each in found.targets] == [(None, 3, 95), (None, 2, 90)]
    assert found.years == (2023, 2022)
    assert (found.median, found.lower) == (20, None)


def test_each_region_stands_once_with_what_it_states_last(rank: Rank):
    found = rank(
        of(1, meals(10), period="2020"),
        of(1, meals(30), period="2021"),
        of(1, ("护理员", 9, "人", None), period="2022"),
        of(2, meals(25), period="2020"),
        of(2, meals(5), period="2023H1"),
        of(2, meals(7), period="2023"),
    )
    assert [(*told(each), each.stated.period) for each in found.results] == [(1, 1, 30, "2021"), (2, 2, 7, "2023")]
    assert found.years == (2023, 2021, 2020)


def test_a_year_of_one_s_choice(rank: Rank):
    found = rank(of(1, meals(10), period="2020"), of(1, meals(30), period="2021"), of(2, meals(25), period="2020"),
                 of(3, meals(8, "=2020"), period="2021"), year=2020)  # fmt: skip
    assert [told(each) for each in found.results] == [(1, 2, 25), (2, 1, 10), (3, 3, 8)]
    assert (found.year, found.years) == (2020, (2021, 2020))


def test_of_several_values_of_one_period_the_first_counts(rank: Rank):
    assert [told(each) for each in rank(of(1, meals(12), meals(40))).results] == [(1, 1, 12)]


@pytest.mark.parametrize(
    ("unit", "words", "value", "converted_from"),
    [
        ("元/人·年", "{}元/人·年", 14400, "元/人·年"),
        ("元", "每人每年{}元", 14400, "元/年"),
        ("元/月", "{}元/月", 1200, None),
    ],
)
def test_what_is_stated_per_year_is_ranked_as_a_twelfth(
    rank: Rank, unit: str, words: str, value: float, converted_from: str | None
):
    other = of(2, ("低保标准", 1100, "元/月", DIBAO))
    found = rank(of(1, ("低保标准", value, unit, DIBAO, words)), other, measure=DIBAO)
    assert [told(each) for each in found.results] == [(1, 1, 1200), (2, 2, 1100)]
    assert [each.stated.converted_from for each in found.results] == [converted_from, None]


def test_a_growth_beside_a_level_is_ranked_with_those_that_stand_alone(rank: Rank):
    beside = "地区生产总值310亿元、增长6.2%"
    level = Stated(beside, "310", "地区生产总值", "元", "general", value=310e8, measure="gdp", change=Change(6.2, "%"))
    headings = (Heading("一、", "工作回顾", 1, ("general",)),)
    one = build(f"一、工作回顾\n{beside}。\n", region=region(1), headings=headings, stated=(level,))
    found = rank(one, of(2, ("地区生产总值增速", 5.1, "%", "gdp_growth")), measure="gdp_growth")
    assert [told(each) for each in found.results] == [(1, 1, 6.2), (2, 2, 5.1)]
    shown = found.results[0].stated.shown
    assert one.text[shown.number_start : shown.number_end] == "6.2"


def test_less_is_better_where_the_measure_says_so(rank: Rank):
    rates = [of(n, ("登记失业率", value, "%", "registered_unemployment")) for n, value in ((1, 3.1), (2, 2.4))]
    found = rank(*rates, measure="registered_unemployment")
    assert [told(each) for each in found.results] == [(1, 2, 2.4), (2, 1, 3.1)]


def test_each_stands_with_where_it_is_stated(rank: Rank):
    reading = of(1, ("护理员", 9, "人", None), meals(20, Qualifier.AT_LEAST))
    (each,) = rank(reading).results
    stated = each.stated
    indicator = reading.indicators[stated.index]
    assert (stated.path, stated.agency, stated.report_period) == (("河南省", "洛阳市", "第1县"), "民政局", "2022")
    assert stated.shown.qualifier is Qualifier.AT_LEAST
    assert (stated.shown.number_start, stated.shown.number_end) == (indicator.number_start, indicator.number_end)
    assert stated.report.startswith("410001-2022-")


def test_the_place_of_a_region_and_the_regions_within_another(rank: Rank):
    readings = [of(n, meals(value)) for n, value in ((1, 30), (2, 20), (3, 20))]
    found = rank(*readings)
    here = found.of(("河南省", "洛阳市", "第3县"))
    assert here is not None
    assert here.place == 2
    assert found.of(("河南省", "洛阳市")) is None
    assert found.of(()) is None

    def within(asked: Region | None) -> bool:
        return asked is not None and asked.name != "第1县"

    assert [told(each) for each in rank(*readings, within=within).results] == [(1, 2, 20), (1, 3, 20)]


def test_nothing_is_stated_of_a_measure(rank: Rank):
    found = rank(of(1, meals(30)), measure=DIBAO)
    assert (found.results, found.targets, found.median, found.years) == ((), (), None, ())
    with pytest.raises(KeyError):
        rank(measure="no_measure")


# What the index does not cover


def test_reports_that_came_since_are_read(library: Library):
    put(library, of(1, meals(10)), of(2, meals(20)))
    list(index_library(library))
    rankings = Rankings(library)
    assert [told(each) for each in rankings.ranking(MEALS).results] == [(1, 2, 20), (2, 1, 10)]
    put(library, of(1, meals(70), period="2023"), of(2, meals(5)), of(3, meals(15)))
    assert [told(each) for each in rankings.ranking(MEALS).results] == [(1, 1, 70), (2, 3, 15), (3, 2, 5)]
    rankings.close()


def test_so_many_are_read_and_the_others_counted(library: Library, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(ranking_module, "LOOKED_THROUGH", 2)
    put(library, of(1, meals(10), period="2021"), of(1, meals(11), period="2022"), of(2, meals(20)))
    rankings = Rankings(library)
    found = rankings.ranking(MEALS)
    # The newest of every region before any older one.
    assert ([told(each) for each in found.results], found.unread) == ([(1, 2, 20), (2, 1, 11)], 1)
    assert Rankings(library).ranking(MEALS, wanted=lambda: False).unread == 3


def test_a_report_that_cannot_be_read_is_counted(library: Library):
    put(library, of(1, meals(10)), of(2, meals(20)))
    next((library.folder / "reports").glob("410001*")).write_text("{")
    found = Rankings(library).ranking(MEALS)
    assert ([told(each) for each in found.results], found.unread) == ([(1, 2, 20)], 1)


def test_a_damaged_index_is_done_without(library: Library):
    put(library, of(1, meals(10)), of(2, meals(20)))
    list(index_library(library))
    for stored in (library.folder / "index").rglob("*.store"):
        stored.write_bytes(b"\0" * stored.stat().st_size)
    assert [told(each) for each in Rankings(library).ranking(MEALS).results] == [(1, 2, 20), (2, 1, 10)]
