"""Copying: what the terminal is told, and that it arrives through a real tmux and a real GNU screen."""

import base64
import re
import shlex
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pexpect
import pytest
from pty_session import environment

from store.taking.taken import Citation, Quote, Taken
from tui.terminal.clipboard import LONGEST_COPY, TooLong, copy, copy_sequence

PATIENCE = 20.0
TEXT = "海盐县：床位150张。\n" * 60
PASSED_ON = re.compile(rb"\x1b\]52;[^;]*;([A-Za-z0-9+/=]+)(?:\a|\x1b\\)")


def told(sequence: bytes | TooLong) -> bytes:
    assert isinstance(sequence, bytes)
    return sequence


def decoded(sequence: bytes) -> str:
    found = PASSED_ON.fullmatch(sequence)
    assert found
    return base64.b64decode(found[1], validate=True).decode()


def test_a_terminal_is_told_in_one_sequence():
    assert decoded(told(copy_sequence(TEXT, {}))) == TEXT


def test_tmux_is_told_itself_and_past_it():
    plain = told(copy_sequence(TEXT, {}))
    wrapped = b"\x1bPtmux;\x1b" + plain + b"\x1b\\"
    assert copy_sequence(TEXT, {"TMUX": "/tmp/tmux-0/default,1,0"}) == wrapped + plain


def test_screen_is_told_in_pieces_that_it_takes():
    sequence = told(copy_sequence(TEXT, {"STY": "1.pts-0.host"}))
    pieces = re.findall(rb"\x1bP(.*?)\x1b\\", sequence, re.DOTALL)
    assert b"".join(b"\x1bP" + piece + b"\x1b\\" for piece in pieces) == sequence
    assert max(map(len, pieces)) <= 252
    assert decoded(b"".join(pieces)) == TEXT


@pytest.mark.parametrize("environ", [{}, {"TMUX": "x"}, {"STY": "x"}])
def test_what_is_too_long_is_not_sent_but_told(environ: dict[str, str]):
    most = "甲" * (LONGEST_COPY // 3)
    assert isinstance(copy_sequence(most, environ), bytes)
    assert len(told(copy_sequence(most, {}))) <= 100_000
    assert copy_sequence(most + "甲", environ) == TooLong(LONGEST_COPY + 3)


WHERE = Citation("330424-2022", ("浙江省", "海盐县"), "民政局", "2022", None, None, (), 3, 9)


def quoted(text: str) -> Taken:
    return Taken("床位", "床位", (Quote(text, WHERE),))


def test_a_copy_is_sent_and_kept_in_a_file(tmp_path: Path):
    sent: list[str] = []
    copied = copy(quoted("床位150张"), "zh", tmp_path, {}, sent.append)
    assert copied.path == tmp_path / "taken" / "0001-床位.txt"
    expected = "床位150张\n——浙江省海盐县民政局，2022年，原文字符3–9。"
    assert decoded(sent[0].encode()) == expected
    assert copied.path.read_text(encoding="utf-8") == expected + "\n"
    assert (copied.characters, copied.sent, copied.too_long, copied.refusal) == (len(expected), True, None, None)
    assert copied.path.parent.stat().st_mode & 0o777 == 0o700
    assert copy(quoted("另一句"), "zh", tmp_path, {}, sent.append).path == tmp_path / "taken" / "0002-床位.txt"


def test_what_is_too_long_to_send_is_still_kept(tmp_path: Path):
    sent: list[str] = []
    copied = copy(quoted("甲" * LONGEST_COPY), "zh", tmp_path, {}, sent.append)
    assert sent == []
    assert not copied.sent
    assert copied.too_long is not None
    assert copied.too_long.size > LONGEST_COPY
    assert copied.path is not None
    assert "甲" * LONGEST_COPY in copied.path.read_text(encoding="utf-8")


def test_what_cannot_be_kept_is_still_sent(tmp_path: Path):
    (tmp_path / "taken").write_text("", encoding="utf-8")
    sent: list[str] = []
    copied = copy(quoted("床位150张"), "en", tmp_path, {}, sent.append)
    assert len(sent) == 1
    assert copied.sent
    assert copied.path is None
    assert copied.refusal is not None
    assert str(tmp_path / "taken") in copied.refusal.sentence("en")


class Tmux:
    """A tmux server of its own with one pane, which writes a file once Enter is pressed in it."""

    def __init__(self, folder: Path, written: Path, *settings: str) -> None:
        self._socket = str(folder / "tmux")
        configuration = folder / "tmux.conf"
        configuration.write_text("\n".join(("set -g status off", *settings)) + "\n", encoding="utf-8")
        program = f"echo ready; read go; cat {shlex.quote(str(written))}; echo done; read go"
        self.attached = pexpect.spawn(
            "tmux",
            ["-u", "-S", self._socket, "-f", str(configuration), "new-session", "sh", "-c", program],
            env=environment(),  # type: ignore[arg-type]
            dimensions=(24, 80),
            timeout=PATIENCE,
        )

    def tell(self, *command: str) -> bytes:
        done = subprocess.run(["tmux", "-S", self._socket, *command], capture_output=True, check=False)
        return done.stdout

    def close(self) -> None:
        self.tell("kill-server")
        self.attached.close(force=True)


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """A short path: those of sockets may have about a hundred characters."""
    short = Path("/tmp") / f"duibiao-{tmp_path.parent.name}-{tmp_path.name}"[-40:].lstrip("-")
    short.mkdir(mode=0o700)
    yield short
    shutil.rmtree(short)


def until(found: Callable[[], bytes]) -> bytes:
    end = time.monotonic() + PATIENCE
    while not (data := found()) and time.monotonic() < end:
        time.sleep(0.02)
    return data


needs_tmux = pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed")
needs_screen = pytest.mark.skipif(shutil.which("screen") is None, reason="GNU screen is not installed")
LONG = ("海盐县：床位150张，“补贴”|300元。\n" * 2000).encode()[: LONGEST_COPY // 3 * 3].decode(errors="ignore")


@needs_tmux
@pytest.mark.parametrize("text", [TEXT, LONG], ids=["short", "long"])
def test_the_text_arrives_in_tmux(folder: Path, text: str):
    written = folder / "sequence"
    written.write_bytes(told(copy_sequence(text, {"TMUX": "yes"})))
    tmux = Tmux(folder, written, "set -s set-clipboard on")
    try:
        tmux.attached.expect(b"ready")
        tmux.attached.send("\r")
        tmux.attached.expect(b"done")
        assert until(lambda: tmux.tell("show-buffer")).decode() == text
        # Nothing of it was taken for something to show.
        assert tmux.tell("capture-pane", "-p").split() == [b"ready", b"done"]
    finally:
        tmux.close()


@needs_tmux
def test_the_text_arrives_past_a_tmux_that_keeps_none(folder: Path):
    written = folder / "sequence"
    written.write_bytes(told(copy_sequence(TEXT, {"TMUX": "yes"})))
    tmux = Tmux(folder, written, "set -s set-clipboard off", "set -g allow-passthrough on")
    try:
        tmux.attached.expect(b"ready")
        tmux.attached.send("\r")
        tmux.attached.expect(PASSED_ON)
        assert base64.b64decode(tmux.attached.match.group(1)).decode() == TEXT
        assert tmux.tell("show-buffer") == b""
    finally:
        tmux.close()


@needs_screen
def test_the_text_arrives_past_screen(folder: Path):
    written = folder / "sequence"
    written.write_bytes(told(copy_sequence(LONG, {"STY": "yes"})))
    program = f"echo ready; read go; cat {shlex.quote(str(written))}; echo done; read go"
    screen = pexpect.spawn(
        "screen",
        ["-c", "/dev/null", "-U", "sh", "-c", program],
        env=environment(SCREENDIR=str(folder)),  # type: ignore[arg-type]
        dimensions=(24, 80),
        timeout=PATIENCE,
    )
    try:
        screen.expect(b"ready")
        screen.send("\r")
        screen.expect(PASSED_ON)
        assert base64.b64decode(screen.match.group(1)).decode() == LONG
    finally:
        with suppress(OSError):
            screen.send("\r")
        screen.close(force=True)
