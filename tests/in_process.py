"""`duibiao` with its arguments in the process of the tests: as good as one of its own where there is no terminal."""

import gc
import io
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import chdir, contextmanager, redirect_stderr, redirect_stdout
from pathlib import Path
from unittest import mock

from pty_session import ROOT, environment

from tui.__main__ import main
from tui.language import language, use_language


def run(*arguments: str | Path | bytes, cwd: Path = ROOT, **changes: str) -> "subprocess.CompletedProcess[str]":
    """What `pty_session.run` gives, from the same arguments and environment, without starting a process.

    The interpreter, the dictionary and the regions are there already, which is most of what a short command takes.
    """
    typed = [os.fsdecode(argument) for argument in arguments]
    with (
        _settings_kept(),
        _streams() as (answer, notes),
        mock.patch.dict(os.environ, environment(**changes), clear=True),
        chdir(cwd),
    ):
        try:
            status = main(typed)
        except SystemExit as left:
            status = left.code if isinstance(left.code, int) else 0
        answer.flush()
        notes.flush()
        said = (_decoded(answer), _decoded(notes))
    return subprocess.CompletedProcess(["duibiao", *typed], status, *said)


@contextmanager
def _settings_kept() -> Iterator[None]:
    """A command is the only one in its process and leaves that as it likes."""
    spoken = language()
    try:
        yield
    finally:
        use_language(spoken)
        gc.enable()


@contextmanager
def _streams() -> Iterator[tuple[io.TextIOWrapper, io.TextIOWrapper]]:
    """Standard streams as a process has them in pipes: bytes, and an encoding that can be set."""
    answer, notes = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(2))
    with (
        Path(os.devnull).open(encoding="utf-8") as nothing,
        mock.patch.object(sys, "stdin", nothing),
        redirect_stdout(answer),
        redirect_stderr(notes),
    ):
        yield answer, notes


def _decoded(stream: io.TextIOWrapper) -> str:
    assert isinstance(stream.buffer, io.BytesIO)
    return io.StringIO(stream.buffer.getvalue().decode("utf-8"), newline=None).read()
