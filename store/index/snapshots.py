"""The engine's files: handed from one folder to another without copying, and looked after.

A snapshot is a folder of the index that is never written again; its files are links to those that the engine wrote.
So a reader finds all that belongs together for as long as it needs, whatever a writer merges and clears away.
"""

import os
import shutil
import struct
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path

import orjson

from store.replacing import is_unfinished, replace_file

META, MANAGED = "meta.json", ".managed.json"
"""The engine's own lists: of what belongs to the index, and of all that it wrote."""
_FOOTER = struct.Struct("<II")
_MAGIC = 1337
_CHUNK = 1 << 20


def snap(work: Path, snapshot: Path) -> bool:
    """Hands what the engine's list names on to a new folder; False where the engine changed the list meanwhile, so
    that some of it may be gone. OSError where disk or permissions refuse."""
    snapshot.mkdir()
    meta, managed = ((work / name).read_bytes() for name in (META, MANAGED))
    try:
        for name in _named(meta, os.listdir(work)):  # noqa: PTH208
            hand_on(work / name, snapshot / name)
    except FileNotFoundError:
        return False
    if (work / META).read_bytes() != meta:
        return False
    replace_file(snapshot / META, meta)
    replace_file(snapshot / MANAGED, managed)
    return True


def hand_on(source: Path, target: Path) -> None:
    """Gives a file a second name, or makes it anew where that cannot be; OSError where neither can."""
    try:
        os.link(source, target)
    except FileNotFoundError:
        raise
    except OSError:
        # Not every file system has links, and not every system lets another user's files be linked.
        shutil.copy2(source, target)


def written(folder: Path) -> dict[str, tuple[int, int]]:
    """The files in a folder with their size and the time of their writing."""
    stats = ((entry.name, entry.stat()) for entry in os.scandir(folder) if entry.is_file())
    return {name: (stat.st_size, stat.st_mtime_ns) for name, stat in stats}


def sound(folder: Path, files: Mapping[str, tuple[int, int]], checksum: int) -> bool:
    """Whether the folder holds these files as the engine wrote them, its list of them with this checksum.

    A file of the size and time that it was written with is believed to be; of any other, every byte is looked at.
    """
    try:
        there = written(folder)
        return checksum == checksum_of(folder) and all(
            name in there and there[name][0] == file[0] and (there[name][1] == file[1] or _intact(folder / name))
            for name, file in files.items()
        )
    except OSError:
        return False


def checksum_of(folder: Path) -> int:
    """The checksum of the engine's list in a folder, which has none of its own."""
    return zlib.crc32((folder / META).read_bytes())


def clear(folder: Path, kept: Iterable[str]) -> None:
    """Removes the folders in the index's folder that are not to be kept, and what killed writers left unfinished."""
    keep = set(kept)
    for entry in os.scandir(folder):
        if entry.is_dir(follow_symlinks=False):
            if entry.name not in keep:
                shutil.rmtree(entry.path, ignore_errors=True)
        elif is_unfinished(entry.name):
            Path(entry).unlink(missing_ok=True)


def permit(path: Path, like: Path) -> None:
    """Lets those who may read the given document read a file too, or a folder and the files in it."""
    mode = like.stat().st_mode & 0o777
    files = [path] if path.is_file() else [path / name for name in written(path)]
    # Another user's files already are as that user's writer left them.
    for file in files:
        with suppress(PermissionError):
            if file.stat().st_mode & 0o777 != mode:
                file.chmod(mode)
    if path.is_dir():
        with suppress(PermissionError):
            path.chmod(mode | (mode & 0o444) >> 2)


def _named(meta: bytes, names: Iterable[str]) -> Iterator[str]:
    """Those of the names that belong to the segments of the engine's list."""
    segments = {each["segment_id"].replace("-", ""): each["deletes"] for each in orjson.loads(meta)["segments"]}
    for name in names:
        identifier, _, kind = name.partition(".")
        if identifier in segments:
            deletes = segments[identifier]
            if not kind.endswith("del") or (deletes and kind == f"{deletes['opstamp']}.del"):
                yield name


def _intact(file: Path) -> bool:
    """Whether a file is what its own checksum says; the engine's lists have none."""
    if file.name in {META, MANAGED}:
        return True
    length = file.stat().st_size
    with file.open("rb") as content:
        content.seek(max(length - _FOOTER.size, 0))
        footer = content.read()
        if len(footer) < _FOOTER.size:
            return False
        size, magic = _FOOTER.unpack(footer)
        body = length - _FOOTER.size - size
        if magic != _MAGIC or body < 0:
            return False
        content.seek(body)
        try:
            told = orjson.loads(content.read(size))["crc"]
        except (ValueError, KeyError, TypeError):
            return False
        content.seek(0)
        checksum = 0
        while body > 0:
            chunk = content.read(min(_CHUNK, body))
            if not chunk:
                return False
            checksum = zlib.crc32(chunk, checksum)
            body -= len(chunk)
        return bool(checksum == told)
