"""Corrections find their passage again when text, rules or identity of the report have changed."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from corrections import correct, correct_kind, reasons, shown, standings
from hypothesis import given
from hypothesis import strategies as st
from loads import outcomes, source

from store import Clues, Library, Outcome, Standing, load, reread
from store.anchors import Anchorage
from store.models import Kind


def loaded(tmp_path: Path) -> tuple[Library, Path, str]:
    library = Library.create(tmp_path / "library")
    file = source(tmp_path / "reports")
    list(load(library, [file]))
    report = library.entries()[0].id
    correct(library, "新增养老床位120张", report, name="机构新增床位")
    correct_kind(library, "明年打算", "outlook", report)
    return library, file, report


def test_loading_the_same_text_keeps_the_corrections(tmp_path: Path) -> None:
    library, file, report = loaded(tmp_path)
    assert outcomes(load(library, [file])) == [Outcome.UNCHANGED]
    assert shown(library, "120", report).name == "机构新增床位"
    again = load(library, [file], clues=Clues(title="另一个标题"))
    assert outcomes(again) == [Outcome.REPLACED]
    assert shown(library, "120", report).name == "机构新增床位"
    assert standings(library) == [Standing.APPLIED] * 2


CHANGES: dict[str, tuple[Callable[[str], str], list[Standing]]] = {
    "more before and behind it": (
        lambda text: text.replace("一、养老", "这一年办了两件大事。\n\n一、养老") + "\n三、尾声\n\n没有了。\n",
        [Standing.APPLIED, Standing.APPLIED],
    ),
    "broken into other lines": (
        lambda text: text.replace("新增养老床位", "新增\n　　养老床位").replace("\n\n", "\n"),
        [Standing.APPLIED, Standing.APPLIED],
    ),
    "another figure": (lambda text: text.replace("120张", "121张"), [Standing.GONE, Standing.APPLIED]),
    "another sentence around it": (
        lambda text: text.replace("提高机构床位数。", "床位数这样提高。").replace("，护理型床位", "。护理床位"),
        [Standing.APPLIED, Standing.APPLIED],
    ),
    "heading gone": (lambda text: text.replace("二、明年打算\n\n", ""), [Standing.APPLIED, Standing.GONE]),
    "all of it twice": (lambda text: f"{text}\n{text.split('---')[2]}", [Standing.SEVERAL, Standing.SEVERAL]),
}


@pytest.mark.parametrize(("change", "expected"), CHANGES.values(), ids=CHANGES.keys())
def test_corrections_find_their_passage_in_the_changed_text(
    tmp_path: Path, change: Callable[[str], str], expected: list[Standing]
) -> None:
    library, file, report = loaded(tmp_path)
    file.write_text(change(file.read_text(encoding="utf-8")), encoding="utf-8")
    assert outcomes(load(library, [file])) == [Outcome.REPLACED]
    assert standings(library) == expected
    names = [each.name for each in library.reading(report).indicators if each.corrected]
    assert names == ["机构新增床位"] * (expected[0] is Standing.APPLIED)
    assert [section.kind for section in library.reading(report).sections].count(Kind.OUTLOOK) == (
        expected[1] is Standing.APPLIED
    )
    assert reasons(library) == []


def test_a_correction_comes_back_with_its_passage(tmp_path: Path) -> None:
    library, file, report = loaded(tmp_path)
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("120张", "121张"), encoding="utf-8")
    list(load(library, [file]))
    assert standings(library)[0] is Standing.GONE
    file.write_text(text, encoding="utf-8")
    list(load(library, [file]))
    assert shown(library, "120", report).name == "机构新增床位"


def test_of_two_alike_passages_the_one_in_its_surroundings_is_meant(tmp_path: Path) -> None:
    library = Library.create(tmp_path / "library")
    file = source(tmp_path / "reports")
    text = file.read_text(encoding="utf-8") + "\n三、助餐\n\n东边办食堂，新增餐桌24张。\n\n西边改食堂，新增餐桌24张。\n"
    file.write_text(text, encoding="utf-8")
    list(load(library, [file]))
    report = library.entries()[0].id
    correct(library, f"@{text.rindex('24')}", report, name="西边餐桌")

    def corrected() -> list[str]:
        reading = Library.open(library.folder).reading(report)
        return [
            reading.text[each.number_start - 15 : each.number_start] for each in reading.indicators if each.corrected
        ]

    assert ["西边" in words for words in corrected()] == [True]
    file.write_text(text.replace("三、助餐", "三、助餐有新招"), encoding="utf-8")
    list(load(library, [file]))
    assert ["西边" in words for words in corrected()] == [True]
    file.write_text(text.replace("西边改食堂，新增餐桌24张", "西边没有改"), encoding="utf-8")
    list(load(library, [file]))
    assert corrected() == []
    assert standings(library) == [Standing.GONE]


def test_corrections_outlast_the_rules(tmp_path: Path) -> None:
    library, _, report = loaded(tmp_path)
    with library.writer() as writer:
        as_read, clues = library.as_read(report), library.clues(report)
        writer.put(replace(as_read, rules="0", indicators=(), sections=as_read.sections), clues)
    assert standings(library) == [Standing.UNREAD, Standing.APPLIED]
    assert outcomes(reread(library)) == [Outcome.REPLACED]
    assert standings(library) == [Standing.APPLIED] * 2
    assert shown(library, "120", report).name == "机构新增床位"
    assert shown(library, "120", report).grounds.count("corrected") == 1


def test_a_report_that_moves_takes_its_corrections_along(tmp_path: Path) -> None:
    library, file, report = loaded(tmp_path)
    list(load(library, [file], clues=Clues(period="2021")))
    (entry,) = Library.open(library.folder).entries()
    assert entry.id != report
    assert shown(library, "120", entry.id).name == "机构新增床位"
    assert {correction.report for correction, _ in library.corrections()} == {entry.id}
    assert reasons(library) == []


def test_a_removed_report_s_corrections_wait_for_it(tmp_path: Path) -> None:
    library, file, report = loaded(tmp_path)
    with library.writer() as writer:
        writer.remove(report)
    assert standings(library) == [Standing.NO_REPORT] * 2
    assert reasons(library) == []
    list(load(library, [file]))
    assert standings(library) == [Standing.APPLIED] * 2
    assert library.entry(report).counts == Library.open(library.folder).entry(report).counts
    assert reasons(library) == []


@given(st.text("甲乙1 \n", min_size=1), st.data())
def test_a_place_is_where_it_was_in_its_own_text_and_nowhere_twice(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    place = data.draw(st.integers(start, end - 1))
    anchor = Anchorage(text).anchor(start, end, place)
    assert Anchorage(text).places(anchor) == (place,)
    if not text[place].isspace():
        assert len(Anchorage(text + "\n" + text).places(anchor)) != 1


@given(st.text("甲乙丙1", max_size=40), st.text("丁戊\n ", max_size=40), st.text("己庚\n ", max_size=40))
def test_a_passage_that_is_told_apart_is_found_wherever_it_stands(text: str, before: str, after: str) -> None:
    sentence = "新增助餐点58个"
    whole = f"{text}\n{sentence}。{text}"
    start = whole.index(sentence)
    anchor = Anchorage(whole).anchor(start, start + len(sentence), start + 5)
    changed = before + whole.replace("增助", "增\n助") + after
    assert Anchorage(changed).places(anchor) == (changed.index("58"),)
