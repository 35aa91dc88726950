"""One file, from its bytes to the text that is read, with what is known of it besides."""

from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from store.errors import SourceRefused, StoreError
from store.models import Clues, Source, Span
from store.sources.decode import decode
from store.sources.front_matter import read_front_matter
from store.sources.walk import SUFFIXES

LARGEST = 32 * 1024 * 1024
"""The most bytes that a source file may have."""

_FOLDERS = 3


@dataclass(frozen=True, slots=True)
class SourceText:
    """A file's text and where it came from.

    `clues` are what the front matter says, the file's name and its folders; `front_matter` is the stretch of the
    text that is front matter. `notes` are sentences for the user about what was not understood but does not hinder.
    """

    text: str
    source: Source
    clues: Clues
    front_matter: Span | None
    notes: tuple[StoreError, ...]

    def clues_under(self, own: Clues) -> Clues:
        """What is known when the user's own words, where there are any, come first."""
        said = {name: value for name in Clues.__slots__ if (value := getattr(own, name))}
        return replace(self.clues, **said)


def read_source(path: Path) -> SourceText:
    """The text of one file, as `store.sources.decode` and for pages `store.sources.page` make it.

    Raises `SourceRefused` where the file is missing, no file, of no known type, too large, empty, binary,
    undecodable, or has front matter that cannot be understood.
    """
    data, name = _bytes(path), path.name
    if path.suffix.lower() in {".html", ".htm"}:
        from store.sources.page import page_text

        decoded, front = page_text(data, name), None
    else:
        decoded = decode(data, name)
        front = read_front_matter(decoded.text, name)
    if front is not None and not decoded.text[front.span.end :].strip():
        raise SourceRefused("source-empty", file=name)
    return SourceText(
        text=decoded.text,
        source=Source(name, sha256(data).hexdigest(), decoded.encoding, len(decoded.text)),
        clues=Clues(
            **(front.values if front else {}),
            file_name=path.stem,
            folder="/".join(path.absolute().parent.parts[1:][-_FOLDERS:]),
        ),
        front_matter=front.span if front else None,
        notes=tuple(SourceRefused("front-matter-unknown", file=name, key=key) for key in front.unknown)
        if front
        else (),
    )


def _bytes(path: Path) -> bytes:
    """The file's bytes, never more than `LARGEST` of them in memory."""
    try:
        if not path.is_file():
            kind = "source-folder" if path.is_dir() else "source-no-file" if path.exists() else "source-missing"
            raise SourceRefused(kind, file=path)
        if path.suffix.lower() not in SUFFIXES:
            raise SourceRefused("source-type", file=path, suffixes=" ".join(sorted(SUFFIXES)))
        with path.open("rb") as file:
            data = file.read(LARGEST + 1) if path.stat().st_size <= LARGEST else None
    except OSError as error:
        raise SourceRefused("source-unreadable", file=path, what=error.strerror or error) from error
    if data is None or len(data) > LARGEST:
        raise SourceRefused("source-too-large", file=path.name, most=LARGEST // 1024 // 1024)
    return data
