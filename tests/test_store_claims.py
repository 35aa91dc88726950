from collections.abc import Callable
from dataclasses import replace

import pytest
from handmade import HAIYAN, KUNSHAN
from shelf import files, put, sound

from store import IdentityUnclear, Library, Outcome, ReportClaimed, report_id
from store.models import Reading

Make = Callable[..., Reading]


def test_putting_the_same_again_writes_nothing(small_library: Library, readings: tuple[Reading, ...]) -> None:
    before = files(small_library.folder)
    assert put(small_library, *readings) == [Outcome.UNCHANGED] * 4
    assert files(small_library.folder) == before


def test_the_same_bytes_under_another_name_change_nothing(
    small_library: Library, readings: tuple[Reading, ...]
) -> None:
    report = readings[0].report
    renamed = replace(readings[0], report=replace(report, source=replace(report.source, name="copy.txt")))
    assert put(small_library, renamed) == [Outcome.UNCHANGED]
    assert small_library.reading(report_id(report)).report.source.name == "haiyan-2022.txt"


def test_a_changed_file_replaces_its_report(small_library: Library, make_reading: Make) -> None:
    changed = make_reading("改过的正文。", region=HAIYAN, period="2022", name="haiyan-2022.txt")
    assert put(small_library, changed) == [Outcome.REPLACED]
    assert small_library.reading(report_id(changed.report)) == changed
    assert len(Library.open(small_library.folder).entries()) == 4
    assert sound(small_library.folder)


def test_another_file_may_not_claim_a_report_that_is_there(small_library: Library, make_reading: Make) -> None:
    before = files(small_library.folder)
    other = make_reading("另一份正文。", region=HAIYAN, period="2022", name="other.txt")
    with pytest.raises(ReportClaimed) as refusal:
        put(small_library, other)
    for words in ("other.txt", "haiyan-2022.txt", report_id(other.report), "--period"):
        assert words in refusal.value.sentence("zh")
        assert words in refusal.value.sentence("en")
    assert files(small_library.folder) == before


def test_the_same_bytes_with_a_corrected_period_move_the_report(small_library: Library, make_reading: Make) -> None:
    wrong = make_reading("回顾这一年的工作。", region=KUNSHAN, period="2019", name="k.txt")
    right = replace(wrong, report=replace(wrong.report, period="2020"))
    assert put(small_library, wrong, right) == [Outcome.ADDED, Outcome.REPLACED]
    periods = {entry.report.period for entry in small_library.entries() if entry.report.region == KUNSHAN}
    assert periods == {"2020", "2023H1"}
    assert sound(small_library.folder)


def test_a_file_edited_to_correct_its_period_moves_its_report(small_library: Library, make_reading: Make) -> None:
    body = "这一段最长，说的是这一年里做过的事情，改报告年份时没有动它。"
    wrong = make_reading(f"2019年总结\n{body}", region=KUNSHAN, period="2019", name="k.txt")
    right = make_reading(f"2020年总结\n{body}", region=KUNSHAN, period="2020", name="k.txt")
    assert put(small_library, wrong, right) == [Outcome.ADDED, Outcome.REPLACED]
    assert len(small_library.entries()) == 5


def test_files_of_one_name_with_different_reports_stand_side_by_side(
    small_library: Library, make_reading: Make
) -> None:
    first = make_reading("二〇一九年的事。", region=KUNSHAN, period="2019", name="总结.txt")
    second = make_reading("二〇二〇年的另一些事。", region=KUNSHAN, period="2020", name="总结.txt")
    assert put(small_library, first, second) == [Outcome.ADDED, Outcome.ADDED]


def test_a_correction_may_not_take_another_file_s_place(small_library: Library, readings: tuple[Reading, ...]) -> None:
    moved = replace(readings[0], report=replace(readings[0].report, period="2023"))
    before = files(small_library.folder)
    with pytest.raises(ReportClaimed):
        put(small_library, moved)
    assert files(small_library.folder) == before


def test_newer_rules_replace_a_reading_of_the_same_bytes(small_library: Library, readings: tuple[Reading, ...]) -> None:
    assert put(small_library, replace(readings[0], rules="2")) == [Outcome.REPLACED]
    assert small_library.entry(report_id(readings[0].report)).rules == "2"


@pytest.mark.parametrize(("region", "period", "option"), [(None, "2022", "--region"), (HAIYAN, None, "--period")])
def test_a_report_without_region_or_period_is_refused(
    small_library: Library, make_reading: Make, region: object, period: str | None, option: str
) -> None:
    with pytest.raises(IdentityUnclear, match=option):
        put(small_library, make_reading("正文", region=region, period=period))
    assert len(small_library.entries()) == 4
