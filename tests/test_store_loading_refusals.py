import os
from datetime import date
from pathlib import Path

import pytest
from loads import beds, held, outcomes, refusal, source, state

from store import (
    Clues,
    Library,
    Loaded,
    Outcome,
    Refused,
    ReportClaimed,
    check_library,
    load,
)


def test_a_changed_file_replaces_its_report(library: Library, folder: Path) -> None:
    list(load(library, [source(folder)]))
    assert outcomes(load(library, [source(folder, beds=300)])) == [Outcome.REPLACED]
    assert beds(library) == 300


def test_a_period_given_later_moves_the_report(library: Library, folder: Path) -> None:
    path = source(folder)
    list(load(library, [path]))
    assert outcomes(load(library, [path], clues=Clues(period="2021"))) == [Outcome.REPLACED]
    assert held(library) == [("海盐县", "2021")]
    before = state(library)
    assert outcomes(load(library, [path], clues=Clues(period="2021"))) == [Outcome.UNCHANGED]
    assert state(library) == before
    assert outcomes(load(library, [path])) == [Outcome.UNCHANGED]
    assert held(library) == [("海盐县", "2021")]


def test_a_file_corrected_in_its_front_matter_moves_its_report(library: Library, folder: Path) -> None:
    list(load(library, [source(folder, period="2021")]))
    assert outcomes(load(library, [source(folder, period="2022")])) == [Outcome.REPLACED]
    assert held(library) == [("海盐县", "2022")]


def test_two_files_that_claim_one_report_are_not_both_taken(library: Library, folder: Path) -> None:
    source(folder, "a.md")
    source(folder, "b.md", beds=300)
    assert outcomes(load(library, [folder])) == [Outcome.ADDED, "report-claimed"]
    refused = refusal(load(library, [folder / "b.md"]))
    assert isinstance(refused.error, ReportClaimed)
    for words in (str(folder / "b.md"), "a.md", "duibiao remove 330424-2022-", "--period"):
        assert words in str(refused.error)
    assert beds(library) == 120


def test_namesakes_in_two_folders_are_two_files(library: Library, folder: Path) -> None:
    folder.mkdir()
    source(folder / "east")
    source(folder / "west", beds=300)
    source(folder / "north", region="嘉善县", beds=500)
    assert sorted(outcomes(load(library, [folder]))) == [Outcome.ADDED, Outcome.ADDED, "report-claimed"]
    assert held(library) == [("嘉善县", "2022"), ("海盐县", "2022")]


@pytest.mark.parametrize(
    ("clues", "option"), [(Clues(period="2022"), "--region"), (Clues(region="海盐县"), "--period")]
)
def test_what_cannot_be_known_is_asked_for(library: Library, folder: Path, clues: Clues, option: str) -> None:
    path = source(folder, "x.txt", region="")
    refused = refusal(load(library, [path], clues=clues))
    assert option in refused.error.sentence("zh")
    assert option in refused.error.sentence("en")
    assert str(path) in refused.error.sentence("zh")
    assert held(library) == []
    assert outcomes(load(library, [path], clues=Clues(region="海盐县", period="2022"))) == [Outcome.ADDED]


def test_a_period_in_the_future_is_refused(library: Library, folder: Path) -> None:
    coming = date.today().year + 1
    assert outcomes(load(library, [source(folder, period=str(coming))])) == ["period-in-future"]
    assert outcomes(load(library, [source(folder, period=str(coming - 1))])) == [Outcome.ADDED]


def test_an_unknown_region_is_refused(library: Library, folder: Path) -> None:
    path = source(folder)
    for clues in (Clues(region="乌有县"), Clues(region="990000")):
        assert isinstance(refusal(load(library, [path], clues=clues)), Refused)
    assert held(library) == []


def test_what_front_matter_says_besides_is_noted(library: Library, folder: Path) -> None:
    (_, loaded) = load(library, [source(folder, more="mood: sunny\n")])
    assert isinstance(loaded, Loaded)
    (note,) = loaded.notes
    assert "mood" in note.sentence("zh")


def test_refusals_keep_what_is_stored(library: Library, folder: Path) -> None:
    list(load(library, [source(folder)]))
    before = state(library)
    (folder / "report.md").write_bytes(b"\x00\x01\x02" * 100)
    assert outcomes(load(library, [folder, folder / "gone.md"])) == ["source-binary", "source-missing"]
    assert state(library) == before


def test_one_file_that_the_reading_stumbles_over_does_not_stop_the_others(
    library: Library, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from store.library import arrivals

    source(folder, "a.md", period="2020", beds=1)
    source(folder, "b.md", period="2021")
    read = arrivals.read

    def stumbling(text: str, *arguments: object) -> object:
        if "床位1张" in text:
            raise IndexError("list index out of range")
        return read(text, *arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(arrivals, "read", stumbling)
    assert outcomes(load(library, [folder])) == ["reading-failed", Outcome.ADDED]


def test_a_name_that_is_no_text_and_numbers_beyond_measure_do_no_harm(library: Library, folder: Path) -> None:
    path = source(folder)
    odd = path.rename(os.fsdecode(os.fsencode(folder) + b"/\xff\xe5.md"))
    assert outcomes(load(library, [odd])) == [Outcome.ADDED]
    source(folder, "huge.md", period="2021").open("a").write(f"\n募集善款{'9' * 400}元。\n")
    list(load(library, [folder]))
    assert list(check_library(library.folder)) == []
    assert all(library.reading(entry.id).indicators for entry in library.entries())
