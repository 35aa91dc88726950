"""The terminal that duibiao runs in: what is settled before the first byte goes to it, and who is refused."""

import os
import sys
from collections.abc import Mapping
from io import TextIOWrapper

from tui.language import phrase

COLORS = {"auto": "auto", "16": "standard", "256": "256", "truecolor": "truecolor"}
"""What `--color` takes, and what Textual calls it."""

_DUMB = frozenset({"dumb", "unknown"})


def settle_streams() -> str | None:
    """Makes the standard streams UTF-8; a sentence about the encoding that the environment asked for, if another."""
    foreign = None
    for stream in (sys.stdout, sys.stderr, sys.stdin):
        if not isinstance(stream, TextIOWrapper):
            continue
        if stream.encoding.lower().replace("-", "").replace("_", "") not in {"utf8", "utf8sig"}:
            foreign = foreign or stream.encoding
        # A file name that is not UTF-8 reaches us as lone surrogates, which strict UTF-8 cannot write.
        stream.reconfigure(encoding="utf-8", errors="backslashreplace" if stream is not sys.stdin else "replace")
    return None if foreign is None else phrase("commands.terminal.encoding", encoding=foreign)


def refusal(environ: Mapping[str, str]) -> str | None:
    """Why the app cannot open here, as a sentence; None where it can."""
    if not (sys.stdin.isatty() and sys.stdout.isatty() and sys.stderr.isatty()):
        return phrase("commands.terminal.no-terminal")
    term = environ.get("TERM", "")
    return phrase("commands.terminal.dumb", term=term) if term in _DUMB else None


def settle_textual(color: str | None) -> None:
    """Sets what Textual reads from the environment when it is imported; `color` is a key of COLORS."""
    settings = {
        # Committed Chinese is lost in several terminals that speak the kitty keyboard protocol.
        "TEXTUAL_DISABLE_KITTY_KEY": "1",
        "TEXTUAL_ANIMATIONS": "none",
        "TEXTUAL_FPS": "60",
        "TEXTUAL_DRIVER": "tui.terminal.driver:LinkDriver" if os.name == "posix" else "",
    }
    if color is not None:
        settings["TEXTUAL_COLOR_SYSTEM"] = COLORS[color]
    os.environ.update({name: value for name, value in settings.items() if value})
