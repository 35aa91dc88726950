"""Writers that are killed while they keep the index: nothing told is lost, nothing untrue is believed."""

import random
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from shutil import copytree

import pytest
from dying import DIED
from loads import held, searchable, source, told_until_killed

from store import Library, Loaded, Outcome, check_library, index_library, load
from store.index.opening import open_index
from store.library import reading_processes
from store.library.catalog import catalog_stamp

FILES = 16
MANY = """
from store.library import indexing, reading_processes
reading_processes.FEW, indexing.BATCH = 4, 2
"""
"""Makes a few files enough to be read by processes and indexed in batches."""


@pytest.mark.skipif(reading_processes.processors() < 2, reason="needs two processors")
def test_a_load_of_many_that_is_killed_has_lost_nothing_it_told_of(
    library: Library, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for n in range(FILES):
        source(folder, f"{n:02}.md", period=f"20{n:02}", beds=100 + n)
    names = told_until_killed(library, folder, 5, MANY)
    assert list(check_library(library.folder)) == []
    assert len(names) <= len(held(library)) <= FILES
    monkeypatch.setattr(reading_processes, "processors", lambda: 1)
    events = [event for event in load(library, [folder]) if isinstance(event, Loaded)]
    assert [event.outcome for event in events[: len(names)]] == [Outcome.UNCHANGED] * len(names)
    assert {event.outcome for event in events} <= {Outcome.ADDED, Outcome.UNCHANGED}
    assert len(held(library)) == FILES
    assert searchable(library)


REMOVER = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from dying import at_step, die
from store import Library
library = Library.open(Path(sys.argv[1]))
with library.writer() as writer:
    at_step(int(sys.argv[3]), die)
    writer.remove(library.entries()[0].id)
"""


def test_killed_at_any_step_an_index_is_never_believed_to_hold_what_it_does_not(
    small_library: Library, tmp_path: Path
) -> None:
    list(index_library(small_library))
    marks = small_library.marks()
    # No seed: other steps in every run, the first and one after the last among them.
    for step in [1, *random.sample(range(2, 40), 3), 1000]:
        folder = tmp_path / f"killed-{step}"
        copytree(small_library.folder, folder)
        remover = [sys.executable, "-c", REMOVER, str(folder), str(Path(__file__).parent), str(step)]
        assert subprocess.run(remover, check=False).returncode in {0, DIED}
        library = Library.open(folder)
        with closing(open_index(folder)) as index:
            assert index.covers.items() <= marks.items()
            true = dict(index.covers) == library.marks()
            assert true or index.catalog_stamp != catalog_stamp(folder)
        assert list(check_library(folder)) == []
        list(index_library(library))
        assert searchable(library)
