"""What holds for every command: where it looks, what language it speaks, and how it fails."""

import subprocess
import sys
from pathlib import Path

import pytest
from in_process import run
from pty_session import PROGRAM, ROOT, environment
from pty_session import run as run_process
from sample_reports import REPORTS, write_reports

from store import Library

NINGHAI = next(iter(REPORTS))
WITHOUT_FIGURES = "宁海县民政局2022年工作总结\n\n一、养老服务\n老年食堂开进了村。\n"


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    return write_reports(tmp_path / "reports")


@pytest.fixture
def library(small_library: Library) -> Path:
    return small_library.folder


@pytest.mark.parametrize("order", ["before", "after", "environment"])
def test_the_library_can_be_named_anywhere(library: Path, order: str):
    done = {
        "before": lambda: run("--library", library, "list"),
        "after": lambda: run("list", "--library", library),
        "environment": lambda: run("list", DUIBIAO_LIBRARY=str(library)),
    }[order]()
    assert len(done.stdout.splitlines()) == 4


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("frob",), "frob"),
        (("load",), "缺少 PATH"),
        (("compare", ""), "缺少 REPORT"),
        (("trend", " ", "低保标准"), "缺少 REGION"),
        (("search", ""), "缺少 QUERY"),
        (("inspect", "x.txt", "--jsno"), "--jsno"),
        (("--lang", "fr"), "fr"),
        (("--library",), "需要一个值"),
    ],
)
def test_a_usage_error_is_told_in_chinese(arguments: tuple[str, ...], told: str):
    done = run(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("用法：duibiao")
    assert told in done.stderr
    assert "error" not in done.stderr


@pytest.mark.parametrize("command", [(), ("load",), ("inspect",), ("list",), ("remove",), ("check",), ("correct",)])
def test_help_speaks_the_chosen_language(command: tuple[str, ...]):
    chinese, english = run(*command, "--help", COLUMNS="80"), run(*command, "--help", "--lang", "en", COLUMNS="80")
    assert (chinese.returncode, english.returncode) == (0, 0)
    for word in ("usage", "options:", "show this", "positional"):
        assert word not in chinese.stdout
    assert english.stdout.startswith("usage: duibiao")
    own = "".join(english.stdout.split()).replace("奉化", "").replace("平湖", "")
    assert [character for character in own if "\u4e00" <= character <= "\u9fff"] == []


def test_the_locale_chooses_the_language(library: Path):
    assert "sound" in run("check", "--library", library, LANG="en_US.UTF-8").stdout
    assert "完好" in run("check", "--library", library, LANG="en_US.UTF-8", LC_ALL="C").stdout
    assert "完好" in run("check", "--library", library, "--lang", "zh", LANG="en_US.UTF-8").stdout


def test_the_version_is_the_package_s():
    from importlib.metadata import version

    assert run_process("--version").stdout == f"duibiao {version('duibiao')}\n"


ASCII = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}


@pytest.mark.parametrize(
    "locale",
    [{"LC_ALL": "C"}, {"LC_ALL": "POSIX"}, ASCII, {"PYTHONIOENCODING": "latin-1"}, {"PYTHONIOENCODING": "gbk"}],
    ids=["C", "POSIX", "ascii", "latin-1", "gbk"],
)
def test_any_locale_gets_utf_8_and_at_most_one_warning(reports: Path, locale: dict[str, str]):
    # Python opens files in UTF-8 in all but one of them: figures, which want every dictionary, are for that one.
    if locale is not ASCII:
        (reports / NINGHAI).write_text(WITHOUT_FIGURES, encoding="utf-8")
    done = run_process("inspect", reports / NINGHAI, **locale)
    assert done.returncode == 0
    assert "宁海县" in done.stdout
    assert ("4321 人" in done.stdout) == (locale is ASCII)
    assert len(done.stderr.splitlines()) == ("PYTHONIOENCODING" in locale or "PYTHONUTF8" in locale)


def test_a_reader_that_has_enough_ends_the_answer_quietly(reports: Path):
    command = [*PROGRAM, "inspect", str(reports / NINGHAI), "--json"]
    with subprocess.Popen(
        command, env=environment(), cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0


def test_an_answer_that_finds_no_room_is_a_sentence(reports: Path):
    command = [*PROGRAM, "inspect", str(reports / NINGHAI), "--json"]
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            command, env=environment(LANG="zh_CN.UTF-8"), cwd=ROOT, stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert done.returncode == 1
    assert done.stderr.decode().startswith("输出写不进去")


def run_with(broken: str, *arguments: str, **changes: str) -> "subprocess.CompletedProcess[str]":
    """`duibiao` with the arguments, after the code broke something in it."""
    program = f"{broken}\nimport sys\nfrom tui.__main__ import main\nsys.exit(main(sys.argv[1:]))"
    return subprocess.run(
        [sys.executable, "-c", program, *arguments],
        env=environment(**changes),
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_an_unexpected_error_is_a_sentence_and_a_log(tmp_path: Path):
    done = run_with("import store; store.Library.open = None", "list", DUIBIAO_STATE=str(tmp_path / "state"))
    assert (done.returncode, done.stdout) == (1, "")
    assert len(done.stderr.splitlines()) == 1
    (log,) = (tmp_path / "state").glob("*.log")
    assert str(log) in done.stderr
    assert "TypeError" in log.read_text(encoding="utf-8")


def test_an_unexpected_error_without_a_place_for_the_log_is_still_a_sentence():
    done = run_with("import store; store.Library.open = None", "list")
    assert (done.returncode, done.stdout) == (1, "")
    assert len(done.stderr.splitlines()) == 1
    assert "TypeError" in done.stderr


def test_interrupting_a_command_is_no_traceback(reports: Path):
    interrupted = "import os, signal, store; store.read_file = lambda *_: os.kill(os.getpid(), signal.SIGINT)"
    done = run_with(interrupted, "inspect", str(reports / NINGHAI))
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "已停下。\n")
