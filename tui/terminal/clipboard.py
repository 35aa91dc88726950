"""Copying to the clipboard of the terminal at the near end of the line: OSC 52, also through tmux and GNU screen."""

import re
from base64 import b64encode
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from store.errors import StoreError
from store.taking.formats import COPIED
from store.taking.taken import Taken
from store.taking.writing import file_name, write_bytes

LONGEST_COPY = 74_994
"""Bytes of text in UTF-8: with base64 and what stands around it, the 100,000 bytes beyond which terminals drop a
sequence or show it as text."""
_PIECE = 252
"""Characters of a piece for GNU screen, which took no longer ones before its version 4.2: 256 with what is around."""
COPIES_KEPT = 100
"""Files of copies; with each new one, the oldest beyond these go."""
_COPY = re.compile(r"(\d{4,})-.*\.txt", re.DOTALL)
_LONGEST_NAME = 24
"""Characters of what a copy's file is named after: its path is to be read in a line or two."""


@dataclass(frozen=True, slots=True)
class TooLong:
    """A text that no terminal can be trusted with: its bytes in UTF-8, and how many it may have."""

    size: int
    longest: int = LONGEST_COPY


@dataclass(frozen=True, slots=True)
class Copied:
    """What became of a copy of so many `characters`. `sent` says that it was handed to the terminal, which never
    answers whether it took it; `too_long` why it was not. `path` is the file with the same text, or `refusal` why there
    is none."""

    characters: int
    sent: bool
    too_long: TooLong | None
    path: Path | None
    refusal: StoreError | None


def copy_sequence(text: str, environ: Mapping[str, str]) -> bytes | TooLong:
    """What to write to the terminal so that the text is in its clipboard, all ASCII.

    `environ` tells whether tmux or GNU screen is in between. tmux is told twice: past it, which its allow-passthrough
    permits, and itself, which its set-clipboard permits; one of them is commonly off.
    """
    data = text.encode("utf-8", "replace")
    if len(data) > LONGEST_COPY:
        return TooLong(len(data))
    sequence = b"\x1b]52;c;" + b64encode(data) + b"\a"
    if environ.get("TMUX"):
        return b"\x1bPtmux;" + sequence.replace(b"\x1b", b"\x1b\x1b") + b"\x1b\\" + sequence
    if environ.get("STY"):
        pieces = (sequence[start : start + _PIECE] for start in range(0, len(sequence), _PIECE))
        return b"".join(b"\x1bP" + piece + b"\x1b\\" for piece in pieces)
    return sequence


def copy(
    taken: Taken, language: str, folder: Path, environ: Mapping[str, str], write: Callable[[str], object]
) -> Copied:
    """Hands what is taken to the terminal as plain text, by `write` (the driver's), and writes it into the folder
    `taken` of the user's state folder, always; of earlier copies there, the last ones stay."""
    data = COPIED.write(taken, language)
    text = data.decode().removesuffix("\n")
    sequence = copy_sequence(text, environ)
    too_long = sequence if isinstance(sequence, TooLong) else None
    if isinstance(sequence, bytes):
        write(sequence.decode("ascii"))
    path, refusal = None, None
    copies = _private(folder / "taken")
    number = max(_numbered(copies), default=0) + 1
    try:
        path = write_bytes(data, copies / file_name(f"{number:04}-{taken.name[:_LONGEST_NAME]}", COPIED.suffix))
    except StoreError as error:
        refusal = error
    else:
        _forget_old(copies)
    return Copied(len(text), too_long is None, too_long, path, refusal)


def _private(folder: Path) -> Path:
    # Where it cannot be made, writing into it is refused and told.
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder


def _numbered(folder: Path) -> dict[int, list[Path]]:
    """The files of copies by their numbers; two programs may have taken the same one at once."""
    found: dict[int, list[Path]] = {}
    with suppress(OSError):
        for path in folder.iterdir():
            if (named := _COPY.fullmatch(path.name)) and path.is_file() and not path.is_symlink():
                found.setdefault(int(named[1]), []).append(path)
    return found


def _forget_old(folder: Path) -> None:
    copies = _numbered(folder)
    for number in sorted(copies)[:-COPIES_KEPT]:
        for path in copies[number]:
            with suppress(OSError):
                path.unlink()
