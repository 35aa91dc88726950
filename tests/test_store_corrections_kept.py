"""Corrections are kept, merged, forgotten; and nothing on disk is worse for what goes wrong."""

import pytest
from corrections import MEALS, RICH, correct, reasons, shown
from handmade_reports import HAIYAN_2022

from store import (
    CorrectionMissing,
    CorrectionRefused,
    Library,
    LibraryDamaged,
    LibraryUnwritable,
    indicator_at,
    indicator_correction,
    section_correction,
)
from store.corrections import Values


def test_corrections_of_one_place_are_one(small_library: Library) -> None:
    first = correct(small_library, MEALS, name="食堂")
    second = correct(small_library, MEALS, name="老年食堂", domain="general")
    other = correct(small_library, "送餐路线", name="送餐线")
    assert (first.number, second.number, other.number) == (1, 1, 2)
    assert second.values == {"name": "老年食堂", "domain": "general"}
    assert second.read == {"name": "助餐点", "domain": "eldercare"}
    assert [each.called for each, _ in small_library.corrections()] == ["助餐点", "送餐路线"]
    assert [each.report for each, _ in small_library.corrections("nothing")] == []


def test_a_withdrawn_correction_leaves_what_was_read(small_library: Library) -> None:
    before = Library.open(small_library.folder)
    kept = correct(small_library, MEALS, domain="charity")
    with small_library.writer() as writer:
        with pytest.raises(CorrectionMissing, match="77"):
            writer.withdraw(kept.number, 77)
        assert [each for each, _ in small_library.corrections()] == [kept]
        assert writer.withdraw(kept.number) == (kept,)
    after = Library.open(small_library.folder)
    assert after.reading(RICH) == before.reading(RICH)
    assert after.entries() == before.entries()
    assert after.corrections() == ()
    assert reasons(after) == []


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({}, "correction-nothing"),
        ({"name": ""}, "correction-empty"),
        ({"name": None}, "correction-empty"),
        ({"name": "两行\n名称"}, "correction-name"),
        ({"name": "\x1b[31m红"}, "correction-name"),
        ({"name": "甲" * 81}, "correction-name"),
        ({"name": "\udc80"}, "correction-name"),
        ({"unit": " 个"}, "correction-unit"),
        ({"domain": "astronomy"}, "correction-domain"),
        ({"tense": "someday"}, "correction-tense"),
        ({"measure": "happiness"}, "correction-measure"),
        ({"measure": "dibao_standard"}, "correction-measure-unit"),
        ({"unit": "", "measure": "meal_points"}, "correction-measure-unit"),
    ],
)
def test_what_cannot_be_right_is_refused(values: Values, reason: str) -> None:
    with pytest.raises(CorrectionRefused) as refusal:
        indicator_correction(RICH, HAIYAN_2022, indicator_at(HAIYAN_2022, MEALS), values)
    assert refusal.value.reason == reason
    assert refusal.value.sentence("en") != refusal.value.sentence("zh")


def test_a_kind_that_there_is_not_is_refused() -> None:
    with pytest.raises(CorrectionRefused, match="furniture"):
        section_correction(RICH, HAIYAN_2022, 0, "dream")


def test_damaged_corrections_are_named_and_nothing_is_overwritten(small_library: Library) -> None:
    correct(small_library, MEALS, name="食堂")
    document = small_library.folder / "corrections.json"
    for content in ('{"_default": {"1": {}}}', "[]", "{", '{"_default": {"x": {}}}'):
        document.write_text(content)
        with pytest.raises(LibraryDamaged, match=r"corrections\.json"):
            Library.open(small_library.folder).reading(RICH)
        with pytest.raises(LibraryDamaged, match=r"corrections\.json"), small_library.writer():
            pass
        assert reasons(small_library) == ["corrections-malformed"]
        assert document.read_text() == content


def test_lost_corrections_are_a_fault_until_the_next_write(small_library: Library) -> None:
    correct(small_library, MEALS, domain="charity")
    (small_library.folder / "corrections.json").unlink()
    assert reasons(small_library) == ["corrections-lost"]
    with small_library.writer():
        pass
    assert reasons(small_library) == []
    assert small_library.entry(RICH).counts["charity"] == (2, 2)


def test_a_correction_that_was_cut_short_is_finished_by_the_next_writer(
    small_library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("store.library.writer.write_catalog", killed)
    with pytest.raises(KeyboardInterrupt):
        correct(small_library, MEALS, domain="charity")
    monkeypatch.undo()
    assert shown(small_library, "58").domain == "eldercare"
    assert reasons(small_library) == []
    with Library.open(small_library.folder).writer():
        pass
    assert shown(small_library, "58").domain == "charity"
    assert Library.open(small_library.folder).entry(RICH).counts["charity"] == (3, 2)
    assert reasons(small_library) == []


def test_a_full_disk_refuses_a_correction_and_keeps_the_others(
    small_library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    correct(small_library, MEALS, name="食堂")
    reading = small_library.reading(RICH)
    correction = indicator_correction(RICH, reading, indicator_at(reading, "送餐路线"), {"name": "送餐线"})

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    with small_library.writer() as writer:
        monkeypatch.setattr("store.replacing.os.fsync", full)
        with pytest.raises(LibraryUnwritable, match="No space left"):
            writer.correct(correction)
        monkeypatch.undo()
    assert [each.called for each, _ in small_library.corrections()] == ["助餐点"]
    assert reasons(small_library) == []
