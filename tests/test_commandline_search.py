"""`duibiao search`: what it finds, how it says so in a pipe, to a program and on a terminal."""

import csv
import io
import json
import re
from collections.abc import Callable
from functools import partial
from pathlib import Path
from shutil import copytree, ignore_patterns
from subprocess import CompletedProcess

import pytest
from in_process import run
from pty_session import PROGRAM, Session, environment
from pty_session import run as run_process
from shelf import put

from store import Library, Reading, index_library
from tui.searches import save

DESIGNED = ("report", "region", "period", "section", "title", "domain", "start", "end", "snippet", "score")


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory, readings: tuple[Reading, ...]) -> Path:
    """Four reports, indexed; nothing here changes it."""
    library = Library.create(tmp_path_factory.mktemp("search") / "library")
    put(library, *readings)
    assert list(index_library(library))
    return library.folder


Search = Callable[..., "CompletedProcess[str]"]


@pytest.fixture
def search(library: Path, tmp_path: Path) -> Search:
    """`duibiao search` over the library."""
    return partial(run, "search", DUIBIAO_STATE=str(tmp_path / "state"), DUIBIAO_LIBRARY=str(library))


def rows(stdout: str) -> list[list[str]]:
    return [line.split("\t") for line in stdout.splitlines()]


def grepped(library: Path, words: str) -> set[tuple[str, str]]:
    """Every report and innermost section with a line that has the words."""
    found = set()
    shelf = Library.open(library)
    for entry in shelf.entries():
        reading = shelf.reading(entry.id)
        for match in re.finditer(re.escape(words), reading.text):
            around = [section for section in reading.sections if section.start <= match.start() < section.end]
            found.add((entry.id, around[-1].id if around else ""))
    return found


@pytest.mark.parametrize("words", ["助餐点", "慈善", "万人"])
def test_a_line_a_place_and_no_place_is_missed(search: Search, library: Path, words: str):
    done = search(words, "--limit", "0")
    assert done.returncode == (0 if rows(done.stdout) else 1)
    assert {(row[0], row[3]) for row in rows(done.stdout)} >= grepped(library, words)
    assert {len(row) for row in rows(done.stdout)} <= {6}
    assert search(words, "--count").stdout == f"{len(rows(done.stdout))}\n"


def test_the_fields_of_a_line(search: Search):
    done = search("助餐点", "year:2022", "kind:回顾")
    assert done.returncode == 0
    (row,) = [row for row in rows(done.stdout) if "海盐县" in row[1]]
    assert row[0].startswith("330424-2022")
    assert row[1:3] == ["浙江省 › 嘉兴市 › 海盐县", "2022"]
    assert row[4] == "办好养老，老人出门有去处 › 饭菜更热"
    assert "助餐点58个" in row[5]


def test_what_programs_read(search: Search, library: Path):
    found = json.loads(search("助餐点", "--json", "--limit", "0").stdout)
    assert list(found)[:3] == ["query", "total", "hits"]
    assert found["query"] == "助餐点"
    assert found["total"] == len(found["hits"]) >= 2
    assert found["reports"] == len({hit["report"] for hit in found["hits"]})
    for hit in found["hits"]:
        assert tuple(hit)[: len(DESIGNED)] == DESIGNED
        text = Library.open(library).reading(hit["report"]).text
        assert text[hit["start"] : hit["end"]] == "助餐点"
        assert [hit["start"], hit["end"]] == hit["matches"][0]
        assert {hit["snippet"][start:end] for start, end in hit["lit"]} == {"助餐点"}
        assert (hit["title"], hit["domain"]) == (hit["path"][-1], hit["domains"][0])
    assert {hit["region"] for hit in found["hits"]} >= {"海盐县"}
    assert [hit["score"] for hit in found["hits"]] == sorted((hit["score"] for hit in found["hits"]), reverse=True)


@pytest.mark.parametrize(
    ("words", "start", "end"), [("助餐点", "start", "end"), ("低保标准 value:>0", "number_start", "number_end")]
)
def test_a_line_a_find_for_a_spreadsheet(search: Search, library: Path, words: str, start: str, end: str):
    done = search(words, "--csv", "--limit", "0")
    assert done.stdout.startswith("\ufeff")
    lines = list(csv.DictReader(io.StringIO(done.stdout.removeprefix("\ufeff"))))
    assert len(lines) == int(search(words, "--count").stdout)
    for line in lines:
        about = Library.open(library).entry(line["report"]).report
        assert (line["report_title"], line["published"], line["agency"]) == (
            about.title,
            about.published or "",
            "民政局",
        )
        there = Library.open(library).reading(line["report"]).text[int(line[start]) : int(line[end])]
        assert there == line.get("value", "助餐点")
        assert line["path"]


def test_counts_for_programs_leave_the_places_out(search: Search):
    one = json.loads(search("助餐点", "--json", "--limit", "1").stdout)
    counted = json.loads(search("助餐点", "--json", "--count").stdout)
    assert len(one.pop("hits")) == 1
    del one["indicators"]
    assert counted == one
    assert counted["total"] > 1
    assert {count["value"] for count in counted["domains"]} >= {"eldercare"}


def test_words_may_begin_with_a_dash_and_come_in_any_pieces(search: Search):
    apart = search("助餐点", "-送餐", "-kind:计划")
    together = search("助餐点 -送餐 -kind:计划")
    behind = search("--", "助餐点", "-送餐", "-kind:计划")
    assert apart.stdout == together.stdout == behind.stdout
    assert "送餐" not in apart.stdout
    assert 0 < len(rows(apart.stdout)) < len(rows(search("助餐点").stdout))


def test_indicators_are_rows_too(search: Search):
    named = search("低保标准", "--indicators")
    above = search("低保标准 value:>1000")
    assert (named.returncode, above.returncode) == (0, 0)
    assert ["浙江省 › 嘉兴市 › 海盐县", "2022"] in [row[1:3] for row in rows(above.stdout)]
    assert "1130 元/月" in {row[5] for row in rows(above.stdout)} <= {row[5] for row in rows(named.stdout)}
    assert search("低保标准 value:>1000", "--count").stdout == (f"{len(rows(above.stdout))}\n")
    assert len(rows(search("养老", "--indicators", "--limit", "1").stdout)) == 1


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (("长颈鹿散步", "--count"), 1),
        (("助餐点", "--library", "nowhere"), 2),
        ((), 2),
        (("助餐点", "--limit", "-1"), 2),
        (("助餐点", "--csv", "--count"), 2),
        ((b"\xff",), 1),
    ],
)
def test_the_status_is_grep_s(library: Path, arguments: tuple[str | bytes, ...], status: int):
    # What is no text in any encoding comes from outside only.
    answered = run_process if b"\xff" in arguments else run
    done = answered("search", "--library", library, *arguments)
    assert done.returncode == status
    assert done.stdout == ("0\n" if "--count" in arguments and status < 2 else "")
    assert bool(done.stderr) >= (status == 2)
    assert "Traceback" not in done.stderr


def test_without_an_index_everything_is_found_and_said_to_be_slower(search: Search, library: Path, tmp_path: Path):
    bare = tmp_path / "bare"
    copytree(library, bare, ignore=ignore_patterns("index"))
    done = search("助餐点", "--library", bare)
    assert done.returncode == 0
    assert "duibiao index" in done.stderr
    assert sorted(done.stdout.splitlines()) == sorted(search("助餐点").stdout.splitlines())


def test_check_tells_what_is_not_indexed_and_finds_no_fault_in_it(library: Path, tmp_path: Path):
    bare = tmp_path / "bare"
    copytree(library, bare, ignore=ignore_patterns("index"))
    lacking, whole = run("check", "--library", bare), run("check", "--library", library)
    assert (lacking.returncode, whole.returncode) == (0, 0)
    assert "duibiao index" in lacking.stdout
    assert "duibiao index" not in whole.stdout


def test_a_report_that_cannot_be_read_is_told_and_the_others_are_searched(
    search: Search, library: Path, tmp_path: Path
):
    bare = tmp_path / "bare"
    copytree(library, bare, ignore=ignore_patterns("index"))
    broken, *whole = sorted({report for report, _ in grepped(bare, "助餐点")})
    (bare / "reports" / f"{broken}.json").write_bytes(b"{")
    done = search("助餐点", "--library", bare)
    assert done.returncode == 2
    assert "duibiao check" in done.stderr
    assert {row[0] for row in rows(done.stdout)} == set(whole)


def test_what_was_not_understood_is_said_beside_the_answer(search: Search):
    done = search('助餐点 "没有合上', "kind:乱写")
    assert (done.returncode, done.stdout) == (1, "")
    assert "引号" in done.stderr
    assert "乱写" in done.stderr


def test_letters_taken_for_pinyin_are_said_beside_the_answer(search: Search):
    done = search("zhucandian")
    assert "助餐" in done.stderr
    assert (done.returncode, rows(done.stdout)) == (0, rows(search("助餐点").stdout))


def test_a_saved_search_takes_further_words(search: Search, tmp_path: Path):
    save(tmp_path / "state", "饭菜", "助餐点")
    saved = search("--saved", "饭菜", "kind:计划")
    assert saved.returncode == 0
    assert saved.stdout == search("助餐点 kind:计划").stdout
    unknown = search("--saved", "没有存过")
    assert (unknown.returncode, unknown.stdout) == (2, "")
    assert "没有存过" in unknown.stderr


def test_on_a_terminal_the_places_stand_below_their_reports_with_the_words_lit(library: Path):
    command = [*PROGRAM, "search", "助餐点", "--library", str(library)]
    with Session(command, env=environment(NO_COLOR="1"), columns=60, rows=40) as session:
        assert session.wait_for_end() == 0
        lines = session.lines()
    (report,) = [place for place, line in enumerate(lines) if line == "浙江省 › 嘉兴市 › 海盐县 2022 民政局"]
    (heading,) = [place for place, line in enumerate(lines) if "› 饭菜更热" in line]
    assert report < heading < lines.index("", report)
    assert "助餐点58个" in lines[heading + 1]
    assert "\x1b[1;4m助餐点\x1b[0m".encode() in session.received
    assert not re.search(rb"\x1b\[[0-9;]*(?:[349][0-7]|10[0-7])[;m]", session.received)


def test_in_a_pipe_nothing_acts_on_a_terminal(search: Search, tmp_path: Path, make_reading):
    library = Library.create(tmp_path / "library")
    with library.writer() as writer:
        writer.put(make_reading("甲县民政局总结\n新增助\x1b[31m餐\t点九个。\n"))
    done = search("九个", "--library", library.folder)
    assert done.returncode == 0
    assert "\x1b" not in done.stdout
    assert [len(row) for row in rows(done.stdout)] == [6]
