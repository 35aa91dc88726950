"""What is measured in a process of its own, so that nothing of another measure is warm in it."""

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from pty_session import ROOT

HERE = Path(__file__).resolve().parent


def measured(arguments: list[str], env: Mapping[str, str]) -> dict[str, float]:
    """What load.py measured, in seconds and counts."""
    command = [sys.executable, HERE / "load.py", *arguments]
    done = subprocess.run(command, env=env, cwd=ROOT, stdout=subprocess.PIPE, encoding="utf-8", check=True)
    figures: dict[str, float] = json.loads(done.stdout)
    return figures
