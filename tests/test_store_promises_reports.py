"""Four consecutive reports of one district, checked by hand: what was promised for a year, and what the next one tells.

Values are in 元, 平方米, 吨, 公里, 人 and percent; a word of the promise's clause says which one it is.
"""

from functools import cache
from pathlib import Path

import pytest

from store import Clues, read_file
from store.comparing.promises.outcomes import Promise, promises
from store.models import Indicator, Reading

FOLDER = Path(__file__).resolve().parents[2] / "shared" / "corpus" / "hailar"
YEARS = ("2013", "2014", "2015")

pytestmark = pytest.mark.skipif(not FOLDER.is_dir(), reason="the reports in ../shared are not here")

REACHED = (
    ("2013", "生产总值", 282e8, 253.7e8, "missed"),
    ("2013", "总收入", 24.8e8, 24.85e8, "kept"),
    ("2013", "零售", 120e8, 110.6e8, "missed"),
    ("2013", "旅游接待", 4.46e6, 4.38e6, "missed"),
    ("2013", "大棚", 2000, 2350, "exceeded"),
    ("2013", "节能改造", 500000, 140000, "missed"),
    ("2013", "再就业", 2100, 2529, "exceeded"),
    ("2013", "棚户区", 580000, 195000, "missed"),
    ("2014", "生产总值", 282e8, 274.4e8, "missed"),
    ("2014", "固定资产", 108.8e8, 121.1e8, "exceeded"),
    ("2014", "零售", 126e8, 123.4e8, "missed"),
    ("2014", "纯收入", 14, 21618, "missed"),
    ("2014", "营业面积", 150000, 100000, "missed"),
    ("2014", "旅游收入", 50e8, 56.4e8, "kept"),
    ("2014", "仓储库", 20000, 32000, "exceeded"),
    ("2014", "牧场", 26000, 42000, "exceeded"),
    ("2014", "供水", 68, 26, "missed"),
    ("2014", "再就业", 2000, 1687, "missed"),
    ("2014", "节能改造", 150000, 160000, "exceeded"),
    ("2014", "失业率", 4, 3.79, "kept"),
    ("2015", "预算收入", 14.6e8, 15.07e8, "exceeded"),
    ("2015", "零售", 11.5, 136.3e8, "missed"),
    ("2015", "纯收入", 11, 8.6, "missed"),
    ("2015", "旅游收入", 60e8, 69e8, "kept"),
    ("2015", "露天矿", 7e6, 7e6, "unclear"),
    ("2015", "大棚", 300, 300, "kept"),
    ("2015", "仓储库", 20000, 20000, "kept"),
    ("2015", "训练中心", 3.4e8, 3.4e8, "missed"),
    ("2015", "新增就业", 5700, 5650, "missed"),
    ("2015", "拆炉", 1.6e8, 3.23e8, "unclear"),
)
NO_FIGURE = (
    ("2013", "重点项目", 32),
    ("2013", "公租房", 200),
    ("2013", "供水管网", 10),
    ("2013", "3800户", 3800),
    ("2013", "医疗保险", 98),
    ("2013", "风雨馆", 8),
    ("2014", "重点项目", 93),
    ("2014", "销售收入", 81e8),
    ("2014", "种植面积", 20000),
    ("2014", "雨水管网", 15),
    ("2014", "储菜库", 10),
    ("2014", "保障性住房", 2595),
    ("2015", "工业类", 3),
    ("2015", "道路", 15),
    ("2015", "温室", 20),
    ("2015", "背街巷道", 29),
    ("2015", "饮水", 5),
    ("2015", "教育", 3.1e8),
)


@cache
def reading(year: str) -> Reading:
    return read_file(FOLDER / f"{year}.txt", Clues(region="海拉尔区"))


@cache
def came_of(year: str) -> tuple[Promise, ...]:
    """What the report of the following year tells of the promises for a year."""
    return promises(reading(year), reading(str(int(year) + 1))).measured


def promise(year: str, word: str, value: float) -> Promise:
    found = [each for each in came_of(year) if says(indicator(year, each), reading(year), word, value)]
    assert len(found) == 1, f"{word} {value}: {len(found)}"
    return found[0]


def says(target: Indicator, report: Reading, word: str, value: float) -> bool:
    clause = report.text[target.start : target.end]
    return word in f"{target.name} {clause}" and target.value == pytest.approx(value)


def indicator(year: str, found: Promise) -> Indicator:
    return reading(year).indicators[found.target]


@pytest.mark.parametrize("year", YEARS)
def test_many_promises_are_measured_in_every_year(year):
    pairs = promises(reading(year), reading(str(int(year) + 1))).paired
    assert len(pairs) >= 15
    assert len({each.result for each in pairs}) == len(pairs)


@pytest.mark.parametrize(("year", "word", "value", "reached", "verdict"), REACHED)
def test_what_came_of_a_promise(year, word, value, reached, verdict):
    found = promise(year, word, value)
    assert found.result is not None
    result = reading(str(int(year) + 1)).indicators[found.result]
    assert (result.value, found.verdict) == (pytest.approx(reached), verdict)


@pytest.mark.parametrize(("year", "word", "value"), NO_FIGURE)
def test_no_result_is_claimed_where_none_is_told(year, word, value):
    found = promise(year, word, value)
    assert found.result is None or found.verdict == "restated"


@pytest.mark.parametrize("year", YEARS)
def test_both_sentences_stand_where_they_say(year):
    before, after = reading(year), reading(str(int(year) + 1))
    for found in came_of(year):
        for sentence, report in ((found.said, before), (found.told, after)):
            if sentence is not None:
                assert sentence.text == "".join(report.text[span.start : span.end] for span in sentence.spans)
        target = before.indicators[found.target]
        ((start, end),) = found.said.lit
        assert found.said.text[start:end] == before.text[target.number_start : target.number_end]
