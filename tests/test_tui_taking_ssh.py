"""Copying at the far end of a real SSH connection, in a tmux there: the text arrives in tmux and at the near end."""

import base64
import re
import shlex
import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from loopback_sshd import KEYGEN, SSH, SSHD, serving
from pty_session import PATIENCE, PROGRAM, ROOT, Session, environment

from store import Library

pytestmark = pytest.mark.skipif(
    not (SSHD and SSH and KEYGEN and shutil.which("tmux")), reason="needs sshd, ssh, ssh-keygen and tmux"
)
PASSED_ON = re.compile(rb"\x1b\]52;[^;]*;([A-Za-z0-9+/=]+)(?:\a|\x1b\\)")


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """A short path: those of sockets may have about a hundred characters."""
    short = Path("/tmp") / f"duibiao-{tmp_path.parent.name}-{tmp_path.name}"[-40:].lstrip("-")
    short.mkdir(mode=0o700)
    yield short
    shutil.rmtree(short)


def test_what_is_copied_over_ssh_is_in_tmux_and_in_the_terminal_s_clipboard(
    small_library: Library, tmp_path: Path, folder: Path
):
    settings = folder / "tmux.conf"
    settings.write_text("set -g status off\nset -s set-clipboard on\nset -g allow-passthrough on\n", encoding="utf-8")
    tmux = ["tmux", "-u", "-S", str(folder / "tmux"), "-f", str(settings)]
    app = shlex.join([*PROGRAM, "--library", str(small_library.folder)])
    inside = f"cd {shlex.quote(str(ROOT))} && DUIBIAO_STATE={shlex.quote(str(tmp_path / 'state'))} {app}"
    remote = shlex.join([*tmux, "new-session", inside])

    def buffer() -> str:
        return subprocess.run([*tmux, "show-buffer"], capture_output=True, encoding="utf-8", check=False).stdout

    with (
        serving(tmp_path) as server,
        Session(server.command([remote]), env=environment(), columns=80, rows=24) as session,
    ):
        session.wait_for("养老服务")
        session.press("1y")
        session.wait_for("已复制“昆山市")
        [path] = (tmp_path / "state" / "taken").iterdir()
        copied = path.read_text(encoding="utf-8").removesuffix("\n")
        deadline = time.monotonic() + PATIENCE
        while buffer() != copied and time.monotonic() < deadline:
            time.sleep(0.05)
        assert buffer() == copied
        session.settle(0.1)
        assert copied in {base64.b64decode(found).decode() for found in PASSED_ON.findall(session.received)}
        session.press("q")
        session.wait_for_end()
    assert "——江苏省苏州市昆山市" in copied
