"""The library that a command works on."""

from argparse import Namespace
from pathlib import Path

from store import default_folder


def folder(arguments: Namespace) -> Path:
    """The folder that `--library` names, else the environment's or the platform's."""
    named: Path | None = arguments.library
    return default_folder() if named is None else named
