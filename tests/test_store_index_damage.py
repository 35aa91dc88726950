"""An index whose files are not what was written: it is found out, never searched, and written anew."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from indexed import coming, found, library_folder

from store.index.opening import IndexDamaged, guarded, open_index
from store.index.writing import index_writer

CATALOG = (17, 4)
DAMAGES: dict[str, Callable[[bytes], bytes | None]] = {
    "missing": lambda _: None,
    "empty": lambda _: b"",
    "cut": lambda content: content[: len(content) // 2],
    "longer": lambda content: content + b"more",
    "other bytes": lambda content: bytes(len(content)),
    "one bit": lambda content: content[: len(content) // 2] + bytes([content[len(content) // 2] ^ 16])
    + content[len(content) // 2 + 1 :],
    "one bit of the first byte": lambda content: bytes([content[0] ^ 1]) + content[1:],
    "another checksum": lambda content: content[:-20] + b"7" * 12 + content[-8:],
}  # fmt: skip


@pytest.fixture
def library(tmp_path: Path) -> Path:
    folder = library_folder(tmp_path / "library")
    with index_writer(folder, CATALOG) as writer:
        writer.put(coming("a", "一、养老服务\n敬老院三所。\n"))
        writer.put(coming("b", "食堂两家。"))
    with index_writer(folder, CATALOG) as writer:
        writer.remove("b")
        writer.put(coming("c", "食堂五家。"))
    return folder


def files(library: Path) -> dict[str, Path]:
    """One file of each kind of the index, by its ending."""
    newest = max((library / "index").glob("[0-9]*"), key=lambda path: int(path.name))
    return {path.suffix or path.name: path for path in sorted(newest.iterdir())}


def damage(path: Path, how: str) -> None:
    content = DAMAGES[how](path.read_bytes())
    # Made anew, for the same file has a name in other folders too.
    path.unlink()
    if content is not None:
        path.write_bytes(content)


@pytest.mark.parametrize("how", DAMAGES)
def test_damage_of_any_file_is_found_out_before_anything_is_searched(library: Path, how: str) -> None:
    kinds = files(library).keys() - {".managed.json"}
    assert {".idx", ".term", ".pos", ".store", ".fast", ".fieldnorm", ".del", ".json"} <= kinds
    for kind in kinds:
        path = files(library)[kind]
        whole, times = path.read_bytes(), path.stat()
        damage(path, how)
        try:
            with pytest.raises(IndexDamaged):
                open_index(library)
        except BaseException:
            pytest.fail(f"{kind}: {how}")
        path.write_bytes(whole)
        os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert found(open_index(library), "食堂") == {"c"}


def test_a_damaged_index_is_written_anew(library: Path) -> None:
    damage(files(library)[".idx"], "cut")
    with index_writer(library, CATALOG) as writer:
        assert writer.covered() == {}
        writer.put(coming("d", "食堂八家。"))
    assert found(open_index(library), "食堂") == {"d"}


def test_a_copy_that_kept_no_times_is_as_good(library: Path) -> None:
    for path in files(library).values():
        os.utime(path, ns=(1, 1))
    assert found(open_index(library), "食堂") == {"c"}


def test_what_the_engine_dies_of_is_damage(library: Path) -> None:
    index = open_index(library)

    class PanicException(BaseException):
        """As the engine's own."""

    with pytest.raises(IndexDamaged), guarded():
        raise PanicException
    with pytest.raises(IndexDamaged), guarded():
        index.searcher.doc_freq("no such field", "x")
    with pytest.raises(KeyboardInterrupt), guarded():
        raise KeyboardInterrupt
