"""`duibiao index`: what it tells people and programs, and that a search finds what it indexed."""

import json
import shutil
from pathlib import Path

import pytest
from in_process import run
from loads import searchable
from pty_session import PROGRAM, Session, environment
from pty_session import run as run_process

from store import Library
from tui.language import use_language
from tui.words.remaining import estimated, remaining


@pytest.fixture
def library(small_library: Library) -> Path:
    return small_library.folder


def test_the_index_is_completed_and_then_is_complete(library: Path):
    with Session([*PROGRAM, "index", "--library", str(library)], env=environment(), columns=100) as session:
        assert session.wait_for_end() == 0
        assert "4份报告，这次编入4份" in "".join(session.cells()).replace(" ", "")
    assert searchable(Library.open(library))
    again = run("index", "--library", library, "--lang", "en")
    assert (again.returncode, again.stderr) == (0, "")
    assert "4 reports, 0 of them indexed now" in again.stdout


def test_programs_are_told_every_step_and_the_end(library: Path):
    done = run_process("index", "--rebuild", "--json", "--library", library)
    assert (done.returncode, done.stderr) == (0, "")
    *steps, end = map(json.loads, done.stdout.splitlines())
    assert steps == [{"done": n, "total": 4} for n in range(1, 5)]
    assert end == {"reports": 4, "indexed": 4}


@pytest.mark.parametrize("trouble", ["busy", "missing", "in the way"])
def test_what_hinders_is_one_sentence_for_people_and_for_programs(library: Path, trouble: str):
    opened = Library.open(library)
    if trouble == "busy":
        with opened.writer():
            told, counted = (run("index", "--library", library, *options) for options in ((), ("--json",)))
    else:
        if trouble == "missing":
            shutil.rmtree(library)
        else:
            (library / "index").write_text("in the way")
        told, counted = (run("index", "--library", library, *options) for options in ((), ("--json",)))
    assert (told.returncode, told.stdout) == (1, "")
    assert (counted.returncode, counted.stderr) == (1, "")
    assert str(library) in told.stderr
    assert json.loads(counted.stdout.splitlines()[-1])["error"].startswith(str(library))


@pytest.mark.parametrize(
    ("seconds", "told"),
    [(0.2, "1 秒"), (59, "59 秒"), (61, "1 分钟"), (3599, "1 小时 0 分钟"), (7500, "2 小时 5 分钟")],
)
def test_the_remaining_time_claims_no_more_than_can_be_known(seconds: float, told: str):
    use_language("zh")
    assert told in remaining(seconds)


def test_the_remaining_time_goes_on_as_so_far():
    assert estimated(10, 40, 20.0) == 60.0
    assert estimated(0, 40, 20.0) is None
    assert estimated(3, 40, 0.1) is None
