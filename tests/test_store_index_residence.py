"""What of the index stands in memory is let go of, and is there when it is looked at again."""

import mmap
import re
import sys
from pathlib import Path

import pytest

from store.index.residence import let_go

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells what stands in memory")

SIZE = 4_000_000


def resident(path: Path) -> int:
    maps = Path("/proc/self/smaps").read_text(encoding="utf-8")
    found = re.search(rf"{re.escape(str(path))}\n(?:.*\n)*?Rss: +(\d+) kB", maps)
    assert found is not None
    return int(found.group(1)) * 1000


@pytest.mark.parametrize(("name", "goes"), [(f"{'0a' * 16}.idx", True), ("report.json", False)])
def test_only_the_index_is_let_go_of(tmp_path: Path, name: str, goes: bool) -> None:
    path = tmp_path / name
    path.write_bytes(b"x" * SIZE)
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as mapped:
        assert mapped[:].count(b"x") == SIZE
        assert resident(path) >= SIZE * 0.9
        let_go(most=10**12)
        assert resident(path) >= SIZE * 0.9
        let_go(most=0)
        assert (resident(path) == 0) is goes
        assert mapped[:].count(b"x") == SIZE
