"""An error that nobody foresaw: its traceback goes to a log, a sentence with the log's place to the user."""

import traceback
from datetime import datetime
from pathlib import Path

from tui.language import phrase
from tui.state import state_folder

_FILE = "errors.log"


def log_file() -> Path:
    """Where unexpected errors are told in full."""
    return state_folder() / _FILE


def recorded(error: BaseException) -> str:
    """Adds the error's traceback to the log; the sentence that says where it stands."""
    log = log_file()
    told = "".join(traceback.format_exception(error))
    try:
        log.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with log.open("a", encoding="utf-8", errors="backslashreplace") as file:
            file.write(f"{datetime.now().astimezone().isoformat(timespec='seconds')}\n{told}\n")
    except OSError:
        return phrase("commands.terminal.unexpected-unlogged", error=type(error).__name__, log=log)
    return phrase("commands.terminal.unexpected", log=log)
