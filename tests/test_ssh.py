"""The app at the far end of a real SSH connection, at 80×24: used, left, and cut off."""

import shlex
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from loopback_sshd import KEYGEN, SSH, SSHD, Server, serving
from pty_session import PATIENCE, PROGRAM, ROOT, Session, environment, to_the_last_report

from store import Library

pytestmark = pytest.mark.skipif(
    not (SSHD and SSH and KEYGEN), reason="needs sshd, ssh and ssh-keygen (Debian: openssh-server, openssh-client)"
)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with serving(tmp_path_factory.mktemp("sshd")) as running:
        yield running


@pytest.fixture
def remote(small_library: Library, tmp_path: Path) -> str:
    """What is typed at the far end, where the server's environment names no locale."""
    state = shlex.quote(str(tmp_path / "state"))
    program = shlex.join([*PROGRAM, "--library", str(small_library.folder)])
    return f"cd {shlex.quote(str(ROOT))} && DUIBIAO_STATE={state} {program}"


def connected(server: Server, remote: str) -> Session:
    return Session(server.command([remote]), env=environment(), columns=80, rows=24)


def running(library: Path) -> list[str]:
    """The processes, here or at the far end, that have to do with this library."""
    listed = subprocess.run(["ps", "-A", "-o", "args="], capture_output=True, encoding="utf-8", check=True).stdout
    return [line for line in listed.splitlines() if str(library) in line]


def test_a_session_from_launch_to_leave(server: Server, remote: str, small_library: Library):
    with connected(server, remote) as session:
        session.wait_for("养老服务")

        to_the_last_report(session)
        session.press("k")
        session.wait_for("海盐县 2022 ·")

        session.press("[")
        session.wait_for("海盐县 2022 · 社会救助")

        session.press("1")
        session.wait_for(lambda text: "浙江省" not in text)
        session.press("f救助\r")
        session.wait_for("1/4")
        session.press("n")
        session.wait_for("2/4")

        session.press("q")
        assert session.wait_for_end() == 0
        assert "\x1b[?1049l" in session.received.decode().rpartition("海盐县")[2]
        assert "Traceback" not in session.text()
    assert running(small_library.folder) == []


def test_a_connection_that_is_cut_leaves_nothing_but_the_place(server: Server, remote: str, small_library: Library):
    with connected(server, remote) as session:
        session.wait_for("养老服务")
        to_the_last_report(session)
        session.press("[")
        session.wait_for("绍兴市 2022 · 社会救助")
        session.signal(signal.SIGKILL)
        session.wait_for_end()

    deadline = time.monotonic() + PATIENCE
    while left := running(small_library.folder):
        assert time.monotonic() < deadline, left
        time.sleep(0.05)

    with connected(server, remote) as session:
        session.wait_for("绍兴市 2022 · 社会救助")
        session.press("q")
        assert session.wait_for_end() == 0
