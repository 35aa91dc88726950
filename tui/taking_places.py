"""Where files of what is taken along are written: the folder that is offered, and the path that was typed."""

import os
from pathlib import Path

from store.taking.formats import Format


def folder_offered(kept: str | None, state: Path) -> str:
    """The folder to offer: the one of the last time, else the one that the program was started in, else the user's
    own, else the state folder; the first one that can be written in."""
    if kept:
        return kept
    return str(next((folder for folder in _folders() if os.access(folder, os.W_OK | os.X_OK)), state))


def _folders() -> list[Path]:
    found = []
    for ask in (Path.cwd, Path.home):
        try:
            found.append(ask())
        except (OSError, RuntimeError):
            # The folder may have been removed, and not every user has a home.
            continue
    return found


def folder_kept(typed: str) -> str:
    """A folder as it is offered the next time, wherever the program is started then."""
    typed = typed.strip()
    return typed if typed.startswith("~") else os.path.abspath(typed or ".")  # noqa: PTH100


def path_typed(folder: str, name: str, form: Format) -> Path:
    """The path that a folder and a name stand for, absolute: `~` is the user's own folder, other paths begin at the
    one where the program was started; the format's suffix is there once. ValueError for a user that does not exist."""
    try:
        typed = Path(folder.strip() or ".").expanduser() / Path(name.strip()).expanduser()
    except RuntimeError as error:
        raise ValueError(str(error)) from error
    if typed.suffix.lower() != form.suffix:
        typed = typed.with_name(typed.name + form.suffix)
    return Path(os.path.abspath(typed))  # noqa: PTH100
