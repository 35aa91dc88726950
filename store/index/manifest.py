"""What stands in index.json: which folder is the index, made by which rules, and true to which catalog."""

from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import Any

import orjson

from store.index.schema import FORMAT
from store.index.unusable import IndexDamaged, IndexMissing, IndexOutdated
from store.replacing import replace_file

INDEX = "index"
"""The index's folder in that of the library."""
_MANIFEST = "index.json"
_PACKAGES = ("jieba", "opencc", "pypinyin")
_DATA = ("words.txt", "measures.toml")


@dataclass(frozen=True, slots=True)
class Manifest:
    """`snapshot` is the folder that holds the index, `catalog` the stamp of the catalog that it is true to; `files`
    are its files with their size and the time of their writing, `checksum` is that of the engine's list of them."""

    snapshot: str
    catalog: tuple[int, ...]
    files: dict[str, tuple[int, int]]
    checksum: int


def read_manifest(folder: Path) -> Manifest:
    """The manifest of a library's index; IndexMissing, IndexOutdated, IndexDamaged where there is none to use."""
    path = folder / INDEX / _MANIFEST
    try:
        data = path.read_bytes()
    except OSError as error:
        raise IndexMissing(str(error)) from error
    try:
        document: dict[str, Any] = orjson.loads(data)
        if document["rules"] != _rules():
            raise IndexOutdated(str(path))
        snapshot, catalog = document["snapshot"], tuple(map(int, document["catalog"]))
        checksum = int(document["checksum"])
        written = {name: (int(size), int(time)) for name, (size, time) in document["files"].items()}
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise IndexDamaged(str(path)) from error
    if not isinstance(snapshot, str) or not snapshot.isdecimal() or any("/" in name for name in written):
        raise IndexDamaged(str(path))
    return Manifest(snapshot, catalog, written, checksum)


def write_manifest(folder: Path, manifest: Manifest) -> Path:
    """Makes a snapshot the library's index, and gives index.json; LibraryUnwritable where disk or permissions
    refuse."""
    document = {
        "rules": _rules(),
        "snapshot": manifest.snapshot,
        "catalog": manifest.catalog,
        "files": manifest.files,
        "checksum": manifest.checksum,
    }
    path = folder / INDEX / _MANIFEST
    replace_file(path, orjson.dumps(document))
    return path


def stamp_of(folder: Path) -> tuple[int, ...]:
    """The stamp of the catalog to which a library's index is true; raises as `read_manifest`."""
    return read_manifest(folder).catalog


def state_of(folder: Path) -> tuple[int, ...]:
    """What tells one state of a library's index from another, without reading it; empty where there is none."""
    try:
        stat = (folder / INDEX / _MANIFEST).stat()
    except OSError:
        return ()
    return stat.st_ino, stat.st_mtime_ns, stat.st_size


@cache
def _rules() -> dict[str, object]:
    """Everything but the reports that decides what stands in an index."""
    import unicodedata

    words = sha256("\n".join((unicodedata.unidata_version, *map(version, _PACKAGES))).encode())
    for name in _DATA:
        words.update(files("seeds").joinpath(name).read_bytes())
    return {"format": FORMAT, "engine": version("tantivy"), "words": words.hexdigest()}
