"""`duibiao list`, `remove` and `check` over a library that is there, empty, broken or missing."""

import json
from pathlib import Path

import pytest
from in_process import run
from pty_session import PROGRAM, Session, environment
from pty_session import run as run_process

from store import Library


@pytest.fixture
def library(small_library: Library) -> Path:
    return small_library.folder


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    return Library.create(tmp_path / "empty").folder


def ids(library: Path) -> set[str]:
    return {entry.id for entry in Library.open(library).entries()}


def test_list_is_one_line_of_fields_a_report(library: Path):
    done = run_process("list", "--library", library)
    assert (done.returncode, done.stderr) == (0, "")
    rows = [line.split("\t") for line in done.stdout.splitlines()]
    assert {row[0] for row in rows} == ids(library)
    assert ["浙江省 › 嘉兴市 › 海盐县", "2022", "民政局"] in [row[1:4] for row in rows]
    assert {len(row) for row in rows} == {6}


def test_list_as_json(library: Path):
    listed = json.loads(run("list", "--json", "--library", library).stdout)
    assert {entry["id"] for entry in listed} == ids(library)
    assert {entry["report"]["region"]["name"] for entry in listed} == {"海盐县", "绍兴市", "昆山市"}


def test_list_aligns_its_columns_by_cells_on_a_terminal(library: Path):
    with Session([*PROGRAM, "list", "--library", str(library)], env=environment(), columns=120) as session:
        assert session.wait_for_end() == 0
        head, *rows = [line for line in session.cells() if line.strip()]
    place = head.index("时")
    assert len(rows) == 4
    assert all(row[place - 1] == " " and row[place : place + 2] == "20" for row in rows)


def test_list_of_an_empty_library_says_what_to_do(empty: Path):
    done = run("list", "--library", empty)
    assert (done.returncode, done.stdout) == (0, "")
    assert "duibiao load" in done.stderr


@pytest.mark.parametrize("command", ["list", "check", "remove x"])
def test_without_a_library_the_commands_say_so(tmp_path: Path, command: str):
    done = run(*command.split(), "--library", tmp_path / "nowhere")
    assert (done.returncode, done.stdout) == (1, "")
    assert "nowhere" in done.stderr
    assert not (tmp_path / "nowhere").exists()


def test_remove_takes_words_or_an_id(library: Path):
    before = ids(library)
    done = run_process("remove", "海盐", "2022", "--library", library)
    assert done.returncode == 0
    assert "海盐县 2022" in done.stdout
    (gone,) = before - ids(library)
    assert gone.startswith("330424-2022")
    left = sorted(ids(library))
    assert run("remove", *left[:2], "--library", library).returncode == 0
    assert ids(library) == set(left[2:])
    assert run("check", "--library", library).returncode == 0


@pytest.mark.parametrize(
    "words", [("海盐",), ("浙江", "2022"), ("2022",), ("海盐 2022", "乌有 2022"), ("海盐", "绍兴")]
)
def test_remove_takes_nothing_where_a_report_is_not_clear(library: Path, words: tuple[str, ...]):
    before = ids(library)
    done = run("remove", *words, "--library", library)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr
    assert ids(library) == before


def test_check_is_content_with_a_sound_library(library: Path):
    done = run_process("check", "--library", library)
    assert (done.returncode, done.stderr) == (0, "")
    assert "4 份" in done.stdout


def test_check_names_the_broken_document(library: Path):
    broken = sorted((library / "reports").glob("*.json"))[0]
    broken.write_bytes(broken.read_bytes()[:200])
    done = run("check", "--library", library)
    assert done.returncode == 1
    assert broken.stem in done.stdout
