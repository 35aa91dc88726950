"""What users write for a region, a period or a date: found, or refused with what is near."""

from datetime import date

import pytest

from store.dates import check_period, parse_date, parse_period, plain_digits
from store.errors import IdentityUnclear
from store.models import Clues, Source
from store.reading.divisions import divisions_of
from store.reading.identity import identify
from store.reading.region_lookup import find_region


@pytest.mark.parametrize(
    ("clues", "expected"),
    [
        ({"region": "朝阳区"}, "region-ambiguous"),
        ({"region": "奉华区"}, "region-misspelt"),
        ({"region": "000000"}, "region-not-found"),
        ({"period": "1800"}, "period-malformed"),
        ({"period": "去年"}, "period-malformed"),
        ({"published": "某日"}, "published-malformed"),
        ({"period": "2023", "published": "2022-05-01"}, "period-after-publication"),
    ],
)
def test_clues_that_cannot_be_are_refused(clues: dict[str, str], expected: str) -> None:
    with pytest.raises(IdentityUnclear) as refusal:
        identify("全区老人用餐更方便。\n", Source("report.txt", "0" * 64, "utf-8", 10), Clues(**clues))

    assert refusal.value.reason == expected
    assert "report.txt" in str(refusal.value)
    assert "report.txt" in refusal.value.sentence("en")


def test_an_ambiguous_region_names_its_candidates_and_an_unknown_one_what_is_near() -> None:
    with pytest.raises(IdentityUnclear, match="北京市朝阳区、吉林省长春市朝阳区"):
        find_region("朝阳区")
    with pytest.raises(IdentityUnclear, match="奉化区"):
        find_region("奉华区")


@pytest.mark.parametrize(
    ("written", "year", "expected"),
    [
        ("330213", None, ("浙江省", "宁波市", "奉化区")),
        ("３３０２１３", None, ("浙江省", "宁波市", "奉化区")),
        ("奉化", None, ("浙江省", "宁波市", "奉化区")),
        ("浙江宁波奉化", 2022, ("浙江省", "宁波市", "奉化区")),
        ("浙江省/宁波市/奉化区", None, ("浙江省", "宁波市", "奉化区")),
        ("浙江省 › 奉化区", None, ("浙江省", "宁波市", "奉化区")),
        ("奉化市", 2014, ("浙江省", "宁波市", "奉化市")),
        ("奉化市", 2022, ("浙江省", "宁波市", "奉化区")),
        ("奉化区", 2012, ("浙江省", "宁波市", "奉化区")),
        ("北京朝阳", None, ("北京市", "朝阳区")),
        ("济源", None, ("河南省", "济源市")),
        ("湖州市", 2030, ("浙江省", "湖州市")),
        ("浦东", None, ("上海市", "浦东新区")),
        ("新晃县", None, ("湖南省", "怀化市", "新晃侗族自治县")),
        ("海南", None, ("海南省",)),
        ("长沙", None, ("湖南省", "长沙市")),
    ],
)
def test_a_region_is_found_as_it_is_written(written: str, year: int | None, expected: tuple[str, ...]) -> None:
    assert find_region(written, year).path == expected


def test_no_level_that_is_no_place_stands_in_a_path() -> None:
    divisions = divisions_of(2024)

    names = {name for division in divisions.all for name in division.region.path}
    assert not names & {"市辖区", "直辖县", "县", ""}
    assert all(division.region.path[-1] == division.region.name for division in divisions.all)
    assert divisions.by_code["419001"].region.path == ("河南省", "济源市")
    assert divisions_of(2099) is divisions


def test_periods_and_dates_are_read_as_people_write_them() -> None:
    written = ["2022", "2022年度", "二〇二二年", "2023上半年", "2023H2", "1800", "2199", "2023年1月"]
    assert [parse_period(each) for each in written] == ["2022", "2022", "2022", "2023H1", "2023H2", None, None, None]
    written = ["2026/02/09", "2024-01-15T09:30", "2025年3月5日 10:20:11", "2023-02-30", "某日"]
    assert [parse_date(each) for each in written] == ["2026-02-09", "2024-01-15", "2025-03-05", None, None]


def test_plain_digits_keep_every_place() -> None:
    text = "二〇二三年与二零二四年，共１２处、三十人。"

    assert plain_digits(text) == "2023年与2024年，共12处、三十人。"
    assert len(plain_digits(text)) == len(text)


def test_a_period_that_has_not_begun_is_refused() -> None:
    check_period("2024", date(2024, 1, 1), "a.txt")
    with pytest.raises(IdentityUnclear, match=r"2024H2.*2024-06-30"):
        check_period("2024H2", date(2024, 6, 30), "a.txt")
