"""Searches kept from one session to the next, and beside what another session keeps."""

from pathlib import Path
from threading import Thread

import pytest

from tui.searches import MOST_REMEMBERED, Searches, discard, forget, remember, save, searches


def test_the_newest_search_stands_first_and_each_once(tmp_path: Path):
    for query in ("养老", "低保 region:宁波", "养老"):
        remember(tmp_path, query)
    assert searches(tmp_path).history == ("养老", "低保 region:宁波")


def test_only_so_many_are_remembered(tmp_path: Path):
    for nth in range(MOST_REMEMBERED + 5):
        kept = remember(tmp_path, f"第{nth}次")
    assert len(kept.history) == MOST_REMEMBERED
    assert (kept.history[0], kept.history[-1]) == (f"第{MOST_REMEMBERED + 4}次", "第5次")
    assert searches(tmp_path) == kept


def test_searches_are_kept_by_name_until_they_are_given_up(tmp_path: Path):
    save(tmp_path, "宁波的养老", "养老 region:宁波")
    save(tmp_path, "救助", "低保|特困")
    save(tmp_path, "救助", "临时救助")
    remember(tmp_path, "养老")
    assert searches(tmp_path) == Searches(("养老",), {"宁波的养老": "养老 region:宁波", "救助": "临时救助"})
    discard(tmp_path, "救助")
    discard(tmp_path, "没有这个")
    forget(tmp_path, "养老")
    assert searches(tmp_path) == Searches((), {"宁波的养老": "养老 region:宁波"})


def test_what_another_session_kept_meanwhile_stays(tmp_path: Path):
    def session(name: str) -> None:
        for nth in range(20):
            remember(tmp_path, f"{name}{nth}")

    sessions = [Thread(target=session, args=(name,)) for name in "甲乙"]
    for each in sessions:
        each.start()
    for each in sessions:
        each.join()
    assert sorted(searches(tmp_path).history) == sorted(f"{name}{nth}" for name in "甲乙" for nth in range(20))


@pytest.mark.parametrize("document", ["", "{", "[]", '{"history": 3, "saved": []}', '{"history": [1, null]}'])
def test_a_file_that_means_nothing_is_no_hindrance(tmp_path: Path, document: str):
    (tmp_path / "searches.json").write_text(document, encoding="utf-8")
    assert searches(tmp_path) == Searches()
    assert remember(tmp_path, "养老").history == ("养老",)


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path):
    (tmp_path / "state").write_text("", encoding="utf-8")
    with pytest.raises(OSError, match="state"):
        remember(tmp_path / "state", "养老")


def test_half_of_a_character_is_kept_as_a_mark(tmp_path: Path):
    assert remember(tmp_path, "养\udce8").history == ("养\udce8",)
    assert searches(tmp_path).history == ("养?",)
