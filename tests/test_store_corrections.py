"""What a correction does to a row, to a section and to what the catalog counts."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from corrections import MEALS, RICH, correct, correct_kind, reasons, shown
from handmade import Heading, Stated
from handmade_reports import HAIYAN_2022
from loads import source

from store import Library, excerpt, load, report_id, section_at
from store.excerpts import View
from store.models import Kind, Reading, Tense


def kinds(library: Library) -> dict[str, Kind]:
    return {section.title: section.kind for section in Library.open(library.folder).reading(RICH).sections}


def test_a_corrected_row_says_so_and_the_others_stay(small_library: Library) -> None:
    before = small_library.reading(RICH)
    correct(small_library, MEALS, name="老年助餐点", unit="处")
    row = shown(small_library, "58")
    assert (row.name, row.unit, row.value) == ("老年助餐点", "处", 58.0)
    assert (row.confidence, row.grounds, row.corrected, row.unsure) == (1.0, ("corrected",), True, False)
    after = Library.open(small_library.folder).reading(RICH)
    assert [each for each in after.indicators if not each.corrected] == [
        each for each in before.indicators if each.number_start != row.number_start
    ]
    assert (after.text, after.sections, after.rules) == (before.text, before.sections, before.rules)
    assert Library.open(small_library.folder).as_read(RICH) == before


def test_the_open_library_shows_it_too(small_library: Library) -> None:
    other = Library.open(small_library.folder)
    other.reading(RICH)
    correct(small_library, MEALS, name="老年助餐点")
    assert "老年助餐点" in {each.name for each in small_library.reading(RICH).indicators}
    assert other.refresh() is True
    assert "老年助餐点" in {each.name for each in other.reading(RICH).indicators}


def test_the_catalog_counts_by_the_corrected_domain_and_tense(small_library: Library) -> None:
    assert small_library.entry(RICH).counts == {"assistance": (4, 0), "eldercare": (7, 2), "charity": (2, 2)}
    correct(small_library, MEALS, domain="charity", tense="target")
    for library in (small_library, Library.open(small_library.folder)):
        assert library.entry(RICH).counts == {"assistance": (4, 0), "eldercare": (6, 2), "charity": (2, 3)}
    assert reasons(small_library) == []


def test_a_corrected_tense_brings_its_period_unless_the_words_name_one(
    tmp_path: Path, make_reading: Callable[..., Reading]
) -> None:
    text = "工作。\n新建助餐点12个。\n2019年新建助餐点34个。\n"
    reading = make_reading(
        text,
        headings=(Heading("工作", "工作", 1),),
        stated=(
            Stated("新建助餐点12个", "12", "新建助餐点", "个", "eldercare"),
            Stated("2019年新建助餐点34个", "34", "新建助餐点", "个", "eldercare", period="2021"),
        ),
    )
    library = Library.create(tmp_path / "library")
    with library.writer() as writer:
        writer.put(reading)
    report = report_id(reading.report)
    for number in ("12", "34"):
        correct(library, number, report, tense="target")
    assert (shown(library, "12", report).period, shown(library, "34", report).period) == ("2023", "2021")


def test_a_corrected_name_or_unit_brings_the_measure_that_it_says(small_library: Library) -> None:
    assert shown(small_library, "320").measure is None
    correct(small_library, "新增家庭养老床位", unit="户")
    assert shown(small_library, "320").measure == "new_home_care_beds"
    correct(small_library, "@" + str(HAIYAN_2022.text.index("1130元")), name="低保标准的增幅", unit="%")
    assert shown(small_library, "1130").measure is None


def test_a_measure_set_right_stays_what_it_was_set_to(small_library: Library) -> None:
    correct(small_library, MEALS, measure="meal_points")
    correct(small_library, MEALS, name="吃饭的地方")
    assert shown(small_library, "58").measure == "meal_points"
    correct(small_library, "1130", measure=None)
    assert shown(small_library, "1130").measure is None


def test_saying_that_a_row_is_right_makes_it_sure(tmp_path: Path) -> None:
    library = Library.create(tmp_path / "library")
    list(load(library, [source(tmp_path / "reports")]))
    report = library.entries()[0].id
    row = shown(library, "120", report)
    assert row.confidence < 1
    correct(library, "120", report, name=row.name)
    assert shown(library, "120", report) == replace(row, confidence=1.0, grounds=(*row.grounds, "corrected"))


# A section's kind


def test_a_corrected_kind_is_also_that_of_the_sections_inside(small_library: Library) -> None:
    before = kinds(small_library)
    correct_kind(small_library, "四、2023年工作思路"[2:], "review")
    after = kinds(small_library)
    changed = {title for title, kind in after.items() if kind is not before[title]}
    assert changed == {"2023年工作思路", "养老服务再加力", "慈善项目再延伸"}
    library = Library.open(small_library.folder)
    assert excerpt(library.reading(RICH), "eldercare", View.PLAN).sections == ()
    assert (shown(small_library, "65").tense, shown(small_library, "65").period) == (Tense.ACHIEVED, "2022")
    assert shown(small_library, "2500").tense is Tense.TARGET
    assert library.entry(RICH).counts["eldercare"] == (9, 0)


def test_a_kind_inside_another_is_its_own(small_library: Library) -> None:
    reading = small_library.reading(RICH)
    parent = reading.sections[section_at(reading, "2023年工作思路")]
    correct_kind(small_library, f"{parent.id}.1", "outlook")
    assert [kinds(small_library)[title] for title in ("2023年工作思路", "养老服务再加力", "慈善项目再延伸")] == [
        Kind.PLAN, Kind.OUTLOOK, Kind.PLAN,
    ]  # fmt: skip
    correct_kind(small_library, parent.id, "review")
    assert [kinds(small_library)[title] for title in ("2023年工作思路", "养老服务再加力", "慈善项目再延伸")] == [
        Kind.REVIEW, Kind.OUTLOOK, Kind.REVIEW,
    ]  # fmt: skip


def test_what_is_furniture_states_nothing(small_library: Library) -> None:
    correct_kind(small_library, "慈善网络", "furniture")
    library = Library.open(small_library.folder)
    assert {each.value for each in library.reading(RICH).indicators} & {21.5e6, 16000.0} == set()
    assert library.entry(RICH).counts["charity"] == (0, 2)
    assert library.entry(RICH).indicators == 15
    assert reasons(library) == []
