from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import orjson
import pytest
from handmade_reports import HAIYAN_2022, REPORTS

from store import Library, LibraryDamaged, LibraryMissing, check_library, report_id
from store.library.checking import reading_faults
from store.models import Indicator, Paragraph, Reading, Section, Span

Change = Callable[[Reading], Reading]
RICH = HAIYAN_2022


def with_section(index: int, **changes: object) -> Reading:
    sections = list(RICH.sections)
    sections[index] = replace(sections[index], **changes)  # type: ignore[arg-type]
    return replace(RICH, sections=tuple(sections))


def with_indicator(**changes: object) -> Reading:
    first, *others = RICH.indicators
    return replace(RICH, indicators=(replace(first, **changes), *others))  # type: ignore[arg-type]


def section(title: str) -> tuple[int, Section]:
    return next((index, each) for index, each in enumerate(RICH.sections) if each.title == title)


def faults(folder: Path) -> list[tuple[str, str]]:
    return [(fault.document, fault.error.reason) for fault in check_library(folder)]


@pytest.mark.parametrize("reading", REPORTS, ids=lambda reading: reading.report.source.name)
def test_a_sound_reading_has_no_faults(reading: Reading) -> None:
    assert list(reading_faults(reading)) == []


CHILD, CHILD_SECTION = section("急事先办不等待")
PARENT, PARENT_SECTION = section("托住底线，社会救助有温度")
END = len(RICH.text)
FIRST: Indicator = RICH.indicators[0]

BROKEN = {
    "text is shorter than noted": (replace(RICH, text=RICH.text[:-1]), "text-length"),
    "paragraph beyond the text": (
        replace(RICH, paragraphs=(*RICH.paragraphs, Paragraph((Span(END - 1, END + 1),)))),
        "paragraph-place",
    ),
    "paragraph of nothing": (replace(RICH, paragraphs=(*RICH.paragraphs, Paragraph(()))), "paragraph-place"),
    "section beyond the text": (with_section(len(RICH.sections) - 1, end=END + 5), "section-place"),
    "section outside its parent": (with_section(CHILD, end=PARENT_SECTION.end + 1), "section-place"),
    "section before its elder": (with_section(CHILD, start=PARENT_SECTION.start + 1), "section-place"),
    "section turned round": (with_section(CHILD, end=CHILD_SECTION.start), "section-place"),
    "section twice": (with_section(CHILD, id=RICH.sections[0].id), "section-tree"),
    "section without its parent": (with_section(CHILD, parent="77"), "section-tree"),
    "section of another level": (with_section(CHILD, level=1), "section-level"),
    "section of an unknown domain": (with_section(CHILD, domains=("astronomy",)), "domain-unknown"),
    "indicator beyond the text": (with_indicator(end=END + 1), "indicator-place"),
    "indicator before the text": (with_indicator(start=-3), "indicator-place"),
    "number outside its clause": (with_indicator(number_end=FIRST.end + 1), "indicator-place"),
    "number that is a word": (
        with_indicator(number_start=FIRST.start, number_end=FIRST.start + 2),
        "indicator-number",
    ),
    "indicator of no section": (with_indicator(section="99"), "indicator-section"),
    "indicator of an unknown domain": (with_indicator(domain="astronomy"), "domain-unknown"),
    "value that is no number": (with_indicator(value=None), "indicator-value"),
}


@pytest.mark.parametrize(("reading", "reason"), BROKEN.values(), ids=BROKEN.keys())
def test_every_contradiction_of_a_reading_is_found(reading: Reading, reason: str) -> None:
    assert reason in [found for found, _ in reading_faults(reading)]


def test_numbers_may_be_chinese(make_reading: Callable[..., Reading]) -> None:
    reading = make_reading("甲" + "两千三百", region=None)
    indicator = replace(FIRST, start=0, end=5, number_start=1, number_end=5, section="1")
    sections = (replace(RICH.sections[0], start=0, end=5),)
    assert list(reading_faults(replace(reading, sections=sections, indicators=(indicator,)))) == []


def test_a_sound_library_has_no_faults(small_library: Library) -> None:
    assert faults(small_library.folder) == []


def test_a_stored_contradiction_is_told_with_its_document(small_library: Library) -> None:
    broken = with_section(CHILD, end=PARENT_SECTION.end + 1)
    changed = replace(broken, report=replace(RICH.report, source=replace(RICH.report.source, sha256="0" * 64)))
    with small_library.writer() as writer:
        writer.put(changed)
    identifier = report_id(RICH.report)
    (fault,) = check_library(small_library.folder)
    assert fault.document == f"reports/{identifier}.json"
    assert fault.error.reason == "section-place"
    for language in ("zh", "en"):
        assert identifier in fault.sentence(language)
        assert CHILD_SECTION.id in fault.sentence(language)


def test_a_missing_document_and_an_unlisted_one_are_named(small_library: Library) -> None:
    first, *_, last = sorted((small_library.folder / "reports").iterdir())
    last.rename(last.with_name("999999-2022-000000.json"))
    assert set(faults(small_library.folder)) == {
        (f"reports/{last.name}", "document-missing"),
        ("reports/999999-2022-000000.json", "document-unlisted"),
    }
    first.unlink()
    assert (f"reports/{first.name}", "document-missing") in faults(small_library.folder)


@pytest.mark.parametrize("table", ["report", "sections", "indicators", "paragraphs"])
def test_a_missing_table_is_named(small_library: Library, table: str) -> None:
    path = small_library.folder / "reports" / f"{report_id(RICH.report)}.json"
    document = orjson.loads(path.read_bytes())
    del document[table]
    path.write_bytes(orjson.dumps(document))
    assert faults(small_library.folder) == [(f"reports/{path.name}", "document-malformed")]


@pytest.mark.parametrize(
    ("damage", "reason"),
    [
        (lambda data: data[: len(data) // 2], "document-no-json"),
        (lambda _: b"", "document-no-json"),
        (lambda _: b"[1]", "document-no-tables"),
        (lambda data: data.replace(b'"review"', b'"poem"'), "document-malformed"),
        (lambda data: data.replace(b'"2022"', b'"2021"'), "document-contradicts-catalog"),
    ],
)
def test_a_damaged_document_is_named_and_the_rest_checked(
    small_library: Library, damage: Callable[[bytes], bytes], reason: str
) -> None:
    first, second, *_ = sorted((small_library.folder / "reports").iterdir())
    path = small_library.folder / "reports" / f"{report_id(RICH.report)}.json"
    path.write_bytes(damage(path.read_bytes()))
    other = second if path == first else first
    other.unlink()
    assert set(faults(small_library.folder)) == {
        (f"reports/{path.name}", reason),
        (f"reports/{other.name}", "document-missing"),
    }


def test_a_catalog_that_counts_otherwise_is_named(small_library: Library) -> None:
    path = small_library.folder / "catalog.json"
    catalog = orjson.loads(path.read_bytes())
    catalog["_default"]["1"]["counts"]["charity"] = [7, 7]
    path.write_bytes(orjson.dumps(catalog))
    assert faults(small_library.folder) == [("catalog.json", "catalog-miscounts")]


def test_a_damaged_catalog_is_named_and_a_missing_library_refused(small_library: Library, tmp_path: Path) -> None:
    with pytest.raises(LibraryMissing):
        list(check_library(tmp_path / "nothing"))
    (small_library.folder / "catalog.json").write_text('{"_default": {')
    assert faults(small_library.folder) == [("catalog.json", "document-no-json")]
    (small_library.folder / "catalog.json").unlink()
    assert faults(small_library.folder) == [("catalog.json", "library-catalog-lost")]


@pytest.mark.parametrize(
    ("table", "field", "value"),
    [
        ("indicators", "start", "3"),
        ("indicators", "value", None),
        ("indicators", "period", 2022),
        ("indicators", "change", {"value": "much", "unit": "%"}),
        ("sections", "title", None),
        ("sections", "domains", [3]),
        ("sections", "end", 4.5),
        ("sections", "colour", "red"),
        ("paragraphs", "spans", [["0", 4]]),
        ("paragraphs", "spans", [[0]]),
        ("report", "text", 5),
        ("report", "report", None),
    ],
)
def test_a_field_that_does_not_hold_what_it_should_is_no_surprise(
    small_library: Library, table: str, field: str, value: object
) -> None:
    path = small_library.folder / "reports" / f"{report_id(RICH.report)}.json"
    document = orjson.loads(path.read_bytes())
    document[table]["1"][field] = value
    path.write_bytes(orjson.dumps(document))
    assert faults(small_library.folder) == [(f"reports/{path.name}", "document-malformed")]
    with pytest.raises(LibraryDamaged, match=path.name):
        small_library.reading(report_id(RICH.report))
