"""`duibiao inspect` and `duibiao load`: what they make of files, and what they leave."""

import json
import os
import signal
import subprocess
from pathlib import Path

import pytest
from in_process import run
from pty_session import PROGRAM, ROOT, Session, environment
from pty_session import run as run_process
from sample_reports import REPORTS, write_reports

from store import Library

NINGHAI, XIANGSHAN = REPORTS


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    return write_reports(tmp_path / "reports")


def ids(library: Path) -> set[str]:
    return {entry.id for entry in Library.open(library).entries()}


def test_inspect_prints_the_contract_as_json(reports: Path):
    done = run_process("inspect", reports / NINGHAI, "--json")
    assert (done.returncode, done.stderr) == (0, "")
    reading = json.loads(done.stdout)
    assert reading["report"]["region"] == {"code": "330226", "name": "宁海县", "path": ["浙江省", "宁波市", "宁海县"]}
    assert (reading["report"]["agency"], reading["report"]["period"]) == ("民政局", "2022")
    assert {section["title"] for section in reading["sections"]} >= {"守牢救助底线", "2023年工作计划"}
    values = {(indicator["value"], indicator["unit"], indicator["tense"]) for indicator in reading["indicators"]}
    assert values >= {(4321.0, "人", "achieved"), (56_780_000.0, "元", "achieved"), (10.0, "家", "target")}


def test_inspect_tells_a_reader_who_and_what(reports: Path):
    done = run("inspect", reports / NINGHAI)
    assert (done.returncode, done.stderr) == (0, "")
    for told in ("浙江省 › 宁波市 › 宁海县", "民政局", "2022", "优化养老服务", "计划", "5678 万元", "12 家"):
        assert told in done.stdout, told


def test_inspect_stores_nothing(reports: Path, tmp_path: Path):
    library = tmp_path / "library"
    run("inspect", reports / NINGHAI, "--library", library)
    assert not library.exists()


def test_inspect_takes_region_and_period_from_the_command_line(tmp_path: Path):
    file = tmp_path / "总结.txt"
    file.write_text("今年工作总结\n\n一、社会救助\n新增低保对象35人。\n", encoding="utf-8")
    unsaid = json.loads(run("inspect", file, "--json").stdout)
    assert (unsaid["report"]["region"], unsaid["report"]["period"]) == (None, None)
    done = run("inspect", file, "--json", "--region", "浙江省宁波市慈溪市", "--period", "2021上半年")
    told = json.loads(done.stdout)["report"]
    assert (told["region"]["code"], told["period"]) == ("330282", "2021H1")


@pytest.mark.parametrize("clue", [("--region", "乌有县"), ("--period", "明年"), ("--period", "2999")])
def test_inspect_refuses_impossible_clues_in_one_sentence(reports: Path, clue: tuple[str, str]):
    done = run("inspect", reports / NINGHAI, *clue)
    assert (done.returncode, done.stdout) == (1, "")
    assert clue[1] in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_inspect_refuses_what_is_no_report(tmp_path: Path):
    file = tmp_path / "空.txt"
    file.touch()
    done = run("inspect", file)
    assert (done.returncode, done.stdout) == (1, "")
    assert "空.txt" in done.stderr


# load


def test_load_says_of_each_file_what_became_of_it(reports: Path, tmp_path: Path):
    (reports / "表.xlsx").write_bytes(b"PK\x03\x04")
    (reports / "空.txt").touch()
    done = run_process("load", reports, "--library", tmp_path / "library")
    assert done.returncode == 1
    *lines, summary = done.stdout.splitlines()
    assert [next(line for line in lines if name in line) for name in (NINGHAI, XIANGSHAN, "表.xlsx")]
    assert "宁海县 2022 民政局" in next(line for line in lines if NINGHAI in line)
    assert [line for line in done.stderr.splitlines() if "空.txt" in line]
    assert "2 份" in summary
    assert "拒绝 1" in summary
    assert len(ids(tmp_path / "library")) == 2


def test_loading_twice_changes_nothing(reports: Path, tmp_path: Path):
    library = tmp_path / "library"
    run("load", reports, "--library", library)
    before = {path: path.read_bytes() for path in library.rglob("*.json")}
    done = run("load", reports, "--library", library)
    assert done.returncode == 0
    assert "未变 2" in done.stdout.splitlines()[-1]
    assert {path: path.read_bytes() for path in library.rglob("*.json")} == before


def test_a_changed_file_replaces_its_report(reports: Path, tmp_path: Path):
    library = tmp_path / "library"
    run("load", reports, "--library", library)
    changed = REPORTS[NINGHAI].replace("4321", "4322")
    (reports / NINGHAI).write_text(changed, encoding="utf-8")
    done = run("load", reports, "--library", library)
    assert "更新 1" in done.stdout.splitlines()[-1]
    kept = Library.open(library)
    readings = [kept.reading(entry.id) for entry in kept.entries()]
    assert len(readings) == 2
    assert changed in {reading.text for reading in readings}


def test_a_dry_run_stores_nothing(reports: Path, tmp_path: Path):
    library = tmp_path / "library"
    done = run("load", reports, "--library", library, "--dry-run")
    assert done.returncode == 0
    assert "没有保存" in done.stdout.splitlines()[-1]
    assert not library.exists()


def test_a_folder_without_reports_is_a_refusal(tmp_path: Path):
    (tmp_path / "nothing").mkdir()
    done = run("load", tmp_path / "nothing", "--library", tmp_path / "library")
    assert (done.returncode, done.stdout) == (1, "")
    assert ".txt" in done.stderr


def test_a_second_writer_is_told_who_is_first(small_library: Library, reports: Path):
    with small_library.writer():
        done = run_process("load", reports, "--library", small_library.folder)
    assert done.returncode == 1
    assert str(os.getpid()) in done.stderr


def test_interrupting_a_load_keeps_what_was_loaded(tmp_path: Path):
    folder, library = tmp_path / "many", tmp_path / "library"
    folder.mkdir()
    for year in range(1990, 2020):
        text = REPORTS[XIANGSHAN].replace("2022", str(year)) * 40
        (folder / f"象山县民政局{year}.txt").write_text(text, encoding="utf-8")
    command = [*PROGRAM, "load", str(folder), "--library", str(library)]
    with subprocess.Popen(
        command, env=environment(), cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8"
    ) as process:
        assert process.stdout
        first = process.stdout.readline()
        process.send_signal(signal.SIGINT)
        told, noted = process.communicate()
    assert process.returncode == 130
    lines = [first, *told.splitlines()]
    assert 0 < len(lines) < 30
    assert len(ids(library)) >= len(lines)
    assert f"{len(lines)} 份" in noted
    assert run("check", "--library", library).returncode == 0


def test_a_terminal_shows_progress_and_a_pipe_does_not(reports: Path, tmp_path: Path):
    command = [*PROGRAM, "load", str(reports), "--library", str(tmp_path / "library")]
    with Session(command, env=environment(), columns=100) as session:
        assert session.wait_for_end() == 0
        assert "读入报告" in session.received.decode()
        assert "2 份" in session.text()
    assert "\x1b" not in run("load", reports, "--library", tmp_path / "other").stdout
