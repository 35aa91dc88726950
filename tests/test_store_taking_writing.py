"""Files of what is taken along: whole, never over another, under names that every file system takes."""

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store import ExportUnwritable
from store.taking.formats import FORMATS
from store.taking.taken import Caption, Taken
from store.taking.writing import file_name, write_taken

TAKEN = Taken("养老", "养老 2022", (Caption("海盐县"),))


def write(to: Path, taken: Taken = TAKEN) -> Path:
    return write_taken(taken, FORMATS["json"], to, "zh")


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_file_is_named_after_what_it_holds_and_overwrites_none(tmp_path: Path):
    first, second, third = write(tmp_path), write(tmp_path), write(tmp_path)
    assert [path.name for path in (first, second, third)] == ["养老-2022.json", "养老-2022-2.json", "养老-2022-3.json"]
    assert first.read_bytes() == second.read_bytes() == FORMATS["json"].write(TAKEN, "zh")
    assert names(tmp_path) == sorted(path.name for path in (first, second, third))


def test_a_path_of_its_own_is_kept_and_its_folder_made(tmp_path: Path):
    path = tmp_path / "新的" / "表.v1.json"
    assert write(path) == path
    assert write(path) == path.with_name("表.v1-2.json")


def test_files_can_be_read_by_whom_the_mask_allows(tmp_path: Path):
    before = os.umask(0o027)
    try:
        assert write(tmp_path).stat().st_mode & 0o777 == 0o640
    finally:
        os.umask(before)


def without_links(_: Path, target: Path) -> None:
    raise OSError(errno.EPERM, "Operation not permitted", str(target))


def test_where_there_are_no_links_none_is_overwritten_either(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(Path, "hardlink_to", without_links)
    assert [write(tmp_path).name, write(tmp_path).name] == ["养老-2022.json", "养老-2022-2.json"]
    assert all((tmp_path / name).read_bytes() for name in names(tmp_path))
    assert len(names(tmp_path)) == 2


def under_a_file(folder: Path) -> Path:
    (folder / "file").write_text("x", encoding="utf-8")
    return folder / "file" / "表.json"


def of_a_name_too_long(folder: Path) -> Path:
    return folder / ("长" * 100 + ".json")


@pytest.mark.parametrize("wanted", [under_a_file, of_a_name_too_long])
def test_what_cannot_be_written_is_refused_and_leaves_nothing(wanted: Callable[[Path], Path], tmp_path: Path):
    path = wanted(tmp_path)
    there = names(tmp_path)
    with pytest.raises(ExportUnwritable) as refused:
        write(path)
    assert str(path) in str(refused.value)
    assert str(path) in refused.value.sentence("en")
    assert names(tmp_path) == there


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("奉化区 2022", "奉化区-2022.md"),
        ('a/b\\c:d*e?f"g<h>i|j', "a-b-c-d-e-f-g-h-i-j.md"),
        ("../../etc/passwd", "etc-passwd.md"),
        (".隐藏", "隐藏.md"),
        ("--help", "help.md"),
        ("con", "duibiao-con.md"),
        ("LPT1.x", "duibiao-LPT1.x.md"),
        ("console", "console.md"),
        ("", "duibiao.md"),
        ("...", "duibiao.md"),
        ("甲\x00\x1b[31m\n乙\u202e", "甲[31m-乙.md"),
        ("长" * 100, "长" * 40 + ".md"),
    ],
)
def test_names_are_what_every_file_system_takes(name: str, safe: str):
    assert file_name(name, ".md") == safe


@given(st.text())
def test_any_name_makes_a_file(tmp_path_factory: pytest.TempPathFactory, name: str):
    safe = file_name(name, ".json")
    assert safe.removesuffix(".json")
    assert len(os.fsencode(safe)) <= 143
    assert not set(safe) & set('<>:"/\\|?*\n\0')
    assert not safe.startswith((".", "-", " "))
    path = tmp_path_factory.getbasetemp() / safe
    path.write_bytes(b"")
    path.unlink()
