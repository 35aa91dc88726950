"""Whatever stands in a line of a report, or in a paragraph of it, stands in its sheet."""

import random
from pathlib import Path

import pytest
from handmade_reports import REPORTS
from hypothesis import given, settings
from hypothesis import strategies as st
from indexed import read_text, sections_with

from store.index.report_sheet import REACH, report_sheet
from store.library.places import seed_reports
from store.models import Kind, Paragraph, Reading, Section, Span
from store.passages import passages_by_section
from store.sources import read_source

CORPUS = Path(__file__).resolve().parents[2] / "shared" / "corpus"
LONGEST = 2 * REACH

_BITS = (
    *("一、", "（一）", "1.", "（二）救助。", "第三，", "2022年工作总结", "附件：", "—1—", "# ", "- ", "|"),
    *("养老服务", "低保标准为", "1,100元", "12,345", "共", "abc", "，", "。", "；"),
    *("\n", "\n\n", "  ", "\u3000", "\u200b"),
)


def pieces_of(reading: Reading, number: int, seed: int = 7) -> list[str]:
    """Pieces cut out of the lines and paragraphs of a report, half of them around where their sections change."""
    chance = random.Random(seed)
    lines = [line for line in reading.text.split("\n") if line.strip()]
    flows = ["".join(reading.text[span.start : span.end] for span in each.spans) for each in reading.paragraphs]
    pieces = []
    for _ in range(number):
        run = chance.choice(chance.choice((lines, flows)))
        start = chance.randrange(len(run))
        pieces.append(run[start : start + chance.randint(1, LONGEST // 2)])
    for start in [section.start for section in reading.sections]:
        begin = max(reading.text.rfind("\n", 0, start) + 1, start - chance.randint(1, REACH))
        end = reading.text.find("\n", start)
        pieces.append(reading.text[begin : min(end if end >= 0 else len(reading.text), start + chance.randint(1, 20))])
    return [piece for piece in pieces if piece.strip("\u200b \u3000\t,，")]


def assert_stand(reading: Reading, number: int) -> None:
    sheet = report_sheet("r", reading, "m")
    assert [piece for piece in pieces_of(reading, number) if not sections_with(piece, sheet)] == []


@pytest.mark.parametrize("path", seed_reports(), ids=lambda path: path.stem)
def test_every_piece_of_a_bundled_report_stands_in_its_sheet(path: Path) -> None:
    assert_stand(read_text(path.read_text(encoding="utf-8")), 120)


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the reports are not beside the checkout")
@pytest.mark.parametrize("name", ["2026_福建省_政府工作报告.txt", "2015.txt"])
def test_every_piece_of_a_long_report_stands_in_its_sheet(name: str) -> None:
    assert_stand(read_text(read_source(next(CORPUS.rglob(name))).text), 60)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(_BITS), min_size=1, max_size=40).map("".join).filter(str.strip))
def test_every_piece_of_any_text_stands_in_its_sheet(text: str) -> None:
    assert_stand(read_text(text), 30)


def test_a_stretch_is_its_spans_and_a_passage_its_own() -> None:
    for reading in REPORTS:
        passages = passages_by_section(reading)
        for section in report_sheet("r", reading, "m").sections:
            own = [stretch for stretch in section.stretches if stretch.joint is None]
            assert [stretch.text for stretch in own] == [passage.text for passage in passages[section.place]]
            for stretch in section.stretches:
                assert stretch.text == "".join(reading.text[span.start : span.end] for span in stretch.spans)
                assert reading.text[stretch.source(0)] == stretch.text[0]


def sliced(text: str, *starts: int, paragraphs: tuple[Paragraph, ...] | None = None) -> Reading:
    """A reading of one text whose sections begin at the given places, in one paragraph."""
    report = read_text("宁海县民政局2022年工作总结\n").report
    sections = tuple(
        Section(str(nth), None, 1, f"题{nth}", Kind.REVIEW, (), start, end)
        for nth, (start, end) in enumerate(zip(starts, (*starts[1:], len(text)), strict=True), 1)
    )
    return Reading(report, text, paragraphs or (Paragraph((Span(0, len(text)),)),), sections, (), "1")


def test_what_runs_on_into_another_section_stands_where_it_begins() -> None:
    sheet = report_sheet("r", sliced("救助有力。养老有新招。", 0, 5), "m")
    assert sections_with("有力。养老", sheet) == ["1"]
    assert sections_with("力。", sheet) == ["1"]
    assert sections_with("养老", sheet) == ["2"]
    assert sections_with("有力。养老有旧招", sheet) == []


def test_a_word_over_three_sections_stands_in_those_that_it_leaves() -> None:
    sheet = report_sheet("r", sliced("甲乙丙", 0, 1, 2), "m")
    assert sections_with("甲乙丙", sheet) == ["1", "2"]


def test_blanks_part_nothing_and_line_breaks_do() -> None:
    apart = (Paragraph((Span(0, 2),)), Paragraph((Span(5, 7),)))
    assert sections_with("甲乙丙丁", report_sheet("r", sliced("甲乙 \u3000 丙丁", 0, 5, paragraphs=apart), "m")) == [
        "1"
    ]
    assert sections_with("甲乙丙丁", report_sheet("r", sliced("甲乙 \n 丙丁", 0, 5, paragraphs=apart), "m")) == []


def test_a_mended_paragraph_and_the_lines_that_tore_it_are_both_searched() -> None:
    text = "困难老人无障 求真务实。\n碍改造完成。"
    paragraphs = (Paragraph((Span(0, 6), Span(13, len(text)))), Paragraph((Span(7, 12),), furniture=True))
    sheet = report_sheet("r", sliced(text, 0, paragraphs=paragraphs), "m")
    assert sections_with("无障碍改造", sheet) == ["1"]
    assert sections_with("无障求真", sheet) == ["1"]
    assert sections_with("务实碍改", sheet) == []


def test_a_window_reaches_far_enough_and_no_further() -> None:
    before, after = "甲" * 300 + "，1,23", "4元" + "乙" * 300
    sheet = report_sheet("r", sliced(before + after, 0, len(before)), "m")
    windows = [stretch for section in sheet.sections for stretch in section.stretches if stretch.joint is not None]
    assert len(windows) == 1
    joint = windows[0].joint
    assert joint is not None
    assert REACH <= joint < 2 * REACH
    assert REACH <= len(windows[0].text) - joint < 2 * REACH
    assert sections_with("甲，1,234元乙", sheet) == ["1"]
    assert sections_with("甲，1234元乙", sheet) == ["1"]


def test_an_indicator_has_the_kind_of_its_section() -> None:
    for reading in REPORTS:
        kinds = {section.id: section.kind for section in reading.sections}
        sheet = report_sheet("r", reading, "m")
        assert len(sheet.indicators) == len(reading.indicators) > 0
        for own, indicator in zip(sheet.indicators, reading.indicators, strict=True):
            assert own.kind == kinds[indicator.section]
            assert (own.name, own.value, own.number_start) == (indicator.name, indicator.value, indicator.number_start)
            section = next(each for each in sheet.sections if each.section == indicator.section)
            assert indicator.tense in section.tenses


def test_what_stands_in_no_section_has_a_sheet_of_its_own() -> None:
    reading = sliced("页眉文字\n救助有力。", 5, paragraphs=(Paragraph((Span(0, 4),), True), Paragraph((Span(5, 10),))))
    first, second = report_sheet("r", reading, "m").sections
    assert (first.section, first.place, first.path, first.kind) == ("", -1, (), Kind.FURNITURE)
    assert (second.section, second.place, second.path) == ("1", 0, ("题1",))
