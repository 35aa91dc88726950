"""Work shared among processes: in order, no more of it at once than may be, and nothing left of it afterwards."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest

from store.library import reading_processes
from store.library.reading_processes import FEW, HELD, Died, in_order

pytestmark = pytest.mark.skipif(reading_processes.processors() < 2, reason="needs two processors")

MANY = FEW + 8


def named(number: int) -> tuple[int, int]:
    if number % 5 == 0:
        time.sleep(0.02)
    return number, os.getpid()


def deadly(number: int, which: int) -> int:
    if number == which:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def noisy(number: int) -> int:
    sys.stdout.write("这一行不该混进答复里\n")
    sys.stdout.flush()
    return number


def test_many_pieces_are_done_elsewhere_and_come_back_in_order() -> None:
    pieces = [(n, None if n % 3 == 0 else partial(named, n)) for n in range(2 * MANY)]
    done = list(in_order(pieces))
    assert [key for key, _ in done] == list(range(2 * MANY))
    assert all((result is None) == (key % 3 == 0) for key, result in done)
    results = [result for _, result in done if isinstance(result, tuple)]
    assert [number for number, _ in results] == [n for n in range(2 * MANY) if n % 3]
    assert len({process for _, process in results} - {os.getpid()}) >= 2
    assert os.getpid() not in {process for _, process in results}


def test_few_pieces_are_done_here_however_many_need_none() -> None:
    pieces = [(n, partial(named, n) if n % 100 == 7 else None) for n in range(100 * (FEW - 1))]
    done = dict(in_order(pieces))
    assert {result for result in done.values() if result} == {(n, os.getpid()) for n in range(7, len(pieces), 100)}


def test_a_process_that_is_killed_costs_its_own_piece_and_no_other() -> None:
    done = dict(in_order((n, partial(deadly, n, 5)) for n in range(MANY)))
    assert done.pop(5) == Died(-signal.SIGKILL)
    assert done == {n: n for n in range(MANY) if n != 5}


def test_what_is_printed_meanwhile_is_no_answer() -> None:
    assert dict(in_order((n, partial(noisy, n)) for n in range(MANY))) == {n: n for n in range(MANY)}


def test_no_more_is_given_out_than_a_few_pieces_ahead() -> None:
    given = 0

    def pieces() -> Iterator[tuple[int, "partial[tuple[int, int]]"]]:
        nonlocal given
        for n in range(6 * MANY):
            given += 1
            yield n, partial(named, n)

    most = max(FEW, HELD * reading_processes.processors())
    for taken, _ in enumerate(in_order(pieces())):
        assert given <= taken + 1 + most
    assert given == 6 * MANY


def alive(process: int) -> bool:
    try:
        os.kill(process, 0)
        # Whoever takes care of orphans may do so later; a zombie does nothing any more.
        state = Path(f"/proc/{process}/stat")
        return not state.exists() or ") Z " not in state.read_text()
    except (ProcessLookupError, FileNotFoundError):
        return False


def test_nothing_is_left_when_it_is_broken_off() -> None:
    with closing(in_order((n, partial(named, n)) for n in range(20 * MANY))) as done:
        processes = {result[1] for _, (_, result) in zip(range(MANY), done, strict=False) if isinstance(result, tuple)}
    assert len(processes) >= 2
    assert [process for process in processes if alive(process)] == []


def test_where_no_process_can_be_started_the_work_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    assert dict(in_order((n, partial(named, n)) for n in range(MANY))) == {n: (n, os.getpid()) for n in range(MANY)}


PARENT = """
import sys
sys.path.insert(0, sys.argv[1])
from functools import partial
from store.library.reading_processes import in_order
from test_store_reading_processes import lasting
for _, process in in_order((n, partial(lasting, n)) for n in range(1000)):
    print(process, flush=True)
"""


def lasting(number: int) -> int:
    if number > 20:
        time.sleep(60)
    return os.getpid()


@pytest.mark.parametrize("end", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_the_processes_end_with_the_one_that_started_them(end: signal.Signals) -> None:
    parent = subprocess.Popen(
        [sys.executable, "-c", PARENT, str(Path(__file__).parent)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert parent.stdout is not None
    processes = {int(parent.stdout.readline()) for _ in range(21)}
    assert len(processes) >= 2
    assert all(map(alive, processes))
    parent.send_signal(end)
    parent.wait()
    parent.stdout.close()
    patience = time.monotonic() + 10
    while any(map(alive, processes)) and time.monotonic() < patience:
        time.sleep(0.02)
    assert [process for process in processes if alive(process)] == []
