"""Small reports to load, and what loads of them came to."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from store import Library, Loaded, LoadEvent, Outcome, Refused, Skipped
from store.index.opening import open_index
from store.library.catalog import catalog_stamp

BODY = """
一、养老服务更周到

提高机构床位数。全县新增养老床位{beds}张，护理型床位占比达到61%。

二、明年打算

计划新建助餐点{meals}个。
"""


LOADER = """
import sys
from pathlib import Path
from store import Library, Loaded, load
for event in load(Library.open(Path(sys.argv[1])), [Path(sys.argv[2])]):
    if isinstance(event, Loaded):
        print(event.path.name, flush=True)
"""


def source(
    folder: Path,
    name: str = "report.md",
    *,
    region: str = "海盐县",
    period: str = "2022",
    beds: int = 120,
    more: str = "",
) -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / name
    front = f"---\nregion: {region}\nagency: 民政局\nperiod: {period}\n{more}---\n" if region else ""
    path.write_text(front + f"民政局工作总结\n{BODY.format(beds=beds, meals=beds // 2)}", encoding="utf-8")
    return path


def outcomes(events: Iterator[LoadEvent]) -> list[Outcome | str]:
    return [
        event.outcome if isinstance(event, Loaded) else event.error.reason if isinstance(event, Refused) else "skipped"
        for event in events
        if isinstance(event, Loaded | Refused | Skipped)
    ]


def refusal(events: Iterator[LoadEvent]) -> Refused:
    (refused,) = (event for event in events if isinstance(event, Refused))
    return refused


def told_until_killed(library: Library, folder: Path, files: int, settings: str = "") -> list[str]:
    """The names that a process told which loaded a folder, killed once it had told of so many; settings are lines of
    a program that it runs before."""
    command = [sys.executable, "-c", settings + LOADER, str(library.folder), str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as loader:
        assert loader.stdout is not None
        told = [loader.stdout.readline() for _ in range(files)]
        loader.kill()
        return told + loader.stdout.read().splitlines()


def held(library: Library) -> list[tuple[str, str]]:
    return sorted(
        (entry.report.region.name, entry.report.period or "")
        for entry in Library.open(library.folder).entries()
        if entry.report.region
    )


def beds(library: Library) -> float:
    (entry,) = Library.open(library.folder).entries()
    return next(each.value for each in library.reading(entry.id).indicators if "床位" in each.name)


def state(library: Library) -> dict[str, tuple[bytes, int]]:
    return {
        str(path): (path.read_bytes(), path.stat().st_mtime_ns)
        for path in library.folder.rglob("*")
        if path.is_file() and path.name != ".lock"
    }


def searchable(library: Library) -> bool:
    """Whether the index holds all of the library and nothing else, and says so."""
    with closing(open_index(library.folder)) as index:
        true = index.catalog_stamp == catalog_stamp(library.folder)
        return true and dict(index.covers) == Library.open(library.folder).marks()
