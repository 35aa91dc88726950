"""Every command that the README shows works as shown."""

import re
import shlex
import subprocess
from pathlib import Path

from in_process import run
from pty_session import PROGRAM, ROOT, Session, environment
from sample_reports import write_reports

README = (ROOT / "README.md").read_text(encoding="utf-8")
SHOWN = [
    line.partition("#")[0].strip()
    for block in re.findall(r"^```sh\n(.*?)^```", README, re.DOTALL | re.MULTILINE)
    for line in block.splitlines()
    if line.strip()
]
MADE = {"make run", "make test"}
INSTALLED = {"pip install .", "uv tool install .", "pipx install ."}
"""All three build the wheel and install it, as .ci/run does before it puts what comes of it to work."""
OWN = [command for command in SHOWN if command.startswith("duibiao")]


def test_no_command_is_shown_that_nothing_tries():
    assert len(OWN) > 5
    assert set(SHOWN) - set(OWN) == MADE | INSTALLED


def test_the_commands_over_one_s_own_reports(tmp_path: Path):
    write_reports(tmp_path / "报告")
    (tmp_path / "总结.txt").write_text("今年工作总结\n\n一、养老服务\n新增助餐点12个。\n", encoding="utf-8")
    places = {"DUIBIAO_LIBRARY": str(tmp_path / "library"), "DUIBIAO_STATE": str(tmp_path / "state")}
    for command in OWN:
        arguments = shlex.split(command)[1:]
        if arguments:
            done = run(*arguments, cwd=tmp_path, **places)
            assert (done.returncode, done.stderr) == (0, ""), command
            assert done.stdout, command
        else:
            with Session(PROGRAM, env=environment(**places), cwd=tmp_path) as session:
                session.wait_for("宁海县")
                session.press("q")
                assert session.wait_for_end() == 0


def test_make_run_opens_the_app_on_the_bundled_reports(tmp_path: Path):
    places = {"DUIBIAO_LIBRARY": str(tmp_path / "library"), "DUIBIAO_STATE": str(tmp_path / "state")}
    if not (ROOT / ".venv" / ".runs").exists():
        assert "-m tui" in made("run")
        return
    with Session(["make", "run"], env=environment(**places), columns=120, rows=40) as session:
        session.wait_for(lambda text: "奉化区" in text and "平湖市" in text and "湖州市" in text and "养老" in text)
        session.press("q")
        assert session.wait_for_end() == 0


def test_make_test_runs_the_tests():
    assert "-m pytest" in made("test")


def made(target: str) -> str:
    """What make would do for the target."""
    done = subprocess.run(
        ["make", "--dry-run", target], cwd=ROOT, env=environment(), capture_output=True, encoding="utf-8", check=True
    )
    return done.stdout
