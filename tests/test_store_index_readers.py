"""Several processes at one index: readers see a whole one whatever the writer does, and a killed writer harms none."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from indexed import coming, found, library_folder

from store.index.opening import open_index
from store.index.writing import index_writer

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")

READER = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from indexed import found
from store.index.opening import guarded, open_index
library, held, index, times = Path(sys.argv[1]), 0, None, 0
print("ready", flush=True)
while not (library / "stop").exists():
    if index is None or not index.current():
        index, times = open_index(library), times + 1
    with guarded():
        covers = index.covers
        assert found(index, "敬老", "老院") == set(covers), (found(index, "敬老", "老院"), covers)
    assert len(covers) >= held, (len(covers), held)
    held = len(covers)
print(times, held)
"""


def test_readers_see_a_whole_index_while_it_is_written(tmp_path: Path) -> None:
    library = library_folder(tmp_path / "library")
    documents = [coming(str(number)) for number in range(21)]
    with index_writer(library, ()) as writer:
        writer.put(documents[0])
    arguments = [sys.executable, "-c", READER, str(library), str(Path(__file__).parent)]
    readers = [subprocess.Popen(arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for _ in range(4)]
    try:
        for reader in readers:
            assert reader.stdout is not None
            assert reader.stdout.readline() == "ready\n"
        for start in range(0, 21, 7):
            with index_writer(library, ()) as writer:
                for document in documents[start : start + 7]:
                    writer.put(document)
                    writer.commit()
    finally:
        (library / "stop").touch()
        told = [reader.communicate(timeout=60) for reader in readers]
    assert [error for _, error in told] == [""] * len(readers)
    opened = [int(output.split()[0]) for output, _ in told]
    assert min(opened) > 1


def in_child(work: Callable[[], None]) -> int:
    child = os.fork()
    if child == 0:
        try:
            work()
        finally:
            os._exit(1)
    return child


def test_a_killed_writer_leaves_a_whole_index_and_the_next_goes_on(tmp_path: Path) -> None:
    library = library_folder(tmp_path / "library")
    documents = [coming(str(number)) for number in range(200)]
    chance = random.Random(5)

    def write() -> None:
        with index_writer(library, (1, 1)) as writer:
            for document in documents:
                if document.report not in writer.covered():
                    writer.put(document)
                    writer.commit()

    held = 0
    for _ in range(6):
        child = in_child(write)
        time.sleep(chance.uniform(0.02, 0.25))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        if (library / "index" / "index.json").exists():
            index = open_index(library)
            assert found(index, "敬老", "老院") == set(index.covers)
            assert len(index.covers) >= held
            held = len(index.covers)
    with index_writer(library, (1, 1)) as writer:
        assert len(writer.covered()) == held
        for document in documents[:5]:
            writer.put(document)
    assert held > 0
    assert len(list((library / "index").iterdir())) <= 3


def test_what_a_killed_writer_left_unfinished_is_cleared_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    library = library_folder(tmp_path / "library")
    with index_writer(library, (1, 1)) as writer:
        writer.put(coming("0"))

    def die_renaming(path: Path, target: Path) -> Path:
        if target.name == "index.json":
            os._exit(0)
        return path.rename(target)

    def write() -> None:
        monkeypatch.setattr(Path, "replace", die_renaming)
        with index_writer(library, (1, 1)) as writer:
            writer.put(coming("1"))

    os.waitpid(in_child(write), 0)
    assert len([path for path in (library / "index").iterdir() if path.is_file()]) == 2
    with index_writer(library, (1, 1)) as writer:
        assert writer.covered().keys() == {"0"}
        writer.put(coming("2"))
    assert {path.name for path in (library / "index").iterdir()} == {"index.json", "1", "3"}
