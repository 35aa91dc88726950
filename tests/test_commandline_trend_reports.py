"""Four consecutive reports of one district: the rows of their years, checked by hand in the originals, and what
docs/trend.md shows of them.

Values are in 亿元, 万人次, 元, percent … as the reports give them; an asterisk is a target, brackets are what a later
report tells, and ≠ stands where one tells it otherwise.
"""

import re
import shlex
from pathlib import Path

import pytest
from pty_session import PROGRAM, ROOT, Session, environment
from shelf import put

from store import Clues, Library, read_file
from store.comparing.years.trend import Trend, YearCell
from store.comparing.years.years import trend

FOLDER = ROOT.parent / "shared" / "corpus" / "hailar"
BY_HAND = {
    "地区生产总值": (1e8, "(162.4) | 235.2 | 253.7 282* | 274.4 282* | 287.9 296* | 309*", (7.87, 8.16, 4.92)),
    "一般公共预算收入": (1e8, "(5.24) | - | - | 13.7 | 15.07 14.6* | 15.8*", (10.0,)),
    "财政总收入": (1e8, "- | 20.67 | 24.85 24.8* | 24.9 28.8* | - | -", (20.22, 0.2)),
    "固定资产投资": (1e8, "- | - | 90.7 100* | 121.1 108.8* | - | -", (33.52,)),
    "社会消费品零售总额": (1e8, "(68) | 97.9 | 110.6 120* | 123.4 126* | 136.3 | -", (12.97, 11.57, 10.45)),
    "城镇居民人均可支配收入": (1, "- | 23267 | 25852 | 28541 | 30788 | -", (11.11, 10.4, 7.87)),
    "农民人均纯收入": (1, "- | 16720 | 19080≠ | 21618 | - | -", (14.11, 13.3)),
    "城镇登记失业率": (1, "- | 3.84 | - | 3.79 4* | 4* | -", (-0.05,)),
    "规上工业增加值增速": (1, "- | - | 16.1 | 12 | 9.7 | -", (-4.1, -2.3)),
    "接待游客": (1e4, "- | 370 | 438 446* | 525.6≠ 500* | 607 600* | 700*", (18.38, 20.0, 15.49)),
    "旅游收入": (1e8, "- | 38 | 47.2 46* | 56.4≠ 50* | 69 60* | 83*", (24.21, 19.49, 22.34)),
    "规模以上工业总产值": (1e8, "- | 137.8≠ | 207.2≠ | 166.7 | 188 | -", (50.36, -19.55, 12.78)),
    "新增就业": (1, "- | - | 5611 | - | 5650 5700* | 5300*", (0.7,)),
    "仓储库": (1e4, "- | - | 3.5 | 3.2 2* | 2 2* | 2*", (-8.57, -37.5)),
    "蔬菜产量": (1e4, "- | - | - | 9.7 | 10.2 10* | -", (5.15,)),
    "新建农村道路": (1, "- | 32 | 24 | - | - | -", (-25.0,)),
    "公共预算支出": (1e8, "(11.66) | - | - | - | 29.33 | -", ()),
    "月人均养老金": (1, "(1264) | - | - | - | 2011 | -", ()),
}
PERIODS = ("2010", "2012", "2013", "2014", "2015", "2016")

pytestmark = pytest.mark.skipif(not FOLDER.is_dir(), reason="the reports in ../shared are not here")


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    made = Library.create(tmp_path_factory.mktemp("hailar") / "library")
    put(made, *(read_file(path, Clues(region="海拉尔区")) for path in sorted(FOLDER.glob("*.txt"))))
    return made


@pytest.fixture(scope="module")
def hailar(library: Library) -> Trend:
    return trend({entry.id: library.reading(entry.id) for entry in library.entries()})


@pytest.mark.parametrize("label", BY_HAND)
def test_values_targets_and_changes_stand_at_their_periods(hailar: Trend, label: str):
    size, expected, changes = BY_HAND[label]
    row = next(row for row in hailar.rows if row.label == label)
    cells = [row.cells[hailar.periods.index(period)] for period in PERIODS]
    assert " | ".join(_told(cell, size) for cell in cells) == expected
    found = [cell.change for cell in row.cells if cell.change]
    assert [
        round(each.relative if each.relative is not None else each.absolute, 2) for each in found
    ] == [*changes]  # fmt: skip


def _told(cell: YearCell, size: float) -> str:
    result, target, told = cell.result, cell.target, cell.told
    parts = [
        f"{result.value / size:.6g}{'≠' if cell.doubted else ''}" if result else "",
        f"({told.value / size:.6g})" if told else "",
        f"{target.value / size:.6g}*" if target else "",
    ]
    return " ".join(part for part in parts if part) or "-"


DOCS = (ROOT / "docs" / "trend.md").read_text(encoding="utf-8")
SHOWN = re.findall(r"^\$ (duibiao .*)\n((?:(?!\$ |```).+\n)+)", DOCS, re.MULTILINE)


def test_the_documentation_shows_what_is_printed(library: Library, tmp_path: Path):
    assert len(SHOWN) > 1
    places = {"DUIBIAO_LIBRARY": str(library.folder), "DUIBIAO_STATE": str(tmp_path)}
    for command, output in SHOWN:
        with Session([*PROGRAM, *shlex.split(command)[1:]], env=environment(**places), columns=140) as session:
            assert session.wait_for_end() == 0
            printed = ["".join("".join(line).split()) for line in session.cells()]
        for line in output.splitlines():
            assert line == "…" or "".join(line.split()) in printed, line
