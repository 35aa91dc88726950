"""A library whose writer dies: at every single step of its work on disk, and at any moment from outside."""

import importlib.readers  # noqa: F401  # as filelock below
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from shutil import copytree

import filelock  # noqa: F401  # a child without rights to the environment cannot import it
import pytest
from dying import DIED, at_step, die, interrupt
from handmade import HAIYAN, build
from handmade_reports import HAIYAN_2022, REPORTS

from store import Library, LibraryUnwritable, ReportMissing, report_id
from store.library.checking import check_library
from store.library.writer import Writer
from store.models import Reading

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")


def in_child(work: Callable[[], None]) -> int:
    """The exit status of a child process that does the work: 0 when it came to its end."""
    child = os.fork()
    if child == 0:
        status = 1
        try:
            work()
            status = 0
        finally:
            os._exit(status)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def held(folder: Path) -> tuple[Reading, ...]:
    library = Library.open(folder)
    return tuple(library.reading(entry.id) for entry in library.entries())


def named(text: str, period: str, name: str) -> Reading:
    return build(text, region=HAIYAN, period=period, name=name)


CHANGED = named("换了新的正文。", "2022", "haiyan-2022.txt")
MOVED = replace(HAIYAN_2022, report=replace(HAIYAN_2022.report, period="2019"))


def stage_two(writer: Writer) -> None:
    writer.stage(CHANGED)
    writer.stage(named("又一份报告。", "2018", "another.txt"))
    writer.commit()


WORKS: dict[str, Callable[[Writer], object]] = {
    "adds": lambda writer: writer.put(named("又一份报告。", "2018", "another.txt")),
    "replaces": lambda writer: writer.put(CHANGED),
    "moves": lambda writer: writer.put(MOVED),
    "removes": lambda writer: writer.remove(report_id(HAIYAN_2022.report)),
    "adds and replaces at once": stage_two,
}


@pytest.mark.parametrize("work", WORKS.values(), ids=WORKS.keys())
def test_killed_at_any_step_a_library_is_as_before_or_after(
    small_library: Library, tmp_path: Path, work: Callable[[Writer], object]
) -> None:
    before = held(small_library.folder)
    after: tuple[Reading, ...] = ()
    seen = set()
    for step in range(1, 200):
        folder = tmp_path / f"killed-{step}"
        copytree(small_library.folder, folder)

        def change(folder: Path = folder, step: int | None = step) -> None:
            library = Library.open(folder)
            if step:
                at_step(step, die)
            with library.writer() as writer:
                work(writer)

        if not after:
            whole = tmp_path / "whole"
            copytree(small_library.folder, whole)
            assert in_child(lambda folder=whole: change(folder, None)) == 0  # type: ignore[misc]
            after = held(whole)
            assert after != before
        status = in_child(change)
        assert held(folder) in (before, after)
        seen.add(held(folder) == after)
        assert list(check_library(folder)) == []
        with Library.open(folder).writer():
            pass
        assert held(folder) in (before, after)
        lasting = {f"{entry.id}.json" for entry in Library.open(folder).entries()}
        assert {path.name for path in (folder / "reports").iterdir()} == lasting
        if status == 0:
            break
        assert status == DIED
    assert status == 0
    assert seen == {False, True}


@pytest.mark.parametrize("work", WORKS.values(), ids=WORKS.keys())
def test_interrupted_at_any_step_a_library_is_sound_and_free(
    small_library: Library, tmp_path: Path, work: Callable[[Writer], object]
) -> None:
    statuses = set()
    for step in range(1, 200):
        folder = tmp_path / f"interrupted-{step}"
        copytree(small_library.folder, folder)

        def change(folder: Path = folder, step: int = step) -> None:
            library = Library.open(folder)
            at_step(step, interrupt)
            try:
                with library.writer() as writer:
                    work(writer)
            except KeyboardInterrupt:
                with library.writer():
                    assert held(folder)
                os._exit(DIED)

        status = in_child(change)
        statuses.add(status)
        assert list(check_library(folder)) == []
        assert len(held(folder)) in (3, 4, 5)
        assert not any(path.name.endswith((".tmp", ".new")) for path in folder.rglob("*"))
        if status == 0:
            break
    assert statuses == {0, DIED}


LOADER = """
import sys
from dataclasses import replace
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from handmade_reports import REPORTS
from store import Library
library = Library.open(Path(sys.argv[1]))
print("ready", flush=True)
for turn in range(10_000):
    with library.writer() as writer:
        for reading in REPORTS:
            text = reading.text + "改" * (turn % 7)
            source = replace(reading.report.source, characters=len(text), sha256=f"{turn} {reading.report.source.name}")
            writer.put(replace(reading, text=text, report=replace(reading.report, source=source)))
        if turn % 5 == 4:
            writer.remove(library.entries()[turn % 4].id)
"""


def test_killed_at_any_moment_every_document_is_whole(small_library: Library) -> None:
    for _ in range(6):
        loader = subprocess.Popen(
            [sys.executable, "-c", LOADER, str(small_library.folder), str(Path(__file__).parent)],
            stdout=subprocess.PIPE,
            text=True,
        )
        assert loader.stdout is not None
        assert loader.stdout.readline() == "ready\n"
        # No seed: another moment in every run.
        time.sleep(random.uniform(0.0, 0.15))
        loader.send_signal(signal.SIGKILL)
        loader.wait()
        loader.stdout.close()
        assert [fault.sentence("zh") for fault in check_library(small_library.folder)] == []
        assert len(held(small_library.folder)) in (3, 4)


def test_readers_see_whole_reports_while_a_writer_works(small_library: Library) -> None:
    loader = subprocess.Popen(
        [sys.executable, "-c", LOADER, str(small_library.folder), str(Path(__file__).parent)],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert loader.stdout is not None
    loader.stdout.readline()
    lengths = {report_id(reading.report): len(reading.text) for reading in REPORTS}
    try:
        turns: set[str] = set()
        for nth in range(10_000):
            # A busy machine lets the writer turn but seldom.
            if nth >= 150 and len(turns) > len(REPORTS):
                break
            reader = Library.open(small_library.folder)
            for entry in reader.entries():
                with suppress(ReportMissing):  # the writer has just removed it
                    reading = reader.reading(entry.id)
                    turns.add(reading.report.source.sha256)
                    assert len(reading.text) - lengths[entry.id] in range(7)
    finally:
        loader.kill()
        loader.wait()
        loader.stdout.close()
    assert len(turns) > len(REPORTS)


@contextmanager
def open_to_all() -> Iterator[Path]:
    """A folder that a user without rights can come to, which pytest's own cannot be."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


def test_a_library_one_may_not_write_is_read_all_the_same() -> None:
    with open_to_all() as place:
        library = Library.create(place / "library")
        with library.writer() as writer:
            for reading in REPORTS:
                writer.put(reading)
        everything = sorted([library.folder, *library.folder.rglob("*")], reverse=True)
        for path in everything:
            path.chmod(0o555 if path.is_dir() else 0o444)
        names = {str(path): path.stat().st_mtime_ns for path in everything}

        def read_and_be_refused() -> None:
            if os.getuid() == 0:
                os.setgroups([])
                os.setgid(65534)
                os.setuid(65534)
            assert sorted(map(repr, held(library.folder))) == sorted(map(repr, REPORTS))
            assert Library.create(library.folder).refresh() is False
            with pytest.raises(LibraryUnwritable, match="权限"), Library.open(library.folder).writer():
                pass

        assert in_child(read_and_be_refused) == 0
        assert {str(path): path.stat().st_mtime_ns for path in sorted(library.folder.rglob("*"))} == {
            name: at for name, at in names.items() if name != str(library.folder)
        }
        for path in everything:
            path.chmod(0o755)
