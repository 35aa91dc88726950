"""Charts as pictures: read back by another program, every value is there in words and as long or as high as it is."""

from collections import Counter
from itertools import combinations, pairwise
from math import isfinite

import pytest
from drawn import (
    RANKED,
    SVG,
    YEARS,
    Box,
    bars,
    bars_of,
    box,
    cited,
    drawn,
    line,
    lines,
    marks_of,
    plain,
    runs_of,
    words,
)
from hypothesis import given, settings
from hypothesis import strategies as st

from store import ExportUnwritable
from store.taking.citing import citation
from store.taking.cleaning import clean
from store.taking.taken import Point, Series

# Bars


def test_every_bar_has_its_label_its_value_and_its_length():
    found = list(bars_of(drawn(RANKED)))
    assert [bar.words for bar in found] == [
        ["海盐县 2022", "1250 元/月"],
        ["平湖市 2022", "1000 元/月（由元/年折算）"],
        ["桐乡市 2022", "约500 元/月"],
        ["海宁市 2023", "750 元/月*（目标）"],
    ]
    per_unit = [(bar.box.right - bar.box.left) / bar.value for bar in found]
    assert per_unit == pytest.approx([per_unit[0]] * 4, rel=1e-3)
    assert len({bar.box.left for bar in found}) == 1
    assert all(above.box.bottom < below.box.top for above, below in pairwise(found))


def test_own_and_target_are_told_apart_without_colours():
    results, own, _, target = (next(iter(bars_of(drawn(bars(point))))) for point in RANKED.series[0].points)
    assert (results.bold, results.paths) == (False, 0)
    assert (own.bold, own.paths) == (True, 1)
    assert (target.fill, target.paths) == ("none", 1)
    assert len({results.fill, own.fill, target.fill}) == 3
    said = words(drawn(RANKED))
    assert {"单位：元/月", "本地区", "目标", "3 个地区写到；平湖市第 2"} <= set(said)
    assert not {"本地区", "目标"} & set(words(drawn(bars(RANKED.series[0].points[0]))))
    assert {"Unit: 元/月", "own region", "750 元/月* (target)"} <= set(words(drawn(RANKED, language="en")))


def test_growth_below_nothing_goes_to_the_other_side():
    values = (12.5, 5.0, 0.0, -2.5, -10.0)
    found = list(bars_of(drawn(bars(*(Point(f"第{nth}县", value, f"{value}%") for nth, value in enumerate(values))))))
    zero = found[0].box.left
    ends = [(bar.box.right if bar.value > 0 else bar.box.left) - zero for bar in found]
    assert ends == pytest.approx([value * ends[0] / 12.5 for value in values], abs=0.02)
    assert [bar.box.right for bar in found[2:]] == pytest.approx([zero] * 3, abs=0.02)


def test_of_hundreds_of_bars_the_first_are_drawn_and_the_own_one():
    points = [Point(f"第{nth}县", 1000 - nth, f"{1000 - nth} 元", own=nth == 250) for nth in range(300)]
    element = drawn(bars(*points))
    found = [bar.words[0] for bar in bars_of(element)]
    assert found == [point.at for point in points[:80]] + ["第250县"]
    assert "图上画出 81 项，共 300 项；其余的在同时取出的表里。" in words(element)
    assert all(point.text in element.findtext(f"{SVG}desc") for point in points)


def test_reports_are_named_below_a_picture_or_counted():
    few = words(drawn(RANKED))
    assert few[-4:] == [
        "出处：浙江省海盐县民政局《海盐县工作总结》，2022年",
        "浙江省平湖市民政局《平湖市工作总结》，2022年",
        "浙江省桐乡市民政局《桐乡市工作总结》，2022年",
        "浙江省海宁市民政局《海宁市工作总结》，2023年",
    ]
    points = [Point(f"第{nth}县", 1, "1", citation=cited(f"第{nth}县", str(2010 + nth))) for nth in range(13)]
    element = drawn(bars(*points))
    assert words(element)[-1] == "出处：13 份报告，2010–2022；逐项见同时取出的表。"
    titles = [each.text for each in element.iter(f"{SVG}title")]
    assert all(any(citation(point.citation, "zh") in title for title in titles) for point in points if point.citation)


# Lines


def test_every_mark_is_as_high_as_its_value_and_as_far_as_its_period():
    element = drawn(YEARS)
    found = list(marks_of(element))
    assert [mark.value for mark in found] == [670, 700, 760, 790, 690, 850]
    per_unit = {(mark.y - found[0].y) / (found[0].value - mark.value) for mark in found[1:]}
    assert max(per_unit) - min(per_unit) < 0.1
    assert min(per_unit) > 0
    year = found[1].x - found[0].x
    assert [mark.x - found[0].x for mark in found] == pytest.approx([year * by for by in (0, 1, 3, 4, 1, 5)], abs=0.1)
    assert {"670 元/月", "850 元/月", "结果", "目标", "2021", "2024"} <= set(words(element))


def test_a_missing_year_is_a_gap_and_targets_are_open():
    element = drawn(YEARS)
    assert [mark.open for mark in marks_of(element)] == [False] * 4 + [True] * 2
    runs = [(dashes, joined) for _, dashes, joined in runs_of(element)]
    assert runs == [(None, 2), (None, 2), ("9 4", 1), ("9 4", 1)]


def test_half_years_stand_within_their_years():
    found = list(marks_of(drawn(lines(line("", ("2021", 1), ("2022上", 2), ("2022", 3), ("2022下", 4), ("2023", 5))))))
    xs = [mark.x for mark in found]
    year = xs[2] - xs[0]
    assert [x - xs[0] for x in xs] == pytest.approx([year * by for by in (0, 0.75, 1, 1.25, 2)], abs=0.1)


def test_series_are_told_apart_by_mark_and_dash_and_by_their_names():
    four = [line(f"第{nth}类", ("2020", nth), ("2021", nth + 2)) for nth in range(4)]
    element = drawn(lines(*four))
    forms = [mark.form for mark in marks_of(element)]
    assert len(set(forms[::2])) == 4
    assert forms[::2] == forms[1::2]
    assert len({dashes for _, dashes, _ in runs_of(element)}) == 4
    assert {each.name for each in four} <= set(words(element))


def test_it_is_said_where_the_axis_does_not_begin_at_nothing():
    assert "单位：元/月，纵轴不从 0 起" in words(drawn(YEARS))
    assert "单位：元/月" in words(drawn(lines(line("", ("2020", 0), ("2021", 9)))))


def test_what_is_told_of_single_values_stands_below():
    point = Point("2022", 760, "760 元/月", flags=("完成", "不确定"))
    assert "2022 760 元/月：不确定" in words(drawn(lines(Series("结果", (point,)))))


# Any values at all


numbers = st.floats() | st.integers(-100, 100).map(float)
named = st.text(max_size=30)
points = st.builds(Point, named, numbers, named, st.booleans(), st.booleans(), st.sampled_from([(), ("由元/年折算",)]))
periods = st.tuples(st.integers(2012, 2023).map(str), st.sampled_from(["", "", "上", "下"])).map("".join)


@settings(max_examples=80, deadline=None)
@given(st.lists(points, min_size=1, max_size=12))
def test_any_bars_are_drawn_with_all_their_words(stated: list[Point]):
    finite = [point for point in stated if isfinite(point.value)]
    if not finite:
        with pytest.raises(ExportUnwritable):
            drawn(bars(*stated))
        return
    element = drawn(bars(*stated))
    found = list(bars_of(element))
    assert [bar.value for bar in found] == [point.value for point in finite]
    for bar, point in zip(found, finite, strict=True):
        assert plain("".join(bar.words)).startswith(plain(clean(point.at) + clean(point.text)))
        assert 0 <= bar.box.left <= bar.box.right <= float(element.get("width"))
    largest = max(found, key=lambda bar: abs(bar.value))
    for bar in found:
        share = bar.value / largest.value if largest.value else 0
        assert bar.box.right - bar.box.left == pytest.approx(
            abs(share) * (largest.box.right - largest.box.left), abs=0.02
        )


@settings(max_examples=80, deadline=None)
@given(st.lists(st.dictionaries(periods, numbers, min_size=1, max_size=9), min_size=1, max_size=3), st.booleans())
def test_any_lines_are_drawn_with_words_that_lie_on_nothing(stated: list[dict[str, float]], target: bool):
    series = [
        Series(f"第{nth}项", tuple(Point(at, value, f"{value:.4g} 元", target) for at, value in each.items()))
        for nth, each in enumerate(stated)
    ]
    finite = [point for each in series for point in each.points if isfinite(point.value)]
    if not finite:
        return
    element = drawn(lines(*series))
    marks = list(marks_of(element))
    assert Counter(mark.value for mark in marks) == Counter(point.value for point in finite)
    assert {point.text for point in finite} | {point.at for point in finite} <= set(words(element))
    by_value = sorted(marks, key=lambda mark: mark.value)
    assert all(lower.y >= higher.y - 0.02 for lower, higher in pairwise(by_value))
    boxes = [box(each) for each in element.iter(f"{SVG}rect") if each.get("fill-opacity")]
    assert len(boxes) >= len(finite)
    assert not any(one.meets(other) for one, other in combinations(boxes, 2))
    middles = [Box(mark.x - 1, mark.y - 1, mark.x + 1, mark.y + 1) for mark in marks]
    assert not any(each.meets(middle) for each in boxes for middle in middles)
    assert all(each.left >= 0 and each.right <= float(element.get("width")) for each in boxes)
