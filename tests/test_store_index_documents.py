"""What the index holds of a report."""

import re

import jieba
import pytest
from handmade_reports import HAIYAN_2022, REPORTS
from hypothesis import given
from hypothesis import strategies as st
from indexed import coming, read_text

from store.index.documents import index_documents
from store.index.folding import fold
from store.index.payload import indicator_from, indicator_payload, section_from, section_payload
from store.index.report_sheet import report_sheet
from store.index.schema import INDICATOR, LAST, REPORT, SECTION, Name, bigrams
from store.index.sheets import ReportSheet
from store.models import Reading
from store.reading.search_words import search_words
from store.reading.segmentation import words

SHEETS = [report_sheet(f"r{number}", reading, "m") for number, reading in enumerate(REPORTS)]


@pytest.mark.parametrize("reading", REPORTS, ids=lambda reading: reading.report.title)
def test_words_are_those_of_jieba_by_the_dictionary_alone(reading: Reading) -> None:
    text = fold(reading.text).text
    words(text)
    assert search_words(text) == [each for each in jieba.cut_for_search(text, HMM=False) if re.search(r"\w", each)]


@given(st.text(st.sampled_from("养老服务中心低保标准的人5A级é%-.，。 abＡ")))
def test_words_of_any_text_are_those_of_jieba(text: str) -> None:
    words("")
    assert search_words(text) == [each for each in jieba.cut_for_search(text, HMM=False) if re.search(r"\w", each)]


@given(st.text(st.characters(exclude_categories=["Cc", "Cs", "Zs"])))
def test_bigrams_hold_every_character_with_its_next(text: str) -> None:
    terms = bigrams(text)
    assert "".join(term[0] for term in terms) == text
    assert "".join(term[1] for term in terms) == (text[1:] + LAST if text else "")


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.id)
def test_payloads_are_the_sheets(sheet: ReportSheet) -> None:
    for section in sheet.sections:
        assert section_from(section_payload(sheet.origin, section)) == (sheet.origin, section)
    for indicator in sheet.indicators:
        assert indicator_from(indicator_payload(sheet.origin, indicator)) == (sheet.origin, indicator)


@pytest.mark.parametrize("payload", [b"", b"{}", b"[]", b"[1,2]", b"7", b'["r","1",0,[],"no kind",[],[],[]]'])
def test_what_is_no_payload_is_refused(payload: bytes) -> None:
    with pytest.raises((ValueError, TypeError)):
        section_from(payload)
    with pytest.raises((ValueError, TypeError)):
        indicator_from(payload)


def test_there_is_a_document_for_each_section_and_indicator_and_one_for_the_report() -> None:
    sheet = report_sheet("r", HAIYAN_2022, "m")
    kinds = [fields[Name.TYPE] for fields in index_documents(sheet).documents]
    assert kinds == [SECTION] * len(sheet.sections) + [INDICATOR] * len(sheet.indicators) + [REPORT]
    assert all(fields[Name.REPORT] == "r" for fields in index_documents(sheet).documents)


def test_a_word_s_sounds_are_those_it_has_in_the_word() -> None:
    report = coming("r", "一、银行\n重庆市的银行和长者食堂，绿化率不低。\n").documents[-1]
    sounds, initials = str(report[Name.SOUNDS]).split(), str(report[Name.INITIALS]).split()
    assert {"yinhang=银行", "chongqing=重庆", "lvhualv=绿化率"} <= set(sounds)
    assert {"yh=银行", "cq=重庆", "lhl=绿化率"} <= set(initials)
    assert report[Name.COVERS] == "r=m"


def test_a_region_is_found_at_every_level_and_a_period_by_its_year() -> None:
    section = coming("r").documents[0]
    assert section[Name.PROVINCE] == "浙江省"
    assert section[Name.CITY] == "浙江省/宁波市"
    assert section[Name.COUNTY] == "浙江省/宁波市/宁海县"
    assert (section[Name.YEAR], section[Name.HALF]) == (2022, "")


def test_an_indicator_is_found_by_its_measure_s_names_and_unit_too() -> None:
    sheet = report_sheet("r", read_text("一、社会救助\n低保标准提高到每人每月1100元。\n"), "m")
    fields = next(each for each in index_documents(sheet).documents if each[Name.TYPE] == INDICATOR)
    assert fields[Name.MEASURE] == "dibao_standard"
    assert " ".join(bigrams("最低生活保障标准")) in str(fields[Name.NAMES])
    assert "元/人·月" in list(fields[Name.UNIT])  # type: ignore[arg-type]
    assert fields[Name.VALUE] == fields[Name.VALUE_MAX] == 1100.0
